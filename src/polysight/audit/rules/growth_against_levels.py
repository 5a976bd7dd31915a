"""A stated growth against the two levels that it joins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polysight.audit.changes import (
    Change,
    changes,
    changes_in_points,
    changes_of_parts,
    ratio,
    yearly,
)
from polysight.audit.claim import Claim, Qualifier
from polysight.audit.claim_keys import aspects
from polysight.audit.comparison import (
    COMPARABLE,
    apart,
    content,
    ordered,
    place_and_firm,
    points,
    span,
    times,
)
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.name_scopes import TAXES
from polysight.audit.period_steps import part_of_year
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.severity import Sureness, severity, sureness
from polysight.audit.telling import about, figure, shown, stated

KEY = "growth_against_levels"
#: Levels of one year that are weighed.
MANY = 12
#: Rates that lie this close are the same rate.
CLOSE = 0.002
#: Rates per year that lie this far apart are two rates.
APART = 0.01

#: List of metrics whose levels are those of another: revenue of all makers is the market.
LEVELS = "levels_of"
#: Where a key tells whether a level is a fact or of a case, and what may stand in for it.
STANDING = 5
#: Where a key tells the route and the basis of tax.
ROUTE, TAX = 2, 7
INSTEAD = {
    "fact": "scenario base",
    **{
        f"scenario {case}": "fact"
        for case in ("base", "low", "high", "optimistic", "pessimistic", "unnamed")
    },
}
#: Years before the start of a growth in which a level is looked for, and the fall that it may
#: need from there.
BACK, FALL = 3, 0.02

_Levels = dict[tuple[object, ...], list[Claim]]


@dataclass(frozen=True, slots=True)
class _Pair:
    earlier: Claim
    later: Claim
    gap: float


def find(report: Report) -> Iterator[Finding]:
    """Growth rates that their levels do not give.

    Levels of one section or one source are taken together; levels of different ones only where no
    section has both. The pair that fits best speaks, and points go before bounds. A rate that other
    levels of the report give is one quantity stated twice; any other is arithmetic that fails.

    Parameters
    ----------
    report : Report
        The claims.

    Yields
    ------
    Finding
        One a growth and pair of levels.
    """
    levels = _levels(report)
    ending: dict[tuple[object, ...], list[Change]] = {}
    every = list(changes(report))
    for change in every:
        ending.setdefault((*change.about, change.end), []).append(change)
    for change in every:
        if change.start:
            ends = _ends(levels, change)
            bad = [one for one in _pairs(change, *map(points, ends)) if one.gap > CLOSE]
            given = bad and any(one.gap <= CLOSE for one in _pairs(change, *ends))
            others = _others(change, ending[(*change.about, change.end)]) if given else []
            for pair in bad:
                yield _finding(report, change, pair, others)
            if not ends[0] and ends[1]:
                yield from _bridged(report, change, levels, points(ends[1])[0])
    for change in changes_in_points(report):
        for pair in _pairs(change, *map(points, _ends(levels, change))):
            if pair.gap > CLOSE:
                yield _moved(report, change, pair)
    for change in changes_of_parts(report):
        ends = [_alike(change, found) for found in _ends(levels, change)]
        for pair in _pairs(change, *map(points, ends)):
            if pair.gap > CLOSE:
                yield _finding(report, change, pair, [])


def _others(change: Change, ending: Sequence[Change]) -> list[Claim]:
    """Other rates of nearly the same years that differ: the growth is told in as many ways."""
    own = yearly(change.middle, change.years)
    found = [
        other
        for other in ending[:MANY]
        if other.start
        and abs(other.start - change.start) <= 1
        and abs(yearly(other.middle, other.years) - own) > APART
    ]
    return [change.claim, *(other.claim for other in found)]


def _levels(report: Report) -> _Levels:
    found: _Levels = {}
    for claim in report.claims:
        if claim.span is None or report.metric(claim).nature not in COMPARABLE:
            continue
        if claim.span.low <= 0:
            continue
        place = place_and_firm(claim, report)[2:]
        keys = {claim.metric, report.vocabulary.word(LEVELS, claim.metric) or claim.metric}
        part = part_of_year(claim)
        dated = [part] if part else [one.key for one in times(claim, report) if not one.loose]
        for moment in dated:
            for key in keys:
                found.setdefault((key, *place, moment), []).append(claim)
    return found


def _alike(change: Change, levels: Sequence[Claim]) -> list[Claim]:
    """Levels of the sort of the product, and on the basis, that a change is told of."""
    own = aspects(change.claim)
    return [one for one in levels if not apart(change.claim, one) and aspects(one) == own]


def _at(levels: _Levels, about: tuple[object, ...], moment: str) -> list[Claim]:
    """Levels of a time; where a case tells none, what is known, and where no fact is, the base."""
    found = levels.get((*about, moment), [])
    if found or about[STANDING] not in INSTEAD:
        return found
    instead = INSTEAD[str(about[STANDING])]
    return levels.get((*about[:STANDING], instead, *about[STANDING + 1 :], moment), [])


def _ends(levels: _Levels, change: Change) -> list[list[Claim]]:
    """Levels at both ends; those of its own route, or on one basis of tax, where it tells none."""
    about, claim = change.about, change.claim
    ways = [about]
    if claim.route and not about[ROUTE]:
        ways.append((*about[:ROUTE], claim.route, *about[ROUTE + 1 :]))
    if not about[TAX]:
        ways += [(*way[:TAX], tax, *way[TAX + 1 :]) for way in list(ways) for tax in TAXES.values()]
    found = [[_at(levels, way, at) for at in change.ends] for way in ways]
    both = [ends for ends in found if all(ends)]
    return both[0] if len(both) == 1 or (both and both[0] is found[0]) else found[0]


def _bridged(report: Report, change: Change, levels: _Levels, later: Claim) -> Iterator[Finding]:
    """A growth whose end is told, and whose start would lie below what was there before it."""
    if change.claim.basis.get("rate") != "year" or change.least <= 1.0:
        return
    for year in range(change.start - 1, change.start - 1 - BACK, -1):
        before = points(levels.get((*change.about, str(year)), []))
        if before:
            most = span(later).most / change.least
            if most < span(before[0]).least * (1 - FALL):
                yield _fallen(report, change, before[0], later, year, most)
            return


def _fallen(
    report: Report, change: Change, before: Claim, later: Claim, year: int, most: float
) -> Finding:
    claims = (change.claim, before, later)
    first = span(before).middle
    rate = shown(yearly(change.least, change.years), "1")
    return Finding(
        FindingKind.ARITH,
        severity(1 - most / first, FALL, report.metric(later).weight, 3, sureness=Sureness.LOOSE),
        ordered(claims, change.claim.id),
        f"audit_{KEY}.bridged",
        (
            ("metric", change.claim.metric),
            ("about", about(change.claim)),
            ("stated", stated(change.claim)),
            ("start", str(change.start)),
            ("end", str(change.end)),
            ("earlier", f"{year}: {stated(before)}"),
            ("later", stated(later)),
            ("implied", shown(most, later.unit)),
        ),
        f"{figure(span(later).most)} / (1 + {rate})^{change.years} = {figure(most)} <"
        f" {figure(first)} ({year})",
        first,
        most,
        change.claim.id,
        Sureness.LOOSE.value,
        KEY,
    )


def _pairs(change: Change, earlier: Sequence[Claim], later: Sequence[Claim]) -> list[_Pair]:
    every = [
        _Pair(one, other, _gap(change, one, other))
        for one in earlier[:MANY]
        for other in later[:MANY]
    ]
    for same in (_section, _source):
        together = [pair for pair in every if same(pair.earlier) == same(pair.later) != ""]
        if together:
            ranked = sorted(together, key=_wide, reverse=True)
            return list({same(pair.earlier): pair for pair in ranked}.values())
    return sorted(every, key=_wide)[:1]


def _section(claim: Claim) -> str:
    return claim.section


def _source(claim: Claim) -> str:
    return claim.attributed


def _wide(pair: _Pair) -> tuple[float, tuple[str, ...], tuple[str, ...]]:
    return pair.gap, content(pair.earlier), content(pair.later)


def _gap(change: Change, earlier: Claim, later: Claim) -> float:
    before, after = span(earlier), span(later)
    if change.in_points:
        least, most = after.least - before.most, after.most - before.least
    else:
        least, most = ratio(before, after)
    distance = max(least - change.most, change.least - most, 0.0)
    return distance / max(change.years, 1)


def _finding(report: Report, change: Change, pair: _Pair, others: Sequence[Claim]) -> Finding:
    """A finding; one of class SAME where other rates or levels of the report tell it otherwise."""
    claim, years = change.claim, change.years
    before, after = span(pair.earlier).middle, span(pair.later).middle
    compound = claim.basis.get("rate") == "year"
    implied = yearly(after / before, years) if compound else after / before - 1
    said = span(claim).middle
    claims = (claim, pair.earlier, pair.later)
    rests = sureness(claims, loose=change.loose)
    weight = max(report.metric(one).weight for one in claims)
    own = pair.earlier.section == pair.later.section == claim.section
    power = f"^(1/{years})" if compound and years > 1 else ""
    signs = (figure(after), figure(before), shown(implied, "1"), stated(claim))
    size = abs(implied - said) / max(abs(implied), abs(said))
    bound = claim.qualifier in (Qualifier.OVER, Qualifier.BELOW)
    return Finding(
        FindingKind.SAME if others else FindingKind.ARITH,
        severity(size, 0.05, weight, 3, sureness=rests),
        ordered((*claims, *others), claim.id if own else ""),
        f"audit_{KEY}.statement",
        (
            ("metric", claim.metric),
            ("about", about(claim)),
            ("stated", stated(claim)),
            ("implied", shown(implied, "1")),
            ("start", change.ends[0]),
            ("end", change.ends[1]),
            ("earlier", stated(pair.earlier)),
            ("later", stated(pair.later)),
        ),
        f"({signs[0]} / {signs[1]}){power} - 1 = {signs[2]} {'|' if bound else '≠'} {signs[3]}",
        implied,
        said,
        claim.id if own else "",
        rests.value,
        KEY,
    )


def _moved(report: Report, change: Change, pair: _Pair) -> Finding:
    """A difference in points; a turn of the trend where it goes the other way."""
    claim = change.claim
    before, after, said = (span(one).middle for one in (pair.earlier, pair.later, claim))
    implied = after - before
    claims = (claim, pair.earlier, pair.later)
    rests = sureness(claims, loose=change.loose)
    weight = max(report.metric(one).weight for one in claims)
    own = pair.earlier.section == pair.later.section == claim.section
    size = abs(implied - said) / max(abs(implied), abs(said))
    told = {"stated": said, "implied": implied, "earlier": before, "later": after}
    shares = {name: figure(100.0 * share) for name, share in told.items()}
    return Finding(
        FindingKind.TREND if implied * said < 0 else FindingKind.ARITH,
        severity(size, 0.05, weight, 3, sureness=rests),
        ordered(claims, claim.id if own else ""),
        f"audit_{KEY}.points",
        (
            ("metric", claim.metric),
            ("about", about(claim)),
            ("start", str(change.start)),
            ("end", str(change.end)),
            *shares.items(),
        ),
        f"{shares['later']} - {shares['earlier']} = {shares['implied']} ≠ {shares['stated']}",
        implied,
        said,
        claim.id if own else "",
        rests.value,
        KEY,
    )


RULE = Rule(KEY, (FindingKind.ARITH, FindingKind.SAME, FindingKind.TREND), find)
