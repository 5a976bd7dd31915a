"""The price equation: what raises the target and what lowers it."""

from __future__ import annotations

from math import exp, log

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from polysight.market.merit_step import available, marginal_value
from polysight.market.parameter import Parameter
from polysight.market.price_step import log_price_target, volatility
from tests.market.synthetic_case import plausible_parameters
from tests.market.test_merit_step import curve

Floats = NDArray[np.float64]
THETA = plausible_parameters(1)[0]
NORMAL = float(THETA[Parameter.NORMAL_COVER_MONTHS])

amounts = st.floats(0.0, 50.0)
sizes = st.lists(st.floats(0.1, 10.0), min_size=1, max_size=8)


def target(values: list[float], sizes: list[float], wanted: float, cover: float) -> float:
    steps = curve(values, sizes)
    marginal = marginal_value(steps, 0, wanted)
    tightness = wanted / available(steps, 0)
    return log_price_target(THETA, log(40.0), marginal, tightness, cover, NORMAL)


@given(sizes, amounts, st.floats(0.0, 6.0), st.floats(0.1, 20.0), st.data())
def test_more_capacity_never_raises_the_target(
    sizes: list[float], wanted: float, cover: float, more: float, data: st.DataObject
) -> None:
    values = [20.0 + 5.0 * place for place in range(len(sizes))]
    grown = list(sizes)
    grown[data.draw(st.integers(0, len(sizes) - 1))] += more
    before, after = (target(values, each, wanted, cover) for each in (sizes, grown))
    assert after <= before + 1e-12


@given(sizes, amounts, amounts, st.floats(0.0, 6.0), st.floats(0.0, 6.0))
def test_more_wanted_never_lowers_the_target_and_more_stock_never_raises_it(
    sizes: list[float], wanted: float, more: float, cover: float, longer: float
) -> None:
    values = [20.0 + 5.0 * place for place in range(len(sizes))]
    here = target(values, sizes, wanted, cover)
    assert target(values, sizes, wanted + more, cover) >= here
    assert target(values, sizes, wanted, cover + longer) <= here


def test_with_ample_capacity_and_normal_stocks_the_target_is_the_marginal_cost() -> None:
    assert exp(target([20.0, 30.0], [5.0, 50.0], 10.0, NORMAL)) == 30.0 or np.isclose(
        exp(target([20.0, 30.0], [5.0, 50.0], 10.0, NORMAL)), 30.0
    )


def test_however_short_or_long_the_market_the_target_keeps_its_bounds() -> None:
    top, floor = THETA[Parameter.SCARCITY_TOP], THETA[Parameter.FLOOR]
    short = target([20.0], [1.0], 1e9, NORMAL)
    assert log(20.0) < short <= log(20.0) + top + 1e-12
    assert np.isclose(target([20.0], [50.0], 1.0, 1e9), log(floor * 20.0))


def test_where_nothing_can_run_the_price_stays_and_is_uncertain() -> None:
    assert log_price_target(THETA, 3.7, np.nan, np.nan, 1.0, NORMAL) == 3.7
    assert volatility(THETA, np.nan) == THETA[Parameter.VOLATILITY_TIGHT]


def test_prices_swing_more_in_a_tight_market() -> None:
    swings = [volatility(THETA, tightness) for tightness in (0.3, 0.8, 0.95, 1.1)]
    low, high = THETA[Parameter.VOLATILITY_SLACK], THETA[Parameter.VOLATILITY_TIGHT]
    assert swings == sorted(swings)
    assert np.isclose(swings[0], low)
    assert np.isclose(swings[2], (low + high) / 2.0)
