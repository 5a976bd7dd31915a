"""A stated change over a year against what the report tells at its start and at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from polysight.audit.claim import Claim
from polysight.audit.claim_keys import NO_VALUES, aspects
from polysight.audit.comparison import place_and_firm, span
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.period_steps import STEP
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.severity import Sureness
from polysight.audit.telling import about, shown, stated

KEY = "change_within_year"
#: Words of a change from the start of a year to its end; of means they tell nothing.
_OVER = re.compile(
    r"全年|年内|[较比]年初|年初至(?:年末|年底|今)|\b(?:over|during|within|through) the year\b"
    r"|\byear[- ]to[- ]date\b|\bytd\b|\bstart to end\b"
    r"|\b(?:from|since) (?:the )?(?:January|Jan|start)\b"
    r"|\bJan(?:uary)?\s*(?:to|-|–)\s*Dec(?:ember)?\b|\bDecember (?:on|over|against) January\b"
    r"|\bend on start\b|\bfull[- ]year (?:move|slide|swing)\b",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"均价|平均|同比|\baverage\b|\bmean\b|\bavg\b|\by-?o-?y\b|\by/y\b|year[- ]on", re.I
)
_PART = re.compile(r"(\d{4})-(?:Q([1-4])|(\d\d))")
#: Aspects that tell the end of a year of which a level is.
ENDS = frozenset(("start", "end"))
#: Parts of the year at its start and end, by how many parts there are.
FIRST, LAST = {4: 1, 12: 1}, {4: 4, 12: 12}
#: Change below which a sign tells nothing, and how far rates may lie apart.
SMALL, APART = 0.02, 0.02


def find(report: Report) -> Iterator[Finding]:
    """Changes over a year whose ends give another one.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each change with a month, or quarter, at both ends of its year.
    """
    levels: dict[str, list[Claim]] = {}
    changes: list[Claim] = []
    for claim in report.claims:
        metric = report.metric(claim)
        if claim.span is None or claim.kind in NO_VALUES:
            continue
        if metric.nature == "change" and _is_over_year(claim):
            changes.append(claim)
        elif metric.nature in ("level", "flow") and claim.period and claim.span.low > 0:
            levels.setdefault(claim.metric, []).append(claim)
    for change in changes:
        beside = [one for one in levels.get(report.metric(change).of, ()) if _fits(change, one)]
        for count in (12, 4):
            ends = _ends(beside, change, count, report)
            if ends and (found := _told(report, change, *ends, count)):
                yield found
                break


def _is_over_year(claim: Claim) -> bool:
    text = " | ".join((claim.subject, claim.metric, claim.raw))
    dated = claim.period is not None and claim.period.grain == "year"
    one_year = "from" not in claim.basis and STEP not in claim.basis
    return dated and one_year and bool(_OVER.search(text)) and not _MEANS.search(text)


def _fits(change: Claim, level: Claim) -> bool:
    """Whether a level is of the sort, place and firm of a change."""
    alike = (change.geographies, change.companies, change.group, change.scenario) == (
        level.geographies, level.companies, level.group, level.scenario,
    )  # fmt: skip
    routes = {change.route, level.route} - {""}
    return alike and len(routes) < 2 and aspects(change) - ENDS == aspects(level) - ENDS


def _ends(
    levels: Sequence[Claim], change: Claim, count: int, report: Report
) -> tuple[Claim, Claim] | None:
    """Levels of the first and last month, or quarter, of the year of a change."""
    assert change.period is not None
    found: dict[int, list[Claim]] = {}
    for one in levels:
        part = _PART.fullmatch(one.period.text) if one.period else None
        if part and part[1] == str(change.period.end.year):
            number = int(part[2] or part[3])
            if (4 if part[2] else 12) == count:
                found.setdefault(number, []).append(one)
    first, last = found.get(FIRST[count], []), found.get(LAST[count], [])
    pairs = [
        (one, other)
        for one in first
        for other in last
        if place_and_firm(one, report) == place_and_firm(other, report)
    ]
    return pairs[0] if len(pairs) == 1 else None


def _told(
    report: Report, change: Claim, earlier: Claim, later: Claim, count: int
) -> Finding | None:
    before, after, said = span(earlier).middle, span(later).middle, span(change).middle
    rate = after / before - 1.0
    turned = rate * said < 0.0 and min(abs(rate), abs(said)) > SMALL
    wide = APART + span(earlier).tolerance + span(later).tolerance
    off = count == LAST[12] and abs(rate - said) > wide * report.tolerance
    if not turned and not off:
        return None
    fields = (
        ("metric", change.metric), ("about", about(change)), ("stated", stated(change)),
        ("implied", shown(rate, "1")), ("earlier", stated(earlier)), ("later", stated(later)),
    )  # fmt: skip
    arithmetic = f"{stated(later)} / {stated(earlier)} - 1 = {shown(rate, '1')} ≠ {stated(change)}"
    kind = FindingKind.TREND if turned else FindingKind.ARITH
    return contradiction(
        report, kind, KEY, (change, earlier, later), "turned" if turned else "statement", fields,
        arithmetic, rate, said, Sureness.POINTS if turned else Sureness.LOOSE, culprit=change.id,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.TREND, FindingKind.ARITH), find)
