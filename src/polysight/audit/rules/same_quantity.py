"""One quantity with different values: the bound is tested first, then the distance."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.claim import Claim, Qualifier
from polysight.audit.comparison import COMPARABLE, alike, apart, content, culprit, ordered, span
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


def find(report: Report) -> Iterator[Finding]:
    """Groups whose claims cannot all hold, and groups whose words leave it open.

    Parameters
    ----------
    report : Report
        The claims.

    Yields
    ------
    Finding
        One a quantity and time.
    """
    for group in groups(report, COMPARABLE):
        if group.claims[0].kind.value == LIMITS:
            continue
        found = clashes(group)
        if found:
            yield _clash(report, found)
        else:
            yield from _distance(report, group)


def _clash(report: Report, found: list[Clash]) -> Finding:
    first, claims = found[0], widest(found)
    weight = max(report.metric(claim).weight for claim in claims)
    rests = sureness((first.lower, first.upper), loose=first.loose)
    suspect = culprit(claims)
    allowed = span(first.lower).tolerance + span(first.upper).tolerance
    return Finding(
        FindingKind.SAME,
        severity(first.gap, allowed, weight, len(claims), sureness=rests),
        ordered(claims, suspect),
        f"audit_{KEY}.{'loose' if first.loose else 'clash'}",
        _fields(report, first.lower, first.upper),
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


def _arithmetic(lower: Claim, upper: Claim) -> str:
    below, above = span(lower).middle, span(upper).middle
    ratio = f"; {figure(above)} / {figure(below)} = {figure(above / below)}" if below else ""
    sign = "|" if _open(lower) or _open(upper) else "≠"
    return f"{stated(lower)} {sign} {stated(upper)}{ratio}"


def _open(claim: Claim) -> bool:
    return claim.qualifier in (Qualifier.OVER, Qualifier.BELOW)


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
