"""Which row names the columns, and which column of ours each of them is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polysight.errors import DataError, Problem
from polysight.evidence.importing.grid import Cell, Grid, problem_at
from polysight.evidence.importing.limits import MAX_LEAD
from polysight.evidence.importing.vocabulary import Vocabulary
from polysight.suggestion import nearest

_FEWEST = 2
REQUIRED = ("quantity", "unit", "period")


@dataclass(frozen=True, slots=True)
class Table:
    """A grid whose columns are known.

    Parameters
    ----------
    grid : Grid
        The cells.
    start : int
        Position in the grid of the first row below the header.
    columns : tuple of str
        Our name of each column; empty for a column that is not read.
    headings : tuple of str
        What the file calls them.
    """

    grid: Grid
    start: int
    columns: tuple[str, ...]
    headings: tuple[str, ...]

    def heading(self, column: str) -> str:
        """What the file calls one of our columns.

        Parameters
        ----------
        column : str
            Our name.

        Returns
        -------
        str
            Heading in the file, or our name where the file has no such column.
        """
        if column in self.columns:
            return self.headings[self.columns.index(column)]
        return column

    def problem(self, key: str, row: int, column: str = "", **told: str) -> Problem:
        """Fault at a cell of the table.

        Parameters
        ----------
        key : str
            Message key.
        row : int
            Row number.
        column : str
            Our name of the column; the fault tells the heading that the file uses.
        **told : str
            ``got``, ``expected``, ``suggestion`` and placeholders.

        Returns
        -------
        Problem
            The fault with its place.
        """
        heading = self.heading(column) if column else ""
        return problem_at(key, self.grid.file, self.grid.sheet, row, heading, told)

    def cells(self, column: str) -> Iterator[Cell]:
        """Cells of one column.

        Parameters
        ----------
        column : str
            Our name of it.

        Yields
        ------
        Cell
            Each cell below the header; nothing where the table has no such column.
        """
        if column in self.columns:
            at = self.columns.index(column)
            yield from (cells[at] for _, cells in self.grid.lines[self.start :] if at < len(cells))

    def rows(self) -> Iterator[tuple[int, dict[str, Cell]]]:
        """Rows below the header, by our names.

        Yields
        ------
        tuple
            Row number and cells.
        """
        read = [(i, name) for i, name in enumerate(self.columns) if name]
        for number, cells in self.grid.lines[self.start :]:
            count = len(cells)
            yield number, {name: cells[i] for i, name in read if i < count}


def _find(grid: Grid, vocabulary: Vocabulary) -> int:
    best, most = -1, 0
    for position, (_, cells) in enumerate(grid.lines[: MAX_LEAD + 1]):
        known = sum(isinstance(c, str) and vocabulary.recognised(c) for c in cells)
        if known > most:
            best, most = position, known
    if most < _FEWEST:
        row = grid.lines[0]
        shown = ", ".join(str(cell)[:20] for cell in row[1][:8])
        raise grid.refuse(
            "table.header_missing", row[0], got=shown, expected=", ".join((*REQUIRED, "value"))
        )
    return best


def _named(grid: Grid, position: int, vocabulary: Vocabulary) -> Table:
    number, cells = grid.lines[position]
    headings = [str(cell).strip() for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    columns = [vocabulary.column(name) if name else "" for name in headings]
    table = Table(grid, position + 1, tuple(columns), tuple(headings))
    problems = []
    for i, (heading, column) in enumerate(zip(headings, columns, strict=True)):
        if not column:
            told = {"got": heading, "suggestion": nearest(heading, vocabulary.names())}
            key = "table.column_unknown" if heading else "table.heading_empty"
            problems.append(table.problem(key, number, position=str(i + 1), **told))
        elif column in columns[:i]:
            problems.append(table.problem("table.column_twice", number, column, got=heading))
    problems += [
        table.problem("table.column_missing", number, name=name, expected=name)
        for name in REQUIRED
        if name not in columns
    ]
    if not {"value", "low", "high"} & set(columns):
        problems.append(table.problem("table.column_missing", number, name="value"))
    if problems:
        raise DataError(tuple(problems))
    read = tuple("" if name in vocabulary.computed else name for name in columns)
    return Table(grid, position + 1, read, tuple(headings))


def table(grid: Grid, vocabulary: Vocabulary) -> Table:
    """Find the header of a grid and name its columns.

    Parameters
    ----------
    grid : Grid
        The cells.
    vocabulary : Vocabulary
        Spellings of columns.

    Returns
    -------
    Table
        The grid with its columns; rows above the header are told as a remark.

    Raises
    ------
    DataError
        If there is no header, a column is unknown or named twice, or a required one is missing.
    """
    if not grid.lines:
        raise grid.refuse("table.empty")
    position = _find(grid, vocabulary)
    found = _named(grid, position, vocabulary)
    if position:
        told = (("row", str(grid.lines[position][0])),)
        grid.remarks.append(Problem("import.header_row", told, grid.file, grid.sheet))
    ignored = [
        heading for heading, column in zip(found.headings, found.columns, strict=True) if not column
    ]
    if ignored:
        told = (("columns", ", ".join(ignored)),)
        grid.remarks.append(Problem("import.computed_column", told, grid.file, grid.sheet))
    return found
