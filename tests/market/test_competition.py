"""Groups, mergers and the cost curve: nothing depends on order, and nothing is lost."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.market.competition import cost_position, group_means, group_sums, merged
from polysight.market.concentration import hhi

PLANTS = 6
SIZES = arrays(np.float64, (2, PLANTS), elements=st.floats(0.1, 500.0))
#: Few costs, so that plants often cost the same.
COSTS = arrays(np.float64, (2, PLANTS), elements=st.sampled_from([20.0, 25.0, 31.5, np.nan]))
GROUPS = arrays(np.int64, (PLANTS,), elements=st.integers(-1, 2))


@given(SIZES, GROUPS)
def test_groups_hold_what_their_members_hold(held: np.ndarray, group_of: np.ndarray) -> None:
    found = group_sums(held, group_of, 3)
    assert found.sum(axis=-1) == pytest.approx(held[:, group_of >= 0].sum(axis=-1))
    for place in range(3):
        assert found[:, place] == pytest.approx(held[:, group_of == place].sum(axis=-1))


@given(COSTS, SIZES, GROUPS)
def test_means_lie_between_the_members_that_have_a_number(
    cost: np.ndarray, weight: np.ndarray, group_of: np.ndarray
) -> None:
    found = group_means(cost, weight, group_of, 3)
    for draw in range(2):
        for place in range(3):
            known = cost[draw, group_of == place]
            known = known[~np.isnan(known)]
            if known.size:
                assert known.min() - 1e-9 <= found[draw, place] <= known.max() + 1e-9
            else:
                assert np.isnan(found[draw, place])


@given(SIZES)
def test_a_merger_adds_twice_the_product_of_the_shares(held: np.ndarray) -> None:
    whole = held.sum(axis=-1)
    after = merged(held, 1, 4)
    assert after.sum(axis=-1) == pytest.approx(whole)
    shares = held / whole[:, None]
    rise = hhi(after, whole) - hhi(held, whole)
    assert rise == pytest.approx(2.0 * shares[:, 1] * shares[:, 4], abs=1e-12)
    assert (merged(held, 2, 2) == held).all()


@given(COSTS, SIZES, st.permutations(range(PLANTS)))
def test_the_place_on_the_curve_is_what_is_cheaper_and_half_of_what_costs_the_same(
    cost: np.ndarray, capacity: np.ndarray, order: list[int]
) -> None:
    found = cost_position(cost, capacity)
    assert cost_position(cost[:, order], capacity[:, order]) == pytest.approx(
        found[:, order], nan_ok=True
    )
    for draw in range(2):
        known = ~np.isnan(cost[draw])
        assert (np.isnan(found[draw]) == ~known).all()
        total = capacity[draw, known].sum()
        for plant in np.flatnonzero(known):
            cheaper = capacity[draw, known & (cost[draw] < cost[draw, plant])].sum()
            same = capacity[draw, known & (cost[draw] == cost[draw, plant])].sum()
            assert found[draw, plant] == pytest.approx((cheaper + 0.5 * same) / total)


def test_a_plant_without_capacity_stands_nowhere() -> None:
    found = cost_position(np.array([20.0, 30.0, 40.0]), np.array([10.0, 0.0, 30.0]))
    assert found[0] == pytest.approx(0.125)
    assert np.isnan(found[1])
    assert found[2] == pytest.approx(0.625)
