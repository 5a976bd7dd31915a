"""A report as the rules see it: its claims, and look-ups that every rule needs."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from polysight.audit.claim import Claim, Kind, Qualifier, Span
from polysight.audit.metric import Metric
from polysight.audit.vocabulary import Vocabulary
from polysight.errors import Problem, UsageError, refusal
from polysight.evidence.store import Evidence


@dataclass(frozen=True, eq=False)
class Report:
    """Claims of one report.

    Parameters
    ----------
    claims : tuple of Claim
        Sorted by what they say, so that no finding depends on the order of the table.
    vocabulary : Vocabulary
        Words and units.
    evidence : Evidence
        What is known beside the report: rows that rules cite.
    remarks : tuple of Problem
        What could not be read but is no reason to refuse the table.
    tolerance : float
        Times by which every tolerance is wider than the written one; see `tolerant`.
    present : int
        Year that undated claims about the present mean; 0 for the one that the claims tell.
    as_of : datetime.date or None
        Day of knowledge for rows of the evidence; the latest when None.
    kept : dict of str to object
        What was found out about the report, so that it need not be found out again.
    """

    claims: tuple[Claim, ...]
    vocabulary: Vocabulary
    evidence: Evidence
    remarks: tuple[Problem, ...] = ()
    tolerance: float = 1.0
    present: int = 0
    as_of: dt.date | None = None
    kept: dict[str, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def tolerant(self, factor: float) -> Report:
        """The same claims with every tolerance wider or narrower.

        Parameters
        ----------
        factor : float
            Times the tolerance of digits and words, 0 and more; 2 lets numbers lie twice as far
            apart before they are said to differ. Bounds such as ``over`` stay what they are.

        Returns
        -------
        Report
            For the rules.

        Raises
        ------
        UsageError
            If the factor is below zero or no number.
        """
        if not (math.isfinite(factor) and factor >= 0.0):
            raise refusal(UsageError, "audit_rulebook.tolerance", got=f"{factor:g}")
        claims = tuple(
            replace(one, span=_widened(one, one.span, self.metric(one), factor))
            if one.span
            else one
            for one in self.claims
        )
        return replace(self, claims=claims, tolerance=self.tolerance * factor)

    def metric(self, claim: Claim) -> Metric:
        """Metric of a claim.

        Parameters
        ----------
        claim : Claim
            The claim.

        Returns
        -------
        Metric
            Its metric, made of its word where nobody knows it.
        """
        return self.vocabulary.metrics[claim.metric]

    def of(self, *metrics: str) -> tuple[Claim, ...]:
        """Claims of some metrics that have a number.

        Parameters
        ----------
        *metrics : str
            Keys of `audit_metrics`.

        Returns
        -------
        tuple of Claim
            One metric after another.
        """
        return tuple(claim for key in metrics for claim in self.by_metric.get(key, ()))

    @cached_property
    def by_metric(self) -> dict[str, tuple[Claim, ...]]:
        """Claims with a number, by metric.

        Returns
        -------
        dict of str to tuple of Claim
            Claims of each.
        """
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            if claim.span is not None:
                found.setdefault(claim.metric, []).append(claim)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """Claims by id.

        Returns
        -------
        dict of str to Claim
            All claims.
        """
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def year(self) -> int:
        """Year that undated claims about the present mean: the newest with observed numbers.

        Returns
        -------
        int
            The year, or that of the user; 0 where no claim is dated.
        """
        return self.present or newest(self.claims)

    @property
    def known_metrics(self) -> Iterable[Metric]:
        """Metrics that the table has.

        Returns
        -------
        iterable of Metric
            Without those made of unknown words.
        """
        return [metric for metric in self.vocabulary.metrics.values() if metric.known]


def _widened(claim: Claim, span: Span, metric: Metric, factor: float) -> Span:
    """A span that allows so many times as much beyond its stated ends as it did."""
    tolerance = factor * span.tolerance
    if claim.qualifier in (Qualifier.OVER, Qualifier.BELOW) and claim.kind is not Kind.LIMIT:
        return replace(span, tolerance=tolerance)
    least = max(span.low - factor * (span.low - span.least), metric.minimum)
    most = min(span.high + factor * (span.most - span.high), metric.maximum)
    return Span(span.low, span.high, min(least, span.low), max(most, span.high), tolerance)


def newest(claims: Iterable[Claim]) -> int:
    """Newest year that claims tell as past.

    Parameters
    ----------
    claims : iterable of Claim
        The claims.

    Returns
    -------
    int
        The year of most observed claims (the later of equals); the earliest year of all claims
        where none is observed; 0 where none is dated.
    """
    told: dict[int, int] = {}
    years: list[int] = []
    for claim in claims:
        if claim.period is None:
            continue
        years.append(claim.period.end.year)
        if claim.kind is Kind.OBSERVED:
            told[claim.period.end.year] = told.get(claim.period.end.year, 0) + 1
    if told:
        return max(told, key=lambda year: (told[year], year))
    return min(years, default=0)
