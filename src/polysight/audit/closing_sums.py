"""Shares of all members of one cross-section against one: places, firms, routes, kinds of cost."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from polysight.audit.claim import Claim
from polysight.audit.claim_keys import NO_VALUES, bare_group, when
from polysight.audit.interval import Interval
from polysight.audit.report import Report
from polysight.audit.share_sums import (
    SLACK,
    Sum,
    allowed,
    apart_places,
    lowest,
    shares_of,
    total_of,
)

WORLD = "WLD"
#: Members of a cross-section from which its sum of one is no chance.
MEMBERS = 3
#: How near to one the members of a cross-section sum.
CLOSE = 0.005
#: List of places and the rest of their country, and what the two may leave out.
COMPLEMENT, OPEN = "complement", 0.05
#: Words of the rest of a cross-section, which no place lies in.
REST = re.compile(r"^(other|others|rest|remaining|其他|其它|其余)")

_Members = Mapping[str, list[Claim]]
_Found = dict[tuple[object, ...], dict[str, list[Claim]]]


def closing_sums(report: Report) -> Iterator[Sum]:
    """Shares of places, firms, routes or kinds of cost against one.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Sum
        One for each place and time whose shares must sum to more than one; kinds of cost in one
        section also to less, where all of the kinds that there are have a share. Of other members
        a report may leave some out, even where it tells of "others".
    """
    yield from _of_costs(report)
    yield from _of_routes_and_firms(report)
    yield from _of_places(report)


def _of_costs(report: Report) -> Iterator[Sum]:
    """Kinds of cost in each section, and over sections where none is open in itself."""
    kinds = [metric.key for metric in report.known_metrics if metric.closes == "cost"]
    found: _Found = defaultdict(lambda: defaultdict(list))
    for claim in report.of(*kinds):
        if claim.kind in NO_VALUES:
            continue
        at = (claim.geographies, claim.companies, bare_group(claim), when(claim))
        for section in (claim.section, None):
            found[claim.route, *at, section][claim.metric].append(claim)
    open_at = set()
    for key, members in sorted(found.items(), key=lambda item: item[0][-1] is None):
        if key[-1] is None and key[:-1] in open_at:
            continue
        complete = len(kinds) == len(members) and key[-1] is not None
        for one in _closed(members, complete=complete):
            open_at.add(key[:-1])
            yield one


def _of_routes_and_firms(report: Report) -> Iterator[Sum]:
    found: _Found = defaultdict(lambda: defaultdict(list))
    for claim in shares_of(report):
        closes = report.metric(claim).closes
        at = (claim.metric, claim.geographies, when(claim))
        if closes == "route" and claim.route:
            found[*at, claim.companies, bare_group(claim)][claim.route].append(claim)
        elif closes == "company" and len(claim.companies) == 1 and not bare_group(claim):
            found[*at, claim.route][claim.companies[0]].append(claim)
    for members in found.values():
        yield from _closed(members, complete=False)


def _of_places(report: Report) -> Iterator[Sum]:
    """Places of one country, or countries of the world; places that overlap are taken once."""
    found: dict[tuple[str, ...], dict[tuple[str, ...], list[Claim]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for claim in shares_of(report):
        if report.metric(claim).closes == "place" and claim.geographies and not claim.companies:
            found[claim.metric, when(claim), claim.route][claim.geographies].append(claim)
    for places in found.values():
        rest = {place: claims for place, claims in places.items() if REST.match(place[0])}
        groups: dict[str, dict[tuple[str, ...], list[Claim]]] = defaultdict(dict)
        for place, claims in sorted(places.items()):
            outer = {_largest(report, one) for one in place} - {""}
            if len(outer) == 1:
                groups[outer.pop()][place] = claims
        for inner in groups.values():
            whole = {**inner, **rest} if len(groups) == 1 else inner
            yield from _of_cross_section(report, whole)


def _of_cross_section(
    report: Report, places: Mapping[tuple[str, ...], list[Claim]]
) -> Iterator[Sum]:
    parts = apart_places(report, places)
    wide = {
        place: claims
        for place, claims in places.items()
        if not any(
            outer in places and (outer != place)
            for one in place
            for outer in ((whole,) for whole in report.vocabulary.wholes(one))
        )
    }
    for taken in (parts, apart_places(report, wide)):
        total = total_of(taken)
        if len(taken) > 1 and total.low > 1.0 + SLACK:
            yield Sum("above_one", tuple(taken), None, total)
            return
    for place, half in sorted(places.items()):
        rest = (report.vocabulary.word(COMPLEMENT, place[0]) or "",)
        if len(place) == 1 and rest in places:
            halves = (half, places[rest])
            largest = [max(claims, key=lambda one: allowed(one).high) for claims in halves]
            total = total_of(largest)
            if total.high < 1.0 - OPEN:
                yield Sum("below_one", tuple(largest), None, total)


def _largest(report: Report, place: str) -> str:
    """Country of a place, the world for a country; empty for an unknown word."""
    wholes = set(report.vocabulary.wholes(place))
    inner = [one for one in wholes - {WORLD} if report.vocabulary.wholes(one) <= {WORLD}]
    return inner[0] if len(inner) == 1 and inner[0] != "XCN" else WORLD if wholes else ""


def _closed(members: _Members, *, complete: bool) -> Iterator[Sum]:
    if len(members) < 2:
        return
    low = [lowest(claims) for claims in members.values()]
    high = [max(claims, key=lambda one: allowed(one).high) for claims in members.values()]
    if total_of(low).low > 1.0 + SLACK:
        yield Sum("above_one", tuple(low), None, total_of(low))
    elif complete and total_of(high).high < 1.0 - SLACK:
        yield Sum("below_one", tuple(high), None, total_of(high))


def cross_sections(report: Report) -> Iterator[Sum]:
    """Shares that close over members while each stands under another year.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Sum
        One for each section in which every member has one share, all years differ, and the
        shares sum to one.
    """
    tables: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in shares_of(report):
        tables[claim.section, claim.metric].append(claim)
    for claims in tables.values():
        members = {(c.route, c.geographies, c.companies, c.group) for c in claims}
        times = {when(claim) for claim in claims}
        if not len(claims) == len(members) == len(times) >= MEMBERS:
            continue
        stated = sum(0.0 if c.span is None else c.span.middle for c in claims)
        if abs(stated - 1.0) <= CLOSE:
            yield Sum("one_under_years", tuple(claims), None, Interval(stated, stated))
