"""A step of the price that changes the margin by more or less than price and cost allow."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator

from polysight.audit.claim import Claim, Kind
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.margins import Range, margin_step, prices_of_step
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, ends, near_the_middle, same_place, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.tax import price_without_tax, range_without_tax
from polysight.audit.telling import figure
from polysight.audit.telling import stated as told_as

KEY, UNIT = "margin_step", "CNY/kg"
#: A step of the price in words: for each so many yuan a kilogram.
_STEP = re.compile(
    r"(?:per|each|every|for)\s[^\d]*?(\d+(?:\.\d+)?)\s*(?:CNY|RMB|yuan)/kg"
    r"|每[^\d]{0,8}(\d+(?:\.\d+)?)\s*元/(?:千克|公斤|kg)",
    re.IGNORECASE,
)
SENSITIVITY, STEP, PRICE, COST = (
    "gross_margin_sensitivity",
    "price_step",
    "price",
    "production_cost",
)


def find(report: Report) -> Iterator[Finding]:
    """Sensitivities of the margin that stated prices do not give.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each sensitivity.
    """
    series: dict[tuple[object, ...], tuple[list[Claim], list[Claim]]] = {}
    steps = [one for one in claims_of(report, STEP) if one.unit == UNIT and span(one).low != 0.0]
    costs = near_the_middle(
        one for one in claims_of(report, COST) if not one.companies and not one.group
    )
    prices = claims_of(report, PRICE)
    for stated in claims_of(report, SENSITIVITY):
        step = _step(stated, steps)
        size = abs(span(step).middle) if step else _told_step(stated)
        if not size or not span(stated).low or not span(stated).high:
            continue
        key = (stated.geographies, stated.period, stated.kind)
        if key not in series:
            series[key] = _of_claim(stated, costs), _prices(stated, prices)
        if all(series[key]):
            yield from _judged(report, stated, step, size, *series[key])


def _step(stated: Claim, steps: Iterable[Claim]) -> Claim | None:
    """Step beside a sensitivity: told at the same time and in the same section."""
    near = [
        one
        for one in steps
        if one.section == stated.section and one.stated_period == stated.stated_period
    ]
    return near[0] if len({span(one).low for one in near}) == 1 else None


def _told_step(stated: Claim) -> float:
    """Step that the words of a sensitivity tell; zero where they tell none."""
    found = _STEP.search(stated.subject) or _STEP.search(stated.raw)
    return float(found[1] or found[2]) if found else 0.0


def _of_claim(stated: Claim, claims: list[Claim]) -> list[Claim]:
    """Claims of the place, and of its own time unless it is a thought experiment."""
    near = [one for one in claims if same_place(one, stated)]
    if stated.kind is Kind.SCENARIO or stated.period is None:
        return near
    return [one for one in near if one.period == stated.period]


def _prices(stated: Claim, prices: list[Claim]) -> list[Claim]:
    near = _of_claim(stated, prices)
    if stated.kind is Kind.SCENARIO:
        return _one_a_series(near, stated)
    values = {(span(one).low, span(one).high): one for one in near if one.scenario == ""}
    return [values[key] for key in sorted(values)]


def _judged(
    report: Report,
    stated: Claim,
    step: Claim | None,
    size: float,
    costs: list[Claim],
    prices: list[Claim],
) -> Iterator[Finding]:
    cheap, dear = ends(costs)
    cost = (span(cheap).low, span(dear).high)
    told = sorted((abs(span(stated).least), abs(span(stated).most)))
    wrong = []
    for price in prices:
        least, _ = price_without_tax(report, price, size)
        found = _change(range_without_tax(report, price), cost, (least, size))
        if found and (found[0] > told[1] or found[1] < told[0]):
            wrong.append((price, found))
    fits = len(wrong) < len(prices)
    if not wrong or (fits and stated.kind is not Kind.SCENARIO):
        return
    middle = min(
        _average(costs), key=lambda one: (abs(span(one).middle - 0.5 * sum(cost)), content(one))
    )
    at_cost = span(middle).middle
    printed = sorted((abs(span(stated).low), abs(span(stated).high)))
    window = [prices_of_step(size, at_cost, change) for change in printed[::-1]]
    lines = "; ".join(
        f"{told_as(price)}: {100 * found[0]:.2g}–{100 * found[1]:.2g} pp" for price, found in wrong
    )
    holds = f"{figure(window[0])}–{figure(window[1])}"
    worst = max((found[0] for _, found in wrong), key=lambda one: abs(one - told[0]))
    claims = [stated, *([step] if step else []), *(price for price, _ in wrong), middle]
    yield contradiction(
        report, FindingKind.ARITH, KEY, claims,
        statement="statement",
        fields=(
            ("step", f"{figure(size)} {UNIT}"),
            ("stated", "–".join(dict.fromkeys(f"{100 * end:.3g}" for end in printed))),
            ("window", "–".join(dict.fromkeys(map(figure, window)))),
            ("cost", told_as(middle)), ("lines", lines),
        ),
        arithmetic=f"m = 1 − c/p; c = {figure(at_cost)}, Δp = {figure(size)}: p = {holds}; {lines}",
        expected=worst, got=printed[0], sureness=Sureness.LOOSE, culprit=stated.id,
    )  # fmt: skip


def _change(price: Range, cost: Range, size: Range) -> list[float]:
    """Size of the change of the margin by a step up or down; nothing where it has no sense."""
    down = (-size[1], -size[0])
    both = [*margin_step(price, cost, down), *margin_step(price, cost, size)]
    known = [abs(one) for one in both if not math.isnan(one)]
    return [min(known), max(known)] if known else []


def _average(costs: list[Claim]) -> list[Claim]:
    """Costs of the whole industry, where there are any."""
    return [one for one in costs if not one.group and not one.route] or costs


def _one_a_series(prices: Iterable[Claim], stated: Claim) -> list[Claim]:
    """One price of each section and scenario: the one nearest in time to the claim."""
    year = stated.period.end.year if stated.period else 0

    def far(price: Claim) -> tuple[int, str, float]:
        away = abs(price.period.end.year - year) if price.period and year else 0
        return away, price.stated_period, span(price).low

    series: dict[tuple[str, str], Claim] = {}
    for price in prices:
        key = (price.section, price.scenario)
        if key not in series or far(price) < far(series[key]):
            series[key] = price
    return sorted(series.values(), key=lambda one: (span(one).low, content(one)))


RULE = Rule(KEY, (FindingKind.ARITH,), find)
