"""Draws of a market are the same whoever makes them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polysight.market.case import StartState
from polysight.market.parameter import Parameter
from polysight.study.market_model import ParameterSpread, StartSpread, Transform
from tests.market.synthetic_case import synthetic_model

SIZE = len(Parameter)


def spread(factor: np.ndarray | None = None) -> ParameterSpread:
    kinds = np.arange(SIZE) % len(Transform)
    made = 0.1 * np.tri(SIZE) if factor is None else factor
    return ParameterSpread(
        np.linspace(-1, 1, SIZE), made, kinds, np.full(SIZE, 2.0), np.full(SIZE, 3.0)
    )


def start() -> StartSpread:
    shapes = {"log_price": 2, "earlier_log_price": 3, "expected_log_price": 2, "stock": 4, "use": 2}
    fields = [
        np.full((shapes[name], 1) if name in shapes else 1, 4.0) for name in StartState._fields
    ]
    return StartSpread(StartState(*fields), StartState(*(0.1 + 0.0 * one for one in fields)))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**63), st.lists(st.integers(1, 90), min_size=1, max_size=4))
def test_stretches_join_without_a_seam(seed: int, sizes: list[int]) -> None:
    whole = spread().draws(seed, 0, sum(sizes))
    states = start().draws(seed, 0, sum(sizes))
    first = 0
    for size in sizes:
        assert np.array_equal(spread().draws(seed, first, size), whole[first : first + size])
        for made, all_made in zip(start().draws(seed, first, size), states, strict=True):
            assert np.array_equal(made, all_made[..., first : first + size])
        first += size


def test_draws_have_the_stated_mean_covariance_and_range() -> None:
    one = spread()
    found = one.draws(5, 0, 40_000)
    linear, log, bounded = (found[:, one.transform == kind] for kind in Transform)
    assert linear[:, 0].mean() == pytest.approx(-1.0, abs=0.01)
    assert linear[:, 0].std() == pytest.approx(0.1, rel=0.02)
    assert np.cov(linear[:, 1], linear[:, 2])[0, 1] == pytest.approx(4 * 0.01, rel=0.05)
    assert (log > 0).all()
    assert ((bounded > 2.0) & (bounded < 3.0)).all()


def test_a_spread_of_nothing_gives_the_middle() -> None:
    found = spread(np.zeros((SIZE, SIZE))).draws(1, 0, 3)
    assert np.array_equal(found, np.broadcast_to(spread().values(spread().middle), found.shape))


def test_stocks_stay_positive_and_earlier_prices_move_with_the_last() -> None:
    states = start().draws(7, 0, 500)
    assert (states.stock > 0).all()
    assert np.median(states.stock) == pytest.approx(4.0, rel=0.05)
    assert np.array_equal(states.earlier_log_price[0], states.log_price[0])
    assert not np.array_equal(states.log_price[1], states.log_price[0])


def test_a_draw_of_more_demand_starts_with_more_expected_and_in_use() -> None:
    one = spread()
    made = start().draws(3, 0, 200)
    model = replace(synthetic_model(6, 6), start=start(), parameters=one)
    found, parameters = model.chunk(3, 0, 200)
    level = np.exp(parameters[:, Parameter.DEMAND_LEVEL])
    for name in ("expected_demand", "use", "module_stock"):
        assert getattr(found.start, name) == pytest.approx(getattr(made, name) * level)
    assert np.array_equal(found.start.log_price, made.log_price)
