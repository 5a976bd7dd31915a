"""XLSX in which text is text and numbers are numbers, whatever they begin with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from polysight import __version__
from polysight.errors import DataError, refusal
from polysight.evidence.exporting.citation import cite_long, cite_short
from polysight.evidence.exporting.extract import Extract
from polysight.evidence.exporting.record import EXPORTED, Value, record
from polysight.messages import Language, text

#: Rows below the header that a sheet can hold, and characters that a cell can hold.
MAX_ROWS = 1_048_575
MAX_CELL = 32_767
_WIDTHS = {"id": 20, "basis": 44, "note": 60, "source": 28, "quantity": 22, "site": 24}
_SOURCE = (
    "key title producer publisher url published accessed licence redistributable tier note citation"
).split()


def _check(extract: Extract) -> None:
    if len(extract.rows) > MAX_ROWS:
        told = {"count": f"{len(extract.rows):,}", "limit": f"{MAX_ROWS:,}"}
        raise refusal(DataError, "export.rows_many", **told)
    named: list[tuple[str, tuple[str, ...]]] = [
        (row.id, (row.note, row.site)) for row in extract.rows
    ]
    named += [(one.key, (one.citation, one.title, one.note)) for one in extract.sources]
    for name, texts in named:
        longest = max(map(len, texts))
        if longest > MAX_CELL:
            told = {"id": name, "count": f"{longest:,}", "limit": f"{MAX_CELL:,}"}
            raise refusal(DataError, "export.cell_long", **told)


def _write_row(sheet: Any, number: int, cells: Sequence[Value], look: Any = None) -> None:
    """Write every cell by what it is; the library is never asked to guess."""
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            if cell:
                sheet.write_string(number, column, cell, look)
        elif cell is not None:
            sheet.write_number(number, column, cell, look)


def _data(book: Any, extract: Extract, bold: Any, language: Language) -> None:
    sheet = book.add_worksheet(text("export.sheet_data", language))
    sheet.freeze_panes(1, 1)
    for i, column in enumerate(EXPORTED):
        sheet.set_column(i, i, _WIDTHS.get(column.name, 14))
    _write_row(sheet, 0, [column.name for column in EXPORTED], bold)
    for number, row in enumerate(extract.rows, 1):
        _write_row(sheet, number, record(row))


def _sources(book: Any, extract: Extract, bold: Any, language: Language) -> None:
    sheet = book.add_worksheet(text("export.sheet_sources", language))
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, len(_SOURCE) - 1, 30)
    _write_row(sheet, 0, _SOURCE, bold)
    for number, source in enumerate(extract.sources, 1):
        cells = {name: getattr(source, name) for name in _SOURCE}
        cells["redistributable"] = "yes" if source.redistributable else "no"
        _write_row(sheet, number, list(cells.values()))


def _about(book: Any, extract: Extract, bold: Any, language: Language) -> None:
    sheet = book.add_worksheet(text("export.sheet_about", language))
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 110, book.add_format({"text_wrap": True}))
    filters = "; ".join(f"{name}={value}" for name, value in extract.filters)
    # Where the sources are too many for one cell, the sheet of sources cites each of them.
    full = cite_long(extract, language)
    left_out = "; ".join(f"{key}: {count}" for key, count in extract.left_out)
    told: tuple[tuple[str, Value], ...] = (
        ("title", extract.title),
        ("rows", len(extract.rows)),
        ("as_of", extract.vintage.isoformat()),
        ("filters", filters),
        ("left_out", left_out),
        ("short", cite_short(extract, language)),
        ("long", full if len(full) <= MAX_CELL else ""),
        ("version", __version__),
    )
    for number, (name, value) in enumerate(told):
        sheet.write_string(number, 0, text(f"export.about_{name}", language), bold)
        _write_row(sheet, number, ["", value])


def write(extract: Extract, path: Path, language: Language = "en") -> None:
    """Write a workbook with the rows, their sources and how to cite them.

    Parameters
    ----------
    extract : Extract
        What to write.
    path : pathlib.Path
        Where.
    language : {"en", "zh"}
        Language of the sheet names and of the sheet that describes the others.

    Raises
    ------
    DataError
        If the rows or a text do not fit; nothing is written then and nothing cut.
    """
    _check(extract)
    made = dt.datetime.combine(extract.vintage, dt.time())
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        book.set_properties({"title": extract.title[:200], "created": made})
        bold = book.add_format({"bold": True})
        _data(book, extract, bold, language)
        _sources(book, extract, bold, language)
        _about(book, extract, bold, language)
