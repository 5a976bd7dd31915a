"""A file as rows of cells, before anything is known about its columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from polysight.errors import DataError, Problem
from polysight.evidence.importing.limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS
from polysight.messages import catalogue

#: Text, or a number where the file itself says that the cell is one.
Cell = str | float


def problem_at(
    key: str, file: str, sheet: str, row: int, column: str, told: dict[str, str]
) -> Problem:
    """Fault at a place, with what was found and expected told once.

    Parameters
    ----------
    key : str
        Message key.
    file, sheet : str
        Where it is.
    row : int
        Row number; 0 for none.
    column : str
        Heading of the column; empty for none.
    told : dict of str to str
        ``got``, ``expected``, ``suggestion`` and placeholders of the message. What the message
        itself says is not said again behind it.

    Returns
    -------
    Problem
        The fault.
    """
    template = catalogue("en")[key]
    apart = {
        name: "" if f"{{{name}}}" in template else told.get(name, "")
        for name in ("got", "expected", "suggestion")
    }
    return Problem(key, tuple(told.items()), file, sheet, row, column, **apart)


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell that cannot be read as it is, for example a formula.

    Parameters
    ----------
    row, column : int
        Row number as a person counts it, and position of the column from 0.
    key : str
        Message key of the fault.
    got : str
        What stands there.
    """

    row: int
    column: int
    key: str
    got: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The filled rows of one sheet or text file.

    Parameters
    ----------
    file, sheet : str
        Where it comes from; the sheet is empty for text files.
    lines : list of (int, tuple of Cell)
        Row number and cells of every row that is not empty. The number is the one that a
        spreadsheet shows: rows are counted from 1, empty rows too.
    marks : list of Mark
        Cells that cannot be read.
    remarks : list of Problem
        What the reader should know though it is no fault.
    """

    file: str
    sheet: str = ""
    lines: list[tuple[int, tuple[Cell, ...]]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    def refuse(self, key: str, row: int = 0, **told: str) -> DataError:
        """Refusal of the whole grid.

        Parameters
        ----------
        key : str
            Message key.
        row : int
            Row at fault; 0 for none.
        **told : str
            ``got``, ``expected``, ``suggestion`` and placeholders.

        Returns
        -------
        DataError
            To be raised by the caller.
        """
        return DataError((problem_at(key, self.file, self.sheet, row, "", told),))

    def extend(self, rows: Iterable[tuple[int, tuple[Cell, ...]]]) -> None:
        """Take rows in, within the limits; equal texts are kept once.

        Parameters
        ----------
        rows : iterable of (int, tuple of Cell)
            Row number and cells.

        Raises
        ------
        DataError
            If there are too many rows or columns, or a cell is too long.
        """
        kept: dict[str, str] = {}
        for number, cells in rows:
            if number > MAX_ROWS + 1:
                raise self.refuse("table.rows_many", number, limit=f"{MAX_ROWS:,}")
            if len(cells) > MAX_COLUMNS:
                told = {"limit": str(MAX_COLUMNS), "count": str(len(cells))}
                raise self.refuse("table.columns_many", number, **told)
            for cell in cells:
                if isinstance(cell, str) and len(cell) > MAX_CELL:
                    told = {"limit": f"{MAX_CELL:,}", "count": f"{len(cell):,}"}
                    raise self.refuse("cell.too_long", number, **told)
            if any(cell if isinstance(cell, str) else True for cell in cells):
                own = (kept.setdefault(c, c) if isinstance(c, str) else c for c in cells)
                self.lines.append((number, tuple(own)))
