"""``polysight project read``: what was written comes back, and what was changed is told."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from polysight.cli.project_read_document import document, reread
from polysight.errors import DataError
from polysight.report.workbook.reading import read_workbook
from tests.cli.conftest import Call
from tests.cli.project_example import asked, fits, workbook

pytestmark = pytest.mark.slow


def changed(book: Path, value: float | str) -> Path:
    """The workbook with another first input of its sheet by year."""
    found = openpyxl.load_workbook(book)
    sheet = found["Yearly"]
    cell = next(
        cell for row in sheet.iter_rows() for cell in row
        if isinstance(cell.value, float) and 0.0 < cell.value < 1.0
    )  # fmt: skip
    cell.value = value
    found.save(book)
    return book


def test_the_project_is_found_by_its_title_and_nothing_differs(call: Call, tmp_path: Path) -> None:
    said = call("project", "read", str(workbook(tmp_path)))
    assert (said.code, said.err) == (0, "")
    assert "nothing differs" in said.out


def test_a_changed_input_is_told_with_what_it_does(tmp_path: Path) -> None:
    found = reread(asked(), read_workbook(changed(workbook(tmp_path), 0.123), asked().case))
    (one,) = fits(document(asked(), found), "project_read")["changes"]
    assert one["after"] == 0.123


def test_a_formula_in_an_input_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        read_workbook(changed(workbook(tmp_path), "=1+1"), asked().case)
