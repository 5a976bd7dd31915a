"""Distributions of exchanges: quantiles, signs, pieces that join."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.study.inventory_spread import Kind, Spread, fixed, lognormal

COUNT = 4000


def one(kind: Kind, middle: float, scale: float, low: float, high: float) -> Spread:
    return Spread(np.array([int(kind)]), *(np.array([x]) for x in (middle, scale, low, high)))


@pytest.mark.parametrize(
    ("spread", "mean", "deviation"),
    [
        (one(Kind.LOGNORMAL, 2.0, 0.1, 0, 0), 2.0 * np.exp(0.005), 0.201),
        (one(Kind.LOGNORMAL, -2.0, 0.1, 0, 0), -2.0 * np.exp(0.005), 0.201),
        (one(Kind.NORMAL, -5.0, 0.5, 0, 0), -5.0, 0.5),
        (one(Kind.UNIFORM, 2.0, 0, 1.0, 3.0), 2.0, 2 / np.sqrt(12)),
        (one(Kind.TRIANGULAR, 1.0, 0, 0.0, 5.0), 2.0, np.sqrt((25 + 1 - 5) / 18)),
    ],
)
def test_moments(spread: Spread, mean: float, deviation: float) -> None:
    drawn = spread.drawn(("x",), seed=1, count=COUNT)
    np.testing.assert_allclose(drawn.mean(), mean, atol=4 * deviation / np.sqrt(COUNT))
    np.testing.assert_allclose(drawn.std(), deviation, rtol=0.06)


@given(st.floats(-5, 5), st.floats(0, 3), st.floats(0, 3))
def test_triangles_stay_within_their_ends(middle: float, down: float, up: float) -> None:
    spread = one(Kind.TRIANGULAR, middle, 0.0, middle - down, middle + up)
    drawn = spread.drawn(("x",), seed=2, count=50)
    assert np.all(drawn >= middle - down - 1e-9)
    assert np.all(drawn <= middle + up + 1e-9)


def test_pieces_join_and_names_choose_the_stream() -> None:
    spread = lognormal(np.array([1.0, -2.0, 3.0]), np.array([0.1, 0.2, 0.0]))
    whole = spread.drawn(("a", "b", "c"), seed=3, count=20)
    assert np.array_equal(spread.drawn(("a", "b", "c"), seed=3, count=5, first=10), whole[10:15])
    other = spread.drawn(("z", "b", "c"), seed=3, count=20)
    assert np.array_equal(other[:, 1:], whole[:, 1:])
    assert not np.array_equal(other[:, 0], whole[:, 0])
    assert np.all(whole[:, 2] == 3.0)


def test_fixed_exchanges_do_not_move() -> None:
    drawn = fixed(np.array([1.0, -4.0])).drawn(("a", "b"), seed=0, count=3)
    assert drawn.tolist() == [[1.0, -4.0]] * 3
