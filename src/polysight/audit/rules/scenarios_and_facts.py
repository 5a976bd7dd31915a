"""Scenarios that all lie on one side of what the report tells as observed."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.claim import Claim, Kind
from polysight.audit.comparison import content, family, gap, ordered, span, times
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.severity import severity, sureness
from polysight.audit.telling import about, figure, shown, stated

KEY = "scenarios_and_facts"
#: Scenarios that make a range; facts that are named beside it.
LEAST, NAMED = 2, 6
#: Natures of numbers that a scenario assumes; returns are what it computes.
NATURES = ("level", "flow", "ratio", "share")
#: Distance from which it is told: a scenario may start from a little off the present.
CLEAR = 0.1

_Members = dict[str, list[Claim]]


def find(report: Report) -> Iterator[Finding]:
    """Quantities whose scenarios, the lowest and the highest, exclude all that is observed.

    Facts are the observed claims of the present (of the years of the scenarios, where they tell
    any); forecasts that lie on the same side of the scenarios are named with them.

    Parameters
    ----------
    report : Report
        The claims.

    Yields
    ------
    Finding
        One a quantity.
    """
    scenarios: dict[tuple[object, ...], list[Claim]] = {}
    facts: dict[tuple[object, ...], list[Claim]] = {}
    for claim in report.claims:
        if claim.span is None or report.metric(claim).nature not in NATURES:
            continue
        scenario = claim.scenario or claim.kind is Kind.SCENARIO
        if not scenario and claim.kind in (Kind.TARGET, Kind.LIMIT):
            continue
        (scenarios if scenario else facts).setdefault(_key(claim, report), []).append(claim)
    for key, members in scenarios.items():
        if len({claim.scenario for claim in members}) >= LEAST and key in facts:
            yield from _apart(report, members, facts[key])


def _key(claim: Claim, report: Report) -> tuple[object, ...]:
    """All but time and scenario; the main route and none are one."""
    route = "" if report.vocabulary.word("main_route", claim.route) else claim.route
    return (
        family(claim, report), claim.unit, claim.geographies, route, claim.companies, claim.group,
        claim.basis.get("tax", ""), claim.basis.get("numbers", ""), claim.basis.get("aspect", ""),
    )  # fmt: skip


def _apart(report: Report, members: list[Claim], facts: list[Claim]) -> Iterator[Finding]:
    years = {time.key for claim in members for time in times(claim, report) if time.key}
    present = years or {str(report.year)}
    seen = [
        claim
        for claim in facts
        if claim.kind is Kind.OBSERVED and present & {time.key for time in times(claim, report)}
    ]
    if not seen:
        return
    lowest = min(members, key=lambda claim: (span(claim).least, content(claim)))
    highest = max(members, key=lambda claim: (span(claim).most, content(claim)))
    nearest_below = max(seen, key=lambda claim: (span(claim).most, content(claim)))
    nearest_above = min(seen, key=lambda claim: (span(claim).least, content(claim)))
    for end, fact, wide in (
        (lowest, nearest_below, gap(span(nearest_below), span(lowest))),
        (highest, nearest_above, gap(span(highest), span(nearest_above))),
    ):
        if wide > CLEAR:
            alike = _alike(report, facts, seen, end, above=end is lowest)
            yield _finding(report, members, end, [fact, *alike], wide)
            return


def _alike(
    report: Report, facts: list[Claim], seen: list[Claim], end: Claim, *, above: bool
) -> list[Claim]:
    """Other facts of now and later that lie on the same side of the scenarios."""
    found = []
    for claim in facts:
        later = claim.period is not None and claim.period.end.year >= report.year
        lower, upper = (claim, end) if above else (end, claim)
        if (claim in seen or later) and gap(span(lower), span(upper)) > CLEAR:
            found.append(claim)
    ranked = sorted(found, key=lambda one: (one not in seen, str(one.period), content(one)))
    return ranked[:NAMED]


def _finding(
    report: Report, members: list[Claim], end: Claim, facts: list[Claim], wide: float
) -> Finding:
    fact, claims = facts[0], [*members, *facts]
    low, high = min(span(one).low for one in members), max(span(one).high for one in members)
    metric = report.metric(end)
    first, second = span(fact).middle, span(end).middle
    allowed = span(fact).tolerance + span(end).tolerance
    sign = "<" if first < second else ">"
    rests = sureness([fact, end])
    ratio = f"; {figure(second)} / {figure(first)} = {figure(second / first)}" if first else ""
    return Finding(
        FindingKind.SAME,
        severity(wide, allowed, metric.weight, len(claims), sureness=rests),
        ordered(claims, ""),
        f"audit_{KEY}.statement",
        (
            ("metric", metric.key),
            ("about", about(fact)),
            ("range", f"{shown(low, end.unit)} – {shown(high, end.unit)}"),
            ("end", stated(end)),
            ("fact", stated(fact)),
            ("when", fact.stated_period),
        ),
        f"{stated(fact)} {sign} {stated(end)}{ratio}",
        first,
        second,
        "",
        rests.value,
        KEY,
    )


RULE = Rule(KEY, (FindingKind.SAME,), find)
