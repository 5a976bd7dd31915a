"""Words that people write for the columns, directions and gases of an inventory table."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from polysight.evidence.codelist import folded

#: What ends the first word of a direction that tells more: ``emission air, urban``.
_ENDS = (" ", ",", "/", "，")


@cache
def _spellings(kind: str) -> dict[str, str]:
    path = Path(__file__).with_name("inventory_words.toml")
    tree: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))[kind]
    return {folded(word): name for name, words in tree.items() for word in (name, *words)}


def column(text: str) -> str:
    """Column that a heading means.

    Parameters
    ----------
    text : str
        Heading as written.

    Returns
    -------
    str
        Our name of the column, or an empty string.
    """
    return _spellings("columns").get(folded(text.strip()), "")


def columns() -> Iterable[str]:
    """Every spelling of a column, for suggestions.

    Returns
    -------
    iterable of str
        Our names and the others.
    """
    return _spellings("columns")


def direction(text: str) -> str:
    """Direction that a cell means: production, input, emission or resource.

    Parameters
    ----------
    text : str
        Cell as written; words after the first may tell a compartment.

    Returns
    -------
    str
        The direction, or an empty string.
    """
    known = _spellings("directions")
    whole = folded(text.strip())
    if whole in known:
        return known[whole]
    first = text.strip()
    for end in _ENDS:
        first = first.split(end)[0]
    return known.get(folded(first), "")


def directions() -> tuple[str, ...]:
    """The directions that exist.

    Returns
    -------
    tuple of str
        Our names.
    """
    return tuple(dict.fromkeys(_spellings("directions").values()))


def gas(text: str) -> str:
    """Greenhouse gas that the name of a flow means.

    Parameters
    ----------
    text : str
        Name as written.

    Returns
    -------
    str
        Code of the gas, or an empty string.
    """
    return _spellings("gases").get(folded(text.strip()), "")
