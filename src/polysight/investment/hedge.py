"""A rolling hedge of a project: what futures bring in each period, and what they bind meanwhile.

Futures are settled in money that bears no value-added tax, while revenue loses the tax that is in
the quoted price: a kilogram sold at home moves revenue by the price without tax, so that fewer
kilograms of futures answer for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from polysight.investment.case import Floats, ProjectCase
from polysight.investment.futures_price import MarketPaths
from polysight.investment.hedge_position import PlannedPosition
from polysight.investment.margin_account import (
    MarginAccount,
    MarginTerms,
    SettlementPrices,
    margin_account,
)
from polysight.investment.project_periods import project_periods
from polysight.investment.trading_days import Integers, Steps

_MONTHS = 12
#: Draws that are in memory at a time.
BLOCK = 128


@dataclass(frozen=True, eq=False, slots=True)
class HedgeOutcome:
    """What a hedge does to a project, by draw.

    Parameters
    ----------
    income : ndarray of float
        Axes draw, period; result of the position after fees and the interest on what it binds,
        before income tax [CNY].
    bound : ndarray of float
        Axes draw, period; most cash that margin and losses of the period bind at a step [CNY].
    fees : ndarray of float
        Axis draw; all fees [CNY].
    largest_call : ndarray of float
        Axis draw; most that had to be paid in at one step [CNY].
    """

    income: Floats
    bound: Floats
    fees: Floats
    largest_call: Floats


def monthly_output(case: ProjectCase) -> Floats:
    """Main product that is made in each month as planned.

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    ndarray of float
        Axis month, from January of the first year [kg].
    """
    trade = project_periods(replace(case, period="month")).trade
    return np.asarray(trade.nameplate_kg * trade.load * trade.yield_share[0])


def quoted_price(case: ProjectCase, months: Integers) -> Floats:
    """Price path of the main product as it is quoted at home, with value-added tax.

    Parameters
    ----------
    case : ProjectCase
        The project.
    months : ndarray of int
        Months from January of the first year; outside the project its nearest year holds.

    Returns
    -------
    ndarray of float
        Shape of ``months`` [CNY/kg].
    """
    year = np.clip(np.asarray(months) // _MONTHS, 0, case.years - 1).astype(np.int64)
    product = case.products[0]
    return np.asarray(product.price_cny_per_kg[year] * (1.0 + product.vat_rate[year]))


def exposure(case: ProjectCase) -> Floats:
    """Mass of futures of which a change of price moves as much money as that of revenue.

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    ndarray of float
        Axis month, from January of the first year [kg].
    """
    made, product = monthly_output(case), case.products[0]
    year = np.arange(made.size) // _MONTHS
    home = product.price_cny_per_kg[year]
    abroad = product.export_price_cny_per_kg[year]
    revenue = (1.0 - product.export_share) * home + product.export_share * abroad
    quoted = home * (1.0 + product.vat_rate[year])
    over = np.divide(revenue, quoted, out=np.zeros_like(revenue), where=quoted > 0.0)
    return np.asarray(made * over)


def rolling_hedge(
    case: ProjectCase,
    when: Steps,
    market: MarketPaths,
    planned: PlannedPosition,
    terms: MarginTerms,
    *,
    carry_rate: float,
) -> HedgeOutcome:
    """Results of a position along simulated prices.

    Parameters
    ----------
    case : ProjectCase
        The project, which gives price path and periods.
    when : Steps
        The steps.
    market : MarketPaths
        Spot price and basis by draw on these steps.
    planned : PlannedPosition
        The position.
    terms : MarginTerms
        Margin and fee.
    carry_rate : float
        Yearly interest on the margin.

    Returns
    -------
    HedgeOutcome
        By draw; a position without lots brings and binds nothing.
    """
    draws = market.deviation.shape[0]
    told = HedgeOutcome(
        np.empty((draws, case.periods)),
        np.empty((draws, case.periods)),
        np.empty(draws),
        np.empty(draws),
    )
    for first in range(0, draws, BLOCK):
        some = slice(first, min(first + BLOCK, draws))
        prices = contract_prices(case, when, market.part(first, some.stop), planned)
        account = margin_account(planned.position, prices, terms)
        income, bound = _by_period(case, when, account, carry_rate)
        told.income[some], told.bound[some] = income, bound
        told.fees[some] = account.fees.sum(axis=1)
        told.largest_call[some] = account.calls.max(axis=1)
    return told


def contract_prices(
    case: ProjectCase, when: Steps, market: MarketPaths, planned: PlannedPosition
) -> SettlementPrices:
    """Prices of the contracts that a position holds.

    Parameters
    ----------
    case : ProjectCase
        The project, whose price path is the expected spot price.
    when : Steps
        The steps.
    market : MarketPaths
        Spot price and basis by draw.
    planned : PlannedPosition
        The position, which tells the contracts.

    Returns
    -------
    SettlementPrices
        By draw, slot and step.
    """
    shape = (market.deviation.shape[0], *planned.delivery.shape)
    left, taken = np.empty(shape), np.empty(shape)
    for slot, delivery in enumerate(planned.delivery):
        taken[:, slot] = _priced(case, when, market, delivery)
        left[:, slot] = taken[:, slot]
        at = np.flatnonzero(np.diff(delivery, prepend=delivery[0]))
        left[:, slot, at] = _priced(case, when, market, delivery[at - 1], at)
    return SettlementPrices(left, taken)


def _priced(
    case: ProjectCase,
    when: Steps,
    market: MarketPaths,
    delivery: Integers,
    at: Integers | None = None,
) -> Floats:
    """Price of contracts at steps; delivery lies in the middle of its month."""
    place = when.place if at is None else when.place[at]
    ahead = np.maximum(delivery + 0.5 - place, 0.0) / _MONTHS
    return np.asarray(quoted_price(case, delivery) * market.futures(ahead, at))


def _by_period(
    case: ProjectCase, when: Steps, account: MarginAccount, carry_rate: float
) -> tuple[Floats, Floats]:
    """Income of each period, and the most cash that is bound within it."""
    draws = account.margin.shape[0]
    income, bound = np.zeros((draws, case.periods)), np.zeros((draws, case.periods))
    interest = np.zeros_like(account.margin)
    interest[:, 1:] = account.margin[:, :-1] * carry_rate * np.diff(when.years)
    result = account.result
    period = np.clip(when.month // case.period_months, 0, case.periods - 1)
    starts = np.flatnonzero(np.diff(period, prepend=-1))
    for start, end in zip(starts, [*starts[1:], period.size], strict=True):
        t, within = period[start], slice(start, end)
        brought = np.cumsum(result[:, within], axis=1)
        tied = account.margin[:, within] - brought
        bound[:, t] = np.maximum(tied.max(axis=1), 0.0)
        income[:, t] = brought[:, -1] - interest[:, within].sum(axis=1)
    return income, bound
