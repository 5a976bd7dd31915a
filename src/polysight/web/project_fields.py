"""Numbers of a project file that a reader may change, with what they rest on."""

from __future__ import annotations

from typing import Any

from polysight.answers.project_answer import ProjectAnswer
from polysight.errors import PolysightError
from polysight.study.project_file_numbers import ProjectNumber
from polysight.study.project_files import numbers
from polysight.web.described import named

#: Catalogues of names: of parts of a file, and of fields.
PARTS, FIELDS = "project_part", "project_field"


def fields(project: ProjectAnswer) -> dict[str, Any]:
    """Numbers of a project file.

    Parameters
    ----------
    project : ProjectAnswer
        The project.

    Returns
    -------
    dict
        For each number its place in the file, part and name in both languages, unit, value (of
        the row where one gives it), range, and what it rests on.
    """
    file = project.resolved.file
    keys = _keys(file)
    return {
        "project": file.id,
        "title": {"en": file.title.en, "zh": file.title.zh},
        "fields": [_field(place, one, keys, project) for place, one in numbers(file)],
    }


def _field(
    place: str, one: ProjectNumber, keys: dict[str, str], project: ProjectAnswer
) -> dict[str, Any]:
    parts = place.split(".")
    words = [part for at, part in enumerate(parts) if ".".join(parts[: at + 1]) not in keys]
    items = [keys[".".join(parts[: at + 1])] for at in range(len(parts))
             if ".".join(parts[: at + 1]) in keys]  # fmt: skip
    return {
        "place": place,
        "part": parts[0],
        "part_name": named(PARTS, parts[0]),
        "name": named(FIELDS, "_".join(words)),
        "items": items,
        "unit": one.unit,
        "value": _value(one, project),
        "low": one.low,
        "high": one.high,
        "from": getattr(one, "start", "") or None,
        "row": one.ref or None,
        "source": one.source or None,
        "reason": {"en": one.assumption.en, "zh": one.assumption.zh} if one.assumption else None,
    }


def _value(one: ProjectNumber, project: ProjectAnswer) -> float | None:
    """Number as stated, or that of its row; None where only a rate of exchange could tell it."""
    if one.value is not None:
        return one.value
    view = project.resolved.view
    try:
        return view.references.number(one.ref, one.unit, view.evidence)
    except PolysightError:
        return None


def _keys(node: Any, place: str = "") -> dict[str, str]:
    """Places that hold a member of a list or table, with the key of the member or its number."""
    found: dict[str, str] = {}
    if isinstance(node, tuple):
        members = [(str(at), getattr(one, "key", str(at)), one) for at, one in enumerate(node)]
    elif isinstance(node, dict):
        members = [(str(key), str(key), one) for key, one in node.items()]
    elif hasattr(type(node), "model_fields") and not isinstance(node, ProjectNumber):
        for name in type(node).model_fields:
            found |= _keys(getattr(node, name), f"{place}.{name}".lstrip("."))
        return found
    else:
        return found
    for part, key, one in members:
        here = f"{place}.{part}"
        found[here] = key
        found |= _keys(one, here)
    return found
