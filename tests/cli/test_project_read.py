"""``polysight project read``: what was written comes back, and what was changed is told."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import NAME, fits

pytestmark = pytest.mark.slow


@pytest.fixture
def book(call: Call, tmp_path: Path) -> Path:
    """Workbook of the example."""
    path = tmp_path / "book.xlsx"
    assert call("project", "workbook", NAME, "-o", str(path)).code == 0
    return path


def changed(book: Path, value: object) -> Path:
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


def test_the_project_is_found_by_its_title_and_nothing_differs(call: Call, book: Path) -> None:
    said = call("project", "read", str(book))
    assert (said.code, said.err) == (0, "")
    assert "nothing differs" in said.out


def test_a_changed_input_is_told_with_what_it_does(call: Call, book: Path) -> None:
    said = call("project", "read", str(changed(book, 0.123)), NAME, "--json")
    assert said.code == 0
    told = fits(json.loads(said.out), "project_read")
    (one,) = told["changes"]
    assert one["after"] == 0.123
    page = call("project", "read", str(book), NAME, "--lang", "zh")
    assert "0.123" in page.out


def test_a_formula_in_an_input_is_refused(call: Call, book: Path) -> None:
    said = call("project", "read", str(changed(book, "=1+1")), NAME)
    assert (said.code, said.out) == (3, "")
