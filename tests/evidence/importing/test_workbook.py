"""Workbooks are read as what they show."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from polysight.errors import DataError
from polysight.evidence.importing import workbook
from polysight.evidence.importing.grid import Grid
from polysight.evidence.importing.vocabulary import vocabulary
from tests.evidence.importing.bad_files import rezipped
from tests.evidence.importing.tables import book

HEADER = ("quantity", "value", "unit", "period")
day = partial(dt.datetime, tzinfo=None)
ROW = ("price", 40, "CNY/kg", "2025-06")


def grid(content: bytes, folder: Path, sheet: str = "") -> Grid:
    path = folder / "f.xlsx"
    path.write_bytes(content)
    return workbook.grid(path, sheet, vocabulary(()).column)


@pytest.mark.parametrize(
    ("value", "written", "shown"),
    [
        (40, "General", 40),
        (40.25, "0.0", 40.25),
        (0.45, "0%", "45.00%"),
        (0.456, "0.0%", "45.600%"),
        (True, "General", "yes"),
        ("=1+1", "@", "=1+1"),
        (day(2024, 5, 1), "yyyy-mm-dd", "2024-05-01"),
        (day(2024, 5, 1), "yyyy-mm", "2024-05"),
        (day(2024, 5, 1), 'yyyy"年"m"月"', "2024-05"),
        (day(2024, 1, 1), "yyyy", "2024"),
        (day(2024, 5, 1, 12, 30), "yyyy-mm-dd hh:mm", "2024-05-01 12:30:00"),
    ],
)
def test_cells(value: Any, written: str, shown: str | float, tmp_path: Path) -> None:
    def change(made: Any) -> None:
        cell = made.active["B2"]
        cell.value, cell.number_format = value, written
        if isinstance(value, str):
            cell.data_type = "s"

    found = grid(book([HEADER, ROW], change), tmp_path)
    assert found.lines[1][1][1] == shown
    assert found.marks == []


def test_formulas_and_errors_are_marked(tmp_path: Path) -> None:
    found = grid(book([HEADER, ("price", "=A1", "#DIV/0!", "2025")]), tmp_path)
    assert [(mark.row, mark.column, mark.key) for mark in found.marks] == [
        (2, 1, "cell.formula"),
        (2, 2, "cell.error_value"),
    ]


def test_merged_title_above_the_table_is_fine(tmp_path: Path) -> None:
    def change(made: Any) -> None:
        made.active.merge_cells("A1:D1")

    found = grid(book([("Prices",), HEADER, ROW], change), tmp_path)
    assert [number for number, _ in found.lines] == [1, 2, 3]


def test_the_sheet_with_the_table_is_taken(tmp_path: Path) -> None:
    def change(made: Any) -> None:
        made.create_sheet("About", 0)["A1"] = "title"
        hidden = made.create_sheet("Old")
        for row in (HEADER, ROW):
            hidden.append(row)
        hidden.sheet_state = "hidden"

    content = book([HEADER, ROW], change)
    found = grid(content, tmp_path)
    assert found.sheet == "Data"
    assert [remark.key for remark in found.remarks] == ["import.hidden_sheet"]
    assert grid(content, tmp_path, "Old").sheet == "Old"
    with pytest.raises(DataError, match="no sheet of this name"):
        grid(content, tmp_path, "New")


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="99999999999"><c r="A1"><v>1</v></c></row>',
        b'<row r="1"><c r="XFD1"><v>1</v></c></row>',
        b'<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>',
        b'<row r="1"><c r="A1" t="s"><v>999</v></c></row>',
        b'<row r="1"><c r="A1" t="d"><v>soon</v></c></row>',
        b'<row r="x"><c><v>y</v></c></row>',
        b"<row><c><v>1</v></row>",
    ],
)
def test_strange_sheets_are_refused(rows: bytes, tmp_path: Path) -> None:
    name = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = b'<worksheet xmlns="' + name + b'"><sheetData>' + rows + b"</sheetData></worksheet>"
    with pytest.raises(DataError):
        grid(rezipped(book([HEADER, ROW]), xl__worksheets__sheet1_xml=sheet), tmp_path)


def test_declared_dimensions_are_not_believed(tmp_path: Path) -> None:
    name = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>value</t></is></c></row>'
    sheet = b'<worksheet xmlns="' + name + b'"><dimension ref="A1:XFD1048576"/><sheetData>' + cell
    sheet += b"</sheetData></worksheet>"
    found = grid(rezipped(book([HEADER, ROW]), xl__worksheets__sheet1_xml=sheet), tmp_path)
    assert found.lines == [(1, ("value",))]
