"""Cells of numbers that a model works out from many rows, none younger than the day of study."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from polysight.study.draft import Cell, combined, unknown
from polysight.study.view import UNVERIFIED, View

#: Why a number is unknown on an earlier day.
NOT_THEN = "mark.not_known_then"


def cited_rows(view: View, names: Iterable[str]) -> Cell:
    """What a number rests on, without a value.

    Parameters
    ----------
    view : View
        Index of the rows.
    names : iterable of str
        Ids; those that name no row, such as the plant model itself, are passed over.

    Returns
    -------
    Cell
        Its value is zero; it is marked where a row is from memory.
    """
    index = view.references
    rows = dict.fromkeys(one for one in names if one in index.observations or one in index.rows)
    marks = ("mark.unverified",) if any(_from_memory(view, one) for one in rows) else ()
    return Cell(0.0, tuple(rows), marks)


def told_then(view: View, value: float, cells: Sequence[Cell], *marks: str) -> Cell:
    """A number, or that it could not be known on the day of the study.

    Parameters
    ----------
    view : View
        The study with its day of knowledge.
    value : float
        The number.
    cells : sequence of Cell
        What it rests on.
    *marks : str
        Further marks.

    Returns
    -------
    Cell
        Unknown where a row behind it is younger than the day. A row that is not dated counts
        from the publication of its source.
    """
    found = combined(value, cells, *marks)
    if view.as_of is None:
        return found
    index, day = view.references, view.as_of.isoformat()
    rows = (one for one in found.inputs if one in index.observations or one in index.rows)
    young = any(index.vintage(one) > day for one in rows)
    return unknown(NOT_THEN) if young else found


def _from_memory(view: View, name: str) -> bool:
    row = view.references.observations.get(name)
    tier = row.tier if row is not None else view.references.row(name).cells.get("tier", "")
    return tier == UNVERIFIED
