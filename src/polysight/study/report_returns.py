"""What a consultant's report says of prices, returns and paybacks, held against itself.

The report's own cost and capital give the yearly flow of a plant at the report's own price, and
the flow gives rate and payback by `polysight.investment.level_flow`. The report does not say whose
rates its scenarios tell; they are held against a maker's, and their order against a buyer's too.
Prices of the report are taken as quotes are, with value-added tax; its costs without.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from polysight.investment.level_flow import Range
from polysight.investment.published_return import (
    Pair,
    PublishedReturn,
    ReturnVerdict,
    checked_return,
)
from polysight.policy.reason import Reason, reason
from polysight.study.project_prices import CLAIM_METRIC, CLAIM_PERIOD, CLAIMS
from polysight.study.project_scenarios import PERCENT, RATE, REPORT_SCENARIOS
from polysight.study.project_scenarios import ends as ends_of_row
from polysight.study.return_bands import ReturnBands, ends, return_bands
from polysight.study.view import View

#: Rows of the report, by what they tell.
COST, NOT_CASH, SMALL, LARGE = "R444", "R447", "R435", "R436"
PAYBACK_PRICE, PAYBACK, LOSS = "R485", "R486", "R487"
MEDIUM_SIZE, MEDIUM_CAPITAL = "R457", "R458"
#: What the report gives as capital per tonne is per tonne of yearly capacity.
PER_TONNE = 1e-3
BILLION_PER_HUNDRED_MILLION = 0.1


@dataclass(frozen=True, slots=True)
class ReportReturn:
    """One statement of the report against others of it.

    Parameters
    ----------
    claim : str
        ``base``, ``optimistic``, ``pessimistic``, ``payback``, ``order``, ``loss``, ``capital``.
    verdict : ReturnVerdict
        Whether they can stand beside each other.
    band, told : tuple of float
        What the others leave to it, and what it says; fractions per year for rates, years, or
        CNY/kg with tax, or GCNY.
    reason : Reason
        The arithmetic in words.
    inputs : tuple of str
        Ids of the rows of the report.
    """

    claim: str
    verdict: ReturnVerdict
    band: Range
    told: Range
    reason: Reason
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Report:
    rows: Mapping[str, Mapping[str, str]]
    bands: ReturnBands
    vat: float

    def told(self, name: str) -> Range:
        return ends_of_row(self.rows[name])

    def flow(self, price: Range) -> Range:
        """Yearly flow over the capital between the report's own ends of cost and capital."""
        cost, share = self.told(COST), self.told(NOT_CASH)
        capital = [PER_TONNE * one for name in (SMALL, LARGE) for one in self.told(name)]
        load, tax = ends(self.bands.load), ends(self.bands.income_tax)[1]
        cash = [PER_TONNE * cost[at] * (1.0 - share[1 - at] / PERCENT) for at in (0, 1)]
        low = load[0] * (1.0 - tax) * (price[0] / self.vat - cash[1]) / max(capital)
        return low, load[1] * (price[1] / self.vat - cash[0]) / min(capital)


def report_returns(view: View) -> tuple[ReportReturn, ...]:
    """What the report says of returns, held against what it says of cost and capital.

    Parameters
    ----------
    view : View
        The evidence with the rows of the report.

    Returns
    -------
    tuple of ReportReturn
        Its three scenarios, its payback, the order of its scenarios, its loss threshold, and its
        capital of a medium project.
    """
    rows = {row.cells["id"]: row.cells for row in view.evidence.tables[CLAIMS]}
    report = _Report(rows, return_bands(view.evidence), 1.0 + view.named("quotes_vat").value)
    return (
        *_scenarios(report),
        _payback(report),
        _order(report),
        _loss(report),
        _capital(report),
    )


def _pair_of(report: _Report, name: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Price and rate of a scenario."""
    period = CLAIM_PERIOD.format(scenario=name)
    own = [row for row in report.rows.values() if row["period"] == period]
    price, rate = (
        next(row for row in own if row["metric"] == metric) for metric in (CLAIM_METRIC, RATE)
    )
    return price, rate


def _scenarios(report: _Report) -> Iterator[ReportReturn]:
    for name in REPORT_SCENARIOS:
        price, rate = _pair_of(report, name)
        low, high = (one / PERCENT for one in ends_of_row(rate))
        inputs = (price["id"], rate["id"])
        yield _held(report, name, ends_of_row(price), (low, high), None, inputs)


def _payback(report: _Report) -> ReportReturn:
    price, years = report.told(PAYBACK_PRICE), report.told(PAYBACK)[0]
    inputs = (PAYBACK_PRICE, PAYBACK)
    return _held(report, "payback", price, None, (years, math.inf), inputs)


def _held(
    report: _Report, claim: str, price: Range, rate: Range | None, payback: Range | None,
    inputs: tuple[str, ...],
) -> ReportReturn:  # fmt: skip
    """A rate or a payback against the flow of its price."""
    flow = report.flow(price)
    told = PublishedReturn(rate, payback, flow, True, False, (0.0, 0.0))
    found = checked_return(told, report.bands.plan_ranges())
    pair = found.readings[0].pairs[0]
    rated = pair.pair is Pair.PROFIT_RATE
    scale, words = (PERCENT, "flow") if rated else (1.0, "payback")
    standing = "holds" if pair.holds else "cannot_hold"
    return ReportReturn(
        claim, found.verdict, pair.band, pair.told,
        reason(
            f"published_return.price_{words}_{standing}",
            price=_span(price), flow=_span(flow, PERCENT), band=_span(pair.band, scale),
            told=_span(pair.told, scale),
        ),
        (*inputs, COST, NOT_CASH, SMALL, LARGE),
    )  # fmt: skip


def _order(report: _Report) -> ReportReturn:
    """Whether rates rise with prices, as for who sells, or fall, as for who buys."""
    told = [_pair_of(report, name) for name in REPORT_SCENARIOS]
    told.sort(key=lambda pair: sum(ends_of_row(pair[0])))
    rates = [sum(ends_of_row(rate)) / 2.0 / PERCENT for _, rate in told]
    holds = rates in (sorted(rates), sorted(rates, reverse=True))
    prices, returns = (
        ", ".join(_span(ends_of_row(pair[at])) for pair in told) for at in (0, 1)
    )  # fmt: skip
    standing = "holds" if holds else "cannot_hold"
    return ReportReturn(
        "order", ReturnVerdict.HOLDS if holds else ReturnVerdict.CANNOT_HOLD,
        (rates[0], rates[-1]), (min(rates), max(rates)),
        reason(f"published_return.order_{standing}", prices=prices, rates=returns),
        tuple(row["id"] for pair in told for row in pair),
    )  # fmt: skip


def _loss(report: _Report) -> ReportReturn:
    """Price below which capacity loses money, against the report's own full cost."""
    price, cost = report.told(LOSS)[0], [PER_TONNE * one for one in report.told(COST)]
    taxed = (cost[0] * report.vat, cost[1] * report.vat)
    holds = taxed[0] <= price <= taxed[1]
    return ReportReturn(
        "loss", ReturnVerdict.HOLDS if holds else ReturnVerdict.CANNOT_HOLD, taxed, (price, price),
        reason(
            f"published_return.loss_{'holds' if holds else 'cannot_hold'}",
            price=f"{price:g}", cost=f"{cost[1]:g}", taxed=f"{taxed[1]:.0f}",
        ),
        (LOSS, COST),
    )  # fmt: skip


def _capital(report: _Report) -> ReportReturn:
    """Capital of a medium project against its size and the capital of a unit."""
    size = report.told(MEDIUM_SIZE)
    unit = tuple(PER_TONNE * one for one in report.told(SMALL))
    told = tuple(BILLION_PER_HUNDRED_MILLION * one for one in report.told(MEDIUM_CAPITAL))
    band = (size[0] * unit[0] * PER_TONNE, size[1] * unit[1] * PER_TONNE)
    holds = bool(np.maximum(band[0], told[0]) <= np.minimum(band[1], told[1]))
    return ReportReturn(
        "capital", ReturnVerdict.HOLDS if holds else ReturnVerdict.CANNOT_HOLD, band,
        (told[0], told[1]),
        reason(
            f"published_return.capital_{'holds' if holds else 'cannot_hold'}",
            size=_span(size), unit=_span((unit[0], unit[1])), band=_span(band),
            told=_span((told[0], told[1])),
        ),
        (MEDIUM_SIZE, MEDIUM_CAPITAL, SMALL),
    )  # fmt: skip


def _span(between: Range, scale: float = 1.0) -> str:
    """A range in words."""
    low, high = (scale * one for one in between)
    if low == high:
        return f"{low:g}"
    return f"{low:.3g}–{high:.3g}" if math.isfinite(high) else f"≥ {low:.3g}"
