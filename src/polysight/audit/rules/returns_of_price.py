"""A rate of return or a payback that the stated price, cost and capital cannot give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from polysight.audit.claim import Claim
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.level_returns import Bands, bands, flow_over_capital, payback_band, rate_band
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import (
    ends,
    general,
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

KEY = "returns_of_price"
RATE, PAYBACK = "irr", "payback"
PRICES, COSTS, CAPITAL = (
    ("price", "price_threshold"),
    ("full_cost", "production_cost"),
    "capex_intensity",
)
#: Capital is told per tonne, prices per kilogram.
PER_TONNE = 1e-3


@dataclass(frozen=True)
class _Means:
    """What the report says of costs and capital."""

    report: Report

    @cached_property
    def bands(self) -> Bands:
        return bands(self.report.evidence.folders)

    @cached_property
    def costs(self) -> list[Claim]:
        return near_the_middle(general(claims_of(self.report, *COSTS)))

    @cached_property
    def capital(self) -> list[Claim]:
        told = [one for one in claims_of(self.report, CAPITAL) if span(one).low > 0.0]
        return near_the_middle(general(told))


def find(report: Report) -> Iterator[Finding]:
    """Returns that do not follow from the price beside them.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each return.
    """
    prices: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims_of(report, *PRICES):
        prices.setdefault(setting(claim), []).append(claim)
    means = _Means(report)
    fitting: dict[tuple[object, ...], tuple[list[Claim], list[Claim]]] = {}
    for told in claims_of(report, RATE, PAYBACK):
        beside = prices.get(setting(told), ())
        if len(beside) != 1:
            continue
        key = (told.geographies, told.route, told.scenario)
        if key not in fitting:
            fitting[key] = (
                [one for one in means.costs if _fits(one, told)],
                [one for one in means.capital if _fits(one, told)],
            )
        if all(fitting[key]):
            yield from _judged(means, told, beside[0], *fitting[key])


def _fits(one: Claim, told: Claim) -> bool:
    return same_place(one, told) and same_route(one, told) and one.scenario in ("", told.scenario)


def _judged(
    means: _Means, told: Claim, price: Claim, costs: list[Claim], capital: list[Claim]
) -> Iterator[Finding]:
    report, known = means.report, means.bands
    (cheap, dear), (small, large) = ends(costs), ends(capital)
    untaxed, evidence = price_without_tax(report, price, span(price).low)
    flow = flow_over_capital(
        (untaxed, span(price).high),
        (span(cheap).low, span(dear).high),
        (PER_TONNE * span(small).low, PER_TONNE * span(large).high),
        known,
    )
    if told.metric == RATE:
        low, high = rate_band(flow, known.plan)
        text = f"{figure(100 * low)}–{figure(100 * high)}%"
    else:
        low, high = payback_band(flow, known.plan)
        text = f"{figure(low)}–{figure(high)}"
    if span(told).least <= high and span(told).most >= low:
        return
    nearest = high if span(told).least > high else low
    claims = list(dict.fromkeys(one.id for one in (told, price, cheap, dear, small, large)))
    yield contradiction(
        report, FindingKind.ECON, KEY, [report.by_id[name] for name in claims],
        "rate" if told.metric == RATE else "payback",
        (
            ("told", stated(told)), ("price", stated(price)),
            ("cost", f"{figure(span(cheap).low)}–{figure(span(dear).high)}"),
            ("capital", f"{figure(span(small).low)}–{figure(span(large).high)}"), ("band", text),
        ),
        f"({figure(untaxed)}–{figure(span(price).high)} − {figure(span(cheap).low)}–"
        f"{figure(span(dear).high)}) / {figure(PER_TONNE * span(small).low)}–"
        f"{figure(PER_TONNE * span(large).high)} = {figure(100 * flow[0])}–{figure(100 * flow[1])}"
        f"%/a → {text}; {stated(told)}",
        nearest, span(told).middle, Sureness.LOOSE, evidence=evidence,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.ECON,), find)
