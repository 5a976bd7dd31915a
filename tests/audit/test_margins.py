"""What a step of the price does to the margin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.audit.margins import margin_step, prices_of_step


def test_a_lower_price_hurts_more_where_it_is_low() -> None:
    assert margin_step((200.0, 250.0), (45.0, 45.0), (-10.0, -10.0)) == pytest.approx(
        (-0.0118, -0.0075), abs=1e-4
    )
    assert margin_step((60.0, 60.0), (45.0, 45.0), (-10.0, -10.0))[0] == pytest.approx(-0.15)


@given(st.floats(1.0, 20.0), st.floats(10.0, 100.0), st.floats(0.01, 0.5))
def test_price_of_a_step_gives_the_step(step: float, cost: float, change: float) -> None:
    at = prices_of_step(step, cost, change)
    assert margin_step((at, at), (cost, cost), (-step, -step))[0] == pytest.approx(-change)


def test_a_step_below_nothing_says_nothing() -> None:
    low, high = margin_step((5.0, 5.0), (45.0, 45.0), (-10.0, -10.0))
    assert low != low
    assert high != high
