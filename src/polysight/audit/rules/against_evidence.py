"""Claims against observed rows of the evidence base; only where somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.claim import Claim, Kind, Span
from polysight.audit.comparison import content, gap, ordered, span
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.observed_rows import Observed, ObservedRows
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.severity import Sureness, severity
from polysight.audit.telling import about, figure, shown, stated

KEY = "against_evidence"
#: Distance from which a claim is held against the evidence: sources of one year differ by so much.
CLEAR = 0.05
#: Severity is measured in these distances.
ALLOWED = 0.05

_Apart = tuple[float, Claim, tuple[Observed, ...]]


def find(report: Report) -> Iterator[Finding]:
    """Claims that exclude every observed row of their quantity, place and time.

    Where the evidence has rows of several bases (nameplate and effective capacity, alternating and
    direct current) and the claim tells none, all of them must exclude it. Forecasts are held
    against years that have been observed since.

    Parameters
    ----------
    report : Report
        The claims.

    Yields
    ------
    Finding
        One a quantity, place and time, with all claims that lie off.
    """
    rows = ObservedRows(report)
    found: dict[tuple[object, ...], list[_Apart]] = {}
    for claim in report.claims:
        beside = rows.beside(claim)
        if beside:
            wide = min(_distance(span(claim), one.span) for one in beside)
            if wide > CLEAR:
                forecast = claim.kind is Kind.FORECAST
                key = (tuple(one.row.id for one in beside), claim.unit, forecast)
                found.setdefault(key, []).append((wide, claim, beside))
    for several in found.values():
        yield _finding(report, several)


def _distance(one: Span, other: Span) -> float:
    """Distance between what two spans allow, as a share; zero where they meet."""
    return max(gap(one, other), gap(other, one), 0.0)


def _finding(report: Report, several: list[_Apart]) -> Finding:
    wide, claim, beside = max(several, key=lambda one: (one[0], content(one[1])))
    claims = [one[1] for one in several]
    nearest = min(beside, key=lambda one: (_distance(span(claim), one.span), one.row.id))
    row, middle, said = nearest.row, nearest.span.middle, span(claim).middle
    forecast = claim.kind is Kind.FORECAST
    loose = forecast or len(beside) > 1
    rests = Sureness.LOOSE if loose else Sureness.BOUND
    ratio = f"; {figure(said)} / {figure(middle)} = {figure(said / middle)}" if middle else ""
    values = " | ".join(f"{_told(one, claim)} ({one.row.id})" for one in beside)
    source = report.evidence.source_of(row)
    return Finding(
        FindingKind.SAME,
        severity(wide, ALLOWED, report.metric(claim).weight, len(claims), sureness=rests),
        ordered(claims, claim.id),
        f"audit_{KEY}.{'forecast' if forecast else 'statement'}",
        (
            ("metric", claim.metric),
            ("about", about(claim)),
            ("when", claim.stated_period),
            ("stated", stated(claim)),
            ("observed", _told(nearest, claim)),
            ("row", row.id),
            ("source", source.producer or source.publisher or source.title),
        ),
        f"{stated(claim)} ≠ {values}{ratio}",
        middle,
        said,
        claim.id,
        rests.value,
        KEY,
        tuple(one.row.id for one in beside),
    )


def _told(one: Observed, claim: Claim) -> str:
    low, high = one.span.low, one.span.high
    if low == high:
        return shown(low, claim.unit)
    return f"{shown(low, claim.unit)} – {shown(high, claim.unit)}"


RULE = Rule(KEY, (FindingKind.SAME,), find, default=False)
