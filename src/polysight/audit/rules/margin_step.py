"""A step of the price that changes the margin by more or less than price and cost allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polysight.audit.claim import Claim
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.margins import margin_step, prices_of_step
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, ends, near_the_middle, same_place, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import figure
from polysight.audit.telling import stated as told_as

KEY = "margin_step"
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
    series: dict[tuple[object, ...], list[Claim]] = {}
    steps = [
        one for one in claims_of(report, STEP) if one.unit == "CNY/kg" and span(one).low != 0.0
    ]
    costs = near_the_middle(one for one in claims_of(report, COST) if not one.companies)
    prices = claims_of(report, PRICE)
    for stated in claims_of(report, SENSITIVITY):
        step = _step(stated, steps)
        if step is None:
            continue
        known = [one for one in costs if same_place(one, stated)]
        key = (stated.geographies, stated.period)
        if key not in series:
            near = [one for one in prices if same_place(one, stated)]
            series[key] = _one_a_series(near, stated)
        if known and series[key]:
            yield from _judged(report, stated, step, known, series[key])


def _step(stated: Claim, steps: Iterable[Claim]) -> Claim | None:
    """Step beside a sensitivity: told at the same time and in the same section."""
    near = [
        one
        for one in steps
        if one.section == stated.section and one.stated_period == stated.stated_period
    ]
    return near[0] if len({span(one).low for one in near}) == 1 else None


def _judged(
    report: Report, stated: Claim, step: Claim, costs: list[Claim], prices: list[Claim]
) -> Iterator[Finding]:
    cheap, dear = ends(costs)
    cost = (span(cheap).low, span(dear).high)
    size = abs(span(step).middle)
    told = sorted((abs(span(stated).least), abs(span(stated).most)))
    wrong = []
    for price in prices:
        at = margin_step((span(price).low, span(price).high), cost, (-size, -size))
        found = sorted((abs(at[0]), abs(at[1])))
        if at[0] == at[0] and (found[0] > told[1] or found[1] < told[0]):
            wrong.append((price, found))
    if not wrong:
        return
    middle = min(
        _average(costs), key=lambda one: (abs(span(one).middle - 0.5 * sum(cost)), content(one))
    )
    at_cost = span(middle).middle
    window = [prices_of_step(size, at_cost, change) for change in told[::-1]]
    lines = "; ".join(
        f"{told_as(price)}: {100 * found[0]:.2g}–{100 * found[1]:.2g} pp" for price, found in wrong
    )
    holds = f"{figure(window[0])}–{figure(window[1])}"
    worst = max((found[0] for _, found in wrong), key=lambda one: abs(one - told[0]))
    yield contradiction(
        report, FindingKind.ARITH, KEY, [stated, step, *(price for price, _ in wrong), middle],
        statement="statement",
        fields=(
            ("step", f"{figure(size)} {step.unit}"),
            ("stated", f"{100 * told[0]:.2g}–{100 * told[1]:.2g}"), ("window", holds),
            ("cost", told_as(middle)), ("lines", lines),
        ),
        arithmetic=f"m = 1 − c/p; c = {figure(at_cost)}, Δp = {figure(size)}: p = {holds}; {lines}",
        expected=worst, got=told[0], sureness=Sureness.LOOSE, culprit=stated.id,
    )  # fmt: skip


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
