"""Draws: within bounds, the same bits in any company, order or piece."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError
from polysight.estimate import Estimate
from polysight.uncertainty.draws import draws, estimate_draws, lognormal_draws
from polysight.uncertainty.spread import Spread
from tests.uncertainty.example import estimate, estimates

NAMED = st.dictionaries(st.text(min_size=1, max_size=8), estimates(), min_size=1, max_size=5)


@given(NAMED, st.integers(0, 2**32), st.randoms())
def test_neither_order_nor_company_changes_a_bit(
    named: dict[str, Estimate], seed: int, shuffle: Random
) -> None:
    pairs = list(named.items())
    whole = draws(tuple(pairs), seed=seed, count=20)
    shuffle.shuffle(pairs)
    other = draws((*pairs, ("one more quantity", estimate(1.0, 0.0, 5.0))), seed=seed, count=20)
    for name, each in named.items():
        alone = estimate_draws(name, each, seed=seed, count=20)
        assert whole.of(name).tolist() == other.of(name).tolist() == alone.tolist()
        assert ((alone >= each.low) & (alone <= each.high)).all()


@given(NAMED, st.integers(0, 20))
def test_pieces_join(named: dict[str, Estimate], cut: int) -> None:
    pairs = tuple(named.items())
    whole = draws(pairs, seed=3, count=20).values
    left = draws(pairs, seed=3, count=cut).values
    right = draws(pairs, seed=3, count=20 - cut, first=cut).values
    assert np.concatenate([left, right], axis=1).tolist() == whole.tolist()


def test_what_was_drawn_is_said() -> None:
    got = draws((("a", estimate(1.0, 1.0, 1.0)), ("b", estimate(1.0, 0.5, 3.0))), seed=0, count=4)
    assert got.names == ("a", "b")
    assert got.units == ("1", "1")
    assert got.spreads == (Spread.FIXED, Spread.TRIANGULAR)
    assert got.of("a").tolist() == [1.0] * 4
    with pytest.raises(DataError, match="nothing named c"):
        got.of("c")


def test_a_name_twice_is_refused() -> None:
    pair = ("a", estimate(1.0, 1.0, 1.0))
    with pytest.raises(DataError, match="twice"):
        draws((pair, pair), seed=0, count=1)


def test_moments() -> None:
    drawn = estimate_draws("x", estimate(1.0, 0.0, 5.0), seed=1, count=100_000)
    np.testing.assert_allclose(drawn.mean(), 2.0, atol=0.02)
    variance = (0.0 + 1.0 + 25.0 - 0.0 - 0.0 - 5.0) / 18.0
    np.testing.assert_allclose(drawn.var(), variance, rtol=0.02)


def test_lognormal_draws_are_positive_and_have_the_stated_quantiles() -> None:
    drawn = lognormal_draws(
        "x", estimate(2.0, 1.0, 4.0), low_at=0.05, high_at=0.95, seed=1, count=100_000
    )
    assert (drawn > 0).all()
    np.testing.assert_allclose(np.quantile(drawn, [0.05, 0.5, 0.95]), [1, 2, 4], rtol=0.02)


def test_no_quantities_make_an_empty_table() -> None:
    assert draws((), seed=0, count=3).values.shape == (0, 3)
