"""Excel workbooks, read as what they show and never as what they compute."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

import openpyxl
from openpyxl.utils import range_boundaries
from openpyxl.utils.escape import unescape

from polysight.errors import DataError, Problem
from polysight.evidence.importing.archive import merged_ranges
from polysight.evidence.importing.grid import Cell, Grid, Mark
from polysight.evidence.importing.limits import MAX_COLUMNS, MAX_LEAD, MAX_ROWS

#: Known column names that make a row a header, and those of them that only observations have.
_HEADER, _CORE_FEWEST = 3, 2
_CORE = {"quantity", "value", "low", "high", "unit", "period"}
#: Cells that say nothing usable, by the sort that the workbook gives them.
_UNUSABLE = {"f": "cell.formula", "e": "cell.error_value"}
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


class _ReadCell(Protocol):
    value: Any
    data_type: str
    number_format: str


def _shown_date(value: dt.datetime, written: str) -> str:
    """A date as precise as its number format shows it."""
    shown = _LITERAL.sub("", written).casefold()
    if (value.hour, value.minute, value.second) != (0, 0, 0):
        return value.isoformat(sep=" ")
    if "d" in shown:
        return value.date().isoformat()
    return f"{value:%Y-%m}" if "m" in shown else f"{value:%Y}"


def _content(cell: _ReadCell) -> Cell:
    """What a cell says."""
    value = cell.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return _shown_date(value, cell.number_format or "yyyy-mm-dd")
    if isinstance(value, int | float):
        if "%" in _LITERAL.sub("", cell.number_format or ""):
            return f"{Decimal(repr(value)) * 100:f}%"
        return value
    return unescape(str(value)) if "_x" in str(value) else str(value)


def _rows(sheet: Any, grid: Grid) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if number > MAX_ROWS + 1 + MAX_LEAD:
            raise grid.refuse("table.rows_many", number, limit=f"{MAX_ROWS:,}")
        if len(cells) > MAX_COLUMNS and any(cell.value is not None for cell in cells):
            told = {"limit": str(MAX_COLUMNS), "count": str(len(cells))}
            raise grid.refuse("table.columns_many", number, **told)
        said: list[Cell] = []
        for position, cell in enumerate(cells):
            if cell.value is None:
                said.append("")
            elif cell.data_type in _UNUSABLE:
                got = str(getattr(cell.value, "text", cell.value))
                grid.marks.append(Mark(number, position, _UNUSABLE[cell.data_type], got[:80]))
                said.append("?")
            else:
                said.append(_content(cell))
        yield number, tuple(said)


def _header_row(sheet: Any, column: Callable[[str], str]) -> int:
    """Row of the header, or 0 for a sheet that has none near its top."""
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(max_row=MAX_LEAD + 1, max_col=MAX_COLUMNS), 1):
        names = {column(str(cell.value)) for cell in cells if cell.value is not None} - {""}
        if len(names) >= _HEADER and len(names & _CORE) >= _CORE_FEWEST:
            return number
    return 0


def _chosen(
    book: Any, wanted: str, column: Callable[[str], str], grid: Grid
) -> tuple[Any, list[str]]:
    """The sheet to read, and the hidden sheets that are passed over."""
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    hidden = [name for name, sheet in sheets.items() if sheet.sheet_state != "visible"]
    if wanted:
        if wanted not in sheets:
            raise grid.refuse("table.sheet_unknown", got=wanted, expected=" | ".join(sheets))
        return sheets[wanted], []
    shown = [name for name in sheets if name not in hidden]
    tables = [name for name in shown if _header_row(sheets[name], column)]
    if len(tables) == 1 or len(shown) == 1:
        return sheets[(tables or shown)[0]], hidden
    if not shown:
        raise grid.refuse("table.empty")
    raise grid.refuse("table.sheet_choose", expected=" | ".join(tables or shown))


def _refuse_merged(ranges: tuple[str, ...], header: int, grid: Grid) -> None:
    inside = []
    for name in ranges:
        first, top, _, bottom = range_boundaries(name.replace("$", ""))
        if (bottom or 0) >= header:
            inside.append((top or 0, first or 0, name))
    if inside:
        raise DataError(
            tuple(
                Problem("table.merged", (), grid.file, grid.sheet, row, got=name)
                for row, _, name in sorted(inside)
            )
        )


def _read(path: Path, wanted: str, column: Callable[[str], str], grid: Grid) -> Grid:
    merged = merged_ranges(path, grid)
    with path.open("rb") as stream:
        book = openpyxl.load_workbook(stream, read_only=True, data_only=False, keep_links=False)
        sheet, hidden = _chosen(book, wanted, column, grid)
        found = Grid(path.name, sheet.title)
        if hidden:
            told = (("sheets", ", ".join(hidden)),)
            found.remarks.append(Problem("import.hidden_sheet", told, path.name))
        entry = sheet._worksheet_path.lstrip("/")
        _refuse_merged(merged.get(entry, ()), _header_row(sheet, column), found)
        found.extend(_rows(sheet, found))
        book.close()
        return found


def grid(path: Path, sheet: str, column: Callable[[str], str]) -> Grid:
    """Rows of one sheet of a workbook.

    Parameters
    ----------
    path : pathlib.Path
        The workbook.
    sheet : str
        Title of the sheet; empty to take the one visible sheet that holds a table.
    column : callable
        Gives our name of a heading, or an empty string.

    Returns
    -------
    Grid
        Rows; dates are ISO text, percentages keep their sign, formulas and error values are marked.

    Raises
    ------
    DataError
        If the workbook is unsafe, broken or beyond the limits, if cells of the table are merged, or
        if it is not clear which sheet is meant.
    """
    found = Grid(path.name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(path, sheet, column, found)
    except DataError:
        raise
    except Exception as fault:
        # The reader of broken workbooks fails in every way there is; all mean the same to a user.
        raise found.refuse("table.workbook_broken", why=f"{type(fault).__name__}") from fault
