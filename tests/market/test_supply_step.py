"""What plants can make and do make: outages, accidents, ramps, loads, stops and restarts."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.market import supply_step
from polysight.market.case import PlantState
from polysight.market.parameter import Parameter
from polysight.market.series import Series
from polysight.market.supply_step import stock_factor
from polysight.market.working_arrays import Now
from tests.market.drawn_market import STREAM, DrawnMarket, drawn_market, entered
from tests.market.test_cost_step import costed

fill_available = entered(supply_step.fill_available)
fill_chances = entered(supply_step.fill_chances)
fill_loads = entered(supply_step.fill_loads)
fill_output = entered(supply_step.fill_output)


NEVER = 0.999999


def calm(chance: float = NEVER) -> DrawnMarket:
    """A market with costs in which nothing happens by chance, or everything does."""
    market = costed(drawn_market())
    market.work.plants.chance[:] = chance
    market.work.plants.outage_month[:] = 99
    market.work.plants.age[:] = 500.0
    return market


def available(market: DrawnMarket, month: int = 0) -> np.ndarray:
    fill_available(market.theta, market.given.months, month, market.given.plants, market.work)
    return market.work.plants.available.copy()


def loaded(market: DrawnMarket, limit: float = 1.0) -> np.ndarray:
    available(market)
    plants, work = market.given.plants, market.work.plants
    fill_loads(market.theta, limit, plants, market.now, market.row, work)
    return work.load.copy()


def ordered(orders: float, *, empty: float = 1.0, margin: float = 1.0) -> DrawnMarket:
    """Half of China's plants idle, stores run down, so much ordered; margin in kg of the price."""
    market = calm()
    work = market.work.plants
    market.theta[Parameter.LOAD_SLOPE], market.theta[Parameter.RAMP_LIMIT] = 1e3, 1.0
    market.theta[Parameter.RESTART_MARGIN] = market.theta[Parameter.RESTART_PROBABILITY] = 0.0
    work.margin[:], work.cost[:], work.smooth_margin[:] = margin, 40.0, 0.0
    work.chance[:] = 0.999
    market.set(emptiness_china=empty, stock_producers=0.0, smooth_use_china=0.0)
    market.row[Series.PURCHASES_CHINA] = orders
    return market


def standing(market: DrawnMarket) -> np.ndarray:
    return np.asarray(market.given.plants.state == PlantState.STANDING)


def test_a_plant_that_stands_undisturbed_gives_its_effective_capacity() -> None:
    market = calm()
    whole = market.theta[Parameter.EFFECTIVE_CAPACITY] * market.given.plants.capacity
    grown = np.exp(market.theta[Parameter.IMPROVEMENT] * 12 / 12)
    found = available(market, month=11)
    np.testing.assert_allclose(found, np.where(standing(market), whole * grown, 0.0))


def test_outage_rationing_accident_and_ramp_take_their_shares() -> None:
    whole, market = available(calm()), calm()
    stands, work, theta = standing(market), market.work.plants, market.theta
    work.outage_month[:] = 4
    rested = available(calm(), 4) * (1 - theta[Parameter.OUTAGE_DEPTH])
    np.testing.assert_allclose(available(market, 4), rested)
    work.outage_month[:] = 99
    market.work.region_factor[:] = 0.6
    np.testing.assert_allclose(available(market), 0.6 * whole)
    market.work.region_factor[:] = 1.0
    work.age[:], work.ramp_months[:] = 1.0, 4.0
    np.testing.assert_allclose(available(market), 0.5 * whole)
    work.age[:], work.accident_left[:], work.accident_depth[:] = 500.0, 2.0, 0.4
    left = [available(market) for _ in range(3)]
    np.testing.assert_allclose(left[0], 0.6 * whole)
    np.testing.assert_allclose(left[1], 0.6 * whole)
    np.testing.assert_allclose(left[2], whole)
    assert (work.accident_left[stands] == 0.0).all()


def test_an_accident_lasts_three_to_six_months_and_takes_a_third_at_least() -> None:
    market = calm()
    work, runs = market.work.plants, standing(market) & (market.work.plants.load > 0.0)
    market.theta[Parameter.ACCIDENT_RATE] = 1e6
    work.chance[1] = np.linspace(0.0, NEVER, len(work.load))
    whole, hit = available(calm()), available(market)
    assert (work.accident_left[runs] >= 2.0).all()
    assert (work.accident_left[runs] <= 5.0).all()
    assert (hit[runs] <= 0.7 * whole[runs] + 1e-12).all()
    idle = standing(market) & ~runs
    assert (work.accident_left[idle] == 0.0).all()


def test_rationing_comes_as_often_as_told() -> None:
    market = drawn_market()
    months, plants = market.given.months, market.given.plants
    chance = np.full_like(months.rationing_probability, 0.3)
    months = months._replace(rationing_probability=chance, rationing_depth=0.0 * chance + 0.4)
    found = []
    for draw in range(150):
        fill_chances(months, 3, STREAM._replace(draw=draw), plants, market.work)
        found.append(market.work.region_factor.copy())
    assert set(np.unique(found).tolist()) == {0.6, 1.0}
    assert abs(np.mean(np.array(found) < 1.0) - 0.3) < 0.05


def test_loads_rise_with_margins_by_no_more_than_the_ramp() -> None:
    rich, poor = calm(), calm()
    rich.work.plants.margin[:] = 1e3
    poor.work.plants.margin[:] = -1e3
    before, step = rich.work.plants.load.copy(), rich.theta[Parameter.RAMP_LIMIT]
    runs = standing(rich) & (before > 0.0)
    up, down = loaded(rich), loaded(poor)
    assert (up[runs] >= down[runs]).all()
    assert (np.abs(up - before)[runs] <= step + 1e-12).all()
    assert (np.abs(down - before)[runs] <= step + 1e-12).all()


def test_loads_keep_between_the_least_and_the_limit_of_orders() -> None:
    market = calm()
    market.work.plants.margin[:] = 1e3
    china = standing(market) & (market.given.plants.market == 0)
    runs = china & (market.work.plants.load > 0.0)
    for _ in range(30):
        load = loaded(market, limit=0.7)
    assert np.allclose(load[runs], 0.7)


def test_full_stores_hold_loads_back_but_not_below_two_fifths() -> None:
    market = calm()
    normal = market.theta[Parameter.PRODUCER_COVER_MONTHS]
    factors = [stock_factor(market.theta, cover * normal, 1.0) for cover in (0.0, 1.0, 2.0, 1e9)]
    assert factors == [1.0, 1.0, pytest.approx(1.0 - market.theta[Parameter.STOCK_RESPONSE]), 0.4]


def test_a_lasting_loss_at_least_load_stops_a_plant_and_a_good_margin_brings_it_back() -> None:
    market = calm(chance=0.0)
    market.theta[Parameter.ACCIDENT_RATE] = 0.0
    work, stands = market.work.plants, standing(market)
    work.margin[:] = work.smooth_margin[:] = -1e3
    for _ in range(20):
        load = loaded(market)
    assert (load[stands] == 0.0).all()
    assert (work.output == 0.0).all()
    work.margin[:] = 1e3
    waited = [loaded(market) for _ in range(12)]
    assert (waited[-1][stands] > 0.0).all()
    assert (work.age[stands] <= work.ramp_months[stands] / 2.0 + 12.0).all()


def test_output_is_summed_by_market_and_kind() -> None:
    market = calm()
    loaded(market)
    plants, work, row = market.given.plants, market.work.plants, market.row
    fill_output(plants, market.now, work, row)
    china = plants.market == 0
    assert np.isclose(row[Series.OUTPUT_CHINA], work.output[china].sum())
    assert np.isclose(row[Series.OUTPUT_OUTSIDE], work.output[~china].sum())
    assert np.isclose(row[Series.OUTPUT_GRANULAR], work.output[china & (plants.route == 1)].sum())
    share = np.average(plants.n_type_share[china], weights=work.output[china])
    assert np.isclose(market.now[Now.N_TYPE_OUTPUT_SHARE], share)
    mean = np.average(work.margin[china], weights=work.output[china])
    assert np.isclose(row[Series.PRODUCER_MARGIN_CHINA], mean)
    work.output[:] = 0.0
    fill_output(plants, market.now, work, row)
    assert np.isnan(row[Series.PRODUCER_MARGIN_CHINA])
    assert np.isclose(market.now[Now.N_TYPE_OUTPUT_SHARE], share)


def test_with_empty_stores_plants_make_what_is_ordered_agreement_or_not() -> None:
    market = ordered(0.0)
    china = standing(market) & (market.given.plants.market == 0)
    runs = china & (market.work.plants.load > 0.0)
    loaded(market, limit=0.6)
    least = market.work.plants.output[china].sum()
    whole = market.work.plants.available[runs].sum()
    wanted = 0.5 * (least + whole)
    for empty, made in ((0.0, least), (0.5, 0.5 * (least + wanted)), (1.0, wanted)):
        market = ordered(wanted, empty=empty)
        loaded(market, limit=0.6)
        assert np.isclose(market.work.plants.output[runs].sum(), made)
    market = ordered(1e6)
    assert np.allclose(loaded(market, limit=0.6)[runs], 1.0)


def test_who_loses_cash_makes_no_more_for_orders() -> None:
    found = [loaded(ordered(orders, margin=-0.1)) for orders in (0.0, 1e6)]
    np.testing.assert_array_equal(found[0], found[1])


def test_orders_that_others_cannot_make_bring_idle_plants_back_at_once() -> None:
    back = []
    for orders in (0.0, 1e6):
        market = ordered(orders)
        china = standing(market) & (market.given.plants.market == 0)
        market.work.plants.load[china] = np.where(np.cumsum(china[china]) % 2, 0.0, 0.7)
        market.work.plants.idle_months[:] = 0.0
        back.append(int((loaded(market)[china] > 0.0).sum()))
    assert back[1] > back[0]
    assert back[1] == int(china.sum())
