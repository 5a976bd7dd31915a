"""Observed rows of the evidence base that speak of the quantity, place and time of a claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from polysight.audit.claim import Claim, Kind, Qualifier, Span
from polysight.audit.report import Report
from polysight.audit.spans import span
from polysight.evidence.basis import Basis, basis
from polysight.evidence.choice import choice
from polysight.evidence.observation import Observation

#: List of the vocabulary that gives quantity, product and basis of a metric.
LIST = "observed"
#: Routes of claims under the names of the evidence; claims without one mean all routes.
ROUTES = {"fbr": "silane-fbr"}
#: Timings of claims whose number is of the year and not of some time around it.
TIMINGS = ("", "end")
QUALIFIERS = {"about": Qualifier.ABOUT, "over": Qualifier.OVER, "under": Qualifier.BELOW}
OBSERVED = "observed"
#: Codes that say that a row is not of one part.
WHOLE = ("", "all")

Key = tuple[str, str, str, str]
_Wanted = tuple[str, str, Basis]


@dataclass(frozen=True, slots=True)
class Observed:
    """One row that a claim may be laid beside.

    Parameters
    ----------
    row : Observation
        Chosen by the house's rule among the rows of one basis.
    span : Span
        What it allows, in the unit of the claim.
    """

    row: Observation
    span: Span


@dataclass(frozen=True)
class ObservedRows:
    """Rows of the evidence by what claims speak of.

    Parameters
    ----------
    report : Report
        Holds the evidence, the day of knowledge and the words.
    """

    report: Report

    @cached_property
    def _found(self) -> dict[tuple[object, ...], tuple[Observed, ...]]:
        return {}

    def _wanted(self, claim: Claim) -> _Wanted | None:
        """What to look for: by metric and measure where the list has both, else by metric."""
        word = self.report.vocabulary.word
        measured = f"{claim.metric}:{claim.basis.get('measure', '')}"
        means = word(LIST, measured) or word(LIST, claim.metric)
        return None if means is None else _wanted(means)

    @cached_property
    def _rows(self) -> dict[tuple[str, str], dict[Key, list[Observation]]]:
        """Rows by quantity and product, then by place, time, route, firm."""
        found: dict[tuple[str, str], dict[Key, list[Observation]]] = {}
        for means in self.report.vocabulary.words(LIST).values():
            quantity, product, _ = _wanted(means)
            if (quantity, product) in found:
                continue
            known = self.report.evidence.select(
                quantity, as_of=self.report.as_of, product=product, kind=OBSERVED
            )
            by_key: dict[Key, list[Observation]] = {}
            for row in known:
                if row.grade in WHOLE and not row.site and row.middle == row.middle:
                    route = "" if row.route in WHOLE else row.route
                    key = (row.geography, row.moment, route, row.company)
                    by_key.setdefault(key, []).append(row)
            found[quantity, product] = by_key
        return found

    def beside(self, claim: Claim) -> tuple[Observed, ...]:
        """Rows of the same quantity, place, time, route and firm, one for each basis.

        Parameters
        ----------
        claim : Claim
            A claim.

        Returns
        -------
        tuple of Observed
            In the order of their ids; empty where nothing comparable is observed. A claim that
            does not tell its basis is laid beside every basis.
        """
        wanted = self._wanted(claim)
        if wanted is None or not _told(claim):
            return ()
        quantity, product, asked = wanted
        assert claim.period is not None
        firm = claim.companies[0] if claim.companies else ""
        route = ROUTES.get(claim.route, claim.route)
        key = (claim.geographies[0], claim.period.text, route, firm)
        at = (wanted, key, claim.metric, claim.unit)
        if at not in self._found:
            rows = self._rows[quantity, product].get(key, [])
            self._found[at] = tuple(self._chosen(claim, rows, asked))
        return self._found[at]

    def _chosen(self, claim: Claim, rows: list[Observation], asked: Basis) -> Iterator[Observed]:
        groups: dict[Basis, list[Observation]] = {}
        for row in rows:
            if all(row.basis.get(name) == code for name, code in asked.pairs):
                groups.setdefault(row.comparability, []).append(row)
        chosen = [choice(group).chosen for group in groups.values()]
        units = self.report.vocabulary.units
        for row in sorted(chosen, key=lambda one: one.id):
            factor = units.factor(row.canonical_unit, claim.unit)
            if factor is not None:
                yield Observed(row, self._span(claim, row, factor))

    def _span(self, claim: Claim, row: Observation, factor: float) -> Span:
        low, high = (end * factor for end in row.spread)
        digits = f"{row.value if row.value is not None else row.middle:f}".rstrip("0").rstrip(".")
        said = QUALIFIERS.get(row.qualifier, Qualifier.NONE)
        return span(low, high, digits, said, Kind.OBSERVED, self.report.metric(claim))


def _wanted(means: str) -> _Wanted:
    quantity, product, *dimensions = means.split()
    return quantity, product, basis(";".join(dimensions))


def _told(claim: Claim) -> bool:
    """Whether a claim tells one place, one time and no part of the whole."""
    return (
        claim.span is not None
        and claim.period is not None
        and claim.period.grain != "interval"
        and claim.kind in (Kind.OBSERVED, Kind.ESTIMATE, Kind.FORECAST)
        and not claim.scenario
        and not claim.group
        and len(claim.geographies) == 1
        and len(claim.companies) <= 1
        and claim.basis.get("timing", "") in TIMINGS
        and "aspect" not in claim.basis
        and "edition" not in claim.basis
    )
