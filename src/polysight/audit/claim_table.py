"""Columns and cells of a table of claims, whatever its author calls them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from polysight.audit.vocabulary import Vocabulary
from polysight.errors import DataError, Problem, UsageError, refusal
from polysight.evidence.importing import csv_text
from polysight.evidence.importing.grid import Cell, Grid
from polysight.loader import loaded
from polysight.suggestion import nearest

#: Columns without which no claim can be read; a subject may name the metric.
REQUIRED = (("metric", "subject"), ("value_low",))
COLUMNS = (
    "id", "section", "subject", "metric", "value_low", "value_high", "unit", "raw", "qualifier",
    "period", "geography", "route", "company", "kind", "attributed",
)  # fmt: skip
#: Reads workbooks and tells other formats; how files begin that it is asked about.
WORKBOOKS = "polysight.evidence.importing.table_file"
MAGIC = (b"\xd0\xcf\x11\xe0", b"%PDF", b"PAR1", b"7z\xbc\xaf", b"\x1f\x8b", b"PK")
#: Lines in which the headings are looked for, and headings told where one is missing.
LEAD, TOLD = 11, 20
#: Unit in brackets behind a heading, such as 数值（万吨）.
_BRACKETS = re.compile(r"(.*?)\s*[(（\[]([^()（）\[\]]*)[)）\]]\s*$")

Rows = Iterable[Mapping[str, object]]
Numbered = list[tuple[int, dict[str, Cell]]]


@dataclass(frozen=True, slots=True)
class ClaimTable:
    """A table by our names of columns.

    Parameters
    ----------
    file : str
        Name of the file; empty for rows.
    rows : list of (int, dict)
        Number of the line and its cells by column.
    unit : str
        Unit that stands in the heading of the values; empty for none.
    remarks : tuple of Problem
        Columns that were left out because another has their meaning.
    """

    file: str
    rows: Numbered
    unit: str = ""
    remarks: tuple[Problem, ...] = ()


def claim_table(given: Path | Rows, vocabulary: Vocabulary, sheet: str = "") -> ClaimTable:
    """Rows of a table of claims.

    Parameters
    ----------
    given : pathlib.Path or iterable of mapping
        CSV or XLSX file, or rows by column name.
    vocabulary : Vocabulary
        Words for columns.
    sheet : str
        Sheet of a workbook.

    Returns
    -------
    ClaimTable
        Its rows.

    Raises
    ------
    DataError
        If it is no table or lacks a column that must be there.
    """
    named: dict[str, str] = {}

    def column(heading: str) -> str:
        if heading not in named:
            named[heading] = _column(heading, vocabulary)
        return named[heading]

    if not isinstance(given, Path):
        return _of_rows(given, column)
    if not given.is_file():
        raise refusal(UsageError, "audit_reading.no_file", got=given)
    grid = _grid(given, sheet, column)
    if grid.marks:
        first = grid.marks[0]
        raise grid.refuse(first.key, first.row, got=first.got)
    header, headings = _header(grid.lines, column)
    names = _once(headings, column)
    _require(names, headings, given.name)
    rows = [
        (row, {name: cell for name, cell in zip(names, cells, strict=False) if name})
        for row, cells in grid.lines[header + 1 :]
    ]
    remarks = tuple(
        Problem(
            "audit_reading.column_twice", (("column", column(heading)),), given.name, got=heading
        )
        for heading, name in zip(headings, names, strict=True)
        if column(heading) and not name
    )
    return ClaimTable(given.name, rows, _heading_unit(headings, names, vocabulary), remarks)


def _grid(path: Path, sheet: str, column: Callable[[str], str]) -> Grid:
    """Rows of a file; what reads workbooks is loaded only for what is no text."""
    with path.open("rb") as stream:
        head = stream.read(len(MAGIC[0]))
    if sheet or head.startswith(MAGIC):
        grid: Grid = loaded(WORKBOOKS).table_file(path, sheet, column)
        return grid
    return csv_text.grid(path, lambda text: bool(column(text)))


def _of_rows(given: Rows, column: Callable[[str], str]) -> ClaimTable:
    rows: Numbered = []
    seen: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line, row in enumerate(given, 2):
        headings = tuple(row)
        if headings not in seen:
            seen[headings] = _once(headings, column)
            _require(seen[headings], headings, "")
        cells = zip(seen[headings], row.values(), strict=True)
        rows.append((line, {name: _cell(cell) for name, cell in cells if name}))
    return ClaimTable("", rows)


def _once(headings: Sequence[str], column: Callable[[str], str]) -> tuple[str, ...]:
    """Our names of headings, each once: of our own name first, then the first that means it."""
    taken = {
        column(heading) for heading in headings if heading.strip().casefold() == column(heading)
    }
    names = []
    for heading in headings:
        name = column(heading)
        own = heading.strip().casefold() == name
        names.append(name if own or name not in taken else "")
        taken.add(name)
    return tuple(names)


def _heading_unit(headings: Sequence[str], names: Sequence[str], vocabulary: Vocabulary) -> str:
    for heading, name in zip(headings, names, strict=True):
        found = _BRACKETS.fullmatch(heading) if name == "value_low" else None
        if found and vocabulary.units.find(found[2]) is not None:
            return found[2]
    return ""


def _header(
    lines: Sequence[tuple[int, tuple[Cell, ...]]], column: Callable[[str], str]
) -> tuple[int, tuple[str, ...]]:
    scores = [sum(bool(column(str(cell))) for cell in cells) for _, cells in lines[:LEAD]]
    at = scores.index(max(scores)) if scores else 0
    return at, tuple(str(cell) for cell in lines[at][1]) if lines else ()


def _column(heading: str, vocabulary: Vocabulary) -> str:
    bare = _BRACKETS.sub(r"\1", heading)
    for text in dict.fromkeys((heading, bare)):
        plain = text.strip().casefold().replace(" ", "_")
        if found := plain if plain in COLUMNS else vocabulary.word("column", plain):
            return found
    return vocabulary.word("column", bare) or ""


def _require(names: Iterable[str], headings: Sequence[str], file: str) -> None:
    have = set(names)
    missing = [names[0] for names in REQUIRED if not have & set(names)]
    if missing:
        raise DataError(
            tuple(
                Problem(
                    "audit_reading.column_missing",
                    (("column", name),),
                    file,
                    row=1,
                    got=", ".join(headings[:TOLD]),
                    suggestion=nearest(name, headings),
                )
                for name in missing
            )
        )


def _cell(cell: object) -> Cell:
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    return float(cell) if isinstance(cell, int | float) else str(cell)


def row_id(row: int, cells: Mapping[str, Cell]) -> str:
    """Name of a row.

    Parameters
    ----------
    row : int
        Number of its line.
    cells : mapping of str to str or number
        Its cells by column.

    Returns
    -------
    str
        Its id; its line where it has none.
    """
    return str(cells.get("id", "")).strip() or f"row {row}"


def first_rows(numbered: Numbered) -> dict[str, int]:
    """Row in which each id stands first.

    Parameters
    ----------
    numbered : list of (int, dict)
        Number of the line and its cells by column.

    Returns
    -------
    dict of str to int
        Numbers of lines by id.
    """
    found: dict[str, int] = {}
    for row, cells in numbered:
        found.setdefault(row_id(row, cells), row)
    return found
