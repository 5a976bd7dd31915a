"""Glut and shortage by rule: both signs, what is not known, and what more capacity does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from polysight.warning.market_state import MarketStateRule, market_states, trailing_mean

Floats = NDArray[np.float64]

RULE = MarketStateRule(12, 0.1, 6, 0.75, 0.85)
MONTHS = 30
SEEDS = st.integers(0, 10_000)


def market(seed: int) -> tuple[Floats, Floats, Floats, Floats]:
    """Price, output, imports and capacity of some draws."""
    drawn = np.random.default_rng(seed)
    price = np.exp(np.cumsum(drawn.normal(0.0, 0.06, (5, MONTHS)), axis=1))
    output, imports = drawn.uniform(0.5, 1.2, (5, MONTHS)), drawn.uniform(0.0, 0.4, (5, MONTHS))
    return price, output, imports, drawn.uniform(10.0, 20.0, (5, MONTHS))


def test_a_fall_of_prices_is_a_glut_and_a_rise_with_full_plants_a_shortage() -> None:
    flat, flow = np.ones(MONTHS), np.ones(MONTHS)
    still = market_states(flat, flow, 0.0 * flow, 12.0 * flow, RULE)
    assert not (still.glut | still.shortage).any()
    rising = np.exp(0.03 * np.arange(MONTHS))
    assert market_states(rising, flow, 0.0 * flow, 12.0 * flow, RULE).shortage[-1]
    assert not market_states(rising, flow, 0.4 * flow, 15.0 * flow, RULE).shortage[-1]
    assert market_states(1.0 / rising, flow, 0.0 * flow, 12.0 * flow, RULE).glut[-1]


def test_a_rebound_among_idle_plants_ends_no_glut() -> None:
    flow = np.ones(MONTHS)
    rising = np.exp(0.04 * np.arange(MONTHS))
    found = market_states(rising, flow, 0.0 * flow, 30.0 * flow, RULE)
    assert found.glut[-1]
    assert not found.shortage[-1]


def test_imports_count_as_use_that_own_plants_could_serve() -> None:
    flow = np.ones(MONTHS)
    alone = market_states(flow, 0.5 * flow, 0.0 * flow, 12.0 * flow, RULE)
    supplied = market_states(flow, 0.5 * flow, 0.5 * flow, 12.0 * flow, RULE)
    assert alone.glut[-1]
    assert not supplied.glut[-1]


def test_what_is_not_known_is_neither() -> None:
    price, output, imports, capacity = market(1)
    found = market_states(price, output, imports, capacity, RULE)
    assert not found.known[:, : RULE.past_months].any()
    assert found.known[:, RULE.past_months :].all()
    price[:, 20] = np.nan
    broken = market_states(price, output, imports, capacity, RULE)
    assert not (broken.glut | broken.shortage)[:, 20:].any()


@given(SEEDS, st.floats(1.0, 3.0))
def test_more_capacity_never_takes_a_glut_away_nor_brings_a_shortage(
    seed: int, more: float
) -> None:
    price, output, imports, capacity = market(seed)
    before = market_states(price, output, imports, capacity, RULE)
    after = market_states(price, output, imports, more * capacity, RULE)
    assert (after.glut | ~before.glut).all()
    assert (before.shortage | ~after.shortage).all()


@given(SEEDS, st.floats(0.01, 100.0))
def test_units_do_not_matter(seed: int, scale: float) -> None:
    price, output, imports, capacity = market(seed)
    one = market_states(price, output, imports, capacity, RULE)
    other = market_states(scale * price, scale * output, scale * imports, scale * capacity, RULE)
    assert np.allclose(one.gap, other.gap, atol=1e-9, equal_nan=True)
    assert np.allclose(one.supply_load, other.supply_load, rtol=1e-9, equal_nan=True)


@given(SEEDS)
def test_later_months_and_other_draws_do_not_matter(seed: int) -> None:
    price, output, imports, capacity = market(seed)
    whole = market_states(price, output, imports, capacity, RULE)
    part = market_states(price[2, :20], output[2, :20], imports[2, :20], capacity[2, :20], RULE)
    assert np.array_equal(part.glut, whole.glut[2, :20])
    assert np.array_equal(part.shortage, whole.shortage[2, :20])
    assert not (whole.glut & whole.shortage).any()


def test_a_mean_needs_all_of_its_months() -> None:
    assert np.isnan(trailing_mean(np.ones(3), 4)).all()
    assert trailing_mean(np.array([1.0, 3.0, 5.0]), 2)[1:].tolist() == pytest.approx([2.0, 4.0])
