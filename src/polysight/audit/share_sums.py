"""Shares of parts that together are more, or less, than the share of their whole."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from polysight.audit.binding import Bindings, bindings_of
from polysight.audit.claim import Claim, Qualifier
from polysight.audit.claim_keys import NO_VALUES, RANKED, bare_group, when, year
from polysight.audit.comparison import content
from polysight.audit.interval import Interval
from polysight.audit.report import Report
from polysight.audit.serving import serves

#: How far a sum may lie beyond its whole, in shares of one.
SLACK = 0.01
#: Roundings of a sum, over the root of their squares: each is even between its ends, so that a sum
#: lies within 1.5 roots of all (2.6 standard deviations).
LIKELY = 1.5
#: Years between the parts and their whole, and how far shares may move in them.
NEAR_YEARS, DRIFT = 2, 0.05


_Singles = Mapping[tuple[str, str, str], Mapping[str, list[Claim]]]


@dataclass(frozen=True, slots=True)
class Sum:
    """Shares that do not fit.

    Parameters
    ----------
    what : str
        Name of the statement: ``parts_above``, ``parts_unlike``, ``ranked_above``,
        ``ranked_sum_above``, ``above_one``, ``below_one`` or ``one_under_years``.
    parts : tuple of Claim
        Members of the sum.
    whole : Claim or None
        Share that they are to make; None where that is one.
    total : Interval
        Their sum.
    open : bool
        Whether words leave it open, such as "and others".
    loose : bool
        Whether its parts are of a year near that of the whole.
    also : tuple of Claim
        Other claims of the same whole that the parts exceed as well.
    """

    what: str
    parts: tuple[Claim, ...]
    whole: Claim | None
    total: Interval
    open: bool = False
    also: tuple[Claim, ...] = ()
    loose: bool = False


def allowed(claim: Claim) -> Interval:
    """Values that a claim allows.

    Parameters
    ----------
    claim : Claim
        With a number.

    Returns
    -------
    Interval
        In the unit of its metric.
    """
    assert claim.span is not None
    return Interval(claim.span.least, claim.span.most)


def total_of(parts: Iterable[Claim]) -> Interval:
    """Sum of what claims allow; that all are rounded off one way is not to be expected.

    Parameters
    ----------
    parts : iterable of Claim
        With numbers in one unit.

    Returns
    -------
    Interval
        The sum.
    """
    total, rounded = Interval(0.0, 0.0), Interval(0.0, 0.0)
    squares = 0.0
    for part in parts:
        ends = allowed(part)
        if _is_rounded(part):
            rounded, squares = rounded + ends, squares + (0.5 * (ends.high - ends.low)) ** 2
        else:
            total = total + ends
    wide = min(0.5 * (rounded.high - rounded.low), LIKELY * math.sqrt(squares))
    return total + Interval(rounded.middle - wide, rounded.middle + wide)


def _is_rounded(claim: Claim) -> bool:
    """Whether a claim is one number that only its digits leave open."""
    one = claim.span
    return one is not None and one.low == one.high and claim.qualifier is Qualifier.NONE


def lowest(claims: Sequence[Claim]) -> Claim:
    """Claim of one share that asks for least; "below 36%" only where nothing else is stated.

    Parameters
    ----------
    claims : sequence of Claim
        Of one member.

    Returns
    -------
    Claim
        One of them.
    """
    firm = [one for one in claims if one.qualifier is not Qualifier.BELOW]
    return min(firm or claims, key=lambda one: (allowed(one).low, content(one)))


def shares_of(report: Report) -> list[Claim]:
    """Shares that close over places, firms or routes.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    list of Claim
        With numbers, and neither wishes nor rules.
    """
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
    for claim in shares_of(report):
        closes = report.metric(claim).closes
        members = {"place": claim.geographies, "company": claim.companies}.get(closes, ())
        if len(members) > 1:
            several.append((claim, members))
        elif members and not bare_group(claim):
            singles[claim.metric, when(claim), claim.route if closes == "place" else ""][
                members[0]
            ].append(claim)
    found: dict[tuple[str, str, frozenset[str]], Sum] = {}
    for whole, members in sorted(several, key=lambda one: (-allowed(one[0]).high, content(one[0]))):
        for one in _of_several(whole, members, singles):
            key = (one.what, when(whole), frozenset(part.id for part in one.parts))
            other = found.setdefault(key, one)
            if other is not one:
                found[key] = replace(other, also=(*other.also, whole))
    yield from found.values()


def _of_several(whole: Claim, members: Sequence[str], singles: _Singles) -> Iterator[Sum]:
    for away, moment in _near_years(when(whole)):
        known = singles.get((whole.metric, moment, whole.route), {})
        if all(member in known for member in members):
            yield from _composite(whole, [known[member] for member in members], loose=bool(away))
            return


def _near_years(moment: str) -> Iterator[tuple[int, str]]:
    """A time and the years near it, the nearest and the earlier first."""
    yield 0, moment
    told = year(moment)
    for away in range(1, NEAR_YEARS + 1) if told is not None else ():
        yield from ((away, str(told + step)) for step in (-away, away) if told is not None)


def _composite(whole: Claim, members: Sequence[list[Claim]], *, loose: bool) -> Iterator[Sum]:
    due, others = allowed(whole), bool(bare_group(whole))
    parts = [min(claims, key=lambda one: _distance(one, due)) for claims in members]
    total = total_of(parts)
    slack = DRIFT if loose else SLACK
    if total.low > due.high + slack:
        yield Sum("parts_above", tuple(parts), whole, total, loose=loose)
    elif total.high < due.low - slack:
        yield Sum("parts_unlike", tuple(parts), whole, total, open=others, loose=loose)


def _distance(claim: Claim, whole: Interval) -> float:
    return -allowed(claim).high if whole.high >= 1.0 else allowed(claim).low


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
    for claim in shares_of(report):
        if report.metric(claim).closes == "place" and claim.geographies and not claim.companies:
            groups[claim.metric, when(claim), claim.route][claim.geographies].append(claim)
    for places in groups.values():
        for (outer, *more), wholes in sorted(places.items()):
            inner = {p: c for p, c in places.items() if _all_within(report, p, outer)}
            if more or not inner:
                continue
            parts = apart_places(report, inner)
            total = total_of(parts)
            below = _below(wholes, total)
            if len(below) == len(wholes):
                yield Sum("parts_above", tuple(parts), below[-1], total, also=below[:-1])


def _below(wholes: Iterable[Claim], total: Interval) -> tuple[Claim, ...]:
    """Claims of a whole that are less than the sum of its parts, the largest last."""
    found = [one for one in wholes if total.low > allowed(one).high + SLACK]
    return tuple(sorted(found, key=lambda one: (allowed(one).high, content(one))))


def _all_within(report: Report, places: tuple[str, ...], outer: str) -> bool:
    return all(outer in report.vocabulary.wholes(place) for place in places)


def apart_places(report: Report, inner: Mapping[tuple[str, ...], list[Claim]]) -> list[Claim]:
    """The lowest claim of each place, places that overlap taken once, single ones first.

    Parameters
    ----------
    report : Report
        Knows which place lies in which.
    inner : mapping of places to claims
        Claims by the places that they are about.

    Returns
    -------
    list of Claim
        Of places that do not overlap.
    """
    taken: dict[str, Claim] = {}
    for places in sorted(inner, key=lambda one: (len(one), one)):
        wide = {whole for place in places for whole in report.vocabulary.wholes(place)}
        overlap = any(
            place in taken or any(place in report.vocabulary.wholes(one) for one in taken)
            for place in places
        )
        if not overlap and not wide & set(taken):
            taken |= dict.fromkeys(places, lowest(inner[places]))
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
    bindings = bindings_of(report)
    firms: dict[tuple[tuple[str, ...], str], dict[str, Claim]] = defaultdict(dict)
    for claim in report.of("company_share"):
        bound = claim.qualifier is Qualifier.BELOW
        if len(claim.companies) == 1 and claim.kind not in NO_VALUES and not bound:
            kept = firms[claim.geographies, when(claim)]
            other = kept.get(claim.companies[0])
            if other is None or allowed(claim).low < allowed(other).low:
                kept[claim.companies[0]] = claim
    for (places, moment), named in sorted(firms.items()):
        for size in RANKED:
            largest = sorted(named.values(), key=lambda one: -allowed(one).low)[:size]
            total = total_of(largest)
            wholes = [
                claim
                for claim in report.of(RANKED[size])
                if claim.geographies == places
                and claim.kind not in NO_VALUES
                and _is_of(bindings, claim, moment)
            ]
            if below := _below(wholes, total):
                what = "ranked_above" if len(largest) < size else "ranked_sum_above"
                yield Sum(what, tuple(largest), below[-1], total, also=below[:-1])


def _is_of(bindings: Bindings, claim: Claim, moment: str) -> bool:
    """Whether a claim is of a time, or undated where that is now."""
    undated = when(claim) in ("current", "undated")
    return when(claim) == moment or (
        undated and serves(when(claim), moment, "current", bindings.now)
    )
