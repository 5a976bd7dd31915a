"""Changes between two years as factors, whatever words and rates they are stated in."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from polysight.audit.claim import Claim, Span
from polysight.audit.comparison import family, place_and_firm, span
from polysight.audit.period_steps import STEP, before, part_of_year
from polysight.audit.report import Report
from polysight.audit.vocabulary import Vocabulary

#: Stated unit of a difference of two shares, which is no relative change.
POINTS = "percentage_point"


@dataclass(frozen=True, slots=True)
class Change:
    """A stated change of a quantity.

    Parameters
    ----------
    claim : Claim
        The claim.
    about : tuple
        What it is a change of, and where; without time.
    start, end : int
        Years; `start` is 0 where the claim names no base.
    least, most : float
        Later value over earlier value that the claim allows; later less earlier value where it is
        in points.
    loose : bool
        Whether the base year is taken and not told.
    parts : tuple of str
        Time keys of the parts of years that it joins, such as two months; empty for years.
    in_points : bool
        Whether it is a difference of two shares.
    """

    claim: Claim
    about: tuple[object, ...]
    start: int
    end: int
    least: float
    most: float
    loose: bool
    parts: tuple[str, str] | tuple[()] = ()
    in_points: bool = False

    @property
    def ends(self) -> tuple[str, str]:
        """Time keys that it joins.

        Returns
        -------
        tuple of str
            Parts of years, or years.
        """
        return self.parts or (str(self.start), str(self.end))

    @property
    def years(self) -> int:
        """Years from base to end.

        Returns
        -------
        int
            At least one.
        """
        return max(1, self.end - self.start)

    @property
    def middle(self) -> float:
        """Later over earlier value by the stated number.

        Returns
        -------
        float
            The factor.
        """
        return factor(span(self.claim).middle, self.claim.basis.get("rate", ""), self.years)


def factor(rate: float, per: str, years: int) -> float:
    """Later over earlier value for a rate.

    Parameters
    ----------
    rate : float
        Rate as a fraction; -1 and less leave nothing.
    per : str
        ``year`` for a rate that compounds each year, else one over all years.
    years : int
        Number of years.

    Returns
    -------
    float
        The factor, never negative.
    """
    if math.isinf(rate):
        return math.inf if rate > 0 else 0.0
    base = max(0.0, 1.0 + rate)
    return float(base**years) if per == "year" else base


def yearly(total: float, years: int) -> float:
    """Rate per year of a factor over several years.

    Parameters
    ----------
    total : float
        Later over earlier value.
    years : int
        Number of years.

    Returns
    -------
    float
        Compound rate per year as a fraction.
    """
    return float(total ** (1.0 / years)) - 1.0 if math.isfinite(total) else math.inf


def subject_of(claim: Claim, report: Report) -> str:
    """Metric that a change is one of.

    Parameters
    ----------
    claim : Claim
        A change.
    report : Report
        Holds the vocabulary.

    Returns
    -------
    str
        Key of a metric; the change itself where nobody knows of what it is.
    """
    metric = report.vocabulary.metrics[family(claim, report)]
    return metric.of or metric.key


def changes(report: Report) -> Iterator[Change]:
    """Relative changes of a report that tell at least their last year; none within years.

    Parameters
    ----------
    report : Report
        The claims.

    Yields
    ------
    Change
        Each change; differences of shares in points are left out.
    """
    for claim in report.claims:
        joined = _years(claim, report)
        if joined is None or is_in_points(claim.stated_unit, report.vocabulary):
            continue
        start, end = joined
        one, per = span(claim), claim.basis.get("rate", "total")
        least, most = (factor(rate, per, max(1, end - start)) for rate in (one.least, one.most))
        about = (subject_of(claim, report), *place_and_firm(claim, report)[2:])
        yield Change(claim, about, start, end, least, most, _is_loose(claim))


def changes_in_points(report: Report) -> Iterator[Change]:
    """Differences of one share at two years.

    Parameters
    ----------
    report : Report
        The claims.

    Yields
    ------
    Change
        Each change that is stated in points and tells both years.
    """
    for claim in report.claims:
        joined = _years(claim, report)
        if joined is None or not is_in_points(claim.stated_unit, report.vocabulary):
            continue
        one, (start, end) = span(claim), joined
        about = (subject_of(claim, report), *place_and_firm(claim, report)[2:])
        if start and claim.basis.get("rate", "total") == "total":
            ends = (one.least, one.most)
            yield Change(claim, about, start, end, *ends, _is_loose(claim), in_points=True)


def is_in_points(unit: str, words: Vocabulary) -> bool:
    """Whether a unit is of differences of shares.

    Parameters
    ----------
    unit : str
        As stated.
    words : Vocabulary
        Holds the units.

    Returns
    -------
    bool
        Whether it is percentage points, in whatever words.
    """
    found = words.units.find(unit)
    return found is not None and found.code == POINTS


def _years(claim: Claim, report: Report) -> tuple[int, int] | None:
    """First and last year of a change, the first 0 where it tells none; None within years."""
    basis = claim.basis
    if not _is_change(claim, report) or part_of_year(claim) or STEP in basis:
        return None
    current = report.year if basis.get("age") == "current" else 0
    end, start = int(basis.get("to", current)), int(basis.get("from", 0))
    if not end or (start and end <= start):
        return None
    per_year = basis.get("rate", "total") == "year"
    return None if not start and (per_year or "to" not in basis) else (start, end)


def _is_loose(claim: Claim) -> bool:
    return claim.basis.get("base") == "assumed" or "to" not in claim.basis


def changes_of_parts(report: Report) -> Iterator[Change]:
    """Relative changes to a month, quarter, half or the first months of a year.

    Parameters
    ----------
    report : Report
        The claims.

    Yields
    ------
    Change
        Each change whose words tell on which part it is: of the year before, or the one before.
    """
    for claim in report.claims:
        since = before(part_of_year(claim), claim.basis.get(STEP, ""))
        if not since or not _is_change(claim, report):
            continue
        if is_in_points(claim.stated_unit, report.vocabulary):
            continue
        about = (subject_of(claim, report), *place_and_firm(claim, report)[2:])
        until, one = part_of_year(claim), span(claim)
        least, most = (factor(end, "total", 1) for end in (one.least, one.most))
        ends = int(since[:4]), int(until[:4])
        yield Change(claim, about, *ends, least, most, loose=False, parts=(since, until))


def _is_change(claim: Claim, report: Report) -> bool:
    return claim.span is not None and report.metric(claim).nature == "change" and claim.unit == "1"


def ratio(earlier: Span, later: Span) -> tuple[float, float]:
    """Later over earlier value that two spans allow.

    Parameters
    ----------
    earlier, later : Span
        Spans of positive numbers.

    Returns
    -------
    tuple of float
        Least and most.
    """
    least = later.least / earlier.most if math.isfinite(earlier.most) else 0.0
    most = later.most / earlier.least if earlier.least > 0 else math.inf
    return max(0.0, least), most
