"""Which numbers a parameter of law can be, as the list of parameters has it."""

from __future__ import annotations

from collections.abc import Mapping

from polysight.policy.bounds import Bounds

YES = "yes"


def answer_bounds(cells: Mapping[str, str]) -> Bounds:
    """Numbers that an answer about a parameter can be.

    Parameters
    ----------
    cells : mapping of str to str
        Row of the codelist ``parameters``.

    Returns
    -------
    Bounds
        In the unit of the row; open where the row says nothing.
    """
    least, most = (
        float(cells[name]) if cells.get(name) else None for name in ("minimum", "maximum")
    )
    return Bounds(least, most, cells.get("above_minimum") == YES)
