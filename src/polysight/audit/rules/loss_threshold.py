"""A price under which much capacity loses money, above every cost that the report states."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.claim import Claim
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import (
    ends,
    near_the_middle,
    same_place,
    same_route,
    setting,
    span,
)
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.tax import price_without_tax
from polysight.audit.telling import figure, stated

KEY = "loss_threshold"
THRESHOLD, LOSING = "price_threshold", "loss_making_capacity_share"
COSTS = ("full_cost", "production_cost", "cash_cost", "breakeven_price")


def find(report: Report) -> Iterator[Finding]:
    """Thresholds of loss above every stated cost.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each threshold.
    """
    costs = near_the_middle(claims_of(report, *COSTS))
    fitting: dict[tuple[object, ...], list[Claim]] = {}
    thresholds: dict[tuple[object, ...], Claim] = {}
    for claim in claims_of(report, THRESHOLD):
        thresholds.setdefault(setting(claim), claim)
    for losing in claims_of(report, LOSING):
        price = thresholds.get(setting(losing))
        if price is None or span(losing).most <= 0.0:
            continue
        key = (price.geographies, price.route)
        if key not in fitting:
            fitting[key] = _standing(
                [one for one in costs if same_place(one, price) and same_route(one, price)]
            )
        if fitting[key]:
            yield from _above(report, price, losing, fitting[key])


def _standing(costs: list[Claim]) -> list[Claim]:
    """Of many costs the ends, and the first of each section and of each break-even."""
    if not costs:
        return []
    firsts: dict[str, Claim] = {}
    for one in costs:
        firsts.setdefault(one.section, one)
        if one.metric == "breakeven_price":
            firsts.setdefault(one.metric, one)
    kept = {id(one) for one in (*ends(costs), *firsts.values())}
    return [one for one in costs if id(one) in kept]


def _above(report: Report, price: Claim, losing: Claim, known: list[Claim]) -> Iterator[Finding]:
    _, dearest = ends(known)
    top = span(dearest).high * (1.0 + span(dearest).tolerance)
    untaxed, evidence = price_without_tax(report, price, span(price).low)
    if untaxed <= top:
        return
    breakeven = [one for one in known if one.metric == "breakeven_price" and one is not dearest]
    near = [one for one in known if one.section == price.section and one is not dearest]
    claims = [price, losing, dearest, *breakeven[:1], *near[:1]]
    yield contradiction(
        report, FindingKind.ECON, KEY, claims,
        statement="statement",
        fields=(
            ("price", stated(price)), ("share", stated(losing)), ("cost", stated(dearest)),
        ),
        arithmetic=f"{stated(price)} → {figure(untaxed)} > {', '.join(map(stated, claims[2:]))}",
        expected=span(dearest).high, got=untaxed, sureness=Sureness.POINTS, culprit=price.id,
        evidence=evidence,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.ECON,), find)
