"""Two numbers of one quantity with the same digits and another power of ten."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from statistics import median

from polysight.audit.claim import Claim, Qualifier
from polysight.audit.comparison import apart, content, span
from polysight.audit.groups import ENDS, NAMED, groups
from polysight.audit.report import Report

#: Natures of numbers that can be of a wrong size.
NATURES = frozenset(("level", "flow", "share", "ratio", "count", "balance"))
#: How far the digits may differ at most, as a share, whatever the words.
DIFFER = 0.05
#: How far a claim may lie from one of the two to stand with it, as a share.
BESIDE = 0.1
#: Claims of other times that tell which of the two is of the wrong size.
TOLD = 40


@dataclass(frozen=True, slots=True)
class SameDigits:
    """Numbers of one quantity that are a power of ten apart.

    Parameters
    ----------
    wrong, right : tuple of Claim
        Claims with the one number and with the other, the nearest to each other first; which is
        which is open where `known` is false.
    factor : float
        Power of ten by which those called wrong are to be divided.
    known : bool
        Whether most claims of the quantity, or those of other times, are of the size of the right.
    """

    wrong: tuple[Claim, ...]
    right: tuple[Claim, ...]
    factor: float
    known: bool


def same_digits(report: Report) -> Iterator[SameDigits]:
    """Numbers of one quantity, place, firm and time that differ by a power of ten only.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    SameDigits
        One a quantity and time at most.
    """
    for group in groups(report, NATURES):
        pair = _pair([claim for claim in group.claims if _is_point(claim)])
        if pair is not None:
            yield _told(report, group.claims, *pair)


def _is_point(claim: Claim) -> bool:
    return claim.qualifier not in (Qualifier.OVER, Qualifier.BELOW) and span(claim).middle > 0.0


def _pair(claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """Smaller and larger claim whose digits agree best; only the ends of many are tried."""
    lows = heapq.nsmallest(ENDS, claims, key=_order)
    highs = heapq.nlargest(ENDS, claims, key=_order)
    found = [
        (misfit, content(low), content(high), low, high)
        for low, high in product(lows, highs)
        if not apart(low, high) and (misfit := _misfit(low, high)) is not None
    ]
    return min(found, key=lambda one: one[:3])[3:] if found else None


def _order(claim: Claim) -> tuple[float, tuple[str, ...]]:
    return span(claim).middle, content(claim)


def _misfit(low: Claim, high: Claim) -> float | None:
    """How far the digits differ, as a share; None where they do, or where no power lies between."""
    away = _log(high) - _log(low)
    power = round(away / math.log(10.0))
    if power < 1:
        return None
    misfit = abs(away - power * math.log(10.0))
    allowed = min(span(low).tolerance + span(high).tolerance, DIFFER)
    return misfit if misfit <= allowed else None


def _told(report: Report, claims: Sequence[Claim], low: Claim, high: Claim) -> SameDigits:
    sides = [_beside(claims, low), _beside(claims, high)]
    smaller, larger = (side[: NAMED // 2] for side in sides)
    factor = 10.0 ** round((_log(high) - _log(low)) / math.log(10.0))
    votes = len(sides[0]) - len(sides[1]) or _nearer(report, low, high)
    if votes >= 0:
        return SameDigits(larger, smaller, factor, votes > 0)
    return SameDigits(smaller, larger, 1.0 / factor, True)


def _beside(claims: Sequence[Claim], end: Claim) -> tuple[Claim, ...]:
    """Claims that stand with one, which comes first."""
    near = [one for one in claims if abs(_log(one) - _log(end)) <= BESIDE]
    return tuple(sorted(near, key=lambda one: (one is not end, content(one))))


def _log(claim: Claim) -> float:
    return math.log(max(abs(span(claim).middle), 1e-300))


def _nearer(report: Report, low: Claim, high: Claim) -> int:
    """Whether claims of other times are of the size of the smaller (1) or of the larger (-1)."""
    others = [
        abs(span(one).middle)
        for one in report.by_metric.get(low.metric, ())
        if one.stated_period not in (low.stated_period, high.stated_period)
        and (one.unit, one.geographies, one.companies) == (low.unit, low.geographies, low.companies)
        and span(one).middle != 0.0
    ][:TOLD]
    if not others:
        return 0
    centre = math.log(median(others))
    below, above = abs(centre - _log(low)), abs(centre - _log(high))
    return (below < above) - (above < below)
