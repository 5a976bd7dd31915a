"""Demand answers its price, and orders upstream swing more than it."""

from __future__ import annotations

from math import exp, log

import numpy as np

from polysight.market import demand_step
from polysight.market.demand_step import cover
from polysight.market.parameter import Parameter
from polysight.market.series import Series
from polysight.market.working_arrays import Now
from tests.market.drawn_market import STREAM, DrawnMarket, drawn_market, entered

fill_demand = entered(demand_step.fill_demand)
module_price = entered(demand_step.module_price)


def filled(market: DrawnMarket, t: int = 0) -> DrawnMarket:
    fill_demand(market.theta, market.given.months, t, STREAM, market.now, market.row)
    return market


def test_the_module_price_carries_the_silicon_that_is_passed_on() -> None:
    market = drawn_market()
    months, now = market.given.months, market.now
    before = module_price(market.theta, months, now, 0)
    now[Now.LOG_PRICE_CHINA] = log(exp(now[Now.LOG_PRICE_CHINA]) + 10.0)
    passed = 10.0 * months.silicon_g_per_w[0] / 1000.0 * market.theta[Parameter.PASS_THROUGH]
    assert np.isclose(module_price(market.theta, months, now, 0) - before, passed)


def test_demand_falls_with_a_price_above_the_usual_by_the_short_elasticity() -> None:
    usual, dear = drawn_market(), drawn_market()
    more = 0.1
    dear.now[Now.SLOW_LOG_MODULE_PRICE] -= more
    dear.now[Now.FIRST_LOG_MODULE_PRICE] -= more
    demands = [filled(each).row[Series.MODULE_DEMAND] for each in (usual, dear)]
    elasticity = usual.theta[Parameter.ELASTICITY_SHORT]
    assert np.isclose(log(demands[1] / demands[0]), -elasticity * more)


def test_demand_falls_with_a_price_level_above_that_of_the_start_by_the_long_elasticity() -> None:
    usual, dear = drawn_market(), drawn_market()
    dear.now[Now.FIRST_LOG_MODULE_PRICE] -= 0.1
    demands = [filled(each).row[Series.MODULE_DEMAND] for each in (usual, dear)]
    assert np.isclose(log(demands[1] / demands[0]), -0.1 * usual.theta[Parameter.ELASTICITY_LONG])


def test_a_lack_of_modules_raises_what_is_wanted_beyond_demand() -> None:
    enough, short = drawn_market(), drawn_market()
    held = short.theta[Parameter.MODULE_COVER_MONTHS] * short.now[Now.EXPECTED_DEMAND]
    enough.set(stock_modules=held)
    short.set(stock_modules=0.2 * held)
    wafers = [filled(each).now[Now.WAFERS_WANTED] for each in (enough, short)]
    assert wafers[1] > 1.05 * wafers[0]
    full = drawn_market()
    full.set(stock_modules=1e6)
    assert filled(full).now[Now.WAFERS_WANTED] == 0.0
    chips = full.given.months.electronic_use[:, 0]
    assert full.now[Now.WANTED_USE_CHINA] == chips[0]
    assert full.now[Now.WANTED_USE_OUTSIDE] == chips[1]


def test_use_is_split_by_the_share_of_wafers() -> None:
    market = filled(drawn_market())
    months, now = market.given.months, market.now
    whole = now[Now.WANTED_USE_CHINA] + now[Now.WANTED_USE_OUTSIDE]
    silicon = now[Now.WAFERS_WANTED] * months.silicon_g_per_w[0]
    assert np.isclose(whole, silicon + months.electronic_use[:, 0].sum())


def test_cover_is_finite_without_use() -> None:
    assert cover(10.0, 5.0) == 2.0
    assert np.isfinite(cover(10.0, 0.0))
    assert cover(0.0, 0.0) == 0.0
