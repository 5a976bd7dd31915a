"""A value of a section beyond the limit that the section states for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from polysight.audit.claim import Claim, Kind, Qualifier
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, span
from polysight.audit.severity import Sureness
from polysight.audit.telling import stated

KEY = "value_beyond_own_limit"
_FLOOR = re.compile(
    r"下限|不低于|不少于|最低|\b(?:floor|minimum|at least|no less than|not below|not less)\b", re.I
)
_CEILING = re.compile(
    r"上限|限值|限额|许可|不超过|不高于|最高允许|\b(?:ceiling|cap|maximum|permit(?:ted)?|allowed"
    r"|at most|no more than|upper limit|discharge limit|emission limit|limit)\b",
    re.I,
)
#: Words of a rule, and of where a value is measured, that tell nothing of what is measured.
_PLAIN = re.compile(
    r"政策|监管|要求|规定|标准|许可|排放?限值|限值|限额|上限|下限|最低|最高|允许值?|门槛|值"
    r"|\b(?:policy|regulatory|permit(?:ted)?|floor|ceiling|cap|limit|limits|maximum|minimum|upper"
    r"|lower|allowed|requirement|required|threshold|standard|discharge|emission|by|the|of|for|value"
    r")\b",
    re.I,
)
#: Encouragement, a draft, and stages of a norm bind nobody, or not everybody.
_SOFT = re.compile(
    r"encourag|support|draft|advanced|benchmark|best|new|鼓励|支持|征求意见|草案|先进|标杆|新建|准入"
    r"|[一二三123]级|grade|tier",
    re.I,
)
TOLD = (Kind.OBSERVED, Kind.ESTIMATE, Kind.FORECAST)


def find(report: Report) -> Iterator[Finding]:
    """Values beyond the one limit that their section states for the same thing.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each value and limit.
    """
    sections: dict[str, tuple[list[Claim], list[Claim]]] = {}
    for claim in sorted(report.claims, key=content):
        if claim.span is not None and claim.section:
            limits, values = sections.setdefault(claim.section, ([], []))
            if claim.kind is Kind.LIMIT:
                limits.append(claim)
            elif claim.kind in TOLD and not claim.scenario:
                values.append(claim)
    for limits, values in sections.values():
        for limit in limits:
            if _SOFT.search(f"{limit.subject} {limit.metric}") or not (side := _side(limit)):
                continue
            if any(_rivals(report, limit, one) for one in limits if one is not limit):
                continue
            for value in values:
                if _is_of(report, value, limit) and _beyond(report, value, limit, side):
                    yield _told(report, value, limit, side)


def _side(limit: Claim) -> int:
    """1 for a ceiling, -1 for a floor, 0 where neither is told."""
    text = f"{limit.subject} | {limit.metric} | {limit.raw}"
    floor, ceiling = _FLOOR.search(text), _CEILING.search(text)
    if limit.qualifier is Qualifier.OVER or (floor and limit.qualifier is not Qualifier.BELOW):
        return -1
    return int(bool(ceiling) or limit.qualifier is Qualifier.BELOW)


def _core(report: Report, claim: Claim) -> frozenset[str]:
    """Words of what is measured."""
    return report.vocabulary.grammar.phrase(_PLAIN.sub(" ", claim.subject)).heads


def _rivals(report: Report, limit: Claim, other: Claim) -> bool:
    """Whether another limit of the section is for the same thing."""
    return _core(report, limit) == _core(report, other) and limit.companies == other.companies


def _is_of(report: Report, value: Claim, limit: Claim) -> bool:
    same = value.metric == limit.metric and report.metric(value).known
    core, own = _core(report, limit), _core(report, value)
    if not same and not (core and core <= own):
        return False
    inner = all(
        place in limit.geographies or set(limit.geographies) & report.vocabulary.wholes(place)
        for place in value.geographies
    )
    firms = not limit.companies or limit.companies == value.companies
    routes = len({value.route, limit.route} - {""}) < 2
    early = limit.period and value.period and value.period.end < limit.period.start
    return (inner or not limit.geographies) and firms and routes and not early


def _beyond(report: Report, value: Claim, limit: Claim, side: int) -> bool:
    factor = 1.0
    if value.unit != limit.unit:
        told = report.vocabulary.units.factor(value.unit, limit.unit)
        if told is None:
            return False
        factor = told
    slack = 1.0 + span(limit).tolerance
    if side > 0:
        return span(value).least * factor > span(limit).high * slack
    return span(value).most * factor * slack < span(limit).low


def _told(report: Report, value: Claim, limit: Claim, side: int) -> Finding:
    """A finding of medium weight at the most: a limit may be broken before a report errs."""
    found = contradiction(
        report, FindingKind.LIMIT, KEY, (value, limit), "above" if side > 0 else "below",
        (("value", stated(value)), ("limit", stated(limit)), ("subject", value.subject)),
        f"{stated(value)} {'>' if side > 0 else '<'} {stated(limit)}",
        span(limit).middle, span(value).middle, Sureness.BOUND,
    )  # fmt: skip
    heavy = found.severity is Severity.HIGH
    return replace(found, severity=Severity.MEDIUM) if heavy else found


RULE = Rule(KEY, (FindingKind.LIMIT,), find)
