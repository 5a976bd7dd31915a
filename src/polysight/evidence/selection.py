"""A question to the evidence in people's words, and the answer divided into comparable series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from polysight.errors import DataError, UsageError, refusal
from polysight.evidence.basis import Basis, basis
from polysight.evidence.choice import Choice, series
from polysight.evidence.codelist import Codelist, code_from
from polysight.evidence.contradiction import Contradiction, contradictions
from polysight.evidence.observation import Observation
from polysight.evidence.quantity import Quantity
from polysight.evidence.store import Evidence
from polysight.periods import Period, period
from polysight.suggestion import nearest

#: Columns that a question may fix, and the codelist in which their words are looked up.
FILTERS = {
    "geography": "regions",
    "grade": "grades",
    "product": "products",
    "route": "routes",
    "company": "companies",
    "kind": "kinds",
}


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody wants to see.

    Parameters
    ----------
    quantity : str
        Quantity in any spelling.
    filters : dict of str to str
        Words by column of `FILTERS`.
    basis : str
        Written basis whose dimensions must match; empty for any.
    start, end : str
        First and last period of interest; empty for no limit.
    as_of : datetime.date or None
        Day of knowledge.
    """

    quantity: str
    filters: Mapping[str, str]
    basis: str = ""
    start: str = ""
    end: str = ""
    as_of: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Rows that may stand in one line: same comparability, company and site.

    Parameters
    ----------
    basis : Basis
        What all rows share.
    company, site, unit : str
        Company and site, empty for none, and the canonical unit.
    choices : tuple of Choice
        One choice a period, with the losers.
    """

    basis: Basis
    company: str
    site: str
    unit: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Comparable series and the contradictions among their rows.

    Parameters
    ----------
    quantity : Quantity
        What was asked for.
    filters : dict of str to str
        Filters as codes.
    series : tuple of Series
        The longest series first.
    rows : tuple of Observation
        Every visible row behind the series.
    contradictions : tuple of Contradiction
        Disagreements among them.
    """

    quantity: Quantity
    filters: Mapping[str, str]
    series: tuple[Series, ...]
    rows: tuple[Observation, ...]
    contradictions: tuple[Contradiction, ...]


def quantity_of(words: str, evidence: Evidence) -> Quantity:
    """Quantity that a text means.

    Parameters
    ----------
    words : str
        Code or name in either language.
    evidence : Evidence
        The evidence.

    Returns
    -------
    Quantity
        The quantity.

    Raises
    ------
    UsageError
        If there is none; the nearest name is suggested.
    """
    return evidence.quantities[evidence.codelists["quantities"].find(words).code]


def coded(filters: Mapping[str, str], evidence: Evidence) -> dict[str, str]:
    """Filters with every word replaced by its code.

    Parameters
    ----------
    filters : dict of str to str
        Words by column.
    evidence : Evidence
        The evidence.

    Returns
    -------
    dict of str to str
        Codes by column.

    Raises
    ------
    UsageError
        If a column or word is unknown.
    """
    for name in filters:
        if name not in FILTERS:
            near = nearest(name, FILTERS)
            raise refusal(UsageError, "codelist.unknown", got=name, list="columns", suggestion=near)
    return {
        name: evidence.codelists[FILTERS[name]].begun(words).code
        for name, words in filters.items()
        if words
    }


def asked_period(words: str) -> Period:
    """Period that somebody asked for.

    Parameters
    ----------
    words : str
        The period as typed.

    Returns
    -------
    Period
        The period.

    Raises
    ------
    UsageError
        If it is none.
    """
    try:
        return period(words)
    except DataError as fault:
        raise UsageError(fault.problems) from fault


def asked_basis(words: str, evidence: Evidence) -> Basis:
    """Basis that somebody asked for, by codes or by names in either language.

    Parameters
    ----------
    words : str
        ``dimension=code`` pairs divided by ``;``.
    evidence : Evidence
        Holds the dimensions and their codes.

    Returns
    -------
    Basis
        The basis in codes.

    Raises
    ------
    UsageError
        If a dimension or code does not exist; the nearest one is suggested.
    """
    rows = [row.cells for row in evidence.tables["bases"]]
    dimensions = {row["dimension"] for row in rows}
    found = []
    for name, asked in basis(words).pairs:
        if name not in dimensions:
            near = nearest(name, dimensions)
            raise refusal(UsageError, "codelist.unknown", got=name, list="bases", suggestion=near)
        codes = Codelist(name, [code_from(row) for row in rows if row["dimension"] == name])
        found.append((name, codes.find(asked).code))
    return Basis(tuple(sorted(found)))


def answer(question: Question, evidence: Evidence) -> Answer:
    """Series that answer a question; unlike bases are never put in one.

    Parameters
    ----------
    question : Question
        The question.
    evidence : Evidence
        The evidence.

    Returns
    -------
    Answer
        The series.

    Raises
    ------
    UsageError
        If a word or period is not understood.
    """
    quantity = quantity_of(question.quantity, evidence)
    fixed = coded(question.filters, evidence)
    wanted = asked_basis(question.basis, evidence)
    start = asked_period(question.start).start if question.start else dt.date.min
    end = asked_period(question.end).end if question.end else dt.date.max
    rows = [
        row
        for row in evidence.select(quantity.code, as_of=question.as_of)
        if all(getattr(row, name) == code for name, code in fixed.items())
        and start <= row.period.end
        and row.period.start <= end
        and all(row.comparability.get(name) == code for name, code in wanted.pairs)
    ]
    groups: dict[tuple[Basis, str, str, str], list[Observation]] = {}
    for row in rows:
        family = "past" if row.kind in ("observed", "estimate") else row.kind
        groups.setdefault((row.comparability, row.company, row.site, family), []).append(row)
    found = [
        Series(key[0], key[1], key[2], group[0].canonical_unit, tuple(series(group)))
        for key, group in groups.items()
    ]
    ordered = sorted(found, key=lambda one: (-len(one.choices), str(one.basis), one.company))
    disputes = tuple(contradictions(rows))
    return Answer(quantity, fixed, tuple(ordered), tuple(rows), disputes)


def overview(evidence: Evidence) -> Sequence[tuple[Quantity, int]]:
    """Quantities that have rows, with their number.

    Parameters
    ----------
    evidence : Evidence
        The evidence.

    Returns
    -------
    sequence of (Quantity, int)
        Most rows first.
    """
    counts: dict[str, int] = {}
    for row in evidence.observations:
        counts[row.quantity] = counts.get(row.quantity, 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(evidence.quantities[code], count) for code, count in ordered]
