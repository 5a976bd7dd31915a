"""Steps, intervals that hold the truth, and narrowing."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.uncertainty.convergence import convergence
from polysight.uncertainty.designs import Design, points


def mean(rows: np.ndarray) -> np.ndarray:
    return np.asarray(rows.mean(axis=1))


def test_steps_double_and_the_last_has_all() -> None:
    drawn = np.random.default_rng(1).normal(size=(8, 1024))
    got = convergence(drawn, mean)
    np.testing.assert_array_equal(got.counts, 8 * np.array([64, 128, 256, 512, 1024]))
    assert got.value[-1] == pytest.approx(drawn.mean())
    assert (got.low <= got.value).all()
    assert (got.value <= got.high).all()


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    chance = np.random.default_rng(2)
    held = []
    for _ in range(500):
        got = convergence(chance.normal(size=(6, 64)), mean)
        held.append(got.low[-1] <= 0 <= got.high[-1])
    assert 0.92 <= np.mean(held) <= 0.98


def test_sobol_points_narrow_faster_than_random_ones() -> None:
    def width(design: Design) -> float:
        rows = np.stack(
            [points(design, ("x",), seed=1, count=2048, replicate=at)[0] for at in range(8)]
        )
        got = convergence(rows, mean)
        return float(got.high[-1] - got.low[-1])

    assert width(Design.SOBOL) < 0.05 * width(Design.RANDOM)


def test_one_replicate_tells_no_interval() -> None:
    with pytest.raises(DataError, match="two replicates"):
        convergence(np.ones((1, 64)), mean)
