"""A cost above every price that the report knows, the record among them."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.claim import Claim
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import is_stated, same_place, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import figure, stated

KEY = "cost_above_every_price"
COSTS, PRICE = ("production_cost", "cash_cost", "full_cost", "breakeven_price"), "price"
#: Fewer prices, and those of one year, do not tell what a market can pay.
FEWEST, YEARS = 3, 2


def find(report: Report) -> Iterator[Finding]:
    """Costs that no price of any time would have covered.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each cost.
    """
    prices: dict[tuple[str, ...], list[Claim]] = {}
    for one in claims_of(report, PRICE):
        if is_stated(one) and not one.scenario:
            prices.setdefault(one.geographies, []).append(one)
    highest = {
        place: max(told, key=lambda one: (span(one).high, span(one).most))
        for place, told in prices.items()
    }
    known = [one for told in prices.values() for one in told]
    years = {one.period.end.year for one in known if one.period}
    if len(known) < FEWEST or len(years) < YEARS:
        return
    for cost in claims_of(report, *COSTS):
        if not is_stated(cost):
            continue
        there = [one for one in highest.values() if _fits(one, cost)]
        top = max(there, key=lambda one: span(one).high, default=None)
        if top is not None and span(cost).low > span(top).high * (1.0 + span(top).tolerance):
            yield _told(
                report, cost, top, [one for one in _now(prices, report) if _fits(one, cost)]
            )


def _fits(price: Claim, cost: Claim) -> bool:
    return same_place(price, cost) and price.unit == cost.unit


def _now(prices: dict[tuple[str, ...], list[Claim]], report: Report) -> list[Claim]:
    """Highest price of the present year and the next ones, of each place."""
    present = (
        [one for one in told if one.period and one.period.end.year >= report.year]
        for told in prices.values()
    )
    return [max(told, key=lambda one: span(one).high) for told in present if told]


def _told(report: Report, cost: Claim, top: Claim, now: list[Claim]) -> Finding:
    strict = span(cost).least > span(top).most
    return contradiction(
        report, FindingKind.ECON, KEY, [cost, top, *now[:1]], "statement" if strict else "words",
        (("metric", cost.metric), ("cost", stated(cost)), ("price", stated(top))),
        f"{stated(cost)} > {stated(top)}; {figure(span(cost).low / span(top).high)}",
        span(top).high, span(cost).low, Sureness.POINTS if strict else Sureness.DISTANCE,
        culprit=cost.id,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.ECON,), find)
