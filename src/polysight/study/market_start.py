"""The market on the day before the first simulated month, as far as it was known.

Prices, stocks in China and silicon metal are the estimates of `market_history` for the month of the
day; what was read later, if the day of knowledge lies later, helps. What investors take to be the
long-run price is the slow average of the estimated price. Stocks outside China and of modules are
normal covers with a wide doubt, since nothing tells them by month; the stock of silicon metal is
the estimate and the normal cover, each by its doubt. Demand and use are the levels of the drivers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from polysight.market.case import StartState
from polysight.market.series import Series
from polysight.study.history_reading import month_number
from polysight.study.history_terms import HistoryTerms
from polysight.study.log_paths import SeriesEstimate
from polysight.study.market_history import MarketHistory
from polysight.study.market_model import StartSpread
from polysight.study.market_months import MarketDrivers
from polysight.study.view import View

Floats = NDArray[np.float64]

PRICES = (Series.PRICE_CHINA, Series.PRICE_OUTSIDE)
HELD = (Series.STOCK_PRODUCERS, Series.STOCK_TRADERS, Series.STOCK_WAFER_MAKERS)
#: Months before the last one whose price the simulation looks back on.
EARLIER = 3
#: Silicon metal in a kilogram of polysilicon, roughly: it only scales a cover [kg/kg].
METAL_PER_KG = 1.1


def market_start(view: View, history: MarketHistory, drivers: MarketDrivers) -> StartSpread:
    """State of the market at the end of the month of the history's origin.

    Parameters
    ----------
    view : View
        The evidence.
    history : MarketHistory
        The past.
    drivers : MarketDrivers
        Months that follow, with the levels of demand and use on the day.

    Returns
    -------
    StartSpread
        Middle and spread.
    """
    terms = HistoryTerms(view.evidence)
    month = month_number(history.origin)
    prices = [history.of(one).at(month) for one in PRICES]
    earlier, moved = _earlier(history, month)
    expected = [_expected(history.of(one), month, terms) for one in PRICES]
    stocks = [history.of(one).at(month) for one in HELD]
    outside = float(drivers.use[1]) * terms("outside_cover")
    stocks.append((math.log(outside), terms("unknown_stock_error")))
    demand, error = drivers.demand.level, terms("use_error")
    modules = demand * terms("module_cover_months")
    metal, metal_error = _metal_stock(history, drivers, month, terms)
    metal_price = history.of(Series.METAL_PRICE).at(month)
    middle = StartState(
        log_price=_column(one for one, _ in prices),
        earlier_log_price=earlier,
        expected_log_price=_column(one for one, _ in expected),
        stock=np.exp(_column(one for one, _ in stocks)),
        module_stock=np.array([modules]),
        metal_stock=np.array([metal]),
        metal_log_price=np.array([metal_price[0]]),
        expected_demand=np.array([demand]),
        use=np.array(drivers.use, dtype=np.float64)[:, None],
    )
    deviation = StartState(
        log_price=_column(one for _, one in prices),
        earlier_log_price=moved,
        expected_log_price=_column(one for _, one in expected),
        stock=_column(one for _, one in stocks),
        module_stock=np.array([terms("module_stock_error")]),
        metal_stock=np.array([metal_error]),
        metal_log_price=np.array([metal_price[1]]),
        expected_demand=np.array([error]),
        use=np.full((len(drivers.use), 1), error),
    )
    return StartSpread(middle, deviation)


def _column(values: Iterable[float]) -> Floats:
    return np.array(list(values), dtype=np.float64)[:, None]


def _earlier(history: MarketHistory, month: int) -> tuple[Floats, Floats]:
    """Log prices of China before the last month, and how far they move with that of the last.

    What of their doubt is not shared with the last price is left out: it matters less to the
    simulation than that the change of the price is as sure as the quotes make it.
    """
    path, at = history.price_path, month - history.of(Series.PRICE_CHINA).first
    lags = slice(history.price_lags, history.price_lags + EARLIER)
    mean, spread = path.mean[at], path.covariance[at]
    shared = np.maximum(spread[lags, 0], 0.0) / math.sqrt(spread[0, 0])
    return mean[lags, None], shared[:, None]


def _expected(estimate: SeriesEstimate, month: int, terms: HistoryTerms) -> tuple[float, float]:
    """Slow average of a log price, and its doubt."""
    past = estimate.logarithm[: month - estimate.first + 1]
    age = np.arange(len(past))[::-1]
    weights = np.exp(-age / terms("expectation_months"))
    weights = weights / weights.sum()
    known = float(weights @ estimate.deviation[: len(past)])
    return float(weights @ past), math.hypot(terms("expectation_error"), known)


def _metal_stock(
    history: MarketHistory, drivers: MarketDrivers, month: int, terms: HistoryTerms
) -> tuple[float, float]:
    """Stock of silicon metal from its readings and from its normal cover, by their doubts."""
    used = float(drivers.months.metal_other_use[0]) + METAL_PER_KG * float(drivers.use[0])
    usual = math.log(used * terms("metal_normal_cover_months"))
    told, doubt = history.of(Series.STOCK_METAL).at(month)
    weights = np.array([terms("unknown_stock_error"), doubt]) ** -2.0
    middle = float(weights @ np.array([usual, told]) / weights.sum())
    return math.exp(middle), float(weights.sum() ** -0.5)
