"""The kind of a file is found from its content."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from polysight.errors import DataError
from polysight.evidence.importing.table_file import table_file


def column(text: str) -> str:
    return text if text in ("quantity", "value", "unit") else ""


def test_text_and_workbook_give_the_same_rows_whatever_their_names(tmp_path: Path) -> None:
    text, book = tmp_path / "a.xlsx", tmp_path / "b.csv"
    text.write_text("quantity;value;unit\nmass;1.5;kg\n")
    made = openpyxl.Workbook()
    made.active.append(["quantity", "value", "unit"])  # type: ignore[union-attr]
    made.active.append(["mass", "1.5", "kg"])  # type: ignore[union-attr]
    made.save(tmp_path / "b.xlsx")
    (tmp_path / "b.xlsx").rename(book)
    assert table_file(text, "", column).lines == table_file(book, "", column).lines


@pytest.mark.parametrize(
    ("content", "sheet", "told"),
    [
        (b"%PDF-1.7", "", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "", "XLS"),
        (b"quantity,value\n", "Sheet1", "no sheet"),
    ],
)
def test_refusals(tmp_path: Path, content: bytes, sheet: str, told: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    with pytest.raises(DataError, match=told):
        table_file(path, sheet, column)
