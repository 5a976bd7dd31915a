"""A rate of a part of a place far from the rate of the whole."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.claim import Claim
from polysight.audit.comparison import content, gap, ordered, place_and_firm, span, times
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.severity import Sureness, severity
from polysight.audit.telling import about, stated

KEY = "part_against_all"
#: Distance from which a part is too far from its whole, as a share.
FAR = 0.2


def find(report: Report) -> Iterator[Finding]:
    """Rates (such as water reuse) of a place that lie far below or above those of its whole.

    Places may differ, so that this is a warning; shares of places and prices are left out.

    Parameters
    ----------
    report : Report
        The claims.

    Yields
    ------
    Finding
        One a part, whole and time.
    """
    found: dict[tuple[object, ...], dict[str, list[Claim]]] = {}
    for claim in report.claims:
        metric = report.metric(claim)
        if claim.span is None or metric.nature != "ratio" or len(claim.geographies) != 1:
            continue
        if not metric.better:
            continue
        metric_key, unit, _, *rest = place_and_firm(claim, report)
        for time in times(claim, report):
            key = (metric_key, unit, *rest, time.key)
            found.setdefault(key, {}).setdefault(claim.geographies[0], []).append(claim)
    for places in found.values():
        for place, claims in places.items():
            for whole in report.vocabulary.wholes(place) & places.keys():
                yield from _compared(report, claims, places[whole])


def _compared(report: Report, parts: list[Claim], wholes: list[Claim]) -> Iterator[Finding]:
    widest = max(
        ((_gap(part, whole), part, whole) for part in parts[:12] for whole in wholes[:12]),
        key=lambda one: (one[0], content(one[1]), content(one[2])),
    )
    wide, part, whole = widest
    if wide < FAR:
        return
    claims = [part, *(one for one in wholes[:12] if _gap(part, one) >= FAR)]
    yield Finding(
        FindingKind.SAME,
        severity(wide, FAR / 2, report.metric(part).weight, len(claims), sureness=Sureness.LOOSE),
        ordered(claims, ""),
        f"audit_{KEY}.statement",
        (
            ("metric", part.metric),
            ("part", f"{stated(part)} ({about(part)})"),
            ("whole", f"{stated(whole)} ({about(whole)})"),
        ),
        f"{stated(part)} | {stated(whole)}",
        span(whole).middle,
        span(part).middle,
        "",
        Sureness.LOOSE.value,
        KEY,
    )


def _gap(one: Claim, other: Claim) -> float:
    return max(gap(span(one), span(other)), gap(span(other), span(one)))


RULE = Rule(KEY, (FindingKind.SAME,), find)
