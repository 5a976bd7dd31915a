"""An observation as a row of an export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from polysight.evidence.observation import COLUMNS, Observation

#: Cells of an export: text, or a number, or nothing.
Value = str | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an export.

    Parameters
    ----------
    name : str
        Name of the column.
    sort : {"text", "number"}
        What its cells hold.
    unit : str
        Column that gives the unit of each cell; empty for none.
    """

    name: str
    sort: Literal["text", "number"] = "text"
    unit: str = ""


_NUMBERS = {"value": "unit", "low": "unit", "high": "unit", "canonical_value": "canonical_unit"}

#: The columns of an observation as stated, then the value in the canonical unit.
EXPORTED: tuple[Column, ...] = tuple(
    Column(name, "number", _NUMBERS[name]) if name in _NUMBERS else Column(name)
    for name in (*COLUMNS, "canonical_value", "canonical_unit")
)


def record(row: Observation) -> tuple[Value, ...]:
    """Cells of an observation in the order of `EXPORTED`.

    Parameters
    ----------
    row : Observation
        The observation.

    Returns
    -------
    tuple
        Texts and numbers; None where a number is not stated. The canonical value is the middle of
        the range where only a range is stated.
    """
    middle = row.middle
    computed = {"canonical_value": middle if middle == middle else None}
    cells: list[Value] = []
    for column in EXPORTED:
        cell = computed[column.name] if column.name in computed else getattr(row, column.name)
        cells.append(cell if column.sort == "number" or isinstance(cell, str) else str(cell))
    return tuple(cells)
