"""The price equation: marginal cost at the wanted output, scarcity, stocks, floor and doubt."""

from __future__ import annotations

from math import exp, log, sqrt

import numpy as np

from polysight.compiled import compiled_inside, compiled_part
from polysight.market.case import Floats, MonthArrays
from polysight.market.demand_step import cover
from polysight.market.merit_step import marginal_value, total_of, value_at
from polysight.market.parameter import Parameter
from polysight.market.random_numbers import Purpose, Stream, normal_score, unit_numbers
from polysight.market.series import Series
from polysight.market.stock_step import fill_emptiness
from polysight.market.trade_step import logistic
from polysight.market.working_arrays import CurveWork, Now, SiteWork

#: Cover that counts as none; tightness at which volatility is half-way, and how fast it turns.
_NO_COVER, _TURNS_AT, _TURNS_WITHIN = 0.1, 0.95, 0.05


@compiled_part
def log_price_target(
    theta: Floats,
    log_price: float,
    marginal: float,
    tightness: float,
    stock: float,
    normal: float,
    apart: float,
    empty: float,
) -> float:
    """Log price towards which a market moves.

    ::

        tightness = wanted output / what can be had
        x = max(0, ln(tightness / tight))
        short = scarcity x - elasticity ln((cover + 0.1) / (normal cover + 0.1))
        premium = top (1 - exp(-short / top)) where short > 0, else short
        premium = max(premium + up, ln floor), times 1 - empty where below zero
        target = ln marginal cost + premium + down
        up = max(0, d) (1 - full),  down = min(0, d) (1 - empty)
        full = clip(cover / normal cover - 1, 0, 1)

    Marginal cost at the wanted output is what holds a competitive commodity price; what is paid
    above it when capacity runs out and stores are empty, together up to what buyers can bear at
    the most, and below it when stores are full, is the storage model of commodity prices in
    reduced form (Deaton and Laroque, "On the behaviour of commodity prices", Review of Economic
    Studies 59, 1992, doi:10.2307/2297923). The wanted output is the smoothed use with trade, not
    the orders of the month: buyers who fill or empty their stores act through the cover alone.

    The discrepancy d lifts a price only while stores can take what is hoarded, and presses it only
    while makers have something to sell: nobody whose stores are empty sells under cash cost.

    Parameters
    ----------
    theta : ndarray of float
        Axis `Parameter`; behaviour.
    log_price : float
        Log price of last month, which stays where nothing can run.
    marginal : float
        Marginal cost at the wanted output [CNY/kg]; NaN where nothing can run.
    tightness : float
        Wanted output over available capacity.
    stock, normal : float
        Months of cover, and those that are normal.
    apart, empty : float
        Discrepancy of the price, in logarithms; how empty the stores of producers are, from 0 to 1.

    Returns
    -------
    float
        Log price.
    """
    full = min(max(stock / normal - 1.0, 0.0), 1.0)
    up, down = max(apart, 0.0) * (1.0 - full), min(apart, 0.0) * (1.0 - empty)
    if np.isnan(marginal):
        return log_price + up + down
    cost = log(marginal)
    excess = max(0.0, log(tightness / theta[Parameter.TIGHT_AT])) if tightness > 0.0 else 0.0
    stored = log((stock + _NO_COVER) / (normal + _NO_COVER))
    short = theta[Parameter.SCARCITY] * excess - theta[Parameter.COVER_ELASTICITY] * stored
    top = theta[Parameter.SCARCITY_TOP]
    premium = top * (1.0 - exp(-short / top)) if short > 0.0 else short
    premium = max(premium + up, log(theta[Parameter.FLOOR]))
    return float(cost + (premium if premium > 0.0 else premium * (1.0 - empty)) + down)


@compiled_part
def volatility(theta: Floats, tightness: float) -> float:
    """Standard deviation of the log price within a month, larger in a tight market.

    Parameters
    ----------
    theta : ndarray of float
        Axis `Parameter`; behaviour.
    tightness : float
        Wanted output over available capacity; NaN where there is none, which is tight.

    Returns
    -------
    float
        Per month.
    """
    slack: float = theta[Parameter.VOLATILITY_SLACK]
    tight: float = theta[Parameter.VOLATILITY_TIGHT]
    if np.isnan(tightness):
        return tight
    return slack + (tight - slack) * logistic((tightness - _TURNS_AT) / _TURNS_WITHIN)


@compiled_inside
def move_prices(
    theta: Floats,
    months: MonthArrays,
    t: int,
    stream: Stream,
    curve: CurveWork,
    sites: SiteWork,
    now: Floats,
    row: Floats,
) -> None:
    """Prices at the end of the month in both markets.

    Each log price moves by a part of the way to its target, by a part of what it moved in the
    month before (buyers who extrapolate), and by chance::

        ln P = ln P + speed (target - ln P) + momentum (ln P - ln P of the month before) + s z

    The speed is up to twice as high while stores are empty: what is left goes to who bids most.
    Outside China the target lies between what Chinese buyers would pay net of freight and duty,
    and, as far as Chinese silicon may be used, its landed price. In China a floor that policy
    asks for closes a part of the gap to it.

    What moves both targets beside cost, scarcity and stocks - expectations, hoarding, news - is a
    discrepancy d of the model that has no cause in it, starts at nothing and dies away::

        d = persistence d + size sqrt(1 - persistence^2) z

    A forecast that leaves out how far a model is from its subject claims too much (Kennedy and
    O'Hagan, "Bayesian calibration of computer models", Journal of the Royal Statistical Society B
    63, 2001, doi:10.1111/1467-9868.00294).

    Parameters
    ----------
    theta, months, t, stream
        Behaviour, what comes from outside, month from 0, random numbers.
    curve, sites
        Supply curves of the month, and what new plants need.
    now, row : ndarray of float
        Axes `Now` and `Series`; filled in place, stocks of the row being those of the end.
    """
    score = unit_numbers(stream, months.number[t], 0, Purpose.MARKET)
    apart = unit_numbers(stream, months.number[t], 1, Purpose.MARKET)[1]
    stay = theta[Parameter.DISCREPANCY_PERSISTENCE]
    news = theta[Parameter.PRICE_DISCREPANCY] * sqrt(1.0 - stay * stay) * normal_score(apart)
    now[Now.PRICE_DISCREPANCY] = stay * now[Now.PRICE_DISCREPANCY] + news
    ceilings = _ceiling(theta, 0, t, sites, now, row), _ceiling(theta, 1, t, sites, now, row)
    fill_emptiness(theta, now, row)
    empty, bare = now[Now.EMPTINESS_CHINA], now[Now.EMPTINESS_OUTSIDE]
    china = _target_china(theta, months, t, curve, ceilings[0], empty, now, row)
    outside, tight = _target_outside(theta, months, t, curve, ceilings[1], bare, now, row)
    spread = volatility(theta, row[Series.TIGHTNESS_CHINA]) * normal_score(score[0])
    spread_outside = volatility(theta, tight) * normal_score(score[1])
    price, price_outside = now[Now.LOG_PRICE_CHINA], now[Now.LOG_PRICE_OUTSIDE]
    speed, momentum = theta[Parameter.PRICE_SPEED], theta[Parameter.PRICE_MOMENTUM]
    moved = price - now[Now.LOG_PRICE_ONE_BEFORE_CHINA]
    moved_outside = price_outside - now[Now.LOG_PRICE_ONE_BEFORE_OUTSIDE]
    now[Now.LOG_PRICE_THREE_BEFORE] = now[Now.LOG_PRICE_TWO_BEFORE]
    now[Now.LOG_PRICE_TWO_BEFORE] = now[Now.LOG_PRICE_ONE_BEFORE_CHINA]
    now[Now.LOG_PRICE_ONE_BEFORE_CHINA] = price
    now[Now.LOG_PRICE_ONE_BEFORE_OUTSIDE] = price_outside
    price += min(1.0, speed * (1.0 + empty)) * (china - price) + momentum * moved + spread
    price_outside += min(1.0, speed * (1.0 + bare)) * (outside - price_outside)
    price_outside += momentum * moved_outside + spread_outside
    now[Now.LOG_PRICE_CHINA], now[Now.LOG_PRICE_OUTSIDE] = price, price_outside
    row[Series.PRICE_CHINA], row[Series.PRICE_OUTSIDE] = exp(price), exp(price_outside)
    row[Series.PRICE_TARGET_CHINA] = exp(china)
    grams = months.silicon_g_per_w[t]
    row[Series.SILICON_COST_PER_W] = row[Series.PRICE_CHINA] * grams / 1000.0


@compiled_inside
def _ceiling(
    theta: Floats, market: int, t: int, sites: SiteWork, now: Floats, row: Floats
) -> float:
    """Most that a step of the curve is worth: so much over the price that a new plant needs.

    A plant that makes granules needs so much more of the leading price as they sell for less. For
    long nobody pays more; what a plant asks that ran at prices long gone is no offer to
    anybody. Where no plant can be started, the price that was expected on the first day stands
    for it.
    """
    granules = sites.least_log_required_price[2 + market, t]
    granules -= log(1.0 - row[Series.GRANULAR_DISCOUNT])
    needed = float(min(sites.least_log_required_price[market, t], granules))
    if needed == np.inf:
        needed = now[Now.FIRST_EXPECTED_CHINA + market]
    return float(theta[Parameter.COST_CEILING]) * exp(needed)


@compiled_inside
def _target_china(
    theta: Floats,
    months: MonthArrays,
    t: int,
    curve: CurveWork,
    ceiling: float,
    empty: float,
    now: Floats,
    row: Floats,
) -> float:
    """Log price target in China, with what it rests on written into the row."""
    own, offered = total_of(curve, 0, curve.steps[0]), now[Now.IMPORTS_OFFERED]
    most, wanted, landed = own + offered, now[Now.TARGET_OUTPUT_CHINA], now[Now.LANDED_CHINA]
    tight = wanted / most if most > 0.0 else np.nan
    marginal = marginal_value(curve, 0, wanted, offered, landed, ceiling)
    stock = row[Series.STOCK_PRODUCERS] + row[Series.STOCK_TRADERS]
    held = cover(stock + row[Series.STOCK_WAFER_MAKERS], now[Now.SMOOTH_USE_CHINA])
    normal = theta[Parameter.NORMAL_COVER_MONTHS]
    price, apart = now[Now.LOG_PRICE_CHINA], now[Now.PRICE_DISCREPANCY]
    target: float = log_price_target(theta, price, marginal, tight, held, normal, apart, empty)
    if months.price_floor[t] > 0.0:
        gap = max(0.0, log(months.price_floor[t]) - target)
        target += months.floor_strength[t] * gap
    row[Series.MARGINAL_COST_CHINA], row[Series.TIGHTNESS_CHINA] = marginal, tight
    row[Series.MEDIAN_COST_CHINA] = value_at(curve, 0, own / 2.0)
    row[Series.COVER_CHINA_MONTHS] = held
    row[Series.CAPACITY_AVAILABLE_CHINA] = 12.0 * own
    return target


@compiled_inside
def _target_outside(
    theta: Floats,
    months: MonthArrays,
    t: int,
    curve: CurveWork,
    ceiling: float,
    empty: float,
    now: Floats,
    row: Floats,
) -> tuple[float, float]:
    """Log price target and tightness outside China."""
    wanted = now[Now.SMOOTH_USE_OUTSIDE] + row[Series.IMPORTS] - row[Series.EXPORTS]
    wanted = max(0.0, wanted)
    normal = theta[Parameter.PRODUCER_COVER_MONTHS]
    most = total_of(curve, 1, curve.steps[1])
    tight = wanted / most if most > 0.0 else np.nan
    marginal = marginal_value(curve, 1, wanted, 0.0, np.inf, ceiling)
    held = cover(row[Series.STOCK_OUTSIDE], now[Now.SMOOTH_USE_OUTSIDE])
    price, apart = now[Now.LOG_PRICE_OUTSIDE], now[Now.PRICE_DISCREPANCY]
    target: float = log_price_target(theta, price, marginal, tight, held, normal, apart, empty)
    row[Series.MARGINAL_COST_OUTSIDE] = marginal
    net = (now[Now.PRICE_CHINA] - months.import_freight[t]) / (1.0 + months.import_duty[t])
    if net > 0.0 and months.import_open[t] > 0.0:
        target = max(target, log(net))
    free = (1.0 - months.restricted_share[t]) * months.export_open[t]
    return (1.0 - free) * target + free * min(target, log(now[Now.LANDED_OUTSIDE])), tight


@compiled_inside
def move_futures(
    theta: Floats, months: MonthArrays, t: int, stream: Stream, now: Floats, row: Floats
) -> None:
    """Basis of futures to the price of the day, as a log number that returns to its mean.

    Parameters
    ----------
    theta, months, t, stream
        Behaviour, what comes from outside, month from 0, random numbers.
    now, row : ndarray of float
        Axes `Now` and `Series`; filled in place, the row with NaN while no futures are listed.
    """
    score = normal_score(unit_numbers(stream, months.number[t], 1, Purpose.MARKET)[0])
    persistence = theta[Parameter.BASIS_PERSISTENCE]
    basis = theta[Parameter.BASIS_MEAN] * (1.0 - persistence)
    basis += persistence * now[Now.FUTURES_BASIS] + theta[Parameter.BASIS_VOLATILITY] * score
    now[Now.FUTURES_BASIS] = basis
    row[Series.FUTURES_BASIS] = basis if months.futures_listed[t] > 0.0 else np.nan
