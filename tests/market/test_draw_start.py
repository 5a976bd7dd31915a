"""The first day: the start state as it was given, and plants drawn within their ranges."""

from __future__ import annotations

import numpy as np

from polysight.market import draw_start
from polysight.market.case import PlantState
from polysight.market.parameter import Parameter
from polysight.market.random_numbers import Stream
from polysight.market.working_arrays import Now
from tests.market.drawn_market import drawn_market, entered

start_plants_of_draw = entered(draw_start.start_plants_of_draw)


def test_prices_stocks_and_expectations_are_those_that_were_given() -> None:
    market = drawn_market()
    now, start = market.now, market.given.start
    assert now[Now.LOG_PRICE_CHINA] == start.log_price[0, 0]
    assert now[Now.LOG_PRICE_OUTSIDE] == now[Now.LOG_PRICE_ONE_BEFORE_OUTSIDE]
    assert now[Now.LOG_PRICE_THREE_BEFORE] == start.earlier_log_price[2, 0]
    assert now[Now.STOCK_PRODUCERS : Now.STOCK_OUTSIDE + 1].tolist() == start.stock[:, 0].tolist()
    assert now[Now.LOG_METAL_PRICE] == now[Now.LOG_METAL_CONTRACT]
    assert now[Now.SLOW_LOG_MODULE_PRICE] == now[Now.FIRST_LOG_MODULE_PRICE]


def test_plants_are_drawn_within_their_ranges_and_scatter_about_one() -> None:
    market = drawn_market()
    theta, plants, work = market.theta, market.given.plants, market.work.plants
    scatter, built, ramps, rests = [], [], [], []
    for draw in range(200):
        stream = Stream(7, 0, draw)
        start_plants_of_draw(theta, market.given.months, stream, plants, market.now, work)
        scatter.append(np.log(work.cost_scatter))
        built.append(work.construction_months.copy())
        ramps.append(work.ramp_months.copy())
        rests.append(work.outage_month.copy())
    assert abs(np.std(scatter) / theta[Parameter.COST_SCATTER] - 1.0) < 0.05
    assert theta[Parameter.CONSTRUCTION_SHORTEST_MONTHS] <= np.min(built)
    assert np.max(built) <= theta[Parameter.CONSTRUCTION_LONGEST_MONTHS]
    assert theta[Parameter.RAMP_SHORTEST_MONTHS] <= np.min(ramps)
    assert np.max(ramps) <= theta[Parameter.RAMP_LONGEST_MONTHS]
    assert np.unique(rests).tolist() == list(range(12))


def test_months_of_construction_are_drawn_where_nobody_told_them() -> None:
    market = drawn_market()
    plants, work = market.given.plants, market.work.plants
    told = np.isfinite(plants.building_months)
    assert (work.building_left[told] == plants.building_months[told]).all()
    assert (work.building_left[~told] == work.construction_months[~told]).all()


def test_the_share_of_n_type_silicon_is_that_of_the_plants_that_run() -> None:
    market = drawn_market()
    plants = market.given.plants
    runs = (plants.market == 0) & (plants.state == PlantState.STANDING) & (plants.load > 0.0)
    expected = np.average(plants.n_type_share[runs], weights=plants.capacity[runs])
    assert np.isclose(market.now[Now.N_TYPE_OUTPUT_SHARE], expected)
