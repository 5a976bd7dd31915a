"""Other prices and another load."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.investment.case_time import ALWAYS, Stretch, commissioning, operating_share
from polysight.investment.market_change import (
    at_load,
    expensed,
    input_repriced,
    interrupted,
    limited_load,
    priced_at,
    repriced,
)
from tests.investment.random_case import Shape, random_case

CASE = random_case(21, Shape(phases=2, products=2, inputs=3, life_years=12))
FIRST = commissioning(CASE)


def test_a_factor_of_one_is_no_change() -> None:
    same = repriced(CASE, 1.0)
    for before, after in zip(CASE.products, same.products, strict=True):
        assert np.array_equal(before.price_cny_per_kg, after.price_cny_per_kg)
    assert np.array_equal(limited_load(CASE, 1.0).load, CASE.load)


def test_prices_move_in_their_market_and_product_only() -> None:
    key = CASE.products[1].key
    other = repriced(CASE, 0.5, product=key, market="export")
    assert other.products[0] is CASE.products[0]
    assert other.products[1].price_cny_per_kg is CASE.products[1].price_cny_per_kg
    half = 0.5 * CASE.products[1].export_price_cny_per_kg
    assert other.products[1].export_price_cny_per_kg == pytest.approx(half)
    with pytest.raises(DataError, match="no-such"):
        repriced(CASE, 0.5, product="no-such")


def test_a_path_ends_with_its_last_factor_and_a_stretch_ends_when_it_ends() -> None:
    price = CASE.products[0].price_cny_per_kg
    held = repriced(CASE, [1.0, 0.5]).products[0].price_cny_per_kg
    assert held[1:] == pytest.approx(0.5 * price[1:])
    stretch = Stretch(12.0, 12.0)
    once = repriced(CASE, 0.5, stretch).products[0].price_cny_per_kg
    assert once[2:].tolist() == price[2:].tolist()


def test_another_price_keeps_the_ratio_abroad() -> None:
    level = priced_at(CASE, 40.0).products[0]
    assert level.price_cny_per_kg == pytest.approx(40.0)
    before = CASE.products[0].export_price_cny_per_kg / CASE.products[0].price_cny_per_kg
    assert level.export_price_cny_per_kg / level.price_cny_per_kg == pytest.approx(before)


def test_rationing_loses_the_output_of_its_months() -> None:
    start = FIRST + 12.0
    stretch = Stretch(start, 3.0)
    rationed = limited_load(CASE, 0.4, stretch)
    share = operating_share(CASE, len(CASE.load), stretch)
    assert rationed.load == pytest.approx(CASE.load * (1 - 0.6 * share))


def test_an_accident_stops_repairs_and_restarts() -> None:
    start = FIRST + 30.0
    hit = interrupted(CASE, start, 4.0, 5e6, restart_months=2.0, restart_load=0.5)
    out = operating_share(CASE, len(CASE.load), Stretch(start, 4.0))
    back = operating_share(CASE, len(CASE.load), Stretch(start + 4.0, 2.0))
    assert hit.load == pytest.approx(CASE.load * (1 - out - 0.5 * back))
    more = hit.running.other_manufacturing_cny - CASE.running.other_manufacturing_cny
    assert np.flatnonzero(more).tolist() == [int(start // 12)]
    for wrong in (FIRST - 1.0, float(CASE.end_month)):
        with pytest.raises(DataError):
            interrupted(CASE, wrong, 1.0, 0.0)


def test_a_cost_of_a_short_year_is_whole() -> None:
    year = FIRST // 12
    share = (12 * (year + 1) - FIRST) / 12
    more = expensed(CASE, 9e6, year).running.other_manufacturing_cny[year]
    assert (more - CASE.running.other_manufacturing_cny[year]) * share == pytest.approx(9e6)


def test_an_input_is_multiplied_and_then_added_to() -> None:
    key = CASE.inputs[1].key
    dearer = input_repriced(CASE, key, ALWAYS, factor=1.1, added_cny=0.05)
    assert dearer.inputs[1].price_cny == pytest.approx(1.1 * CASE.inputs[1].price_cny + 0.05)
    assert dearer.inputs[0] is CASE.inputs[0]
    for wrong in ("", "no-such"):
        with pytest.raises(DataError):
            input_repriced(CASE, wrong)


def test_another_load_stands_also_where_there_was_none() -> None:
    still = limited_load(CASE, 0.0)
    assert at_load(still, 0.8).load == pytest.approx(0.8)
    share = operating_share(CASE, len(CASE.load), Stretch(FIRST + 12.0, 6.0))
    told = at_load(CASE, 0.3, Stretch(FIRST + 12.0, 6.0)).load
    assert told == pytest.approx((1 - share) * CASE.load + share * 0.3)
