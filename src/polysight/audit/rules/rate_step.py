"""A step of the price and of the return that the scenarios beside it do not keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from polysight.audit.claim import Claim
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import figure, stated

KEY = "rate_step"
SENSITIVITY, STEP, PRICE, RATE = "irr_sensitivity", "price_step", "price", "irr"
#: Places, route and scenario.
Pair = tuple[Claim, Claim]


def find(report: Report) -> Iterator[Finding]:
    """Sensitivities of the return from which every step between scenarios lies away.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each sensitivity.
    """
    steps = [one for one in claims_of(report, STEP) if one.unit == "1" and span(one).middle]
    scenarios: list[Pair] | None = None
    for told in claims_of(report, SENSITIVITY):
        near = [
            one
            for one in steps
            if one.section == told.section and one.stated_period == told.stated_period
        ]
        if len({span(one).low for one in near}) != 1:
            continue
        scenarios = _scenarios(report) if scenarios is None else scenarios
        pairs = [one for one in scenarios if one[0].geographies == told.geographies]
        yield from _judged(report, told, near[0], pairs)


def _scenarios(report: Report) -> list[Pair]:
    """Price and return of each named scenario that tells one of both."""
    found: dict[tuple[object, ...], tuple[list[Claim], list[Claim]]] = {}
    for place, metric in enumerate((PRICE, RATE)):
        for claim in claims_of(report, metric):
            if claim.scenario not in ("", "unnamed"):
                key = (claim.geographies, claim.section, claim.route, claim.scenario)
                found.setdefault(key, ([], []))[place].append(claim)
    pairs = [(one[0], two[0]) for one, two in found.values() if len(one) == 1 == len(two)]
    return sorted(pairs, key=lambda pair: (-span(pair[0]).middle, content(pair[0])))


def _judged(report: Report, told: Claim, step: Claim, pairs: Iterable[Pair]) -> Iterator[Finding]:
    least, most = sorted((abs(span(told).least), abs(span(told).most)))
    size = abs(span(step).middle)
    moves = [
        (one, other, found)
        for one, other in combinations(pairs, 2)
        if one[0].section == other[0].section and (found := _moved(one, other, size))
    ]
    wrong = [each for each in moves if each[2][0] > most or each[2][1] < least]
    if not wrong or len(wrong) < len(moves):
        return
    lines = "; ".join(
        f"{stated(one[0])} → {stated(other[0])}: {100 * low:.2g}–{100 * high:.2g} pp"
        for one, other, (low, high) in wrong
    )
    rows = dict.fromkeys(
        claim.id for one, other, _ in wrong for pair in (one, other) for claim in pair
    )
    ends = sorted(100 * abs(end) for end in (span(told).low, span(told).high))
    points = "–".join(dict.fromkeys(f"{end:.3g}" for end in ends)) + " pp"
    alike = report.metric(told).good == report.metric(wrong[0][0][1]).good
    furthest = max((each[2] for each in wrong), key=lambda one: abs(one[0] - least))
    yield contradiction(
        report, FindingKind.ARITH, KEY, [told, step, *(report.by_id[name] for name in rows)],
        "statement", (("step", stated(step)), ("stated", points), ("lines", lines)),
        f"|ΔIRR| / (|Δp| / p / {figure(100 * size)}%): {lines} ≠ {points}",
        furthest[0], span(told).middle,
        # Whose return moves is often not said: that of the maker, or of the buyer.
        Sureness.LOOSE if alike else Sureness.DISTANCE,
    )  # fmt: skip


def _moved(one: Pair, other: Pair, size: float) -> tuple[float, float] | None:
    """How far the return moves in a step of the price, by low ends and by high ends."""
    found = []
    for end in ("low", "high"):
        before, after = (getattr(span(pair[0]), end) for pair in (one, other))
        rate = abs(getattr(span(other[1]), end) - getattr(span(one[1]), end))
        if before <= 0.0 or before == after:
            return None
        found.append(rate / (abs(after - before) / before / size))
    return min(found), max(found)


RULE = Rule(KEY, (FindingKind.ARITH,), find)
