"""Places in a JSON document: keys separated by points, elements of lists in brackets.

``rows[id=x].value`` is the value of the row whose id is x (``&`` joins two wishes),
``rows[].value`` that of every row, ``years[2]`` the third, and ``values."0.5"`` a key that has a
point itself.
"""

from __future__ import annotations

import re
from typing import Any

STEP = re.compile(r'"([^"]+)"|([^.\[\]"]+)|\[([^\]]*)\]')


def selected(document: Any, path: str) -> list[Any]:
    """Everything that stands at a path.

    Parameters
    ----------
    document : object
        What a command printed with ``--json``.
    path : str
        The place.

    Returns
    -------
    list
        What stands there; empty when the path leads nowhere.
    """
    found = [document]
    for quoted, key, choice in STEP.findall(path):
        name = quoted or key
        found = [
            one for each in found for one in (_named if name else _chosen)(each, name or choice)
        ]
    return found


def _named(value: Any, name: str) -> list[Any]:
    return [value[name]] if isinstance(value, dict) and name in value else []


def _chosen(value: Any, choice: str) -> list[Any]:
    if not isinstance(value, list):
        return []
    if choice.lstrip("-").isdigit():
        return value[int(choice) :][:1] if abs(int(choice)) <= len(value) else []
    pairs = [pair.partition("=") for pair in choice.split("&") if pair]
    return [one for one in value if all(_is(one, key, wanted) for key, _, wanted in pairs)]


def _is(element: Any, key: str, wanted: str) -> bool:
    return isinstance(element, dict) and key in element and str(element[key]) == wanted


def tells(value: Any) -> bool:
    """Whether there is anything: a number, a word, true or false, at any depth.

    Parameters
    ----------
    value : object
        Part of a document.

    Returns
    -------
    bool
        False for nulls, empty texts, lists and tables.
    """
    if isinstance(value, dict):
        return any(map(tells, value.values()))
    if isinstance(value, list):
        return any(map(tells, value))
    return value is not None and value != ""
