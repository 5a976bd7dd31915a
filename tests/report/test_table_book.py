"""The workbook of all tables: numbers are numbers, text is text, the same bytes again."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO

import openpyxl
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.blocks import Cite, Grid, plain
from polysight.report.document import document
from polysight.report.table_book import A3, A4, HEAD, MANY, number_format, xlsx
from tests.report.example import with_reason, writer, written
from tests.report.payloads import PAYLOADS


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request: pytest.FixtureRequest) -> tuple[Language, bytes]:
    language: Language = request.param
    return language, xlsx(written(language)[1])


def tables(language: Language) -> list[Grid]:
    sections = written(language)[1].sections
    return [block for one in sections for block in one.blocks if isinstance(block, Grid)]


def test_the_same_report_gives_the_same_bytes(made: tuple[Language, bytes]) -> None:
    assert xlsx(written(made[0])[1]) == made[1]
    with zipfile.ZipFile(BytesIO(made[1])) as archive:
        assert {one.date_time[:3] for one in archive.infolist()} == {(1980, 1, 1)}


def test_every_table_is_a_sheet_with_unit_and_source(made: tuple[Language, bytes]) -> None:
    book = openpyxl.load_workbook(BytesIO(made[1]))
    grids = tables(made[0])
    assert len(book.sheetnames) == len(grids) + 3
    for grid, name in zip(grids, book.sheetnames[1:-2], strict=True):
        page = book[name]
        assert page["A1"].value == grid.caption
        heads = [cell.value for cell in page[HEAD + 1]]
        assert heads == list(grid.head)
        if grid.note:
            assert page.cell(HEAD + len(grid.rows) + 2, 1).value == plain(grid.note)


def test_numbers_are_numbers_of_the_size_that_is_printed(made: tuple[Language, bytes]) -> None:
    book = openpyxl.load_workbook(BytesIO(made[1]))
    checked = 0
    for grid, name in zip(tables(made[0]), book.sheetnames[1:-2], strict=True):
        for line, row in enumerate(grid.rows, HEAD + 2):
            for column, cell in enumerate(row, 1):
                cite = cell[0] if len(cell) == 1 else None
                if not isinstance(cite, Cite) or number_format(cite) is None:
                    continue
                found = page_number(book[name].cell(line, column).value)
                percent = 100.0 if "%" in cite.text else 1.0
                digits = "".join(sign for sign in cite.text if sign.isdigit() or sign == ".")
                assert abs(abs(found * percent) - float(digits)) <= 0.51 * unit_in_last_place(
                    digits
                )
                checked += 1
    assert checked > 300


def page_number(value: object) -> float:
    assert isinstance(value, int | float)
    return float(value)


def unit_in_last_place(digits: str) -> float:
    decimals = len(digits.partition(".")[2])
    kept = digits.replace(".", "").rstrip("0") if not decimals else digits
    zeros = 0 if decimals else len(digits) - len(kept)
    return float(10.0 ** (zeros - decimals))


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("1,234.50", 1234.5, (1234.5, "#,##0.00")),
        ("CNY 34.2/kg", 34.21, (34.21, '"CNY "#,##0.0"/kg"')),
        ("\N{MINUS SIGN}6.7%", -6.7, (-0.067, "#,##0.0%")),
        ("48 万吨", 48.0, (48.0, '#,##0" 万吨"')),
        ("2025 (MS0001)", 1.0, None),
    ],
)
def test_formats_print_what_the_text_says(
    text: str, value: float, told: tuple[float, str] | None
) -> None:
    assert number_format(Cite("x", text, value)) == told


def test_no_cell_is_a_formula_whatever_the_text_is() -> None:
    content = xlsx(document(writer("en", with_reason(" ".join(reversed(PAYLOADS))))))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        assert all(b"<f>" not in archive.read(name) for name in sheets)
        whole = archive.read("xl/sharedStrings.xml").decode()
    assert "=cmd|" in whole


def test_the_book_bears_the_day_of_the_data(made: tuple[Language, bytes]) -> None:
    book = openpyxl.load_workbook(BytesIO(made[1]))
    day = dt.date.fromisoformat(written(made[0])[1].vintage)
    assert book.properties.created is not None
    assert book.properties.created.date() == day


def test_sheets_print_across_the_paper_with_their_heads(made: tuple[Language, bytes]) -> None:
    book = openpyxl.load_workbook(BytesIO(made[1]))
    for sheet in book.worksheets[1:]:
        assert sheet.page_setup.orientation == "landscape", sheet.title
        assert sheet.page_setup.fitToHeight == 0, sheet.title
        assert sheet.print_title_rows == f"${HEAD + 1}:${HEAD + 1}", sheet.title
        wide = sheet.max_column > MANY or sheet in book.worksheets[-2:]
        assert sheet.page_setup.paperSize == (A3 if wide else A4), sheet.title
