"""Stretches drawn again: each result equally often, neighbours together, honest widths."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.market.block_bootstrap import (
    block_places,
    bootstrap_mean,
    bootstrap_ratio,
    interval,
)


def uniforms(resamples: int, stretches: int, seed: int = 3) -> np.ndarray:
    return np.random.Generator(np.random.PCG64(seed)).random((resamples, stretches))


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 9))
def test_places_are_stretches_of_neighbours(count: int, length: int, seed: int) -> None:
    length = min(length, count)
    places = block_places(uniforms(5, 40, seed), count, length)
    assert places.shape == (5, count)
    steps = np.diff(places, axis=1) % count
    inside = np.arange(1, count) % length != 0
    assert (steps[:, inside] == 1 % count).all()


def test_each_result_is_drawn_equally_often() -> None:
    places = block_places(uniforms(20000, 3), 7, 3)
    shares = np.bincount(places.ravel(), minlength=7) / places.size
    assert shares == pytest.approx(np.full(7, 1 / 7), abs=0.005)


def test_the_spread_of_a_mean_of_independent_results_is_the_usual_one() -> None:
    values = np.random.Generator(np.random.PCG64(1)).standard_normal(200)
    means = bootstrap_mean(values, block_places(uniforms(4000, 200), 200, 1))
    assert means.std() == pytest.approx(values.std() / 200**0.5, rel=0.05)


def test_stretches_widen_the_interval_of_results_that_hang_together() -> None:
    values = np.repeat(np.random.Generator(np.random.PCG64(2)).standard_normal(25), 8)
    alone = bootstrap_mean(values, block_places(uniforms(3000, 200), 200, 1)).std()
    together = bootstrap_mean(values, block_places(uniforms(3000, 25), 200, 8)).std()
    assert together > 2.0 * alone


def test_missing_results_are_left_out_of_both() -> None:
    upper, lower = np.array([1.0, np.nan, 3.0]), np.array([2.0, np.nan, 6.0])
    places = block_places(uniforms(50, 3), 3, 1)
    ratios = bootstrap_ratio(upper, lower, places)
    kept = ratios[np.isfinite(ratios)]
    assert kept == pytest.approx(np.full(len(kept), 0.5))
    assert interval(ratios, 0.9) == pytest.approx((0.5, 0.5))
    assert all(np.isnan(interval(np.array([np.nan]), 0.9)))
