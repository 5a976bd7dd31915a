"""Workbooks with data, sources and how to cite."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from polysight.errors import DataError
from polysight.evidence.exporting import xlsx_file
from polysight.evidence.store import Evidence
from tests.evidence.exporting.payloads import PAYLOADS
from tests.evidence.exporting.rows import noted, selected


def test_sheets(small: Evidence, tmp_path: Path) -> None:
    xlsx_file.write(selected(small), tmp_path / "x.xlsx", "zh")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["数据", "来源", "说明"]
    assert book["数据"].freeze_panes == "B2"
    assert book["来源"]["A2"].value == "cpia"
    about = {row[0].value: row[1].value for row in book["说明"].iter_rows()}
    assert about["行数"] == 5
    assert about["因许可未导出的行数"] == "closed: 1"
    assert "Annual report" in str(about["完整引用"])


def test_no_formula_in_the_file_itself(small: Evidence, tmp_path: Path) -> None:
    xlsx_file.write(noted(small, PAYLOADS), tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as archive:
        for name in archive.namelist():
            assert b"<f>" not in archive.read(name)
            assert b"<hyperlink" not in archive.read(name)


def test_a_cell_that_does_not_fit(small: Evidence, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="N0000"):
        xlsx_file.write(noted(small, ["x" * 40_000]), tmp_path / "x.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_citations_longer_than_a_cell(
    small: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_file, "MAX_CELL", 150)
    xlsx_file.write(selected(small), tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    about = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert about["Cite in full"] is None
    assert "Annual report" in str(book["Sources"]["L2"].value)
