"""Text tables: delimiters, quotes, and rows numbered as a spreadsheet numbers them."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import DataError
from polysight.evidence.importing import csv_text
from polysight.evidence.importing.grid import Grid

KNOWN = {"price", "unit", "period"}


def grid(content: str, folder: Path) -> Grid:
    (folder / "f.csv").write_bytes(content.encode())
    return csv_text.grid(folder / "f.csv", KNOWN.__contains__)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(delimiter: str, end: str, tmp_path: Path) -> None:
    lines = [delimiter.join(("price", "unit")), delimiter.join(('"4;0,\t5"', "kg"))]
    found = grid(end.join(lines), tmp_path)
    assert found.lines == [(1, ("price", "unit")), (2, ("4;0,\t5", "kg"))]


def test_decimal_commas_do_not_pass_for_delimiters(tmp_path: Path) -> None:
    found = grid("price;unit;period\n1,5;2,5;3,5\n", tmp_path)
    assert found.lines[1] == (2, ("1,5", "2,5", "3,5"))


def test_rows_are_counted_with_empty_ones_and_breaks_in_cells(tmp_path: Path) -> None:
    found = grid('price,unit\n\n"a\nb",kg\n,\n1,t\n', tmp_path)
    assert [number for number, _ in found.lines] == [1, 3, 5]


def test_declared_delimiter(tmp_path: Path) -> None:
    assert grid("sep=;\nprice;unit\n1;2\n", tmp_path).lines[0] == (2, ("price", "unit"))


def test_guarded_cells_are_released(tmp_path: Path) -> None:
    assert grid("price,unit\n'=1,'x\n", tmp_path).lines[1] == (2, ("=1", "'x"))


@pytest.mark.parametrize(
    ("content", "key", "row"),
    [
        ("", "table.empty", 0),
        ("  <HTML>", "table.html", 0),
        ('price,unit\n"1,2\n', "table.malformed", 2),
        ('price,unit\n1,2\n"1"2,3\n', "table.malformed", 3),
    ],
)
def test_refused(content: str, key: str, row: int, tmp_path: Path) -> None:
    with pytest.raises(DataError) as fault:
        grid(content, tmp_path)
    assert [(p.key, p.row) for p in fault.value.problems] == [(key, row)]
