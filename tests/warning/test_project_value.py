"""New-project value: the return at which a plant is worth nothing, and how prices move it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.study.market_sites import required_price
from polysight.warning.project_value import (
    LOWEST,
    PlantOffer,
    expected_return,
    present_value,
    project_value,
)

OFFER = PlantOffer(80.0, 40.0, 15.0, 0.9, 0.15, 0.15)


@given(st.floats(48.0, 300.0))
def test_the_value_is_nothing_at_the_expected_return(price: float) -> None:
    rate = expected_return(OFFER, price)
    assert present_value(OFFER, price, rate) == pytest.approx(0.0, abs=1e-6 * price)


@given(st.floats(0.02, 0.6))
def test_the_price_that_earns_the_hurdle_leaves_nothing_over_it(hurdle: float) -> None:
    price = required_price(80.0, 40.0, rate=hurdle, life=15.0, load=0.9, tax=0.15, turnover=0.15)
    assert project_value(OFFER, price, hurdle) == pytest.approx(0.0, abs=1e-9)


@given(st.floats(1.0, 300.0), st.floats(0.0, 50.0))
def test_a_higher_price_never_lowers_it(price: float, more: float) -> None:
    assert expected_return(OFFER, price) <= expected_return(OFFER, price + more) + 1e-12


def test_a_plant_that_earns_no_cash_has_the_lowest_return() -> None:
    assert expected_return(OFFER, 39.0) == LOWEST
    assert math.isnan(expected_return(OFFER, math.nan))


def test_a_plain_annuity_has_its_textbook_return() -> None:
    # Without tax and working capital: 100 a year ahead of ten flows of a tenth of 100 / 6.1446.
    plain = PlantOffer(100.0, 0.0, 10.0, 1.0, 0.0, 0.0)
    flow = 100.0 * 1.1 * 0.1 / (1.0 - 1.1**-10)
    assert expected_return(plain, flow) == pytest.approx(0.1)
