"""What the industry is told to be at, beyond a limit that the report tells to be in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from polysight.audit.claim import Claim, Kind
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, outermost, same_place, same_route, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import stated

KEY = "reported_beyond_limit"
TOLD = (Kind.OBSERVED, Kind.ESTIMATE)
NEWCOMERS, NEW = "entrants", ("new", "expansion")
_NEW = re.compile(r"\bnew\b|expansion|新建|扩建|新增|新进入|准入", re.IGNORECASE)
#: Limits that a finding names.
NAMED = 12
#: Encouragement and a draft bind nobody.
_SOFT = re.compile(
    r"encourag|support|draft|advanced|benchmark|best practice|鼓励|支持|征求意见|草案|先进值|标杆",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def find(report: Report) -> Iterator[Finding]:
    """Averages and newcomers on the wrong side of a limit of their time.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for the same claims beyond one limit or several.
    """
    for metric in report.known_metrics:
        if not metric.better:
            continue
        claims = claims_of(report, metric.key)
        told: dict[int, list[Claim]] = {}
        for one in claims:
            if one.kind in TOLD and not one.companies and one.group in ("", NEWCOMERS):
                told.setdefault(_year(one, report), []).append(one)
        higher = metric.better == "higher"
        alike: dict[tuple[str, ...], tuple[list[Claim], list[Claim]]] = {}
        for limit in claims:
            if limit.kind is not Kind.LIMIT or _SOFT.search(f"{limit.subject} {limit.attributed}"):
                continue
            there = told.get(_in_force(limit, report), ())
            beyond = outermost(
                one for one in there if _binds(limit, one) and _beyond(one, limit, higher=higher)
            )
            if beyond:
                limits, _ = alike.setdefault(tuple(one.id for one in beyond), ([], beyond))
                limits.append(limit)
        for limits, beyond in alike.values():
            ranked = sorted(limits, key=lambda one: (span(one).middle, content(one)))
            yield _told(report, ranked[:NAMED], beyond, higher=higher)


def _year(claim: Claim, report: Report) -> int:
    return claim.period.end.year if claim.period else report.year


def _in_force(limit: Claim, report: Report) -> int:
    """Year of claims that a limit binds: its own, or the last one before it was revised."""
    if limit.period is not None:
        return limit.period.end.year
    year = _YEAR.search(limit.stated_period)
    if year and limit.basis.get("timing") == "before":
        return int(year[0]) - 1
    return report.year


def _is_new(claim: Claim) -> bool:
    return (
        claim.group == NEWCOMERS
        or claim.basis.get("aspect") in NEW
        or bool(_NEW.search(f"{claim.subject} {claim.raw}"))
    )


def _binds(limit: Claim, claim: Claim) -> bool:
    """Whether a limit is for the plants of a claim; one for new plants binds newcomers alone."""
    return (
        limit.unit == claim.unit
        and same_place(limit, claim)
        and same_route(limit, claim)
        and (not _is_new(limit) or _is_new(claim))
    )


def _beyond(claim: Claim, limit: Claim, *, higher: bool) -> bool:
    slack = 1.0 + span(limit).tolerance
    if higher:
        return span(claim).most * slack < span(limit).low
    return span(claim).least > span(limit).high * slack


def _told(report: Report, limits: list[Claim], beyond: list[Claim], *, higher: bool) -> Finding:
    """A finding, at most of medium weight: a limit may be broken before a report contradicts."""
    worst, nearest = (beyond[0], limits[0]) if higher else (beyond[-1], limits[-1])
    levels, allowed = (
        ", ".join(dict.fromkeys(stated(one) for one in claims)) for claims in (beyond, limits)
    )
    found = contradiction(
        report, FindingKind.LOGIC, KEY, [*limits, *beyond], "statement",
        (("metric", nearest.metric), ("limit", allowed), ("levels", levels)),
        f"{levels} {'<' if higher else '>'} {allowed}", span(nearest).middle,
        span(worst).middle, Sureness.LOOSE,
    )  # fmt: skip
    heavy = found.severity is Severity.HIGH
    return replace(found, severity=Severity.MEDIUM) if heavy else found


RULE = Rule(KEY, (FindingKind.LOGIC,), find)
