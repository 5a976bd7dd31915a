"""The value at the minimum sustainable price is zero; break-even by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.investment.break_even import (
    break_even_output,
    break_even_price,
    minimum_sustainable_price,
)
from polysight.investment.cash_flow import project_cash_flow
from polysight.investment.npv import npv
from polysight.investment.sensitivity import scaled
from tests.investment.example import YEARS, project

MULTIPLIERS = arrays(np.float64, 4, elements=st.floats(0.3, 3.0))


@settings(max_examples=25)
@given(MULTIPLIERS, MULTIPLIERS, st.floats(0.0, 0.3))
def test_the_value_at_the_price_is_zero(cost: np.ndarray, capex: np.ndarray, rate: float) -> None:
    drawn = scaled(scaled(project(), "unit_costs", cost), "capex", capex)
    price = minimum_sustainable_price(drawn, np.asarray(rate), "end")
    assert price.shape == (4,)
    sold = replace(drawn, price_cny_per_kg=price[:, None] * np.ones(YEARS))
    flow = project_cash_flow(sold)
    assert (
        np.abs(npv(rate, flow.net_after_tax, "end")) <= 1e-9 * npv(rate, flow.revenue, "end")
    ).all()
    alone = scaled(scaled(project(), "unit_costs", cost[0]), "capex", capex[0])
    one = minimum_sustainable_price(alone, np.asarray(rate), "end")
    np.testing.assert_allclose(one, price[0], rtol=1e-9)


def test_the_price_path_is_not_used() -> None:
    one = minimum_sustainable_price(project(), np.array(0.1), "end")
    other = scaled(project(), "price", np.asarray(5.0))
    np.testing.assert_allclose(
        minimum_sustainable_price(other, np.array(0.1), "end"), one, rtol=1e-12
    )


def test_nothing_sold_has_no_price() -> None:
    idle = project(output_kg=np.zeros(YEARS))
    assert np.isnan(minimum_sustainable_price(idle, np.array(0.1), "end"))


def test_break_even_by_hand() -> None:
    # Fixed 100, variable 3, output 20, surtax 1/9: (100 + 60) / (20 x 8/9) = 9.
    surtax = np.array(1.0 / 9.0)
    price = break_even_price(np.array(100.0), np.array(3.0), np.array(20.0), surtax)
    np.testing.assert_allclose(price, 9.0, rtol=1e-14)
    output = break_even_output(np.array(100.0), price, np.array(3.0), surtax)
    np.testing.assert_allclose(output, 20.0, rtol=1e-13)


def test_break_even_that_does_not_exist() -> None:
    assert np.isnan(break_even_output(*(np.array(x) for x in (100.0, 3.0, 3.0, 0.0))))
    assert np.isnan(break_even_price(*(np.array(x) for x in (100.0, 3.0, 0.0, 0.0))))
