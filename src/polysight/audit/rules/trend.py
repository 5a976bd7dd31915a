"""Series that turn back, and jumps that no stated growth allows."""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from polysight.audit.changes import Change, changes, yearly
from polysight.audit.claim import Claim, Kind, Qualifier
from polysight.audit.comparison import (
    COMPARABLE,
    content,
    ordered,
    place_and_firm,
    points,
    span,
    standing,
    times,
)
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.severity import Sureness, severity, sureness
from polysight.audit.telling import about, figure, shown, stated

KEY = "trend"
#: Least turn, as a share of the number, that is told.
TURN = 0.05
#: Share by which what is to come must lie below what has been reached.
BEHIND = 0.1
#: Growth in a year that counts as a jump, and how many times the stated growth it must be.
JUMP, TIMES = 0.3, 2.5
#: Years from which a series is long enough to tell its usual step; how many times the usual step,
#: and at least which usual step, one out of line is held against.
SMOOTH, UNUSUAL, SLOW = 4, 4.0, 0.04
#: Claims of one year that are weighed.
MOST = 12

_Series = dict[int, list[Claim]]
_SeriesOf = dict[tuple[object, ...], _Series]


def find(report: Report) -> Iterator[Finding]:
    """Turns of steady quantities and jumps beyond their stated growth.

    Which quantities are steady (capacity, shares, electricity per kilogram; no prices) is data.

    Parameters
    ----------
    report : Report
        The claims.

    Yields
    ------
    Finding
        At most one turn a series, and one jump a stated growth.
    """
    found = _series(report, "steady")
    told: dict[tuple[object, ...], set[tuple[int, int]]] = {}
    falls: dict[tuple[object, ...], set[tuple[int, int]]] = {}
    every = list(changes(report))
    for change in every:
        told.setdefault(change.about, set()).add((change.start, change.end))
        if change.most < 1.0:
            falls.setdefault(change.about, set()).add((change.start, change.end))
    for key, series in found.items():
        behind = list(_behind(report, series))
        yield from behind
        named = {row for one in behind for row in one.rows}
        yield from _turn(report, series, named, falls.get(key, ()))
    for change in every:
        if change.claim.basis.get("rate") == "year":
            best = _widest_jump(change, found.get(change.about, {}))
            if best is not None:
                told[change.about].add((best[0].year, best[1].year))
                yield _jumped(report, change, *best)
    for key, series in _series(report, "volatile").items():
        yield from _step(report, series, told.get(key, ()))


def _series(report: Report, listing: str) -> _SeriesOf:
    """Series of the metrics listed as steady, or of those that are not listed as volatile."""
    listed = {key for key in report.by_metric if report.vocabulary.word(listing, key) is not None}
    plain = {key for key in report.by_metric if report.vocabulary.metrics[key].nature in COMPARABLE}
    keys = listed if listing == "steady" else plain - listed
    found: _SeriesOf = {}
    units: dict[tuple[object, ...], str] = {}
    for claim in sorted(report.claims, key=lambda one: _is_foreign(one, report)):
        if claim.span is None or claim.metric not in keys or standing(claim) != "fact":
            continue
        key = (claim.metric, *place_and_firm(claim, report)[2:])
        if key in units and units[key] != claim.unit:
            continue
        for time in times(claim, report):
            if not time.loose and time.key.isdigit():
                units[key] = claim.unit
                found.setdefault(key, {}).setdefault(int(time.key), []).append(claim)
    return found


def _is_foreign(claim: Claim, report: Report) -> bool:
    """Whether a number is in another unit than its metric; of two units only one makes a series."""
    return claim.unit != report.metric(claim).unit


@dataclass(frozen=True, slots=True)
class _Year:
    year: int
    claims: tuple[Claim, ...]
    lowest: Claim
    highest: Claim


def _told(series: _Series) -> list[_Year]:
    found = []
    for year in sorted(series):
        plain = points(series[year])[:MOST]
        lowest, highest = min(plain, key=_bottom), max(plain, key=_top)
        found.append(_Year(year, tuple(plain), lowest, highest))
    return found


def _turn(
    report: Report, series: _Series, told: Collection[str], falls: Collection[tuple[int, int]]
) -> Iterator[Finding]:
    """One finding of all years that lie, with all their claims, beyond an earlier and a later.

    A peak above what is to come is told already where that lies behind it, and a fall that the
    report states as one is no slip.
    """
    years = _told(series)
    found: list[tuple[float, tuple[_Year, _Year, _Year]]] = []
    for at, year in enumerate(years[1:-1], 1):
        for key, sign in ((_top_of, 1.0), (_bottom_of, -1.0)):
            before = min(years[:at], key=lambda one: sign * key(one))
            later = min(years[at + 1 :], key=lambda one: sign * key(one))
            turn = min(_beyond(year, before, sign), _beyond(year, later, sign))
            peak = sign > 0 and any(claim.id in told for claim in year.claims)
            if turn > TURN and not peak:
                sides = (years[at - 1 :: -1], years[at + 1 :])
                before, later = (_nearest(year, side, sign) for side in sides)
                fall = (year.year, later.year) if sign > 0 else (before.year, year.year)
                if fall not in falls:
                    found.append((turn, (before, year, later)))
    if found:
        found.sort(key=lambda one: -one[0])
        claims: dict[str, Claim] = {}
        for _, three in found:
            for year in three:
                claims |= {claim.id: claim for claim in year.claims}
        yield _turned(report, *found[0], list(claims.values())[:MOST])


def _nearest(year: _Year, others: Iterable[_Year], sign: float) -> _Year:
    """First of the years beyond which one lies; `_turn` knows that there is one."""
    return next(one for one in others if _beyond(year, one, sign) > TURN)


def _behind(report: Report, series: _Series) -> Iterator[Finding]:
    """What is still to come, below what has been reached, in a quantity that grows."""
    seen = [c for claims in series.values() for c in claims if c.kind is Kind.OBSERVED]
    ahead = [c for claims in series.values() for c in claims if c.kind is Kind.FORECAST]
    if not seen or not ahead or report.metric(seen[0]).better == "lower":
        return
    reached = max(seen, key=lambda claim: (_bottom(claim), content(claim)))
    last = max(_year_of(claim) for claim in ahead)
    most = max(span(claim).low for claim in ahead if _year_of(claim) == last)
    if most <= span(reached).low or not math.isfinite(_bottom(reached)):
        return
    late = [
        claim
        for claim in ahead
        if _year_of(claim) > _year_of(reached)
        and claim.qualifier is not Qualifier.BELOW
        and span(claim).high < _bottom(reached) * (1 - BEHIND)
    ]
    if late:
        worst = min(late, key=lambda claim: (span(claim).high, content(claim)))
        yield _reached(report, reached, worst, [reached, *late][:MOST])


def _year_of(claim: Claim) -> int:
    return claim.period.end.year if claim.period else 0


def _reached(report: Report, before: Claim, later: Claim, claims: list[Claim]) -> Finding:
    unlike = before.basis.get("measure") != later.basis.get("measure")
    loose = later.qualifier is Qualifier.OVER or unlike
    rests = Sureness.LOOSE if loose else sureness([before, later])
    first, second = span(before).middle, span(later).middle
    signs = [f"{_year_of(one)}: {stated(one)}" for one in (before, later)]
    return Finding(
        FindingKind.TREND,
        severity(1 - second / first, TURN, report.metric(later).weight, 2, sureness=rests),
        ordered(claims, later.id),
        f"audit_{KEY}.behind",
        (
            ("metric", later.metric),
            ("about", about(later)),
            ("first", signs[0]),
            ("last", signs[1]),
        ),
        f"{signs[1]} < {signs[0]}; {figure(second)} / {figure(first)} = {figure(second / first)}",
        first,
        second,
        later.id,
        rests.value,
        KEY,
    )


def _step(report: Report, series: _Series, told: Collection[tuple[int, int]]) -> Iterator[Finding]:
    """The step of a smooth series that is many times its usual one, unless its growth is stated."""
    years = _told(series)
    if len(years) < SMOOTH or any(_bottom(one.lowest) <= 0 for one in years):
        return
    steps = []
    for first, second in itertools.pairwise(years):
        up = _bottom(second.lowest) / _top(first.highest)
        down = _bottom(first.lowest) / _top(second.highest)
        steps.append(math.log(max(up, down, 1.0)) / (second.year - first.year))
    ranked = sorted(range(len(steps)), key=lambda at: -steps[at])
    usual = statistics.median(steps[at] for at in ranked[2:]) if len(ranked) > 2 else 0.0
    at = ranked[0]
    if steps[at] < math.log(1 + JUMP) or steps[at] < UNUSUAL * max(usual, SLOW):
        return
    middle = at + 1 if at + 1 < len(steps) and at + 1 in ranked[:2] else at
    three = years[max(0, middle - 1) : middle + 2]
    first, second = years[at], years[at + 1]
    if (first.year, second.year) in told:
        return
    before, after = first.lowest, second.lowest
    claims = list({one.id: one for year in three for one in year.claims}.values())[:MOST]
    rests = Sureness.ASSUMED
    signs = [f"{first.year}: {stated(before)}", f"{second.year}: {stated(after)}"]
    yield Finding(
        FindingKind.TREND,
        severity(steps[at], JUMP / 2, report.metric(after).weight, len(claims), sureness=rests),
        ordered(claims, ""),
        f"audit_{KEY}.step",
        (
            ("metric", after.metric),
            ("about", about(after)),
            ("first", signs[0]),
            ("last", signs[1]),
        ),
        f"{' → '.join(signs)}; {figure(span(after).middle)} / {figure(span(before).middle)}"
        f" = {figure(_over(after, before))}",
        span(before).middle,
        span(after).middle,
        "",
        rests.value,
        KEY,
    )


def _top_of(year: _Year) -> float:
    return _top(year.highest)


def _bottom_of(year: _Year) -> float:
    return _bottom(year.lowest)


def _top(claim: Claim) -> float:
    return span(claim).most


def _bottom(claim: Claim) -> float:
    return span(claim).least


def _beyond(year: _Year, other: _Year, sign: float) -> float:
    """How far all claims of a year lie above (1) or below (-1) all of another, as a share."""
    if sign > 0:
        wide = _bottom(year.lowest) - _top(other.highest)
    else:
        wide = _bottom(other.lowest) - _top(year.highest)
    scale = max(abs(span(year.lowest).middle), abs(span(other.highest).middle))
    return wide / scale if scale else 0.0


def _turned(
    report: Report, turn: float, three: tuple[_Year, _Year, _Year], claims: list[Claim]
) -> Finding:
    high = span(three[1].lowest).middle > span(three[0].lowest).middle
    ends = [one.highest if high else one.lowest for one in three]
    ends[1] = three[1].lowest if high else three[1].highest
    rests = sureness(ends, loose=len({one.basis.get("measure") for one in ends}) > 1)
    signs = [f"{year.year}: {stated(one)}" for year, one in zip(three, ends, strict=True)]
    before, claim, later = ends
    return Finding(
        FindingKind.TREND,
        severity(turn, TURN, report.metric(claim).weight, len(claims), sureness=rests),
        ordered(claims, ""),
        f"audit_{KEY}.turn",
        (
            ("metric", claim.metric),
            ("about", about(claim)),
            ("first", signs[0]),
            ("middle", signs[1]),
            ("last", signs[2]),
        ),
        f"{' → '.join(signs)}; {figure(span(claim).middle)} / {figure(span(before).middle)}"
        f" = {figure(_over(claim, before))}; {figure(span(later).middle)} /"
        f" {figure(span(claim).middle)} = {figure(_over(later, claim))}",
        span(before).middle,
        span(claim).middle,
        "",
        rests.value,
        KEY,
    )


def _over(one: Claim, other: Claim) -> float:
    below = span(other).middle
    return span(one).middle / below if below else float("nan")


def _widest_jump(change: Change, series: _Series) -> tuple[_Year, _Year] | None:
    """The widest step between told years that even the mildest reading of it makes a jump."""
    stated_rate = span(change.claim).middle
    years = [one for one in _told(series) if change.start <= one.year <= change.end]
    best: tuple[float, _Year, _Year] | None = None
    for first, second in itertools.pairwise(years):
        least = max(0.0, _bottom(second.lowest)) / max(_top(first.highest), 1e-12)
        rate = yearly(least, second.year - first.year)
        far = rate > JUMP and rate > TIMES * abs(stated_rate)
        if far and (best is None or rate > best[0]):
            best = (rate, first, second)
    return best[1:] if best is not None else None


def _jumped(report: Report, change: Change, first: _Year, second: _Year) -> Finding:
    before, after, count = first.highest, second.lowest, second.year - first.year
    stated_rate = span(change.claim).middle
    claims = [*first.claims, *second.claims, change.claim]
    rate = yearly(_over(after, before), count)
    expected = span(before).middle * (1 + stated_rate) ** count
    rests = sureness([before, after])
    power = f"^{count}" if count > 1 else ""
    return Finding(
        FindingKind.TREND,
        severity(rate - stated_rate, TURN, report.metric(after).weight, 3, sureness=rests),
        ordered(claims, ""),
        f"audit_{KEY}.jump",
        (
            ("metric", after.metric),
            ("about", about(after)),
            ("first", f"{first.year}: {stated(before)}"),
            ("last", f"{second.year}: {stated(after)}"),
            ("rate", shown(rate, "1")),
            ("stated", stated(change.claim)),
        ),
        f"{figure(span(after).middle)} / {figure(span(before).middle)} ="
        f" {figure(_over(after, before))}; {figure(span(before).middle)} ×"
        f" {figure(1 + stated_rate)}{power} = {figure(expected)}",
        expected,
        span(after).middle,
        "",
        rests.value,
        KEY,
    )


RULE = Rule(KEY, (FindingKind.TREND,), find)
