"""Plans and advice that break a rule which the report itself states."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polysight.audit.claim import Claim, Kind, Qualifier
from polysight.audit.contradiction import contradiction
from polysight.audit.deadlines import full_compliance, met
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, same_place, same_route, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import stated

KEY = "advice_breaks_rule"
#: Rules on one metric that another metric is held to: the least scale of a project.
HELD_TO = {"min_project_scale": ("project_scale", "project_capacity")}
#: Rules for what is newly built say nothing of an average, and what is encouraged is no duty.
_NOT_FOR_ALL = re.compile(
    r"\bnew\b|expansion|encourag|新建|扩建|鼓励|新增|support|subsid|支持|补贴|advanced|benchmark|先进值|标杆|准入",
    re.IGNORECASE,
)
#: A rule for expansions alone is not for a project that does not say to be one.
EXPANSION = "expansion"
#: What is meant to be, as against what was found.
MEANT = (Kind.TARGET, Kind.FORECAST, Kind.ESTIMATE, Kind.SCENARIO)
AHEAD = (Kind.TARGET, Kind.FORECAST)
#: Rules that a finding names, of the newest that are looked at.
NAMED, NEWEST = 3, 24


def find(report: Report) -> Iterator[Finding]:
    """Scales, forecasts and goals that a stated rule does not allow.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each of them, with the strictest rule of its time.
    """
    for metric in report.known_metrics:
        rules = [one for one in claims_of(report, metric.key) if one.kind is Kind.LIMIT]
        if not rules:
            continue
        held = claims_of(report, *HELD_TO[metric.key]) if metric.key in HELD_TO else ()
        meant = [
            one
            for one in held
            if one.kind is Kind.TARGET or (one.kind in MEANT and not one.companies)
        ]
        if not held and metric.better:
            told = claims_of(report, metric.key)
            meant = [one for one in told if one.kind in AHEAD and one.period]
        deadlines = full_compliance(report) if meant else []
        known: dict[tuple[object, ...], list[Claim]] = {}
        for claim in meant:
            key = (claim.geographies, claim.route, claim.period, claim.unit, _partial(claim))
            if key not in known:
                known[key] = _in_force(claim, rules)
            there, higher = known[key], metric.better == "higher"
            if there and _breaks(claim, there[0], higher=higher):
                broken = [one for one in there[:NEWEST] if _breaks(claim, one, higher=higher)]
                yield _told(report, claim, broken[:NAMED], met(deadlines, claim, broken))
            elif there and _below_but_for_its_end(claim, there[0]):
                yield _told(report, claim, there[:1], [])


def _in_force(claim: Claim, rules: list[Claim]) -> list[Claim]:
    """Rules in force when the claim holds, the newest first, the strictest end of one day."""
    there = [
        one
        for one in rules
        if one.unit == claim.unit
        and (claim.metric != one.metric or _partial(claim) or not _partial(one))
        and one.basis.get("timing") != "before"
        and same_place(one, claim)
        and same_route(one, claim)
        and not (claim.period and one.period and one.period.start > claim.period.end)
    ]
    if claim.basis.get("aspect") != EXPANSION:
        there = [one for one in there if one.basis.get("aspect") != EXPANSION] or there
    dated = [one for one in there if one.period]
    return sorted(
        dated or there,
        key=lambda one: (
            one.period.start.isoformat() if one.period else "",
            -span(one).low,
            content(one),
        ),
        reverse=True,
    )


def _partial(claim: Claim) -> bool:
    """Whether words tell that not all plants are meant."""
    return bool(_NOT_FOR_ALL.search(f"{claim.subject} {claim.raw}"))


def _breaks(claim: Claim, rule: Claim, *, higher: bool) -> bool:
    """Whether what is meant lies on the wrong side of a rule by more than rounding."""
    least = higher or rule.qualifier is Qualifier.OVER
    slack = 1.0 + span(claim).tolerance
    if least:
        return span(claim).most * slack < span(rule).low or (
            span(claim).high * slack < span(rule).low and claim.qualifier is not Qualifier.OVER
        )
    return span(claim).low > span(rule).high * slack and claim.qualifier is not Qualifier.BELOW


def _below_but_for_its_end(claim: Claim, rule: Claim) -> bool:
    """Whether of a range of scales only the upper end reaches the least one."""
    one, least = span(claim), span(rule).low
    return (
        rule.qualifier is Qualifier.OVER
        and one.low * (1.0 + one.tolerance) < least
        and one.low < one.high <= least
    )


def _told(report: Report, claim: Claim, rules: list[Claim], deadlines: list[Claim]) -> Finding:
    newest = rules[0]
    over = span(claim).low > span(newest).high
    words = ", ".join(dict.fromkeys(stated(one) for one in rules))
    partly = not over and span(claim).high >= span(newest).low
    for_all = not any(_partial(one) for one in rules) and not claim.companies
    sureness = Sureness.BOUND if for_all and claim.metric == newest.metric else Sureness.LOOSE
    kind = FindingKind.LOGIC if deadlines else FindingKind.ADVICE
    statement = "above" if over else "partly" if partly else "below"
    when = tuple(("met", f"{span(one).high:.0f}") for one in deadlines)
    return contradiction(
        report, kind, KEY, [claim, *rules, *deadlines], "met" if deadlines else statement,
        (("metric", claim.metric), ("stated", stated(claim)), ("rule", words), *when),
        f"{stated(claim)} {'>' if over else '<'} {words}",
        span(newest).high, span(claim).middle, Sureness.DISTANCE if partly else sureness,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.ADVICE, FindingKind.LOGIC), find)
