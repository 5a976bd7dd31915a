"""Leading firms that are told to be worse than the average of all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from polysight.audit.claim import Claim
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, is_stated, outermost, same_route, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import stated

KEY = "leader_and_average"
#: Leaders that a finding names; of more those at the ends.
CROWD = 12
LEADING = ("leading", "one leader")
_AVERAGE = re.compile(r"average|mean|industry-wide|平均|均值|行业", re.IGNORECASE)
_LEADER = re.compile(r"lead|advanced|best|top|龙头|头部|领先|先进|标杆", re.IGNORECASE)
Key = tuple[str, tuple[str, ...], int]


def find(report: Report) -> Iterator[Finding]:
    """Leaders behind the average of one year and place.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each average with all leaders behind it.
    """
    averages: dict[Key, list[Claim]] = {}
    leaders: dict[Key, list[Claim]] = {}
    for metric in report.known_metrics:
        if not metric.better or metric.nature not in ("level", "ratio"):
            continue
        for claim in claims_of(report, metric.key):
            if not is_stated(claim) or not (year := _year(claim, report)):
                continue
            key = (claim.metric, claim.geographies, year)
            if _leads(claim):
                leaders.setdefault(key, []).append(claim)
            elif not claim.companies and not claim.group:
                averages.setdefault(key, []).append(claim)
    for key, means in averages.items():
        higher = any(report.metric(one).better == "higher" for one in means)
        yield from _behind(report, means, leaders.get(key, ()), higher=higher)


def _year(claim: Claim, report: Report) -> int:
    """Year that a claim is about; the present for one that says no more than that."""
    if claim.period is not None:
        return claim.period.end.year
    return report.year if claim.basis.get("age") == "current" else 0


def _words(claim: Claim) -> str:
    return f"{claim.subject} {claim.raw}"


def _leads(claim: Claim) -> bool:
    return claim.group in LEADING or bool(claim.companies and _LEADER.search(claim.subject))


def _behind(
    report: Report, means: list[Claim], leaders: Iterable[Claim], *, higher: bool
) -> Iterator[Finding]:
    """One finding of the best average with the leaders that it leaves behind."""
    told = list(leaders)
    sides: dict[tuple[bool, str], Claim] = {}
    for mean in sorted(means, key=lambda one: (span(one).middle, content(one)), reverse=higher):
        sides.setdefault((bool(_AVERAGE.search(_words(mean))), mean.route), mean)
    blamed: set[str] = set()
    for (_, _), mean in sorted(sides.items(), reverse=True):
        worse = [one for one in told if _alike(one, mean) and _worse(one, mean, higher=higher)]
        worse = [one for one in worse if one.id not in blamed]
        if not worse:
            continue
        blamed |= {one.id for one in worse}
        strict = [one for one in worse if _excluded(one, mean, higher=higher)]
        named = sorted(strict or worse, key=lambda one: (span(one).middle, content(one)))
        named = named if len(named) <= CROWD else outermost(named)
        sign = "<" if higher else ">"
        levels = ", ".join(dict.fromkeys(stated(one) for one in named))
        yield contradiction(
            report, FindingKind.LOGIC, KEY, [*named, mean], "statement" if strict else "words",
            (("leaders", levels), ("average", stated(mean))),
            f"{levels} {sign} {stated(mean)}", span(mean).middle, span(named[0]).middle,
            _sureness([*named, mean]) if strict else Sureness.DISTANCE,
        )  # fmt: skip


def _sureness(claims: list[Claim]) -> Sureness:
    dated = all(one.period is not None for one in claims)
    return Sureness.POINTS if dated else Sureness.LOOSE


def _alike(leader: Claim, mean: Claim) -> bool:
    """Whether a number of all firms holds the leaders: an average does of all routes."""
    if _AVERAGE.search(_words(mean)):
        return same_route(leader, mean)
    return leader.route == mean.route and leader.basis.get("tax") == mean.basis.get("tax")


def _worse(leader: Claim, mean: Claim, *, higher: bool) -> bool:
    """Whether stated numbers put the leader behind by more than they may be rounded."""
    one, other = span(leader), span(mean)
    allowance = (one.tolerance + other.tolerance) * abs(other.middle) * 0.5
    behind = other.low - one.high if higher else one.low - other.high
    return leader.unit == mean.unit and behind > allowance


def _excluded(leader: Claim, mean: Claim, *, higher: bool) -> bool:
    one, other = span(leader), span(mean)
    return one.most < other.least if higher else one.least > other.most


RULE = Rule(KEY, (FindingKind.LOGIC,), find)
