"""Errors, offsets and scatters by which the past of the market is estimated, as rows."""

from __future__ import annotations

from polysight.errors import DataError, refusal
from polysight.evidence.store import Evidence
from polysight.suggestion import nearest

TABLE, PARAMETERS = "market_history_terms", "market_parameters"


class HistoryTerms:
    """Numbers of ``market_history_terms.csv`` by name; remembers which were used.

    Parameters of the market are told too, by their middle.

    Parameters
    ----------
    evidence : Evidence
        Holds the table; a row of an overlay takes the place of the shipped one.
    """

    def __init__(self, evidence: Evidence) -> None:
        tables = (PARAMETERS, TABLE)
        cells = [row.cells for table in tables for row in evidence.tables[table]]
        self._rows = {one["parameter"]: one for one in cells}
        self._used: dict[str, None] = {}

    def __call__(self, name: str) -> float:
        """Number of a term.

        Parameters
        ----------
        name : str
            Name of the term.

        Returns
        -------
        float
            In the unit of its row.

        Raises
        ------
        DataError
            If there is no such term; the nearest name is suggested.
        """
        if name not in self._rows:
            near = nearest(name, self._rows)
            raise refusal(DataError, "market_history.term", got=name, suggestion=near)
        cells = self._rows[name]
        self._used[cells["id"]] = None
        return float(cells["value"])

    @property
    def inputs(self) -> tuple[str, ...]:
        """Ids of the terms that were used."""
        return tuple(self._used)
