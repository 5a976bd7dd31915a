"""The workbook as a file: equal bytes, right cached values, nothing a user wrote is a formula."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from polysight.errors import DataError
from polysight.investment.case_check import checked
from polysight.investment.statement import Statement, statement
from polysight.report.workbook import book as book_module
from polysight.report.workbook.book import Worked, largest_difference, write_workbook
from polysight.report.workbook.front import Facts
from polysight.report.workbook.model import FIRST, VALUE, in_column
from polysight.report.workbook.tables import with_tables
from tests.report.payloads import PAYLOADS
from tests.report.workbook.books import small_case

pytestmark = pytest.mark.slow

CASE = checked(small_case())
FACTS = Facts(
    title="=1+1",
    description=PAYLOADS[0],
    as_of=dt.date(2025, 10, 1),
    citations={"overrun": ("MP0001", "=HYPERLINK(1)"), "load": (PAYLOADS[1],)},
    minimum_price={"nominal": 41.5, "real": float("nan")},
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Worked]:
    path = tmp_path_factory.mktemp("book") / "out.xlsx"
    return path, write_workbook(CASE, path, FACTS)


def test_equal_projects_give_equal_bytes(written: tuple[Path, Worked], tmp_path: Path) -> None:
    path, _ = written
    again = tmp_path / "again.xlsx"
    write_workbook(CASE, again, FACTS)
    assert again.read_bytes() == path.read_bytes()


def test_cached_values_are_those_of_the_engine(written: tuple[Path, Worked]) -> None:
    path, book = written
    engine = statement(CASE)
    shown = openpyxl.load_workbook(path, data_only=True)
    for key in ("revenue", "cash", "project_net"):
        row = book.model.rows[key]
        cells = shown[book.model.sheet(row.sheet).title][row.line]
        told = [cell.value for cell in cells[FIRST : FIRST + CASE.periods]]
        assert told == pytest.approx(list(engine.row(key)), rel=1e-9, abs=1e-3)


def test_no_formula_shows_nothing_or_an_error(written: tuple[Path, Worked]) -> None:
    path, _ = written
    formulas = openpyxl.load_workbook(path)
    shown = openpyxl.load_workbook(path, data_only=True)
    for sheet in formulas:
        for line in sheet.iter_rows():
            for cell in line:
                if cell.data_type == "f":
                    value = shown[sheet.title][cell.coordinate].value
                    assert value is not None
                    assert not str(value).startswith("#")


def test_only_formulas_of_the_model_are_formulas(written: tuple[Path, Worked]) -> None:
    path, book = written
    sheets = openpyxl.load_workbook(path)
    for row in book.model.rows.values():
        cells = sheets[book.model.sheet(row.sheet).title][row.line]
        told = cells[FIRST if row.across else VALUE]
        if row.is_input:
            assert told.data_type != "f"
        else:
            template = book.model.template(row)
            assert told.value == in_column(template, FIRST if row.across else VALUE)
    cover = sheets.worksheets[0]
    assert (cover["A1"].value, cover["A1"].data_type) == ("=1+1", "s")
    citations = sheets.worksheets[-2 if "Headline" in sheets.sheetnames[-1] else -1]
    assert all(cell.data_type != "f" for line in citations.iter_rows() for cell in line)


def test_a_difference_to_the_engine_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(case: object) -> Statement:
        found = statement(CASE)
        return replace(found, rows=found.rows * 1.000001)

    monkeypatch.setattr(book_module, "statement", other)
    with pytest.raises(DataError, match="engine"):
        write_workbook(CASE, tmp_path / "out.xlsx", FACTS)
    assert not (tmp_path / "out.xlsx").exists()


def test_a_book_that_would_be_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_module, "MOST_CELLS", 10)
    with pytest.raises(DataError, match="limit"):
        write_workbook(CASE, tmp_path / "out.xlsx", FACTS)


def test_the_largest_difference_names_its_row(written: tuple[Path, Worked]) -> None:
    _, book = written
    name, difference = largest_difference(book.values, statement(CASE))
    assert difference <= 1e-12
    assert not name or name in book.model.rows
    assert with_tables(book.model, CASE, "zh")[1].keys() == book.tables.keys()
