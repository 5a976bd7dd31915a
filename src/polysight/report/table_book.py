"""All tables of a report as a workbook: a sheet each, numbers as numbers, text as text."""

from __future__ import annotations

import datetime as dt
import math
import re
from io import BytesIO
from typing import Any

import xlsxwriter

from polysight.report.blocks import Cite, Grid, Runs, plain
from polysight.report.catalogue import label
from polysight.report.document import Document
from polysight.report.glyphs import require_glyphs
from polysight.report.number_format import MINUS, NO_BREAK
from polysight.report.pdf_document import tree
from polysight.report.word_layout import breadth

FONTS = {"en": "Calibri", "zh": "Microsoft YaHei"}
#: A printed number: what stands before it, its digits, its decimals, what stands behind.
PRINTED = re.compile(rf"^([^\d{MINUS}]*)({MINUS}?)([\d,]+)(\.\d+)?(.*)$", re.DOTALL)
#: Sizes of paper, and columns beyond which the larger is taken.
A3, A4, MANY = 8, 9, 14
#: Widest column and its least width, in letters.
WIDEST, LEAST = 60, 8
#: Lines above a table: title, section, empty.
HEAD = 3
#: Characters that a cell can hold.
LONGEST = 32_767


class Sheets:
    """The workbook while it is written.

    Parameters
    ----------
    file : xlsxwriter.Workbook
        The file.
    document : Document
        The report.
    """

    def __init__(self, file: Any, document: Document) -> None:
        self.file = file
        self.document = document
        self.font = FONTS[document.language]
        self._looks: dict[tuple[tuple[str, object], ...], Any] = {}

    def look(self, **properties: object) -> Any:
        """Format of a cell.

        Parameters
        ----------
        **properties : object
            As the writer names them.

        Returns
        -------
        Format
            The same for the same properties.
        """
        key = tuple(sorted(properties.items()))
        if key not in self._looks:
            base = {"font_name": self.font, "font_size": 10, "valign": "top"}
            self._looks[key] = self.file.add_format({**base, **properties})
        return self._looks[key]

    def word(self, name: str) -> str:
        """Words of the page.

        Parameters
        ----------
        name : str
            Key below ``page.``.

        Returns
        -------
        str
            The words.
        """
        return label(f"page.{name}", self.document.language)

    def text(self, page: Any, line: int, column: int, told: str, **properties: object) -> None:
        """Write a text that is never read as a formula, a number or an address.

        Parameters
        ----------
        page : Worksheet
            Where.
        line, column : int
            Place.
        told : str
            The text.
        **properties : object
            How it looks.
        """
        page.write_string(line, column, told[:LONGEST], self.look(**properties))


def number_format(cite: Cite) -> tuple[float, str] | None:
    """Value of a printed number and the format that prints it.

    Parameters
    ----------
    cite : Cite
        The number as printed.

    Returns
    -------
    tuple of (float, str) or None
        The value, not rounded, and the format; None where the text is more than a number.
    """
    match = PRINTED.match(cite.text)
    if match is None or not math.isfinite(cite.value):
        return None
    before, _, _, decimals, after = match.groups()
    if any(sign.isdigit() for sign in after):
        return None
    digits = "#,##0" + (f".{'0' * (len(decimals) - 1)}" if decimals else "")
    value = cite.value
    after = after.replace(NO_BREAK, " ")
    if after.startswith("%"):
        value, digits, after = value / 100.0, f"{digits}%", after[1:]
    form = "".join((_literal(before.replace(NO_BREAK, " ")), digits, _literal(after)))
    return value, form


def _literal(text: str) -> str:
    return "" if not text else '"' + text.replace('"', '""') + '"'


def xlsx(document: Document) -> bytes:
    """All tables of the report as a workbook; the same report gives the same bytes.

    Parameters
    ----------
    document : Document
        The report.

    Returns
    -------
    bytes
        The file: a list of tables, a sheet for each with its section, unit, source and vintage,
        the table of numbers and the list of sources.

    Raises
    ------
    DataError
        If the bundled fonts lack a character of the report.
    """
    require_glyphs(tree(document))
    stream = BytesIO()
    told = {
        "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "in_memory": True,
    }  # fmt: skip
    with xlsxwriter.Workbook(stream, told) as file:
        made = dt.datetime.fromisoformat(document.vintage)
        title = f"{document.title} {document.subtitle}"[:200]
        file.set_properties({"title": title, "author": "polysight", "created": made})
        sheets = Sheets(file, document)
        front = file.add_worksheet(sheets.word("table_list"))
        listed = _tables(document)
        for place, (section, grid) in enumerate(listed, 1):
            _table(sheets, file.add_worksheet(_tab(sheets, place)), section, grid)
        numbers, sources = sheets.word("numbers_tab"), sheets.word("sources_tab")
        _numbers(sheets, file.add_worksheet(numbers))
        _sources(sheets, file.add_worksheet(sources))
        _front(sheets, front, listed, (numbers, sources))
    return stream.getvalue()


def _tab(sheets: Sheets, place: int) -> str:
    return f"{sheets.word('table')} {place}"


def _tables(document: Document) -> list[tuple[str, Grid]]:
    """Tables with the heading under which each stands."""
    return [
        (f"{place} {section.title}", block)
        for place, section in zip(document.places, document.sections, strict=True)
        for block in section.blocks
        if isinstance(block, Grid)
    ]


def _front(
    sheets: Sheets, page: Any, listed: list[tuple[str, Grid]], others: tuple[str, ...]
) -> None:
    document = sheets.document
    sheets.text(page, 0, 0, document.title, bold=True, font_size=16)
    sheets.text(page, 1, 0, document.subtitle, font_size=12)
    line = 2
    for name, value in document.facts:
        line += 1
        sheets.text(page, line, 0, name, font_color="#5A6570")
        sheets.text(page, line, 1, value)
    line += 2
    for column, name in enumerate(("table", "table_title", "section")):
        sheets.text(page, line, column, sheets.word(name), bold=True, bottom=1)
    for place, (section, grid) in enumerate(listed, 1):
        tab = _tab(sheets, place)
        look = sheets.look(font_color="#0B4F7D", underline=1)
        page.write_url(line + place, 0, f"internal:'{tab}'!A1", look, tab)
        sheets.text(page, line + place, 1, grid.caption)
        sheets.text(page, line + place, 2, section)
    for place, tab in enumerate(others, len(listed) + 1):
        look = sheets.look(font_color="#0B4F7D", underline=1)
        page.write_url(line + place, 0, f"internal:'{tab}'!A1", look, tab)
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 70)
    page.set_column(2, 2, 44)
    page.hide_gridlines(2)
    page.set_paper(A4)
    page.fit_to_pages(1, 0)


def _printed(page: Any, columns: int) -> None:
    """Set how a sheet prints: across the paper, all columns on one page, the head on each."""
    page.set_landscape()
    page.set_paper(A3 if columns > MANY else A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEAD)


def _table(sheets: Sheets, page: Any, section: str, grid: Grid) -> None:
    """Write a table: caption with unit, heading, cells, and the line of basis, source, vintage."""
    sheets.text(page, 0, 0, grid.caption, bold=True, font_size=12)
    sheets.text(page, 1, 0, section, font_color="#5A6570")
    flush = {0, *grid.words}
    for column, head in enumerate(grid.head):
        align = "left" if column in flush else "right"
        sheets.text(
            page, HEAD, column, head, bold=True, top=2, bottom=1, align=align, text_wrap=True
        )
    for line, row in enumerate(grid.rows, HEAD + 1):
        for column, cell in enumerate(row):
            _cell(sheets, page, line, column, cell, "left" if column in flush else "right")
    end = HEAD + len(grid.rows) + 1
    for column in range(len(grid.head)):
        page.write_blank(end, column, None, sheets.look(top=2))
        widths = [breadth(plain(row[column])) for row in grid.rows]
        widths.append(min(breadth(grid.head[column]), WIDEST // 3))
        page.set_column(column, column, min(max([LEAST, *widths]) + 1, WIDEST))
    if grid.note:
        sheets.text(page, end, 0, plain(grid.note), top=2, font_color="#5A6570", font_size=9)
    page.freeze_panes(HEAD + 1, 1)
    page.hide_gridlines(2)
    _printed(page, len(grid.head))


def _cell(sheets: Sheets, page: Any, line: int, column: int, cell: Runs, align: str) -> None:
    only = cell[0] if len(cell) == 1 else None
    found = number_format(only) if isinstance(only, Cite) else None
    if found is None:
        wrap = breadth(plain(cell)) > WIDEST
        sheets.text(page, line, column, plain(cell), align=align, text_wrap=wrap)
        return
    value, form = found
    page.write_number(line, column, value, sheets.look(num_format=form, align=align))


def _numbers(sheets: Sheets, page: Any) -> None:
    """Write the table of numbers: what every printed number is and rests on."""
    sheets.text(page, 0, 0, sheets.word("numbers"), bold=True, font_size=12)
    sheets.text(page, 1, 0, sheets.word("numbers_note"), font_color="#5A6570")
    heads = ("id", "value", "unit", "basis", "period", "known", "sources", "derivation")
    for column, (name, width) in enumerate(
        zip(heads, (52, 22, 16, 34, 14, 14, 22, 90), strict=True)
    ):
        sheets.text(page, HEAD, column, sheets.word(name), bold=True, bottom=1)
        page.set_column(column, column, width)
    line = HEAD
    for group in sheets.document.groups:
        for row in group.rows:
            line += 1
            cells = (
                row.id, row.value, row.unit, row.basis, row.period, row.known, row.references,
                group.formula,
            )  # fmt: skip
            for column, cell in enumerate(cells):
                sheets.text(page, line, column, cell)
    page.autofilter(HEAD, 0, line, len(heads) - 1)
    page.freeze_panes(HEAD + 1, 1)
    _printed(page, MANY + 1)


def _sources(sheets: Sheets, page: Any) -> None:
    """Write the list of sources."""
    sheets.text(page, 0, 0, sheets.word("sources_title"), bold=True, font_size=12)
    sheets.text(page, 1, 0, sheets.document.sources_note, font_color="#5A6570")
    heads = ("place", "source", "terms", "key", "address")
    for column, (name, width) in enumerate(zip(heads, (8, 100, 40, 22, 70), strict=True)):
        sheets.text(page, HEAD, column, sheets.word(name), bold=True, bottom=1)
        page.set_column(column, column, width)
    for line, one in enumerate(sheets.document.references, HEAD + 1):
        page.write_number(line, 0, one.index, sheets.look())
        cells = (one.citation, sheets.document.terms(one), one.key, one.url)
        for column, cell in enumerate(cells, 1):
            sheets.text(page, line, column, cell, text_wrap=True, valign="top")
    page.freeze_panes(HEAD + 1, 0)
    _printed(page, MANY + 1)
