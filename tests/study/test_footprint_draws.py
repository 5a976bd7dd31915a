"""Central value in front of the draws."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from polysight.estimate import Estimate
from polysight.study.footprint_draws import drawn, in_front, middle, spread_out, told
from polysight.uncertainty.draws import estimate_draws

NUMBERS = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20)


@given(central=st.floats(-1e6, 1e6), draws=NUMBERS)
def test_what_is_put_in_front_is_taken_off_again(central: float, draws: list[float]) -> None:
    joined = in_front(np.array(central), np.array(draws), len(draws))
    assert middle(joined) == central
    np.testing.assert_array_equal(spread_out(joined), draws)


def test_a_number_without_spread_is_repeated() -> None:
    np.testing.assert_array_equal(in_front(np.array([2.0]), np.array([3.0]), 2), [2.0, 3.0, 3.0])


def test_a_central_value_alone_is_its_own_spread() -> None:
    np.testing.assert_array_equal(spread_out(np.array([4.0])), [4.0])


def test_the_draws_are_those_of_the_named_stream() -> None:
    one = Estimate("x", 2.0, 1.0, 4.0, "1", (), "", "", ())
    found = drawn("a", one, seed=1, count=5)
    np.testing.assert_array_equal(found[1:], estimate_draws("a", one, seed=1, count=5))
    assert found[0] == one.value


def test_a_reading_tells_the_centre_and_the_interval() -> None:
    values = in_front(np.array(9.0), np.arange(101.0), 101)
    found = told("carbon_account.total", "kgCO2e/kg", values)
    assert (found.central, found.low, found.median, found.high) == (9.0, 5.0, 50.0, 95.0)
