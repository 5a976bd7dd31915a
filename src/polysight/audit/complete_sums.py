"""Amounts of all firms, places or routes against their whole, and a year's mean amid its parts.

All is what a list holds with a member for the rest, a place with the rest of its whole, or both
routes by which nearly everything is made; only then is a sum below the whole one that fails.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from polysight.audit.amount_sums import (
    MONTHS,
    QUARTERS,
    SLACK,
    AmountSum,
    amounts_by_time,
)
from polysight.audit.claim import Claim
from polysight.audit.claim_keys import EXTENSIVE, NO_VALUES, Bucket, aspects, bucket, when
from polysight.audit.closing_sums import REST
from polysight.audit.comparison import content
from polysight.audit.interval import Interval
from polysight.audit.listed_totals import at_home, sums
from polysight.audit.report import Report
from polysight.audit.share_sums import allowed, apart_places, total_of

#: A place and the rest of its whole.
HALVES = (("CN", "XCN"), ("CN-E", "CN-CW"))
#: Routes that make nearly everything, and how much others may add.
ROUTES, OTHER_ROUTES = frozenset(("siemens", "fbr")), 0.05
#: How far the mean of a year may lie outside its parts.
OUTSIDE = 0.01
#: Members beside that for the rest, from which a list is one.
MEMBERS = 2
_PART = re.compile(r"(\d{4})-(Q[1-4]|\d\d)")

_Groups = Mapping[Bucket, list[Claim]]
_About = tuple[Bucket, frozenset[str], str, str]
_Lists = Iterator[tuple[str, list[list[Claim]], float]]


def complete_sums(report: Report) -> Iterator[AmountSum]:
    """Complete lists of members whose amounts do not make the amount of their whole.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    AmountSum
        One for each whole and kind of member: ``firms``, ``places`` or ``routes`` and ``_below``,
        or ``_above`` where only the member for the rest makes it so.
    """
    for groups in amounts_by_time(report).values():
        for key, wholes in sorted(groups.items()):
            if len(key[1]) != 1 or key[2] or key[4]:
                continue
            for of in (_of_firms, _of_routes, _of_halves, _of_places):
                for what, members, slack in of(report, groups, key):
                    yield from _judged(report, what, members, wholes, slack)


def _judged(
    report: Report, what: str, members: Sequence[list[Claim]], wholes: Sequence[Claim], slack: float
) -> Iterator[AmountSum]:
    high = [max(claims, key=lambda one: (allowed(one).high, content(one))) for claims in members]
    low = [min(claims, key=lambda one: (allowed(one).low, content(one))) for claims in members]
    wholes = at_home([*high, *low], wholes)
    ordered = sorted(wholes, key=lambda one: (-allowed(one).high, content(one)))
    least, most = total_of(low), total_of(high)
    if all(_apart(high, one, slack, report) < 0 for one in wholes):
        yield AmountSum(f"{what}_below", tuple(high), tuple(ordered[::-1]), most)
    elif what != "routes" and all(_apart(low, one, slack, report) > 0 for one in wholes):
        yield AmountSum(f"{what}_above", tuple(low), tuple(ordered), least)


def _apart(parts: Sequence[Claim], whole: Claim, slack: float, report: Report) -> int:
    """-1 where a sum is below its whole, 1 where it is above, else 0."""
    total, due, near = sums(parts, whole)
    near = max(near, slack if slack != SLACK else 0.0) * report.tolerance
    return int(total.low > (1.0 + near) * due.high) - int(total.high < (1.0 - near) * due.low)


def _of_firms(report: Report, groups: _Groups, key: Bucket) -> _Lists:
    del report
    metric, where, _, group, _ = key
    members = {
        other[2][0]: claims
        for other, claims in groups.items()
        if len(other[2]) == 1 and (*other[:2], other[3], other[4]) == (metric, where, group, "")
    }
    rests = [name for name in members if REST.match(name)]
    if len(rests) == 1 and len(members) > MEMBERS:
        yield "firms", list(members.values()), SLACK


def _of_routes(report: Report, groups: _Groups, key: Bucket) -> _Lists:
    del report
    members = {
        other[4]: claims for other, claims in groups.items() if other[4] and other[:4] == key[:4]
    }
    sections = [{one.section for one in members.get(route, ())} for route in sorted(ROUTES)]
    if set.intersection(*sections):
        yield "routes", list(members.values()), OTHER_ROUTES


def _of_halves(report: Report, groups: _Groups, key: Bucket) -> _Lists:
    for halves in HALVES:
        keys = [(key[0], (place,), *key[2:]) for place in halves]
        within = all(key[1][0] in report.vocabulary.wholes(place) for place in halves)
        direct = key[1][0] == ("WLD" if halves[0] == "CN" else "CN")
        if within and direct and all(one in groups for one in keys):
            yield "places", [groups[one] for one in keys], SLACK


def _of_places(report: Report, groups: _Groups, key: Bucket) -> _Lists:
    """Places of one section with a member for the rest of them."""
    outer = key[1][0]
    places = {
        other[1]: claims
        for other, claims in groups.items()
        if other[1] and other[1] != key[1] and (other[0], *other[2:]) == (key[0], *key[2:])
    }
    for rest, claims in sorted(places.items()):
        if len(rest) != 1 or not REST.match(rest[0]):
            continue
        section = claims[0].section
        beside = {
            place: here
            for place, told in places.items()
            if place != rest and (here := [one for one in told if one.section == section])
        }
        inner = {p: c for p, c in beside.items() if _within(report, p, outer)}
        if len(inner) >= MEMBERS and len(inner) == len(beside):
            apart = apart_places(report, inner)
            if len(apart) == len(inner):
                yield "places", [*inner.values(), claims], SLACK


def _within(report: Report, places: Iterable[str], outer: str) -> bool:
    """Whether places lie in another one."""
    return all(outer in report.vocabulary.wholes(place) for place in places)


def outside_means(report: Report) -> Iterator[AmountSum]:
    """Means of a year that lie outside all of its quarters or months.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    AmountSum
        ``year_outside``, with the range of the parts for its total.
    """
    parts: dict[tuple[_About, str, int], dict[str, Claim]] = defaultdict(dict)
    years: dict[tuple[_About, str], list[Claim]] = defaultdict(list)
    for claim in report.claims:
        if claim.span is None or claim.kind in NO_VALUES or claim.unit in EXTENSIVE:
            continue
        if report.metric(claim).nature not in ("level", "ratio"):
            continue
        about = (bucket(claim), aspects(claim), claim.basis.get("tax", ""), claim.unit)
        if found := _PART.fullmatch(when(claim)):
            count = QUARTERS if found[2].startswith("Q") else MONTHS
            parts[about, found[1], count].setdefault(when(claim), claim)
        elif "timing" not in claim.basis:
            years[about, when(claim)].append(claim)
    for (about, year, count), members in parts.items():
        if len(members) != count:
            continue
        taken = [members[moment] for moment in sorted(members)]
        ends = Interval(min(allowed(p).low for p in taken), max(allowed(p).high for p in taken))
        slack = OUTSIDE * report.tolerance
        wide = Interval(ends.low * (1.0 - slack), ends.high * (1.0 + slack))
        wholes = years.get((about, year), [])
        apart = [one for one in wholes if wide.gap(allowed(one)) > 0.0]
        if apart and len(apart) == len(wholes):
            yield AmountSum("year_outside", tuple(taken), tuple(apart), ends)
