"""The value of an indicator on a day, with its doubt, its age and the rows behind it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from polysight.evidence.store import Evidence

PUBLISHED = "published"
#: Table beside the observations whose rows tell how their first known day was found.
EVENTS = "plant_events"


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """An indicator as it was known on a day.

    Parameters
    ----------
    key : str
        Which, as in ``warning_indicators``.
    value : float
        In its unit; not a number where nothing, or too little, was known.
    spread : float
        Standard deviation of the value; not a number where it is not told.
    newest : int or None
        Month in which the newest stretch that it rests on ends, since January of year 0; that of
        the older one where it rests on two. None without any.
    rows : tuple of str
        Ids of the rows behind it.
    """

    key: str
    value: float
    spread: float
    newest: int | None
    rows: tuple[str, ...]

    def age(self, month: int) -> float:
        """Months since the end of the newest stretch.

        Parameters
        ----------
        month : int
            Month of the day of knowledge, since January of year 0.

        Returns
        -------
        float
            Months; infinite without any stretch.
        """
        return math.inf if self.newest is None else float(max(0, month - self.newest))


def unknown(key: str) -> IndicatorValue:
    """An indicator of which nothing was known.

    Parameters
    ----------
    key : str
        Which.

    Returns
    -------
    IndicatorValue
        Without value, age and rows.
    """
    return IndicatorValue(key, math.nan, math.nan, None, ())


def once(*groups: Iterable[str]) -> tuple[str, ...]:
    """Ids of several groups, each once.

    Parameters
    ----------
    *groups : iterable of str
        Ids.

    Returns
    -------
    tuple of str
        In the order of their first place.
    """
    return tuple(dict.fromkeys(name for group in groups for name in group))


def older(*months: int | None) -> int | None:
    """The earlier of several months.

    Parameters
    ----------
    *months : int or None
        Months since January of year 0.

    Returns
    -------
    int or None
        None where one of them is.
    """
    known = [one for one in months if one is not None]
    return min(known) if len(known) == len(months) else None


def inferred_rows(evidence: Evidence, rows: Iterable[str]) -> tuple[str, ...]:
    """Rows whose first known day was inferred: what rests on them is pseudo-real-time.

    Parameters
    ----------
    evidence : Evidence
        Holds the rows.
    rows : iterable of str
        Ids of observations and others.

    Returns
    -------
    tuple of str
        Observations and events of plants whose day is not that of their publication.
    """
    wanted = set(rows)
    seen = [(row.id, row.first_known_by) for row in evidence.observations]
    seen += [(row.cells["id"], row.cells["first_known_by"]) for row in evidence.tables[EVENTS]]
    return tuple(name for name, how in seen if name in wanted and how != PUBLISHED)
