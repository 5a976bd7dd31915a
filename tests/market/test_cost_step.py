"""Cash cost and price by plant: linear in its parts, with discounts for granules and grade."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.market import cost_step
from polysight.market.case import PlantState, Route
from polysight.market.parameter import Parameter
from polysight.market.series import Series
from polysight.market.working_arrays import Now
from tests.market.drawn_market import DrawnMarket, drawn_market, entered

fill_costs = entered(cost_step.fill_costs)
fill_discounts = entered(cost_step.fill_discounts)
price_factor = entered(cost_step.price_factor)


def costed(market: DrawnMarket, t: int = 0) -> DrawnMarket:
    given, work = market.given, market.work.plants
    fill_discounts(market.theta, given.months, t, market.now, market.row)
    fill_costs(market.theta, given.months, t, given.plants, market.now, market.row, work)
    return market


def test_cost_is_electricity_metal_and_the_rest_with_scatter_and_freight() -> None:
    market = costed(drawn_market(), t=11)
    theta, plants, work = market.theta, market.given.plants, market.work.plants
    tariff = market.given.months.tariff[plants.supply_point, 11]
    power = tariff * theta[Parameter.POWER_FACTOR] * plants.electricity_kwh_per_kg
    metal = plants.metal_kg_per_kg * np.exp(market.now[Now.LOG_METAL_PRICE])
    improved = np.exp(-theta[Parameter.IMPROVEMENT])
    paid = improved * (power + plants.other_cost * theta[Parameter.COST_FACTOR]) + metal
    stands = plants.state == PlantState.STANDING
    expected = paid * work.cost_scatter + plants.freight
    np.testing.assert_allclose(work.cost[stands], expected[stands], rtol=1e-12)
    price = np.where(plants.market == 0, market.now[Now.PRICE_CHINA], market.now[Now.PRICE_OUTSIDE])
    margin = price * work.price_factor - work.cost
    np.testing.assert_allclose(work.margin[stands], margin[stands], rtol=1e-12)


def test_what_mending_cost_is_added() -> None:
    plain, mended = drawn_market(), drawn_market()
    mended.work.plants.retrofit_cost[:] = 2.0
    stands = plain.given.plants.state == PlantState.STANDING
    added = costed(mended).work.plants.cost - costed(plain).work.plants.cost
    np.testing.assert_allclose(added[stands], 2.0)


def test_a_restart_is_paid_for_by_what_it_asked_for_until_it_is_earned_back() -> None:
    plain, market = drawn_market(), drawn_market()
    market.work.plants.restart_left[:] = 1.0
    stands = plain.given.plants.state == PlantState.STANDING
    cost = costed(plain).work.plants.cost[stands]
    freight = plain.given.plants.freight[stands]
    dearer = (cost - freight) * (1.0 + market.theta[Parameter.RESTART_MARGIN]) + freight
    np.testing.assert_allclose(costed(market).work.plants.cost[stands], dearer)
    np.testing.assert_allclose(costed(market).work.plants.cost[stands], cost)


def test_granules_and_lesser_grades_sell_for_less() -> None:
    market = costed(drawn_market())
    plants, row = market.given.plants, market.row
    for p in range(len(plants.key)):
        worse = 1.0 - row[Series.TYPE_DISCOUNT] * (1.0 - plants.n_type_share[p])
        granular = plants.route[p] == Route.GRANULES
        expected = worse * (1.0 - row[Series.GRANULAR_DISCOUNT] if granular else 1.0)
        expected *= plants.price_premium[p]
        assert price_factor(plants, p, row) == pytest.approx(expected)


@pytest.mark.parametrize(("share", "discount"), [(-9.0, 0.5), (9.0, 0.0)])
def test_the_discount_of_lesser_grades_follows_their_share_within_bounds(
    share: float, discount: float
) -> None:
    market = drawn_market()
    market.set(n_type_output_share=share)
    assert costed(market).row[Series.TYPE_DISCOUNT] == discount


def test_a_granular_discount_never_takes_all() -> None:
    market = drawn_market()
    market.theta[Parameter.GRANULAR_DISCOUNT] = 1.7
    assert costed(market).row[Series.GRANULAR_DISCOUNT] == 0.9
