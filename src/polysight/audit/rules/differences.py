"""Differences between two routes or places, stated from either side."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.claim import Claim
from polysight.audit.comparison import content, ordered, span, standing
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.severity import Sureness, severity, sureness
from polysight.audit.telling import shown, stated

KEY = "differences"
#: Differences that lie this close are the same, and distance from which open words are told.
CLOSE, DISTANT = 0.01, 0.2


def find(report: Report) -> Iterator[Finding]:
    """Pairs of sides whose stated differences cannot all hold.

    A is 30 % cheaper than B means that B is 43 % dearer than A: 1 / (1 - 0.3) - 1.

    Parameters
    ----------
    report : Report
        The claims.

    Yields
    ------
    Finding
        One a metric and pair of sides.
    """
    found: dict[tuple[object, ...], list[tuple[Claim, bool]]] = {}
    for claim in report.claims:
        if claim.span is None or claim.unit != "1" or claim.span.low <= -1:
            continue
        sides = _sides(claim, report)
        if sides is None:
            continue
        turned = sides[0] > sides[1]
        key = (claim.metric, tuple(sorted(sides)), standing(claim))
        found.setdefault(key, []).append((claim, turned))
    for members in found.values():
        if len(members) > 1:
            yield from _clash(report, members)


def _sides(claim: Claim, report: Report) -> tuple[str, str] | None:
    metric, against = report.metric(claim), claim.basis.get("against", "")
    if metric.nature != "difference":
        return None
    mains = set(report.vocabulary.words("main_route").values())
    if "route" in metric.key and claim.route and not against and claim.route not in mains:
        against = min(mains, default="")
    own = claim.route if against in mains or claim.route in mains else ",".join(claim.geographies)
    own = own if own != against else ",".join(claim.geographies)
    return (own, against) if own and against and own != against else None


def _ends(claim: Claim, turned: bool) -> tuple[float, float]:
    allowed = span(claim)
    if not turned:
        return max(allowed.least, -1.0), allowed.most
    return _turned(allowed.most), _turned(max(allowed.least, -1.0))


def _turned(value: float) -> float:
    return 1.0 / (1.0 + value) - 1.0 if value > -1.0 else float("inf")


def _middle(claim: Claim, turned: bool) -> float:
    middle = span(claim).middle
    return _turned(middle) if turned else middle


def _clash(report: Report, members: list[tuple[Claim, bool]]) -> Iterator[Finding]:
    ranked = sorted(members, key=lambda one: (_ends(*one)[1], content(one[0])))
    lower = ranked[0]
    upper = max(members, key=lambda one: (_ends(*one)[0], content(one[0])))
    wide = _ends(*upper)[0] - _ends(*lower)[1]
    first, second = _middle(*lower), _middle(*upper)
    away = abs(second - first) / max(abs(first), abs(second), CLOSE)
    claims = [lower[0], upper[0]]
    rests = sureness(claims, loose=claims[0].geographies != claims[1].geographies)
    if wide <= CLOSE:
        ends = sorted(members, key=lambda one: (_middle(*one), content(one[0])))
        lower, upper = ends[0], ends[-1]
        first, second = _middle(*lower), _middle(*upper)
        away = abs(second - first) / max(abs(first), abs(second), CLOSE)
        if away < DISTANT or lower[0] is upper[0]:
            return
        claims, rests = [lower[0], upper[0]], Sureness.DISTANCE
    yield Finding(
        FindingKind.SAME,
        severity(away, 0.05, max(report.metric(one).weight for one in claims), 2, sureness=rests),
        ordered(claims, ""),
        f"audit_{KEY}.{'statement' if lower[1] != upper[1] else 'same_side'}",
        (
            ("metric", claims[0].metric),
            ("first", stated(claims[0])),
            ("second", stated(claims[1])),
            ("turned", shown(first, "1")),
        ),
        f"{_signs(*lower)} {'|' if rests is Sureness.DISTANCE else '≠'} {_signs(*upper)}",
        first,
        second,
        "",
        rests.value,
        KEY,
    )


def _signs(claim: Claim, turned: bool) -> str:
    if not turned:
        return stated(claim)
    value = span(claim).middle
    return f"1 / (1 {'+' if value >= 0 else '-'} {abs(value):g}) - 1 = {shown(_turned(value), '1')}"


RULE = Rule(KEY, (FindingKind.SAME,), find)
