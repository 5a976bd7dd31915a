"""A price under which much capacity loses money, above every cost that the report states."""

from __future__ import annotations

import re
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
#: By how much a threshold must lie above the dearest cost, as a share of it.
CLEAR = 0.1
#: Words by which a threshold is one of loss where no share of capacity stands beside it.
_OF_LOSS = re.compile(r"\blos(?:e|es|ing|s)\b|loss-making|亏损|亏本|赔本", re.IGNORECASE)
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
    losing: dict[tuple[object, ...], Claim] = {}
    for claim in claims_of(report, LOSING):
        if span(claim).most > 0.0:
            losing.setdefault(setting(claim), claim)
    for price in claims_of(report, THRESHOLD):
        beside = losing.pop(setting(price), None)
        if beside is None and not _OF_LOSS.search(f"{price.subject} {price.raw}"):
            continue
        key = (price.geographies, price.route)
        if key not in fitting:
            fitting[key] = _standing(
                [one for one in costs if same_place(one, price) and same_route(one, price)]
            )
        if fitting[key]:
            yield from _above(report, price, beside, fitting[key])


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


def _above(
    report: Report, price: Claim, losing: Claim | None, known: list[Claim]
) -> Iterator[Finding]:
    _, dearest = ends(known)
    top = span(dearest).high * (1.0 + max(span(dearest).tolerance, CLEAR))
    untaxed, evidence = price_without_tax(report, price, span(price).low)
    if untaxed <= top:
        return
    breakeven = [one for one in known if one.metric == "breakeven_price" and one is not dearest]
    near = [one for one in known if one.section == price.section and one is not dearest]
    costs = [dearest, *breakeven[:1], *near[:1]]
    yield contradiction(
        report, FindingKind.ECON, KEY, [price, *([losing] if losing else []), *costs],
        statement="statement" if losing else "alone",
        fields=(
            ("price", stated(price)), ("cost", stated(dearest)),
            *((("share", stated(losing)),) if losing else ()),
        ),
        arithmetic=f"{stated(price)} → {figure(untaxed)} > {', '.join(map(stated, costs))}",
        expected=span(dearest).high, got=untaxed, sureness=Sureness.POINTS, culprit=price.id,
        evidence=evidence,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.ECON,), find)
