"""Targets that get worse with the years, or that are looser than what has been reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from polysight.audit.claim import Claim, Kind, Qualifier
from polysight.audit.claim_keys import ITEM, aspects
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.finer_basis import BASES
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import about, stated

KEY = "target_path"
#: Share by which a target must be worse than the one before, or than what has been reached.
WORSE, LOOSER = 0.01, 0.02
#: Natures that a plant can be held to, and units of prices, which no plant sets.
HELD = ("level", "ratio", "share", "count", "duration")
#: Metrics whose better end is another's: what a market pays, and returns that a plan asks for.
FREE = ("price", "margin", "irr", "npv", "roe", "roi", "profit", "cost_of_capital")


def find(report: Report) -> Iterator[Finding]:
    """Targets of one quantity that do not improve, and targets behind the present.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each series of targets at most of either sort.
    """
    for metric in report.known_metrics:
        free = any(word in metric.key for word in FREE)
        if not metric.better or metric.nature not in HELD or free:
            continue
        goals: dict[tuple[object, ...], list[Claim]] = {}
        facts: dict[tuple[object, ...], list[Claim]] = {}
        for claim in claims_of(report, metric.key):
            if claim.period is None or claim.scenario:
                continue
            if claim.kind is Kind.TARGET:
                goals.setdefault(_about(claim, report), []).append(claim)
            elif claim.kind is Kind.OBSERVED:
                facts.setdefault(_about(claim, report), []).append(claim)
        sign = 1.0 if metric.better == "lower" else -1.0
        for key, found in goals.items():
            yield from _turned(report, found, sign)
            yield from _behind(report, found, facts.get(key, []), sign)


def _about(claim: Claim, report: Report) -> tuple[object, ...]:
    route = "" if report.vocabulary.word("main_route", claim.route) else claim.route
    finer = tuple(claim.basis.get(name, "") for name in (*BASES, ITEM, "numbers", "tax"))
    return (
        claim.unit, claim.section, claim.geographies, route, claim.companies, claim.group,
        aspects(claim), finer, claim.attributed if claim.kind is Kind.LIMIT else "",
    )  # fmt: skip


def _year(claim: Claim) -> int:
    return claim.period.end.year if claim.period else 0


def _one_a_year(claims: list[Claim]) -> list[Claim]:
    """Claims by year where each year has one alone."""
    years: dict[int, list[Claim]] = {}
    for one in sorted(claims, key=content):
        years.setdefault(_year(one), []).append(one)
    return [years[year][0] for year in sorted(years) if len(years[year]) == 1]


def _turned(report: Report, goals: list[Claim], sign: float) -> Iterator[Finding]:
    path = _one_a_year(goals)
    for one, later in pairwise(path):
        if _is_worse(later, one, sign, WORSE):
            yield _told(report, "turned", one, later, path)
            return


def _behind(
    report: Report, goals: list[Claim], facts: list[Claim], sign: float
) -> Iterator[Finding]:
    """The first target that is looser than the newest fact before it."""
    for goal in _one_a_year(goals):
        before = [one for one in _one_a_year(facts) if _year(one) < _year(goal)]
        if before and _is_worse(goal, before[-1], sign, LOOSER):
            yield _told(report, "behind", before[-1], goal, [before[-1], goal])
            return


def _is_worse(later: Claim, earlier: Claim, sign: float, slack: float) -> bool:
    """Whether a later number is worse whatever its words allow."""
    open_way = Qualifier.BELOW if sign > 0 else Qualifier.OVER
    allowed = (later.qualifier, earlier.qualifier)
    if any(one in (Qualifier.OVER, Qualifier.BELOW) and one is not open_way for one in allowed):
        return False
    first, second = span(earlier), span(later)
    best = second.low if sign > 0 else second.high
    worst = first.high if sign > 0 else first.low
    return sign * (best - worst) > slack * abs(worst)


def _told(report: Report, what: str, one: Claim, later: Claim, path: list[Claim]) -> Finding:
    lines = "; ".join(f"{_year(each)}: {stated(each)}" for each in path)
    sure = Sureness.POINTS if what == "turned" else Sureness.LOOSE
    found = contradiction(
        report, FindingKind.MONO, KEY, path, what,
        (("metric", later.metric), ("about", about(later)), ("lines", lines)), lines,
        span(one).middle, span(later).middle, sure,
    )  # fmt: skip
    heavy = found.severity is Severity.HIGH
    return replace(found, severity=Severity.MEDIUM) if heavy else found


RULE = Rule(KEY, (FindingKind.MONO,), find)
