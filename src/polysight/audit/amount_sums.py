"""Amounts of firms, places, routes or parts of a year against the amount of their whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from polysight.audit.claim import Claim
from polysight.audit.claim_keys import EXTENSIVE, NO_VALUES, Bucket, bare_group, bucket, when
from polysight.audit.comparison import content
from polysight.audit.interval import Interval
from polysight.audit.listed_totals import at_home, sums
from polysight.audit.partners import PARTNER
from polysight.audit.report import Report
from polysight.audit.share_sums import allowed, apart_places, lowest, total_of

#: Natures of what adds up over firms and places, and of what adds up over a year too.
ADDS_UP, FLOW = ("level", "flow"), "flow"
#: Group of the largest n firms.
_TOP = re.compile(r"top (\d+)")
#: What adds up over firms and places: not projects or lines, which are examples.
GOODS = ("polysilicon", "pv", "silicon-metal", "wafer", "cells", "module", "trade")
#: Sums of which one part alone may be above the whole, which no other rule tells.
ALONE = ("partners_above", "ranked_above")
#: How far a sum may lie beyond its whole, as a share of it.
SLACK = 0.03
#: Parts of a year, by how many there are.
QUARTERS, MONTHS = 4, 12
_WHOLE = re.compile(
    r"(?P<year>\d{4})(?:-H(?P<half>[12])|-Q(?P<quarter>[1-4])"
    r"|-(?P<first>\d\d)/(?P=year)-(?P<last>\d\d))?"
)

_Groups = Mapping[Bucket, list[Claim]]


@dataclass(frozen=True, slots=True)
class AmountSum:
    """Amounts of parts that do not fit the amount of their whole.

    Parameters
    ----------
    what : str
        Name of the statement: ``firms``, ``places`` or ``routes`` with ``_above`` or ``_below``,
        ``of_year`` or ``year_outside``.
    parts : tuple of Claim
        One claim of each part.
    whole : tuple of Claim
        Claims of the whole that the parts do not fit, the nearest first.
    total : Interval
        Sum of the parts.
    """

    what: str
    parts: tuple[Claim, ...]
    whole: tuple[Claim, ...]
    total: Interval


def amount_sums(report: Report) -> Iterator[AmountSum]:
    """Parts that are together more than their whole, and parts of a year that do not make it.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    AmountSum
        One for each whole.
    """
    for groups in amounts_by_time(report).values():
        yield from _of_members(report, groups)
    for groups in amounts_by_time(report, grouped=True).values():
        yield from _of_partners(report, groups)
        yield from _of_largest(report, groups)
    yield from _of_years(report)


def adding_claims(report: Report, *, grouped: bool = False) -> Iterator[Claim]:
    """Claims of amounts that add up over places and firms.

    Parameters
    ----------
    report : Report
        The report.
    grouped : bool
        Whether claims of groups of firms and of trade with one place are wanted too.

    Yields
    ------
    Claim
        With a number; neither wishes nor rules, nor groups such as "leading firms".
    """
    for claim in report.claims:
        metric = report.metric(claim)
        adds_up = metric.nature in ADDS_UP and metric.good in GOODS
        if claim.span is None or claim.kind in NO_VALUES or claim.unit not in EXTENSIVE:
            continue
        if adds_up and (grouped or not bare_group(claim)):
            yield claim


def amounts_by_time(report: Report, *, grouped: bool = False) -> Mapping[tuple[str, str], _Groups]:
    """Claims of amounts that add up, by metric and time, then by what they are about.

    Parameters
    ----------
    report : Report
        The report.
    grouped : bool
        As for `adding_claims`.

    Returns
    -------
    mapping of (metric, time) to mapping of bucket to list of Claim
        Every claim of `adding_claims` once.
    """
    found: dict[tuple[str, str], dict[Bucket, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in adding_claims(report, grouped=grouped):
        found[claim.metric, when(claim)][bucket(claim)].append(claim)
    return found


def _of_members(report: Report, groups: _Groups) -> Iterator[AmountSum]:
    firms: dict[Bucket, dict[str, list[Claim]]] = defaultdict(dict)
    routes: dict[Bucket, dict[str, list[Claim]]] = defaultdict(dict)
    places: dict[tuple[str, ...], list[Claim]] = {}
    for key, claims in sorted(groups.items()):
        metric, where, who, group, how = key
        if len(who) == 1 and not how:
            firms[metric, where, (), group, ""][who[0]] = claims
        if not who and how:
            routes[metric, where, who, group, ""][how] = claims
        if where and not who and not how:
            places[where] = claims
    for what, members in (("firms_above", firms), ("routes_above", routes)):
        for key, parts in members.items():
            if key in groups and len(parts) > 1:
                yield from _above(report, what, map(lowest, parts.values()), groups[key])
    for (outer, *more), wholes in places.items():
        inner = {p: c for p, c in places.items() if _all_within(report, p, outer)}
        if not more and len(inner) > 1:
            yield from _above(report, "places_above", apart_places(report, inner), wholes)


def _of_partners(report: Report, groups: _Groups) -> Iterator[AmountSum]:
    """Trade with single places against trade with all of them."""
    places: dict[tuple[Bucket, str], dict[str, list[Claim]]] = defaultdict(dict)
    for key, claims in sorted(groups.items()):
        told = {(one.basis.get(PARTNER, ""), one.unit) for one in claims}
        if key[3] and {name for name, _ in told} == {key[3]} and len(told) == 1:
            places[(*key[:3], "", key[4]), claims[0].unit][key[3]] = claims
    for (key, unit), parts in places.items():
        wholes = [one for one in groups.get(key, ()) if one.unit == unit]
        if wholes:
            yield from _above(report, "partners_above", map(lowest, parts.values()), wholes)


def _of_largest(report: Report, groups: _Groups) -> Iterator[AmountSum]:
    """Amounts of named firms against that of as many of the largest.

    Fewer named firms are no more either; as many, listed in the section that tells of the largest,
    are no less.
    """
    for key, wholes in sorted(groups.items()):
        top = _TOP.fullmatch(key[3])
        if top is None or key[2]:
            continue
        named = [
            lowest(claims)
            for other, claims in groups.items()
            if len(other[2]) == 1 and (*other[:2], *other[3:]) == (*key[:2], "", key[4])
        ]
        size = int(top[1])
        largest = sorted(named, key=lambda one: -allowed(one).low)[:size]
        yield from _above(report, "ranked_above", largest, wholes)
        listed = all(one.section == wholes[0].section for one in (*named, *wholes))
        slack = 1.0 - SLACK * report.tolerance
        total = total_of(largest) if len(named) == size and listed else None
        if total and all(total.high < slack * allowed(one).low for one in wholes):
            yield AmountSum("ranked_below", tuple(largest), tuple(wholes), total)


def _all_within(report: Report, places: Iterable[str], outer: str) -> bool:
    return all(outer in report.vocabulary.wholes(place) for place in places)


def _above(
    report: Report, what: str, members: Iterable[Claim], wholes: Sequence[Claim]
) -> Iterator[AmountSum]:
    parts = tuple(sorted(members, key=lambda one: (-allowed(one).low, content(one))))
    total = total_of(parts)
    wholes = at_home(parts, wholes)
    exceeded = [one for one in wholes if _exceeds(parts, one, report)]
    least = 1 if what in ALONE else 2
    if len(parts) >= least and len(exceeded) == len(wholes):
        nearest = sorted(exceeded, key=lambda one: (-allowed(one).high, content(one)))
        yield AmountSum(what, parts, tuple(nearest), total)


def _exceeds(parts: Iterable[Claim], whole: Claim, report: Report) -> bool:
    total, due, slack = sums(parts, whole)
    return total.low > (1.0 + slack * report.tolerance) * due.high


def _of_years(report: Report) -> Iterator[AmountSum]:
    """Quarters or months of which all are stated against their year, or half of it."""
    found: dict[Bucket, dict[str, list[Claim]]] = defaultdict(dict)
    for claim in adding_claims(report):
        if report.metric(claim).nature == FLOW:
            found[bucket(claim)].setdefault(when(claim), []).append(claim)
    for _, moments in sorted(found.items()):
        for whole, wholes in sorted(moments.items()):
            for parts in parts_of(whole):
                if all(one in moments for one in parts):
                    taken = tuple(lowest(moments[one]) for one in parts)
                    due = at_home(taken, wholes)
                    apart = [one for one in due if _is_apart(taken, one, report)]
                    if len(apart) == len(due):
                        yield AmountSum("of_year", taken, tuple(apart), total_of(taken))
                    break


def parts_of(moment: str) -> Iterator[tuple[str, ...]]:
    """Lists of parts that make a year, or some months of it.

    Parameters
    ----------
    moment : str
        Time key, such as ``2024``, ``2024-H1`` or ``2024-01/2024-09``.

    Yields
    ------
    tuple of str
        Time keys of the parts: halves, quarters or months.

    Examples
    --------
    >>> list(parts_of("2024-H1"))[0]
    ('2024-Q1', '2024-Q2')
    """
    found = _WHOLE.fullmatch(moment)
    if found is None:
        return
    year, half = found["year"], found["half"]
    first, last = {"1": (1, 6), "2": (7, 12), None: (1, 12)}[half]
    if found["last"]:
        first, last = int(found["first"]), int(found["last"])
    if found["quarter"]:
        first, last = 3 * int(found["quarter"]) - 2, 3 * int(found["quarter"])
    for size, letter in ((6, "H"), (3, "Q"), (1, "")):
        starts = range(first, last + 1, size)
        whole = (first - 1) % size == 0 and last % size == 0
        if whole and len(starts) > 1:
            yield tuple(
                f"{year}-{letter}{(at + size - 1) // size}" if letter else f"{year}-{at:02d}"
                for at in starts
            )


def _is_apart(parts: Sequence[Claim], whole: Claim, report: Report) -> bool:
    total, due, slack = sums(parts, whole)
    return _gap(total, due) > slack * report.tolerance


def _gap(one: Interval, other: Interval) -> float:
    scale = max(abs(one.middle), abs(other.middle))
    return one.gap(other) / scale if scale else 0.0
