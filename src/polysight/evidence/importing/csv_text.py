"""Text tables: comma, semicolon or tab between cells, in the encodings that people send."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from polysight.errors import Problem
from polysight.evidence.importing.encoding import encoding
from polysight.evidence.importing.grid import Cell, Grid
from polysight.evidence.importing.limits import MAX_LEAD, MAX_LINE
from polysight.evidence.verbatim import released

_DELIMITERS = ",;\t"
#: First line by which spreadsheet programs are told the delimiter.
_DECLARED = re.compile(r"sep=([,;\t])", re.IGNORECASE)
_HTML = ("<!doctype html", "<html", "<table", "<head", "<body")


def _lines(stream: TextIO, grid: Grid) -> Iterator[str]:
    """Lines within the limit; a line without end is refused before it fills the memory."""
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise grid.refuse("table.line_long", number, limit=f"{MAX_LINE:,}")
        yield line


def _head(path: Path, written: str, grid: Grid) -> list[str]:
    with path.open(encoding=written, newline="") as stream:
        lines = _lines(stream, grid)
        return [line for _, line in zip(range(MAX_LEAD + 1), lines, strict=False)]


def _delimiter(head: list[str], recognised: Callable[[str], bool]) -> str:
    """The delimiter that makes most known column names; then the most frequent one."""

    def score(delimiter: str) -> tuple[int, int]:
        best = (0, 0)
        for line in head:
            names = line.strip("\r\n").split(delimiter)
            known = sum(recognised(name.strip().strip('"')) for name in names)
            best = max(best, (known, len(names)))
        return best

    return max(_DELIMITERS, key=score)


def _rows(
    reader: Iterator[list[str]], first: int, grid: Grid
) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    number = first - 1
    try:
        for cells in reader:
            number += 1
            yield number, tuple([released(cell) for cell in cells])
    except csv.Error as fault:
        raise grid.refuse("table.malformed", number + 1, why=str(fault)) from fault


def grid(path: Path, recognised: Callable[[str], bool]) -> Grid:
    """Rows of a text table.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    recognised : callable
        Tells whether a text is the name of a column; used to find the delimiter.

    Returns
    -------
    Grid
        Its rows, with a remark where the encoding was not UTF-8.

    Raises
    ------
    DataError
        If the file is empty, is no text, is HTML, is quoted wrongly, or is beyond the limits.
    """
    found = Grid(path.name)
    written = encoding(path, path.name)
    head = _head(path, written, found)
    start = "".join(head).lstrip().casefold()
    if not start:
        raise found.refuse("table.empty")
    if start.startswith(_HTML):
        raise found.refuse("table.html")
    if written in ("gb18030", "utf-16"):
        told = (("encoding", written.upper()),)
        found.remarks.append(Problem("import.decoded", told, path.name))
    declared = _DECLARED.fullmatch(head[0].strip("\ufeff\r\n"))
    delimiter = declared[1] if declared else _delimiter(head, recognised)
    with path.open(encoding=written, newline="") as stream:
        lines = _lines(stream, found)
        if declared:
            next(lines)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        found.extend(_rows(reader, 2 if declared else 1, found))
    return found
