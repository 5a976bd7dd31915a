"""The price equation: what raises the target and what lowers it."""

from __future__ import annotations

from math import exp, log

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from polysight.market.merit_step import marginal_value, total_of
from polysight.market.parameter import Parameter
from polysight.market.price_step import log_price_target, volatility
from tests.market.synthetic_case import plausible_parameters
from tests.market.test_merit_step import curve

Floats = NDArray[np.float64]
THETA = plausible_parameters(1)[0]
NORMAL = float(THETA[Parameter.NORMAL_COVER_MONTHS])

amounts = st.floats(0.0, 50.0)
prices = st.floats(5.0, 90.0)
moods, shares = st.floats(-1.0, 1.0), st.floats(0.0, 1.0)
plants = st.lists(st.tuples(prices, st.floats(0.1, 10.0)), min_size=1, max_size=8)


def target(
    steps: list[tuple[float, float]],
    wanted: float,
    cover: float = NORMAL,
    offered: float = 0.0,
    landed: float = 40.0,
    ceiling: float = 60.0,
    apart: float = 0.0,
    empty: float = 0.0,
) -> float:
    """Log price target of one month's clearing, plants as cost and capacity."""
    ordered = sorted(steps)
    found = curve([value for value, _ in ordered], [size for _, size in ordered])
    marginal = marginal_value(found, 0, wanted, offered, landed, ceiling)
    tightness = wanted / (total_of(found, 0, len(ordered)) + offered)
    return log_price_target(THETA, log(40.0), marginal, tightness, cover, NORMAL, apart, empty)


@given(
    plants, st.tuples(prices, st.floats(0.1, 20.0)), amounts, st.floats(0.0, 6.0), amounts,
    moods, shares,
)  # fmt: skip
def test_more_capacity_at_any_cost_never_raises_the_target(
    steps: list[tuple[float, float]],
    more: tuple[float, float],
    wanted: float,
    cover: float,
    offered: float,
    apart: float,
    empty: float,
) -> None:
    before, after = (
        target(each, wanted, cover, offered, apart=apart, empty=empty)
        for each in (steps, [*steps, more])
    )
    assert after <= before + 1e-12


@given(plants, amounts, amounts, amounts)
def test_more_offered_from_outside_never_raises_the_target(
    steps: list[tuple[float, float]], wanted: float, offered: float, more: float
) -> None:
    before = target(steps, wanted, offered=offered)
    assert target(steps, wanted, offered=offered + more) <= before + 1e-12


@given(plants, amounts, amounts, st.floats(0.0, 6.0), st.floats(0.0, 6.0), amounts, moods)
def test_more_wanted_never_lowers_the_target_and_more_stock_never_raises_it(
    steps: list[tuple[float, float]],
    wanted: float,
    more: float,
    cover: float,
    longer: float,
    offered: float,
    apart: float,
) -> None:
    here = target(steps, wanted, cover, offered, apart=apart)
    assert target(steps, wanted + more, cover, offered, apart=apart) >= here - 1e-12
    assert target(steps, wanted, cover + longer, offered, apart=apart) <= here + 1e-12


@given(plants, st.floats(0.01, 50.0), st.floats(0.0, 6.0), moods, shares, shares)
def test_the_emptier_the_stores_the_higher_the_target_and_nothing_pulls_it_under_cost(
    steps: list[tuple[float, float]],
    wanted: float,
    cover: float,
    apart: float,
    empty: float,
    more: float,
) -> None:
    here = target(steps, wanted, cover, apart=apart, empty=empty)
    assert target(steps, wanted, cover, apart=apart, empty=max(empty, more)) >= here - 1e-12
    ordered = sorted(steps)
    found = curve([value for value, _ in ordered], [size for _, size in ordered])
    least = log(marginal_value(found, 0, wanted, 0.0, 40.0, 60.0))
    assert target(steps, wanted, cover, apart=apart, empty=1.0) >= least - 1e-12


def test_a_mood_lifts_the_target_unless_stores_are_full() -> None:
    plain, high, full = (
        target([(30.0, 50.0)], 10.0, cover, apart=mood)
        for cover, mood in ((NORMAL, 0.0), (NORMAL, 0.3), (2.0 * NORMAL, 0.3))
    )
    assert np.isclose(high, plain + 0.3)
    assert np.isclose(full, target([(30.0, 50.0)], 10.0, 2.0 * NORMAL))


def test_with_ample_capacity_and_normal_stocks_the_target_is_the_marginal_cost() -> None:
    assert np.isclose(exp(target([(20.0, 5.0), (30.0, 50.0)], 10.0)), 30.0)


def test_however_short_or_long_the_market_the_target_keeps_its_bounds() -> None:
    top, floor = THETA[Parameter.SCARCITY_TOP], THETA[Parameter.FLOOR]
    short = target([(20.0, 1.0)], 1e9, ceiling=50.0)
    assert log(50.0) < short <= log(50.0) + top + 1e-12
    assert np.isclose(target([(20.0, 50.0)], 1.0, cover=1e9), log(floor * 20.0))


def test_scarcity_and_empty_stores_together_stay_below_what_buyers_can_bear() -> None:
    top = THETA[Parameter.SCARCITY_TOP]
    short = target([(20.0, 1.0)], 1e9, cover=0.0, ceiling=50.0)
    assert log(50.0) < short <= log(50.0) + top + 1e-12


def test_where_nothing_can_be_had_the_price_stays_and_is_uncertain() -> None:
    assert log_price_target(THETA, 3.7, np.nan, np.nan, 1.0, NORMAL, 0.0, 0.0) == 3.7
    assert volatility(THETA, np.nan) == THETA[Parameter.VOLATILITY_TIGHT]


def test_prices_swing_more_in_a_tight_market() -> None:
    swings = [volatility(THETA, tightness) for tightness in (0.3, 0.8, 0.95, 1.1)]
    low, high = THETA[Parameter.VOLATILITY_SLACK], THETA[Parameter.VOLATILITY_TIGHT]
    assert swings == sorted(swings)
    assert np.isclose(swings[0], low, rtol=1e-3)
    assert np.isclose(swings[2], (low + high) / 2.0)
