"""Demand: modules that the world wants at their price, and the polysilicon that follows from it."""

from __future__ import annotations

from math import exp, log, sqrt

from polysight.compiled import compiled_inside, compiled_part
from polysight.market.case import Floats, MonthArrays
from polysight.market.parameter import Parameter
from polysight.market.random_numbers import Purpose, Stream, normal_score, unit_numbers
from polysight.market.series import Series
from polysight.market.working_arrays import TINY, Now

#: Months over which buyers forget an earlier module price, and wafer makers an earlier use.
_SLOW_MONTHS, _USE_MONTHS = 24.0, 3.0
_GRAMS_PER_KILOGRAM = 1000.0


@compiled_inside
def module_price(theta: Floats, months: MonthArrays, now: Floats, t: int) -> float:
    """Module price with the part of the silicon cost that its makers pass through.

    Parameters
    ----------
    theta : ndarray of float
        Axis `Parameter`; behaviour.
    months : MonthArrays
        What comes from outside.
    now : ndarray of float
        Axis `Now`.
    t : int
        Month from 0.

    Returns
    -------
    float
        CNY/W.
    """
    silicon = exp(now[Now.LOG_PRICE_CHINA]) * months.silicon_g_per_w[t] / _GRAMS_PER_KILOGRAM
    price: float = months.module_other_cost[t] + theta[Parameter.PASS_THROUGH] * silicon
    return price


@compiled_inside
def fill_demand(
    theta: Floats, months: MonthArrays, t: int, stream: Stream, now: Floats, row: Floats
) -> None:
    """Demand of the month, and what wafer makers want to use of it in both markets.

    The demand D [GW] follows the trend given from outside, the level and growth of the draw, a
    deviation x that persists, and the module price p with a short and a long elasticity; L is
    the log price that buyers are used to, L0 that of the first month::

        x = persistence x + noise sqrt(1 - persistence^2) z
        D = trend exp(level + growth years + x) exp(-short (ln p - L)) exp(-long (L - L0))
        L = L + (ln p - L) / 24

    Wafers are wanted for the demand that is expected and to bring the stock of modules to its
    cover, which is what makes upstream orders swing more than demand (the stock-management rule
    of Sterman, "Modeling managerial behavior", Management Science 35, 1989,
    doi:10.1287/mnsc.35.3.321).

    Parameters
    ----------
    theta, months, t
        As for `module_price`.
    stream : Stream
        Random numbers of the draw.
    now, row : ndarray of float
        Axes `Now` and `Series`; filled in place.
    """
    price = module_price(theta, months, now, t)
    log_price = log(price)
    slow = now[Now.SLOW_LOG_MODULE_PRICE]
    score = normal_score(unit_numbers(stream, months.number[t], 0, Purpose.MARKET)[3])
    persistence = theta[Parameter.DEMAND_PERSISTENCE]
    spread = theta[Parameter.DEMAND_NOISE] * sqrt(1.0 - persistence * persistence)
    deviation = persistence * now[Now.DEMAND_DEVIATION] + spread * score
    growth = theta[Parameter.DEMAND_LEVEL] + theta[Parameter.DEMAND_GROWTH] * (t + 1) / 12.0
    short = theta[Parameter.ELASTICITY_SHORT] * (log_price - slow)
    long = theta[Parameter.ELASTICITY_LONG] * (slow - now[Now.FIRST_LOG_MODULE_PRICE])
    demand = months.module_demand[t] * exp(growth + deviation - short - long)
    now[Now.DEMAND_DEVIATION] = deviation
    now[Now.SLOW_LOG_MODULE_PRICE] = slow + (log_price - slow) / _SLOW_MONTHS
    row[Series.MODULE_PRICE] = price
    row[Series.MODULE_DEMAND] = demand
    _fill_wanted_use(theta, months, t, demand, now)


@compiled_inside
def _fill_wanted_use(
    theta: Floats, months: MonthArrays, t: int, demand: float, now: Floats
) -> None:
    """Wafers that are wanted, and polysilicon for them and for chips, by market."""
    expected = now[Now.EXPECTED_DEMAND]
    expected += (demand - expected) / max(1.0, theta[Parameter.DEMAND_SMOOTHING_MONTHS])
    missing = theta[Parameter.MODULE_COVER_MONTHS] * expected - now[Now.STOCK_MODULES]
    adjusted = expected + missing / max(1.0, theta[Parameter.MODULE_ADJUSTMENT_MONTHS])
    wafers = max(0.0, adjusted)
    silicon, share = wafers * months.silicon_g_per_w[t], months.china_wafer_share[t]
    china = share * silicon + months.electronic_use[0, t]
    outside = (1.0 - share) * silicon + months.electronic_use[1, t]
    now[Now.EXPECTED_DEMAND] = expected
    now[Now.WAFERS_WANTED] = wafers
    now[Now.WANTED_USE_CHINA], now[Now.WANTED_USE_OUTSIDE] = china, outside
    now[Now.SMOOTH_USE_CHINA] += (china - now[Now.SMOOTH_USE_CHINA]) / _USE_MONTHS
    now[Now.SMOOTH_USE_OUTSIDE] += (outside - now[Now.SMOOTH_USE_OUTSIDE]) / _USE_MONTHS


@compiled_part
def cover(stock: float, use: float) -> float:
    """Months for which a stock lasts.

    Parameters
    ----------
    stock, use : float
        In the same unit, the use per month.

    Returns
    -------
    float
        Months.
    """
    return stock / max(use, TINY)
