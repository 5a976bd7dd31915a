"""Faults of one row, gathered while it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from polysight.errors import Problem
from polysight.evidence.importing.grid import Cell
from polysight.evidence.importing.header import Table
from polysight.evidence.importing.limits import MAX_PROBLEMS


@dataclass
class Faults:
    """Faults of a table, told one by one up to a limit and counted beyond it.

    Parameters
    ----------
    table : Table
        Where they are.
    told : list of Problem
        Faults that are told one by one.
    count : int
        Number of all faults.
    """

    table: Table
    told: list[Problem] = field(default_factory=list)
    count: int = 0

    def add(self, key: str, row: int, column: str = "", **told: str) -> None:
        """Note a fault.

        Parameters
        ----------
        key : str
            Message key.
        row : int
            Row number.
        column : str
            Our name of the column.
        **told : str
            ``got``, ``expected``, ``suggestion`` and placeholders.
        """
        self.take(self.table.problem(key, row, column, **told))

    def take(self, problem: Problem) -> None:
        """Note a fault that is already told.

        Parameters
        ----------
        problem : Problem
            The fault.
        """
        self.count += 1
        if len(self.told) < MAX_PROBLEMS:
            self.told.append(problem)

    def problems(self) -> tuple[Problem, ...]:
        """All faults by row; the last one tells how many are not listed.

        Returns
        -------
        tuple of Problem
            Empty when all is well.
        """
        listed = sorted(self.told, key=lambda problem: problem.row)
        if self.count > len(listed):
            more = (("count", f"{self.count - len(listed):,}"),)
            place = (self.table.grid.file, self.table.grid.sheet)
            listed.append(Problem("import.more_problems", more, *place))
        return tuple(listed)


def swapped(
    cells: Mapping[str, Cell], faulty: list[str], good: Callable[[str, Cell], bool]
) -> tuple[str, str] | None:
    """Two columns of a row, each of which would be right in the place of the other.

    Parameters
    ----------
    cells : mapping of str to Cell
        Cells of the row by our name.
    faulty : list of str
        Columns that could not be read.
    good : callable
        Tells whether a cell can be read in a column.

    Returns
    -------
    tuple of str, or None
        The two columns.
    """
    for i, one in enumerate(faulty):
        for other in faulty[i + 1 :]:
            if good(one, cells[other]) and good(other, cells[one]):
                return one, other
    return None
