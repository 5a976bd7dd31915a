"""A goal for a later year than the one in which all are told to be there."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.claim import Claim, Kind
from polysight.audit.contradiction import contradiction
from polysight.audit.deadlines import full_compliance, met
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import same_place, same_route, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import figure, stated

KEY = "goal_after_duty"
AHEAD = (Kind.TARGET, Kind.FORECAST)
#: Share of capacity that keeps a rule; all of it is full compliance.
COMPLIANT, ALL = "compliant_capacity_share", 0.995
#: Numbers this close are one.
CLOSE = 0.005


def find(report: Report) -> Iterator[Finding]:
    """Goals that say no more than a rule which all are told to keep before.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each goal.
    """
    deadlines = full_compliance(report)
    if not deadlines:
        return
    for metric in report.known_metrics:
        claims = claims_of(report, metric.key)
        rules = [
            one for one in claims if one.kind is Kind.LIMIT and one.basis.get("timing") != "before"
        ]
        for goal in claims if rules else ():
            if goal.kind not in AHEAD or goal.period is None:
                continue
            same = [one for one in rules if _one_number(one, goal)]
            yield from _told(report, goal, same, met(deadlines, goal, same))
    for share in claims_of(report, COMPLIANT):
        if span(share).low >= ALL and share.period is not None:
            before = [
                one
                for one in deadlines
                if same_place(one, share) and span(one).high < share.period.end.year
            ]
            first = min(before, key=lambda one: (span(one).high, one.subject), default=None)
            yield from _told(report, share, [], [first] if first else [])


def _one_number(rule: Claim, goal: Claim) -> bool:
    one, other = span(rule).middle, span(goal).middle
    alike = rule.unit == goal.unit and same_place(rule, goal) and same_route(rule, goal)
    return alike and abs(one - other) <= CLOSE * max(abs(one), abs(other))


def _told(
    report: Report, goal: Claim, rules: list[Claim], deadlines: list[Claim]
) -> Iterator[Finding]:
    if not deadlines or goal.period is None:
        return
    duty, year = span(deadlines[0]).high, goal.period.end.year
    yield contradiction(
        report, FindingKind.LIMIT, KEY, [goal, *rules, deadlines[0]], "statement",
        (
            ("metric", goal.metric), ("goal", stated(goal)), ("year", str(year)),
            ("duty", f"{duty:.0f}"),
        ),
        f"{stated(goal)}: {year} > {figure(duty).replace(',', '')}", duty, float(year),
        Sureness.LOOSE,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.LIMIT,), find)
