"""Every fault of a row is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.evidence.store import Evidence, evidence
from tests.study.inventory_files import LONG, told


@pytest.fixture(scope="module")
def known() -> Evidence:
    return evidence()


@pytest.mark.parametrize(
    ("old", "new", "key", "row", "column"),
    [
        ("2.7,kg", "2.7,kgg", "unit.unknown", 5, "unit"),
        ("2.7,kg", "2.7,kWh", "inventory.unit", 5, "unit"),
        ("2.7,kg", "many,kg", "cell.number", 5, "amount"),
        ("2.7,kg", ",kg", "cell.required", 5, "amount"),
        ("input,quartz", "input,quarz", "inventory.supplier", 5, "flow"),
        ("electricity-grid,,,\nsmelter", "electricity-gird,,,\nsmelter", "inventory.supplier", 4,
         "supplier"),
        ("input,quartz", "inptu,quartz", "cell.enum", 5, "direction"),
        (",1.21,", ",0.9,", "inventory.spread", 3, "spread"),
        ("CH4", "CH5", "inventory.gas", 11, "gas"),
        ("4.2,kg", "4.2,kWh", "inventory.not_mass", 6, "unit"),
        ("metal,1,kg", "metal,0,kg", "inventory.no_output", 2, "amount"),
        ("mine,output,coal,1,t", "mine,input,coal,1,t", "inventory.no_production", 9, "amount"),
        ("smelter,input,quartz", "smelter,product,quartz", "inventory.two_products", 5, "flow"),
        ("smelter,input,quartz", ",input,quartz", "cell.required", 5, "activity"),
    ],
)  # fmt: skip
def test_every_fault_has_its_place(
    tmp_path: Path, known: Evidence, old: str, new: str, key: str, row: int, column: str
) -> None:
    assert LONG.count(old) == 1
    assert (key, row, column) in told(LONG.replace(old, new), tmp_path, known)
