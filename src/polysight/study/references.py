"""Finding what an id stands for: rows of any table, settings of the scenario, other numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from polysight.errors import DataError, refusal
from polysight.evidence.observation import Observation
from polysight.evidence.once import once
from polysight.evidence.source import Source
from polysight.evidence.store import Evidence
from polysight.evidence.table import Row
from polysight.suggestion import nearest

SCENARIO = "scenario:"


@dataclass(frozen=True, eq=False)
class References:
    """Everything that a number may cite, by id; it equals only itself.

    Parameters
    ----------
    observations : dict of str to Observation
        Observations of all vintages.
    rows : dict of str to (str, Row)
        Table name and row of every other table whose rows have an id.
    sources : dict of str to Source
        Sources by key; they date the rows of tables that do not.
    """

    observations: Mapping[str, Observation]
    rows: Mapping[str, tuple[str, Row]]
    sources: Mapping[str, Source]

    def known(self, name: str) -> str:
        """Day on which the row of an id could first be known.

        Parameters
        ----------
        name : str
            Id of an observation or of a row of another table.

        Returns
        -------
        str
            ISO date; empty where the table does not date its rows.

        Raises
        ------
        DataError
            If nothing has this id.
        """
        if name in self.observations:
            return self.observations[name].first_known.isoformat()
        cells = self.row(name).cells
        return _day(cells.get("first_known") or cells.get("published", ""))

    def vintage(self, name: str) -> str:
        """Day that tells how old the knowledge of a row is.

        Parameters
        ----------
        name : str
            Id of an observation or of a row of another table.

        Returns
        -------
        str
            ISO date: day of knowledge of the row, else publication of its source, else the day on
            which the source was read.
        """
        own = self.known(name)
        if own or name in self.observations:
            return own
        source = self.sources.get(self.row(name).cells.get("source", ""))
        return (_day(source.published) or source.accessed) if source else ""

    def row(self, name: str) -> Row:
        """Row of a table that holds no observations.

        Parameters
        ----------
        name : str
            Id of the row.

        Returns
        -------
        Row
            The row.

        Raises
        ------
        DataError
            If nothing has this id; the nearest one is suggested.
        """
        if name not in self.rows:
            known = [*self.observations, *self.rows]
            raise refusal(
                DataError, "study.reference_unknown", got=name, suggestion=nearest(name, known, 70)
            )
        return self.rows[name][1]

    def number(self, name: str, unit: str, evidence: Evidence) -> float:
        """Number that a row states, in a unit.

        Parameters
        ----------
        name : str
            Id of the row.
        unit : str
            Wanted unit.
        evidence : Evidence
            Holds the units.

        Returns
        -------
        float
            The value, or the middle of the stated range.

        Raises
        ------
        DataError
            If the row is not there or states no number.
        """
        if name in self.observations:
            row = self.observations[name]
            return evidence.units.convert(row.middle, row.canonical_unit, unit)
        cells = self.row(name).cells
        stated = [cells.get(column, "") for column in ("value", "low", "high")]
        numbers = [float(text) for text in stated[:1] if text] or [
            float(text) for text in stated[1:] if text
        ]
        if not numbers:
            raise refusal(DataError, "study.reference_no_number", got=name)
        return evidence.units.convert(sum(numbers) / len(numbers), cells["unit"], unit)


@once
def references(evidence: Evidence) -> References:
    """Index of all ids of the evidence.

    Parameters
    ----------
    evidence : Evidence
        The evidence.

    Returns
    -------
    References
        The index.
    """
    rows = {
        row.cells["id"]: (name, row)
        for name, table in sorted(evidence.tables.items())
        if name != "observations"
        for row in table
        if row.cells.get("id")
    }
    return References(evidence.by_id, rows, evidence.sources)


def _day(text: str) -> str:
    """Last day that a date printed as year, month or day may mean; empty for anything else."""
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return ""
    numbers = [int(part) for part in parts]
    if len(numbers) == 3:
        return dt.date(*numbers).isoformat()
    year, month = numbers[0], numbers[1] if len(numbers) == 2 else 12
    first = dt.date(year + month // 12, month % 12 + 1, 1)
    return (first - dt.timedelta(days=1)).isoformat()
