"""Rules of good spreadsheets, read from the written file (FAST standard, ICAEW principles)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from polysight.report.workbook.book import write_workbook
from polysight.report.workbook.front import Facts
from tests.investment.random_case import Shape, random_case
from tests.report.workbook.books import small_case

pytestmark = pytest.mark.slow

#: Numbers that never change: none, one, halves, months and days of a year.
UNIVERSAL = {"0", "1", "2", "12", "365"}
BARRED = ("NPV(", "OFFSET(", "INDIRECT(", "NOW(", "TODAY(", "RAND", "XNPV(", "LET(", "LAMBDA(")
LONGEST = 120
CELL = re.compile(r"(?:[^\s!(),*+/^=<>&-]+!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?")
TEXT = re.compile(r'"[^"]*"')
CASES = {
    "year": small_case(),
    "quarter": random_case(5, Shape(period="quarter", life_years=4, loans=1, products=1)),
    "no debt": random_case(8, Shape(period="half-year", life_years=5, loans=0, inputs=0)),
}


@pytest.fixture(scope="module", params=list(CASES))
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    name: str = request.param
    found = tmp_path_factory.mktemp("book") / "out.xlsx"
    write_workbook(CASES[name], found, Facts("Project"), "zh" if name == "quarter" else "en")
    return found


@pytest.fixture(scope="module")
def formulas(path: Path) -> dict[str, dict[str, str]]:
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: {
            cell.coordinate: str(cell.value)
            for line in sheet.iter_rows()
            for cell in line
            if cell.data_type == "f"
        }
        for sheet in book
    }


def relative(formula: str, column: int) -> str:
    """A formula with columns counted from its own."""

    def shifted(match: re.Match[str]) -> str:
        if match[1]:
            return match.group()
        return f"[{openpyxl.utils.column_index_from_string(match[2]) - column}]"

    return re.sub(r"(\$)?\b([A-Z]{1,3})(?=\$?\d)", shifted, formula)


def faults(formula: str) -> Iterator[str]:
    if len(formula) > LONGEST:
        yield f"{len(formula)} characters"
    if re.search(r"\bIF\([^()]*\bIF\(", formula):
        yield "nested IF"
    if formula.startswith("{"):
        yield "array formula"
    yield from (name for name in BARRED if name in formula)
    bare = CELL.sub("", TEXT.sub("", formula))
    yield from (
        number for number in re.findall(r"(?<![A-Z_a-z.\d])\d+(?:\.\d+)?", bare)
        if number not in UNIVERSAL
    )  # fmt: skip


def test_the_linter_sees_faults() -> None:
    for wrong in (
        "=IF(A1>0,IF(A2>0,1,2),3)", "=NPV(A1,B1:B9)", "=A1*1.17", "=OFFSET(A1,1,1)",
        "=" + "+".join(["Sheet!A1"] * 20), "=B3*100",
    ):  # fmt: skip
        assert list(faults(wrong)), wrong
    assert list(faults("=IF(Cash!$D$7>0,1,0)*SUM(F3:F9)/12")) == []


def test_formulas_are_short_and_plain(formulas: dict[str, dict[str, str]]) -> None:
    told = {
        f"{sheet}!{place}": list(faults(formula))
        for sheet, cells in formulas.items()
        for place, formula in cells.items()
    }
    assert {place: found for place, found in told.items() if found} == {}


def test_each_row_has_one_formula(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    front = {book.sheetnames[0], *(name for name in book.sheetnames if name[-1] == "1")}
    for sheet in book:
        if sheet.title in front:
            continue
        for line in sheet.iter_rows(min_row=5, min_col=6):
            found = {
                relative(str(cell.value), cell.column or 0)
                for cell in line
                if cell.data_type == "f"
            }
            assert len(found) <= 1, f"{sheet.title}!{line[0].row}: {found}"


def test_inputs_calculations_and_outputs_are_apart(formulas: dict[str, dict[str, str]]) -> None:
    names = list(formulas)
    assert formulas[names[2]] == {}
    assert {re.sub(r"\d", "", place) for place in formulas[names[3]]}


def test_nothing_is_hidden_and_no_macro_or_link_is_inside(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    for sheet in book:
        assert sheet.sheet_state == "visible"
        assert not any(each.hidden for each in sheet.row_dimensions.values())
        assert not any(each.hidden for each in sheet.column_dimensions.values())
        assert sheet.print_area, sheet.title
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    assert not [name for name in names if "vba" in name or "externalLink" in name]


def test_letters_of_columns_are_those_of_the_reader() -> None:
    assert get_column_letter(703) == "AAA"
