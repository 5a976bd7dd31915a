"""Shares of parts that together are more, or less, than the share of their whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from polysight.audit.binding import Bindings
from polysight.audit.claim import Claim, Qualifier
from polysight.audit.claim_keys import NO_VALUES, RANKED, bare_group, when
from polysight.audit.interval import Interval
from polysight.audit.report import Report

#: Members of a cross-section from which its sum of one is no chance.
MEMBERS = 3
#: How near to one the members of a cross-section sum.
CLOSE = 0.005
#: How far a sum may lie beyond its whole, in shares of one.
SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Sum:
    """Shares that do not fit.

    Parameters
    ----------
    what : str
        Name of the statement: ``parts_above``, ``parts_unlike``, ``ranked_above``,
        ``above_one``, ``below_one`` or ``one_under_years``.
    parts : tuple of Claim
        Members of the sum.
    whole : Claim or None
        Share that they are to make; None where that is one.
    total : Interval
        Their sum.
    open : bool
        Whether words leave it open, such as "and others".
    """

    what: str
    parts: tuple[Claim, ...]
    whole: Claim | None
    total: Interval
    open: bool = False


def _allowed(claim: Claim) -> Interval:
    assert claim.span is not None
    return Interval(claim.span.least, claim.span.most)


def _total(parts: Iterable[Claim]) -> Interval:
    total = Interval(0.0, 0.0)
    for part in parts:
        total = total + _allowed(part)
    return total


def _shares(report: Report) -> list[Claim]:
    return [
        claim
        for claim in report.claims
        if claim.span is not None
        and claim.kind not in NO_VALUES
        and report.metric(claim).closes in ("place", "company", "route")
    ]


def composite_sums(report: Report) -> Iterator[Sum]:
    """Shares of several places or firms against the shares of each of them.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Sum
        One for each share of several members of which each is stated alone at the same time.
    """
    singles: dict[tuple[str, str, str], dict[str, list[Claim]]] = defaultdict(
        lambda: defaultdict(list)
    )
    several: list[tuple[Claim, tuple[str, ...]]] = []
    for claim in _shares(report):
        closes = report.metric(claim).closes
        members = {"place": claim.geographies, "company": claim.companies}.get(closes, ())
        if len(members) > 1:
            several.append((claim, members))
        elif members and not bare_group(claim):
            singles[claim.metric, when(claim), claim.route if closes == "place" else ""][
                members[0]
            ].append(claim)
    for whole, members in several:
        known = singles.get((whole.metric, when(whole), whole.route), {})
        if all(member in known for member in members):
            yield from _composite(whole, [known[member] for member in members])


def _composite(whole: Claim, members: Sequence[list[Claim]]) -> Iterator[Sum]:
    allowed, others = _allowed(whole), bool(bare_group(whole))
    parts = [min(claims, key=lambda one: _distance(one, allowed)) for claims in members]
    total = _total(parts)
    if total.low > allowed.high + SLACK:
        yield Sum("parts_above", tuple(parts), whole, total)
    elif total.high < allowed.low - SLACK:
        yield Sum("parts_unlike", tuple(parts), whole, total, open=others)


def _distance(claim: Claim, whole: Interval) -> float:
    return -_allowed(claim).high if whole.high >= 1.0 else _allowed(claim).low


def container_sums(report: Report) -> Iterator[Sum]:
    """Shares of places inside a larger place against the share of that place.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Sum
        One for each larger place whose parts sum to more than it has.
    """
    groups: dict[tuple[str, str, str], dict[tuple[str, ...], list[Claim]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for claim in _shares(report):
        if report.metric(claim).closes == "place" and claim.geographies and not claim.companies:
            groups[claim.metric, when(claim), claim.route][claim.geographies].append(claim)
    for places in groups.values():
        for (outer, *more), wholes in sorted(places.items()):
            inner = {p: c for p, c in places.items() if _all_within(report, p, outer)}
            if more or not inner:
                continue
            parts = _apart(report, inner)
            highest = max(wholes, key=lambda one: _allowed(one).high)
            total = _total(parts)
            if total.low > _allowed(highest).high + SLACK:
                yield Sum("parts_above", tuple(parts), highest, total)


def _all_within(report: Report, places: tuple[str, ...], outer: str) -> bool:
    return all(outer in report.vocabulary.wholes(place) for place in places)


def _apart(report: Report, inner: Mapping[tuple[str, ...], list[Claim]]) -> list[Claim]:
    """The lowest claim of each place, places that overlap taken once, single ones first."""
    taken: dict[str, Claim] = {}
    for places in sorted(inner, key=lambda one: (len(one), one)):
        wide = {whole for place in places for whole in report.vocabulary.wholes(place)}
        overlap = any(
            place in taken or any(place in report.vocabulary.wholes(one) for one in taken)
            for place in places
        )
        if not overlap and not wide & set(taken):
            lowest = min(inner[places], key=lambda one: _allowed(one).low)
            taken |= dict.fromkeys(places, lowest)
    return list({claim.id: claim for claim in taken.values()}.values())


def ranked_sums(report: Report) -> Iterator[Sum]:
    """Shares of named firms against the share of the largest n.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Sum
        One for each CRn below the sum of as many or fewer named firms.
    """
    bindings = Bindings(report.claims, report.vocabulary.wholes, report.year)
    firms: dict[tuple[tuple[str, ...], str], dict[str, Claim]] = defaultdict(dict)
    for claim in report.of("company_share"):
        bound = claim.qualifier is Qualifier.BELOW
        if len(claim.companies) == 1 and claim.kind not in NO_VALUES and not bound:
            kept = firms[claim.geographies, when(claim)]
            other = kept.get(claim.companies[0])
            if other is None or _allowed(claim).low < _allowed(other).low:
                kept[claim.companies[0]] = claim
    for (places, moment), named in sorted(firms.items()):
        for size in RANKED:
            largest = sorted(named.values(), key=lambda one: -_allowed(one).low)[:size]
            total = _total(largest)
            for claim in report.of(RANKED[size]):
                same = claim.geographies == places and claim.kind not in NO_VALUES
                now = when(claim) == moment or (
                    bindings.serves(when(claim), moment, "current")
                    and when(claim) in ("current", "undated")
                )
                if same and now and total.low > _allowed(claim).high + SLACK:
                    yield Sum("ranked_above", tuple(largest), claim, total)


def closing_sums(report: Report) -> Iterator[Sum]:
    """Shares of routes, or of kinds of cost, against one.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Sum
        One for each place and time whose shares must sum to more than one, or to less where all
        of the kinds that there are have a share.
    """
    kinds = [metric.key for metric in report.known_metrics if metric.closes == "cost"]
    routes: dict[tuple[object, ...], dict[str, list[Claim]]] = defaultdict(
        lambda: defaultdict(list)
    )
    costs: dict[tuple[object, ...], dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in report.claims:
        if claim.span is None or claim.kind in NO_VALUES:
            continue
        closes = report.metric(claim).closes
        at = (claim.geographies, claim.companies, bare_group(claim), when(claim))
        if closes == "route" and claim.route:
            routes[claim.metric, *at][claim.route].append(claim)
        elif closes == "cost":
            costs[claim.section, claim.route, *at][claim.metric].append(claim)
    for members in routes.values():
        yield from _closed(members, complete=False)
    for members in costs.values():
        yield from _closed(members, complete=len(kinds) == len(members))


def _closed(members: Mapping[str, list[Claim]], *, complete: bool) -> Iterator[Sum]:
    if len(members) < 2:
        return
    low = [min(claims, key=lambda one: _allowed(one).low) for claims in members.values()]
    high = [max(claims, key=lambda one: _allowed(one).high) for claims in members.values()]
    if _total(low).low > 1.0 + SLACK:
        yield Sum("above_one", tuple(low), None, _total(low))
    elif complete and _total(high).high < 1.0 - SLACK:
        yield Sum("below_one", tuple(high), None, _total(high))


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
    for claim in _shares(report):
        tables[claim.section, claim.metric].append(claim)
    for claims in tables.values():
        members = {(c.route, c.geographies, c.companies, c.group) for c in claims}
        times = {when(claim) for claim in claims}
        if not len(claims) == len(members) == len(times) >= MEMBERS:
            continue
        stated = sum(0.0 if c.span is None else c.span.middle for c in claims)
        if abs(stated - 1.0) <= CLOSE:
            yield Sum("one_under_years", tuple(claims), None, Interval(stated, stated))
