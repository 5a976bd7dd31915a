"""Probabilities of order close, and do not depend on the order of the options."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.costing.ranking import ranking

COSTS = arrays(np.float64, (12, 4), elements=st.floats(20, 25).map(lambda one: round(one, 0)))


@given(COSTS)
def test_probabilities_close(cost: np.ndarray) -> None:
    found = ranking(cost)
    np.testing.assert_allclose(found.before + found.before.T, np.ones((4, 4)), rtol=1e-12)
    np.testing.assert_allclose(found.rank.sum(axis=0), np.ones(4), rtol=1e-12)
    np.testing.assert_allclose(found.rank.sum(axis=1), np.ones(4), rtol=1e-12)


@given(COSTS, st.permutations(range(4)))
def test_the_order_of_options_does_not_matter(cost: np.ndarray, order: list[int]) -> None:
    once, other = ranking(cost), ranking(cost[:, order])
    np.testing.assert_allclose(other.rank, once.rank[order], rtol=1e-12)
    np.testing.assert_allclose(other.before, once.before[np.ix_(order, order)], rtol=1e-12)


def test_a_clear_order_and_an_unknown_cost() -> None:
    clear = ranking(np.array([[20.0, 30.0], [21.0, 29.0]]))
    assert clear.rank.tolist() == [[1.0, 0.0], [0.0, 1.0]]
    assert clear.before.tolist() == [[0.5, 1.0], [0.0, 0.5]]
    unknown = ranking(np.array([[20.0, 30.0, np.nan], [21.0, 29.0, 25.0]]))
    assert np.isnan(unknown.rank).all()
    assert unknown.before[0, 1] == 1.0
    assert np.isnan(unknown.before[0, 2])
