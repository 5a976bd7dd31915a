"""What an import would do, before it does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from polysight.errors import Problem
from polysight.evidence.observation import COLUMNS, Observation
from polysight.evidence.store import Evidence

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference that an import makes.

    Parameters
    ----------
    sort : {"source", "added", "superseding"}
        New source, new row, or new row that replaces another.
    id : str
        Source key or row id.
    cells : dict of str to str
        What is written.
    replaced : Observation or None
        The row that is replaced, where it is known already.
    """

    sort: Literal["source", "added", "superseding"]
    id: str
    cells: dict[str, str]
    replaced: Observation | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything that an import would write, or the reasons why it may not.

    Parameters
    ----------
    file, sheet : str
        What was read.
    sha256 : str
        Hash of the file; empty when it was too large to read.
    rows : tuple of tuple of str
        New rows, cells in the order of the observation columns.
    sources : tuple of dict of str to str
        New sources.
    unchanged : int
        Rows that are known already with the same content.
    problems : tuple of Problem
        Faults; with any of them nothing is written.
    remarks : tuple of Problem
        What the reader should know though it is no fault, with every assumption counted.
    """

    file: str
    sheet: str = ""
    sha256: str = ""
    rows: tuple[Cells, ...] = ()
    sources: tuple[dict[str, str], ...] = ()
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()

    @property
    def superseding(self) -> int:
        """Number of new rows that replace another row.

        Returns
        -------
        int
            The number.
        """
        at = COLUMNS.index("supersedes")
        return sum(bool(row[at]) for row in self.rows)

    def changes(self, evidence: Evidence) -> Iterator[Change]:
        """Differences that the import makes, sources first.

        Parameters
        ----------
        evidence : Evidence
            What is known; gives the rows that are replaced.

        Yields
        ------
        Change
            Each new source and row.
        """
        for source in self.sources:
            yield Change("source", source["key"], source)
        known = {row.id: row for row in evidence.observations} if self.superseding else {}
        for cells in self.rows:
            row = dict(zip(COLUMNS, cells, strict=True))
            sort: Literal["added", "superseding"] = "superseding" if row["supersedes"] else "added"
            yield Change(sort, row["id"], row, known.get(row["supersedes"]))
