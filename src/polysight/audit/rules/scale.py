"""Numbers off by ten, a hundred, a thousand or ten thousand against their like."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.claim import Claim, Qualifier
from polysight.audit.comparison import span
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.same_digits import SameDigits, same_digits
from polysight.audit.scales import Slip, slips
from polysight.audit.severity import Sureness, severity, sureness
from polysight.audit.telling import figure, shown, stated

KEY = "scale"
PRICE = "price"


def find(report: Report) -> Iterator[Finding]:
    """Numbers of the wrong size.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each number.
    """
    known: set[str] = set()
    for pair in same_digits(report):
        known |= {claim.id for claim in pair.wrong}
        yield _pair_finding(report, pair)
    for slip in slips(report):
        if slip.claim.id not in known:
            yield _finding(report, slip)


def _pair_finding(report: Report, pair: SameDigits) -> Finding:
    """Finding of two numbers with the same digits."""
    wrong, right = pair.wrong[0], pair.right[0]
    value, due = span(wrong).middle, span(right).middle
    times = max(pair.factor, 1.0 / pair.factor)
    claims = [*pair.wrong, *pair.right]
    sure = sureness((wrong, right))
    return Finding(
        kind=FindingKind.SCALE,
        severity=severity(
            1.0 - 1.0 / times,
            max(span(wrong).tolerance, span(right).tolerance),
            report.metric(wrong).weight,
            len(claims),
            kind=FindingKind.SCALE,
            sureness=sure,
        ),
        rows=tuple(dict.fromkeys(claim.id for claim in claims)),
        statement=f"audit_{KEY}.{'same_digits' if pair.known else 'either_digits'}",
        fields=(
            ("times", figure(times)),
            ("right", shown(due, right.unit)),
            ("wrong", shown(value, wrong.unit)),
        ),
        arithmetic=f"{stated(wrong)} / {stated(right)} = {figure(value / due)} ≈ "
        f"{figure(pair.factor)}",
        expected=due,
        got=value,
        likely_culprit=wrong.id if pair.known and len(pair.wrong) == 1 else "",
        confidence=sure.value,
        rule=KEY,
    )


def _finding(report: Report, slip: Slip) -> Finding:
    claim = slip.claim
    assert claim.span is not None
    value, right = claim.span.middle, claim.span.middle / slip.factor
    record = _record_price(report, claim)
    rows = [claim, *([record] if record else []), *slip.peers]
    bound = claim.qualifier in (Qualifier.OVER, Qualifier.BELOW)
    sure = Sureness.BOUND if bound else Sureness.POINTS
    times = max(value / slip.centre, slip.centre / value)
    parts = [
        f"{stated(claim)} / {shown(slip.centre, claim.unit)} = {figure(value / slip.centre)}",
        f"{figure(value)} / {figure(slip.factor)} = {shown(right, claim.unit)}",
    ]
    if record is not None and record.span is not None:
        ratio = figure(value / record.span.high)
        parts.append(f"{stated(claim)} / {stated(record)} = {ratio}")
    return Finding(
        kind=FindingKind.SCALE,
        severity=severity(
            1.0 - 1.0 / times,
            claim.span.tolerance,
            report.metric(claim).weight,
            len(rows),
            kind=FindingKind.SCALE,
            sureness=sure,
        ),
        rows=tuple(one.id for one in rows),
        statement=f"audit_{KEY}.off",
        fields=(("times", figure(times)), ("right", shown(right, claim.unit))),
        arithmetic="; ".join(parts),
        expected=right,
        got=value,
        likely_culprit=claim.id,
        confidence=sure.value,
        rule=KEY,
    )


def _record_price(report: Report, claim: Claim) -> Claim | None:
    """Highest price that the report states, where a cost per kilogram is above it."""
    if "cost" not in claim.metric or claim.unit != "CNY/kg" or claim.span is None:
        return None
    prices = [one for one in report.of(PRICE) if one.unit == claim.unit and one.span is not None]
    highest = max(prices, key=lambda one: one.span.high if one.span else 0.0, default=None)
    if highest is None or highest.span is None or highest.span.high >= claim.span.middle:
        return None
    return highest


RULE = Rule(KEY, (FindingKind.SCALE,), find)
