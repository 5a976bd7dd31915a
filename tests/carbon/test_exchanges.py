"""Patterns and values: sums of entries of one place, products, refusals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.carbon.exchanges import Exchanges, exchanges
from polysight.errors import DataError

SHAPE = (4, 3)


def several(seed: int, count: int, *draws: int) -> Exchanges:
    """Entries at random places, some of them the same."""
    chance = np.random.default_rng(seed)
    rows, columns = (chance.integers(0, side, count) for side in SHAPE)
    return Exchanges(rows, columns, chance.normal(size=(*draws, count)))


@given(st.integers(0, 10_000), st.integers(0, 20))
def test_the_dense_matrix_holds_the_sum_of_all_entries(seed: int, count: int) -> None:
    part = several(seed, count, 2)
    expected = np.zeros((2, *SHAPE))
    for place, (row, column) in enumerate(zip(part.rows, part.columns, strict=True)):
        expected[:, row, column] += part.values[:, place]
    np.testing.assert_allclose(part.dense(SHAPE), expected, atol=1e-14)
    single = part.merged()
    assert len({*zip(single.rows, single.columns, strict=True)}) == len(single.rows)
    np.testing.assert_allclose(single.dense(SHAPE), expected, atol=1e-14)
    turned = part.turned.dense(SHAPE[::-1])
    np.testing.assert_allclose(turned, np.swapaxes(expected, -1, -2), atol=1e-14)


@given(st.integers(0, 10_000), st.integers(0, 20))
def test_times_is_the_product_of_matrix_and_vector(seed: int, count: int) -> None:
    part = several(seed, count, 5)
    vector = np.random.default_rng(seed).normal(size=(5, SHAPE[1]))
    expected = np.einsum("dij,dj->di", part.dense(SHAPE), vector)
    got = part.times(vector, SHAPE[0])
    np.testing.assert_allclose(got, expected, atol=1e-13)
    alone = Exchanges(part.rows, part.columns, part.values[3])
    assert np.array_equal(alone.times(vector[3], SHAPE[0]), got[3])


def test_values_of_single_entries_broadcast() -> None:
    part = exchanges(((0, 0, 1.0), (1, 0, np.ones((4, 1))), (1, 1, np.zeros(3))))
    assert part.free_shape == (4, 3)
    assert exchanges(()).values.shape == (0,)


@pytest.mark.parametrize(
    ("rows", "values", "told"),
    [([0, 1], [1.0], "does not fit"), ([0], 1.0, "does not fit"), ([-1], [1.0], "negative")],
)
def test_refusals(rows: list[int], values: object, told: str) -> None:
    with pytest.raises(DataError, match=told):
        Exchanges(np.array(rows), np.zeros(1, dtype=np.int64), np.asarray(values, dtype=float))
