"""Faults in the order of rows, and swapped cells."""

from __future__ import annotations

import pytest

from polysight.evidence.importing.faults import Faults, swapped
from polysight.evidence.importing.grid import Grid
from polysight.evidence.importing.header import Table

TABLE = Table(Grid("f.csv"), 1, ("value",), ("数值",))


def test_order_and_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polysight.evidence.importing.faults.MAX_PROBLEMS", 2)
    faults = Faults(TABLE)
    assert faults.problems() == ()
    for row in (5, 3, 4):
        faults.add("cell.number", row, "value")
    assert [(p.row, p.column) for p in faults.problems()] == [(3, "数值"), (5, "数值"), (0, "")]


def test_swapped() -> None:
    def good(column: str, cell: str | float) -> bool:
        return (column == "value") == str(cell).isdigit()

    assert swapped({"value": "kg", "unit": "4"}, ["value", "unit"], good) == ("value", "unit")
    assert swapped({"value": "kg", "unit": "kg"}, ["value", "unit"], good) is None
    assert swapped({"value": "kg", "unit": "4"}, ["value"], good) is None
