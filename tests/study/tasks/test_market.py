"""Balance, bounds and price of the baseline."""

from __future__ import annotations

import math

import numpy as np
import pytest

from polysight.study.result import Result


def test_production_is_that_of_the_rows(baseline: Result) -> None:
    values = baseline.arrays["market.production"].array.values
    assert values.tolist() == [259.0, 342.0, 392.0, 505.0, 811.0, 1472.0, 1842.0, 1319.0]


def test_supply_is_known_only_where_its_parts_are(baseline: Result) -> None:
    made, came = (
        baseline.number(f"market.{name}[2023]").value for name in ("production", "imports")
    )
    assert baseline.number("market.gross_supply[2023]").value == pytest.approx(made + came)
    assert math.isnan(baseline.number("market.apparent_supply[2023]").value)


@pytest.mark.parametrize("name", ["market.cr5", "market.hhi", "market.region_share"])
def test_bounds_are_ordered_shares(baseline: Result, name: str) -> None:
    values = baseline.arrays[name].array.values
    assert (values[..., 0] <= values[..., 1]).all()
    assert ((values >= 0) & (values <= 1)).all()


def test_region_shares_leave_room_for_one_whole(baseline: Result) -> None:
    bounds = baseline.arrays["market.region_share"].array.values.sum(axis=0)
    assert bounds[0] <= 1.0 + 1e-9


def test_the_merit_order_price_is_a_cost_of_a_plant(baseline: Result) -> None:
    costs = baseline.arrays["costing.plant_cash_cost"].array.values
    for place, price in enumerate(baseline.arrays["market.merit_order_price"].array.values):
        assert np.isclose(costs[:, place], price).any()


def test_the_observed_price_is_between_its_cheapest_and_dearest_month(baseline: Result) -> None:
    low, central, high = baseline.arrays["market.observed_price"].array.values
    assert 30.0 < low < central < high < 47.0
