"""One quantity with different values: the bound is tested first, then the distance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polysight.audit.claim import Claim, Qualifier
from polysight.audit.comparison import (
    COMPARABLE,
    alike,
    apart,
    content,
    culprit,
    ordered,
    place_and_firm,
    span,
)
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.groups import NAMED, Clash, Group, clashes, groups, widest
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.severity import Sureness, severity, sureness
from polysight.audit.telling import about, basis, figure, shown, stated

KEY = "same_quantity"
#: Bounds and ranges that do not exclude one another are told from this distance on.
DISTANT = 0.15
#: Limits of rules have a rule of their own.
LIMITS = "limit"
#: Times at which two sections must differ to be two series of one quantity; rows then named.
SERIES, SERIES_NAMED = 3, 24

_Clashing = list[tuple[Group, list[Clash]]]


def find(report: Report) -> Iterator[Finding]:
    """Groups whose claims cannot all hold, and groups whose words leave it open.

    Parameters
    ----------
    report : Report
        The claims.

    Yields
    ------
    Finding
        One a quantity and time; one for all times where two sections hold different series of it.
    """
    series: dict[tuple[object, ...], _Clashing] = {}
    for group in groups(report, COMPARABLE):
        if group.claims[0].kind.value == LIMITS:
            continue
        found = clashes(group)
        if found:
            pair = sorted((found[0].lower.section, found[0].upper.section))
            about = place_and_firm(found[0].lower, report)
            series.setdefault((*about, *pair), []).append((group, found))
        else:
            yield from _distance(report, group)
    for several in series.values():
        if _are_series(several):
            yield _clash(report, *_together(several), statement="series")
        else:
            for group, found in several:
                yield _clash(report, found, (*widest(found), *_aside(group, found)))


def _aside(group: Group, found: list[Clash]) -> list[Claim]:
    """Bounds of a group that exclude nothing but lie as far off as those that do."""
    named = {claim.id for claim in widest(found)}
    ends = [span(claim).middle for claim in (found[0].lower, found[0].upper)]
    return [
        claim
        for claim in group.claims
        if claim.id not in named
        and _open(claim)
        and not apart(claim, found[0].upper)
        and min(abs(span(claim).middle - ends[1]), abs(span(claim).middle - ends[0]))
        > DISTANT / 2 * abs(ends[1])
        and (span(claim).middle < ends[0]) == (claim.qualifier is Qualifier.OVER)
    ][:NAMED]


def _are_series(several: _Clashing) -> bool:
    """Whether two sections differ at several times, of which each has one number in each."""
    first = several[0][1][0]
    return len(several) >= SERIES and first.lower.section != first.upper.section


def _together(several: _Clashing) -> tuple[list[Clash], tuple[Claim, ...]]:
    """Clashes of the widest time, and the claims of all times by time."""
    ranked = sorted(several, key=lambda one: one[0].time)
    best = min(ranked, key=lambda one: (one[1][0].loose, -one[1][0].gap, one[0].time))
    every = {claim.id: claim for _, found in ranked for claim in widest(found)}
    return best[1], tuple(every.values())[:SERIES_NAMED]


def _clash(
    report: Report, found: list[Clash], claims: Sequence[Claim], *, statement: str = ""
) -> Finding:
    first = found[0]
    weight = max(report.metric(claim).weight for claim in claims)
    rests = sureness((first.lower, first.upper), loose=first.loose)
    suspect = "" if statement else culprit(claims)
    allowed = span(first.lower).tolerance + span(first.upper).tolerance
    return Finding(
        FindingKind.SAME,
        severity(first.gap, allowed, weight, len(claims), sureness=rests),
        ordered(claims, suspect),
        f"audit_{KEY}.{statement or ('loose' if first.loose else 'clash')}",
        (*_fields(report, first.lower, first.upper), *_sections(first, claims)),
        _arithmetic(first.lower, first.upper),
        span(first.lower).middle,
        span(first.upper).middle,
        suspect,
        rests.value,
        KEY,
    )


def _fields(report: Report, lower: Claim, upper: Claim) -> tuple[tuple[str, str], ...]:
    routed = lower.route != upper.route
    return (
        ("metric", report.metric(lower).key),
        ("about", about(lower)),
        ("low", stated(lower)),
        ("low_basis", basis(lower, routed=routed)),
        ("high", stated(upper)),
        ("high_basis", basis(upper, routed=routed)),
    )


def _sections(first: Clash, claims: Sequence[Claim]) -> tuple[tuple[str, str], ...]:
    years = sorted({claim.period.text for claim in claims if claim.period})
    return (
        ("low_section", first.lower.section or "-"),
        ("high_section", first.upper.section or "-"),
        ("years", f"{years[0]}-{years[-1]}" if years else "-"),
    )


def _arithmetic(lower: Claim, upper: Claim) -> str:
    below, above = span(lower).middle, span(upper).middle
    ratio = f"; {figure(above)} / {figure(below)} = {figure(above / below)}" if below else ""
    sign = "|" if _open(lower) or _open(upper) else "≠"
    return f"{stated(lower)} {sign} {stated(upper)}{ratio}"


def _open(claim: Claim) -> bool:
    return claim.qualifier in (Qualifier.OVER, Qualifier.BELOW)


def _is_range(lower: Claim, upper: Claim) -> bool:
    """Whether one section tells a floor and a cap above it."""
    bounds = (lower.qualifier, upper.qualifier) == (Qualifier.OVER, Qualifier.BELOW)
    return bounds and lower.section == upper.section


def _distance(report: Report, group: Group) -> Iterator[Finding]:
    ranked = sorted(group.claims, key=lambda claim: (span(claim).middle, content(claim)))
    lower, upper = ranked[0], ranked[-1]
    below, above = span(lower).middle, span(upper).middle
    scale = max(abs(below), abs(above))
    if not scale or (above - below) / scale < DISTANT or apart(lower, upper):
        return
    meet = span(lower).high > span(upper).low
    if not (_open(lower) or _open(upper)) and meet:
        return
    if _open(lower) and _open(upper) and lower.qualifier is not upper.qualifier and meet:
        return
    if _is_range(lower, upper):
        return
    loose = not alike(lower, upper) or bool({lower.id, upper.id} & group.loose)
    if loose and (lower.period is None) != (upper.period is None):
        return
    far = [claim for claim in ranked if abs(span(claim).middle - below) / scale >= DISTANT]
    claims = [lower, *far[-NAMED:]]
    yield Finding(
        FindingKind.SAME,
        severity((above - below) / scale, DISTANT, 1, sureness=Sureness.DISTANCE),
        ordered(claims, ""),
        f"audit_{KEY}.distance",
        (*_fields(report, lower, upper), ("share", shown((above - below) / scale, "1"))),
        f"{stated(lower)} | {stated(upper)}; ({figure(above)} - {figure(below)}) / {figure(scale)}"
        f" = {shown((above - below) / scale, '1')}",
        below,
        above,
        "",
        Sureness.DISTANCE.value,
        KEY,
    )


RULE = Rule(KEY, (FindingKind.SAME,), find)
