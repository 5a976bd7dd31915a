"""Evidence of a day, and the assumptions about plants by which a market is made for any day.

What is read for an early day is cut first (`evidence_on`), so that nothing later can be read by
mistake. Numbers that no row tells are rows of ``market_plant_terms``: each with a range, a reason
and the day from which it may be used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from polysight.errors import DataError, refusal
from polysight.evidence.store import Evidence
from polysight.evidence.table import Row

TABLE, NEWS = "market_plant_terms", "market_plant_news"
#: Tables whose rows tell the day on which they could first be known.
DATED = ("plant_events", TABLE, NEWS)
#: Table whose rows point at others, which may not have been known.
POINTING, POINTER = "learning_rows", "ref"


@dataclass(frozen=True, slots=True)
class Term:
    """One assumption.

    Parameters
    ----------
    id, item, subject : str
        Id of its row, what it is, and of what.
    value, low, high : float
        Number and its range, in `unit`.
    unit : str
        Unit code.
    ref : str
        Row that it is worked from; empty for a plain assumption.
    first_known : datetime.date
        Day from which it may be used.
    """

    id: str
    item: str
    subject: str
    value: float
    low: float
    high: float
    unit: str
    ref: str
    first_known: dt.date


class Terms:
    """Assumptions of a day; remembers which of them were used.

    Parameters
    ----------
    terms : iterable of Term
        Those that may be used.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[str, dict[str, Term]] = {}
        for one in sorted(terms, key=lambda term: (term.first_known, term.id)):
            self._terms.setdefault(one.item, {})[one.subject] = one
        self._used: dict[str, None] = {}

    def find(self, item: str, subject: str = "") -> Term | None:
        """Newest term about a thing.

        Parameters
        ----------
        item, subject : str
            What it is, and of what.

        Returns
        -------
        Term or None
            The term, noted as used; None where there is none.
        """
        found = self._terms.get(item, {}).get(subject)
        if found is not None:
            self._used[found.id] = None
        return found

    def value(self, item: str, *subjects: str) -> float:
        """Number of the first subject that has one.

        Parameters
        ----------
        item : str
            What it is.
        *subjects : str
            Of what, by preference; nothing in particular when omitted.

        Returns
        -------
        float
            The number.

        Raises
        ------
        DataError
            If no subject has one.
        """
        for subject in subjects or ("",):
            found = self.find(item, subject)
            if found is not None:
                return found.value
        raise refusal(DataError, "market_plants.no_term", item=item, subject="/".join(subjects))

    def all(self, item: str) -> tuple[Term, ...]:
        """Newest term of every subject of an item, all noted as used.

        Parameters
        ----------
        item : str
            What it is.

        Returns
        -------
        tuple of Term
            By subject.
        """
        found = tuple(one for _, one in sorted(self._terms.get(item, {}).items()))
        self._used.update(dict.fromkeys(one.id for one in found))
        return found

    @property
    def used(self) -> tuple[str, ...]:
        """Ids of the terms used so far."""
        return tuple(self._used)


def terms(evidence: Evidence, day: dt.date) -> Terms:
    """Assumptions about a day.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    day : datetime.date
        The day; later numbers are not about it.

    Returns
    -------
    Terms
        Those that may be used.
    """
    return Terms(_term(row.cells) for row in evidence.tables[TABLE] if _known(row, day))


def _term(cells: dict[str, str]) -> Term:
    return Term(
        cells["id"], cells["item"], cells["subject"], float(cells["value"]), float(cells["low"]),
        float(cells["high"]), cells["unit"], cells["ref"],
        dt.date.fromisoformat(cells["first_known"]),
    )  # fmt: skip


def evidence_on(evidence: Evidence, day: dt.date) -> Evidence:
    """Evidence without what could not be known on a day.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    day : datetime.date
        Day of knowledge, its end.

    Returns
    -------
    Evidence
        Observations, events of plants, readings of them and assumptions that were known; rows of
        learning curves whose number was known. Other tables as they are: nothing of them is read
        for a market of plants but what holds at any time.
    """
    observations = tuple(row for row in evidence.observations if row.first_known <= day)
    tables = dict(evidence.tables)
    for name in DATED:
        tables[name] = [row for row in tables[name] if _known(row, day)]
    known = {row.id for row in observations}
    known |= {row.cells["id"] for row in tables["process_parameters"]}
    tables[POINTING] = [row for row in tables[POINTING] if row.cells[POINTER] in known]
    return replace(evidence, observations=observations, tables=tables)


def _known(row: Row, day: dt.date) -> bool:
    return dt.date.fromisoformat(row.cells["first_known"]) <= day
