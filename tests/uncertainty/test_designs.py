"""Strata, evenness, independence of replicates, streams by name."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from polysight.errors import DataError
from polysight.uncertainty.designs import Design, balanced_count, points

NAMES = ("price", "load", "capex")


@pytest.mark.parametrize("design", [Design.LATIN_HYPERCUBE, Design.SOBOL])
def test_one_point_in_every_stratum_of_every_factor(design: Design) -> None:
    got = points(design, NAMES, seed=1, count=256, replicate=3)
    for row in got:
        np.testing.assert_array_equal(np.sort(np.floor(row * 256)), np.arange(256))


@pytest.mark.parametrize("design", list(Design))
def test_points_are_inside_repeatable_and_differ_by_replicate_and_seed(design: Design) -> None:
    got = points(design, NAMES, seed=7, count=1024)
    assert got.shape == (3, 1024)
    assert ((got > 0) & (got < 1)).all()
    np.testing.assert_array_equal(got, points(design, NAMES, seed=7, count=1024))
    for other in (
        points(design, NAMES, seed=8, count=1024),
        points(design, NAMES, seed=7, count=1024, replicate=1),
    ):
        assert not np.isin(got, other).any()


@pytest.mark.parametrize("design", [Design.RANDOM, Design.LATIN_HYPERCUBE])
def test_a_further_factor_changes_no_other(design: Design) -> None:
    few = points(design, ("load", "price"), seed=7, count=64)
    more = points(design, ("tax", "price", "load"), seed=7, count=64)
    np.testing.assert_array_equal(few, more[[2, 1]])


def test_sobol_points_integrate_better_than_random_ones() -> None:
    def error(design: Design) -> float:
        means = [
            np.prod(points(design, NAMES, seed=2, count=1024, replicate=at), axis=0).mean()
            for at in range(16)
        ]
        return float(np.sqrt(np.mean((np.array(means) - 0.125) ** 2)))

    assert error(Design.SOBOL) < 0.1 * error(Design.RANDOM)
    assert error(Design.LATIN_HYPERCUBE) < error(Design.RANDOM)


def test_random_replicates_join_without_a_seam() -> None:
    pieces = [points(Design.RANDOM, ("a",), seed=1, count=32, replicate=at) for at in range(4)]
    whole = points(Design.RANDOM, ("a",), seed=1, count=128)
    np.testing.assert_array_equal(np.concatenate(pieces, axis=1), whole)


@pytest.mark.parametrize("design", list(Design))
def test_points_are_uniform(design: Design) -> None:
    rows = [points(design, NAMES, seed=3, count=512, replicate=at) for at in range(8)]
    assert stats.kstest(np.concatenate(rows, axis=1).ravel(), "uniform").pvalue > 0.001


def test_what_does_not_suit_is_refused() -> None:
    with pytest.raises(DataError, match="powers of two"):
        points(Design.SOBOL, NAMES, seed=1, count=100)
    with pytest.raises(DataError, match="twice"):
        points(Design.RANDOM, ("a", "a"), seed=1, count=4)


@given(st.integers(1, 10**7), st.integers(1, 64))
def test_replicates_together_have_what_was_asked(wanted: int, replicates: int) -> None:
    each = balanced_count(wanted, replicates)
    assert each & (each - 1) == 0
    assert each * replicates >= wanted
    assert each == 1 or each // 2 * replicates < wanted
