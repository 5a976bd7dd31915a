"""Silicon metal: nobody makes polysilicon without it, and its price answers its stock."""

from __future__ import annotations

from math import log

import numpy as np

from polysight.market import metal_step
from polysight.market.parameter import Parameter
from polysight.market.series import Series
from polysight.market.working_arrays import Now
from tests.market.drawn_market import STREAM, DrawnMarket, drawn_market, entered
from tests.market.test_supply_step import calm, loaded

limit_by_metal = entered(metal_step.limit_by_metal)
move_metal = entered(metal_step.move_metal)


def limited(stock: float) -> DrawnMarket:
    market = calm()
    loaded(market)
    market.set(stock_metal=stock)
    given = market.given
    limit_by_metal(
        market.theta, given.months, 0, given.plants, market.now, market.work.plants, market.row
    )
    return market


def test_enough_metal_changes_nothing() -> None:
    market, free = limited(1e6), calm()
    loaded(free)
    np.testing.assert_array_equal(market.work.plants.output, free.work.plants.output)
    china = market.given.plants.market == 0
    used = (market.given.plants.metal_kg_per_kg * market.work.plants.output)[china].sum()
    assert np.isclose(market.row[Series.METAL_USE], used)


def test_a_lack_of_metal_cuts_china_alone_and_all_alike() -> None:
    free, market = limited(1e6), limited(-100.0)
    china = free.given.plants.market == 0
    before, after = free.work.plants.output, market.work.plants.output
    runs = china & (before > 0.0)
    ratios = after[runs] / before[runs]
    assert np.allclose(ratios, ratios[0])
    assert 0.0 < ratios[0] < 1.0
    np.testing.assert_array_equal(after[~china], before[~china])
    have = market.now[Now.METAL_SUPPLY] - 100.0 - market.given.months.metal_other_use[0]
    assert np.isclose(market.row[Series.METAL_USE], have)
    assert (limited(-1e6).work.plants.output[china] == 0.0).all()


def test_the_price_falls_with_a_full_store_and_returns_to_its_base_with_a_normal_one() -> None:
    def moved(months_held: float) -> float:
        market = drawn_market()
        market.theta[Parameter.METAL_VOLATILITY] = 0.0
        given, other = market.given, market.given.months.metal_other_use[0]
        market.set(stock_metal=months_held * other + other, metal_supply=0.0)
        market.set(log_metal_price=log(given.months.metal_base_price[0]))
        move_metal(market.theta, given.months, 0, STREAM, market.now, market.row)
        assert np.isclose(market.row[Series.STOCK_METAL], months_held * other)
        return float(market.now[Now.LOG_METAL_PRICE])

    base = log(drawn_market().given.months.metal_base_price[0])
    normal = float(drawn_market().theta[Parameter.METAL_NORMAL_COVER_MONTHS])
    assert np.isclose(moved(normal), base)
    assert moved(0.2 * normal) > base > moved(5.0 * normal)


def test_what_cannot_be_delivered_raises_the_price_towards_what_would_bring_it() -> None:
    def moved(short: float) -> float:
        market = drawn_market()
        market.theta[Parameter.METAL_VOLATILITY] = 0.0
        market.set(metal_short=short)
        move_metal(market.theta, market.given.months, 0, STREAM, market.now, market.row)
        return float(market.now[Now.LOG_METAL_PRICE])

    prices = [moved(short) for short in (0.0, 0.05, 0.2, 5.0, 50.0)]
    assert prices == sorted(prices)
    assert prices[0] < prices[1] < prices[2]
    assert prices[3] == prices[4]


def test_a_lack_is_the_logarithm_of_what_is_wanted_over_what_there_is() -> None:
    assert limited(1e6).now[Now.METAL_SHORT] == 0.0
    assert limited(-1e6).now[Now.METAL_SHORT] > limited(-100.0).now[Now.METAL_SHORT] > 0.0
