"""A difference of two routes against the levels of both, where only loose words tell their time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polysight.audit.changes import ratio
from polysight.audit.claim import Claim
from polysight.audit.comparison import content, ordered, points, span, standing, times
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.severity import Sureness, severity
from polysight.audit.telling import about, figure, shown, stated

KEY = "difference_against_levels"
#: Distance of a difference from what levels give, as a share of the other level.
CLEAR = 0.08
#: Severity is measured in this distance; levels of one route that are weighed.
ALLOWED, MANY = 0.05, 8

_Levels = dict[tuple[object, ...], list[Claim]]


@dataclass(frozen=True, slots=True)
class _Pair:
    wide: float
    own: Claim
    other: Claim


def find(report: Report) -> Iterator[Finding]:
    """Differences that no two levels of the routes give.

    Levels and differences of one dated time have a relation of their own; here those are held
    against one another that speak of the present in other words ("now", the newest year).

    Parameters
    ----------
    report : Report
        The claims.

    Yields
    ------
    Finding
        One a metric, place and pair of routes, with all differences that fail.
    """
    levels = _levels(report)
    found: dict[tuple[object, ...], list[tuple[_Pair, Claim]]] = {}
    for claim in report.claims:
        metric, against = report.metric(claim), claim.basis.get("against", "")
        if claim.span is None or metric.nature != "difference" or claim.span.low <= -1:
            continue
        if not (claim.route and against and metric.of) or standing(claim) != "fact":
            continue
        pairs = [
            _Pair(_wide(claim, own, other), own, other)
            for time in times(claim, report)
            for own in _at(levels, metric.of, claim, claim.route, time.key)
            for other in _at(levels, metric.of, claim, against, time.key)
            if not _dated(claim, own, other)
        ]
        best = min(
            pairs, key=lambda one: (one.wide, content(one.own), content(one.other)), default=None
        )
        if best is not None and best.wide > CLEAR:
            key = (metric.key, claim.geographies, claim.route, against)
            found.setdefault(key, []).append((best, claim))
    for several in found.values():
        yield _finding(report, several)


def _levels(report: Report) -> _Levels:
    found: _Levels = {}
    for claim in report.claims:
        plain = claim.span is not None and claim.span.low > 0 and not claim.companies
        if plain and claim.route and not claim.group and standing(claim) == "fact":
            for time in times(claim, report):
                key = (claim.metric, claim.geographies, claim.route, time.key)
                found.setdefault(key, []).append(claim)
    return found


def _at(levels: _Levels, metric: str, claim: Claim, route: str, time: str) -> list[Claim]:
    return points(levels.get((metric, claim.geographies, route, time), []))[:MANY]


def _dated(*claims: Claim) -> bool:
    return all(claim.period is not None for claim in claims)


def _wide(claim: Claim, own: Claim, other: Claim) -> float:
    """How far what two levels give lies outside a difference."""
    least, most = ratio(span(other), span(own))
    allowed = span(claim)
    return max(least - (1 + allowed.most), (1 + allowed.least) - most)


def _finding(report: Report, several: list[tuple[_Pair, Claim]]) -> Finding:
    pair, claim = max(several, key=lambda one: (one[0].wide, content(one[1])))
    claims = [*(one for _, one in several), pair.own, pair.other]
    first, second = span(pair.own).middle, span(pair.other).middle
    implied = first / second - 1
    return Finding(
        FindingKind.ARITH,
        severity(
            pair.wide, ALLOWED, report.metric(pair.own).weight, len(claims),
            sureness=Sureness.LOOSE,
        ),
        ordered(claims, claim.id),
        f"audit_{KEY}.statement",
        (
            ("metric", claim.metric),
            ("about", about(claim)),
            ("stated", stated(claim)),
            ("own", stated(pair.own)),
            ("other", stated(pair.other)),
            ("implied", shown(implied, "1")),
        ),
        f"{figure(first)} / {figure(second)} - 1 = {shown(implied, '1')} ≠ {stated(claim)}",
        implied,
        span(claim).middle,
        claim.id,
        Sureness.LOOSE.value,
        KEY,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.ARITH,), find)
