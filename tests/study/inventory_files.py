"""Inventory tables that do not exist in the world, in every form that is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from polysight.errors import DataError
from polysight.evidence.store import Evidence
from polysight.study.inventory_import import inventory

#: One smelter that takes power of ours and coal of its own mine, in the long form.
LONG = """\
activity,direction,flow,amount,unit,location,supplier,gas,spread,note
smelter,production,metal,1,kg,CN,,,,
smelter,input,coal,1.5,kg,CN,,,1.21,
smelter,input,power from the wire,12,kWh,CN,electricity-grid,,,
smelter,input,quartz,2.7,kg,CN,,,,by the name of a supplier
smelter,emission,"Carbon dioxide, fossil",4.2,kg,CN,,,1.44,
smelter,emission,Silica dust,0.1,kg,CN,,,,
smelter,resource,"Water, river",5,m3,CN,,,,
mine,output,coal,1,t,CN,,,,
mine,technosphere,diesel,2,kg,CN,cut-off,,,
mine,emission,Gas of the seam,8,kg,CN,,CH4,,
mine,input,electricity-grid,36,MJ,CN,,,,
"""

#: The same as printed by IEA PVPS: groups told once, one column an activity.
WIDE: list[list[Any]] = [
    ["Unit processes of a smelter"],
    ["", "Name", "Location", "Unit", "smelter", "mine", "UncertaintyType",
     "StandardDeviation95%", "Supplier", "Gas", "GeneralComment"],
    ["", "Location", "", "", "CN", "CN"],
    ["", "InfrastructureProcess", "", "", 0, 0],
    ["product", "metal", "CN", "kg", 1, None],
    [None, "coal", "CN", "t", None, 1],
    ["technosphere", "coal", "CN", "kg", 1.5, None, 1, 1.21],
    [None, "power from the wire", "CN", "kWh", 12, None, None, None, "electricity-grid"],
    [None, "quartz", "CN", "kg", 2.7],
    [None, "diesel", "CN", "kg", None, 2, None, None, "cut-off"],
    [None, "electricity-grid", "CN", "MJ", None, 36],
    ["emission air, unspecified", "Carbon dioxide, fossil", None, "kg", 4.2, None, 1, 1.44],
    [None, "Silica dust", None, "kg", 0.1],
    [None, "Gas of the seam", None, "kg", None, 8, None, None, None, "CH4"],
    ["resource, in water", "Water, river", None, "m3", 5],
]  # fmt: skip


def long_file(folder: Path, text: str = LONG) -> Path:
    """A text table."""
    path = folder / "inventory.csv"
    path.write_text(text, encoding="utf-8")
    return path


def wide_file(folder: Path) -> Path:
    """A workbook as printed."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in WIDE:
        sheet.append(row)
    path = folder / "inventory.xlsx"
    book.save(path)
    return path


def told(text: str, folder: Path, known: Evidence) -> list[tuple[str, int, str]]:
    """Faults of a table: key, row and column."""
    with pytest.raises(DataError) as caught:
        inventory(long_file(folder, text), known)
    return [(each.key, each.row, each.column) for each in caught.value.problems]
