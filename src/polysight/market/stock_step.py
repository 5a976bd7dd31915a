"""Stocks of polysilicon along the chain: who buys, who holds, what is used."""

from __future__ import annotations

from math import exp

from polysight.compiled import compiled_inside, compiled_part
from polysight.market.case import Floats, MonthArrays
from polysight.market.demand_step import cover
from polysight.market.parameter import Parameter
from polysight.market.series import Series
from polysight.market.working_arrays import Now

#: Months in which traders bring their stock to where they want it, and the largest log factor by
#: which a price trend moves the stocks that are wanted.
_TRADER_MONTHS, _MOST_LIFT = 6.0, 1.0
#: Months for which a falling stock is thought on, and part of the normal cover that is empty.
_SEEN_MONTHS, _HALF = 2.0, 0.5


@compiled_part
def trend_lift(theta: Floats, now: Floats) -> float:
    """Factor on wanted stocks after three months of rising or falling prices.

    Parameters
    ----------
    theta, now : ndarray of float
        Axes `Parameter` and `Now`.

    Returns
    -------
    float
        Factor; one while the price stands still.
    """
    rise = now[Now.LOG_PRICE_CHINA] - now[Now.LOG_PRICE_THREE_BEFORE]
    lift = theta[Parameter.RESTOCK_MOMENTUM] * rise
    return exp(min(max(lift, -_MOST_LIFT), _MOST_LIFT))


@compiled_inside
def fill_purchases(theta: Floats, now: Floats, row: Floats) -> None:
    """What wafer makers of China want to buy: what they use, and what their stock lacks.

    ::

        wanted stock = cover use lift
        purchases = max(0, wanted use + (wanted stock - stock) / months of restocking)

    Buyers who build stock while the price rises and live from it while it falls are the engine
    of the commodity cycle (Sterman, "Business Dynamics", 2000, chapter 20).

    Parameters
    ----------
    theta, now : ndarray of float
        Axes `Parameter` and `Now`.
    row : ndarray of float
        Axis `Series`; filled in place.
    """
    wanted = theta[Parameter.WAFER_COVER_MONTHS] * now[Now.SMOOTH_USE_CHINA]
    missing = wanted * trend_lift(theta, now) - now[Now.STOCK_WAFER_MAKERS]
    bought = now[Now.WANTED_USE_CHINA] + missing / max(1.0, theta[Parameter.RESTOCK_MONTHS])
    row[Series.PURCHASES_CHINA] = max(0.0, bought)


@compiled_inside
def move_stocks(theta: Floats, months: MonthArrays, t: int, now: Floats, row: Floats) -> None:
    """Stocks at the end of the month.

    With output Q, imports X, exports Y and use U of the month, stocks of producers, traders and
    wafer makers in China, and outside, keep ::

        change of (producers + traders + wafer makers) = Q + X - Y - U
        change of outside = Q_outside + Y - X - U_outside

    Nobody sells what is not there: traders take from what producers have left after exports,
    wafer makers buy first abroad, then from traders that want to sell, then from producers, and
    use no more than they have.

    Parameters
    ----------
    theta, months, t
        Behaviour, what comes from outside, month from 0.
    now, row : ndarray of float
        Axes `Now` and `Series`; filled in place.
    """
    imports, exports = row[Series.IMPORTS], row[Series.EXPORTS]
    wanted = months.trader_cover[t] * now[Now.SMOOTH_USE_CHINA] * trend_lift(theta, now)
    flow = (wanted - now[Now.STOCK_TRADERS]) / _TRADER_MONTHS
    left = now[Now.STOCK_PRODUCERS] + row[Series.OUTPUT_CHINA] - exports
    intake = min(max(0.0, flow), left)
    left -= intake
    home = max(0.0, row[Series.PURCHASES_CHINA] - imports)
    from_traders = min(max(0.0, -flow), home)
    from_producers = min(home - from_traders, left)
    held = now[Now.STOCK_WAFER_MAKERS] + from_producers + from_traders + imports
    use = min(now[Now.WANTED_USE_CHINA], held)
    outside = now[Now.STOCK_OUTSIDE] + row[Series.OUTPUT_OUTSIDE] + exports - imports
    use_outside = min(now[Now.WANTED_USE_OUTSIDE], outside)
    row[Series.STOCK_PRODUCERS] = left - from_producers
    row[Series.STOCK_TRADERS] = now[Now.STOCK_TRADERS] + intake - from_traders
    row[Series.STOCK_WAFER_MAKERS] = held - use
    row[Series.STOCK_OUTSIDE] = outside - use_outside
    row[Series.USE_CHINA], row[Series.USE_OUTSIDE] = use, use_outside
    _move_modules(months, t, now, row)


@compiled_inside
def _move_modules(months: MonthArrays, t: int, now: Floats, row: Floats) -> None:
    """Wafers made from what was used, and modules and wafers down the chain."""
    chips, chips_outside = months.electronic_use[0, t], months.electronic_use[1, t]
    silicon = max(0.0, row[Series.USE_CHINA] - chips)
    silicon += max(0.0, row[Series.USE_OUTSIDE] - chips_outside)
    wafers = silicon / months.silicon_g_per_w[t]
    held = now[Now.STOCK_MODULES] + wafers
    shipped = min(row[Series.MODULE_DEMAND], held)
    row[Series.USE_ELECTRONIC] = chips + chips_outside
    row[Series.WAFER_OUTPUT], row[Series.MODULE_SHIPMENTS] = wafers, shipped
    row[Series.STOCK_MODULES] = held - shipped
    now[Now.STOCK_MODULES] = held - shipped


@compiled_part
def emptiness(theta: Floats, stock: float, change: float, use: float) -> float:
    """How empty the stores of a market's makers are, or will soon be.

    Everybody sees a store that runs down: what counts is what is left after two more months like
    the last one, if it fell.

    Parameters
    ----------
    theta : ndarray of float
        Axis `Parameter`; behaviour.
    stock, change, use : float
        Stock of producers and its change in the month [kt], and use [kt per month].

    Returns
    -------
    float
        Zero from the normal cover on, one from half of it down.
    """
    left = max(0.0, stock + _SEEN_MONTHS * min(0.0, change))
    share = cover(left, use) / theta[Parameter.PRODUCER_COVER_MONTHS]
    return float(min(max((1.0 - share) / _HALF, 0.0), 1.0))


@compiled_inside
def fill_emptiness(theta: Floats, now: Floats, row: Floats) -> None:
    """How empty the stores of producers are at the end of the month, in both markets.

    Parameters
    ----------
    theta : ndarray of float
        Axis `Parameter`; behaviour.
    now, row : ndarray of float
        Axes `Now` and `Series`; the former, with the stocks of its beginning, is filled in place.
    """
    here, there = row[Series.STOCK_PRODUCERS], row[Series.STOCK_OUTSIDE]
    change, change_there = here - now[Now.STOCK_PRODUCERS], there - now[Now.STOCK_OUTSIDE]
    use, use_there = now[Now.SMOOTH_USE_CHINA], now[Now.SMOOTH_USE_OUTSIDE]
    now[Now.EMPTINESS_CHINA] = emptiness(theta, here, change, use)
    now[Now.EMPTINESS_OUTSIDE] = emptiness(theta, there, change_there, use_there)


@compiled_inside
def keep_stocks(now: Floats, row: Floats) -> None:
    """Stocks and trade of the month are what the next begins with.

    Parameters
    ----------
    now, row : ndarray of float
        Axes `Now` and `Series`; the former is filled in place.
    """
    now[Now.STOCK_PRODUCERS] = row[Series.STOCK_PRODUCERS]
    now[Now.STOCK_TRADERS] = row[Series.STOCK_TRADERS]
    now[Now.STOCK_WAFER_MAKERS] = row[Series.STOCK_WAFER_MAKERS]
    now[Now.STOCK_OUTSIDE] = row[Series.STOCK_OUTSIDE]
    now[Now.NET_IMPORTS] = row[Series.IMPORTS] - row[Series.EXPORTS]
