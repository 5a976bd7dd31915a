"""The benchmark: drift and volatility found again, gaps or not, and honest odds."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.market.random_walk import random_walk
from polysight.market.scores import covered

DRIFT, VOLATILITY = -0.01, 0.08


def walks(count: int, months: int, seed: int = 4) -> np.ndarray:
    source = np.random.Generator(np.random.PCG64(seed))
    moved = DRIFT + VOLATILITY * source.standard_normal((count, months))
    return np.concatenate([np.zeros((count, 1)), moved.cumsum(axis=1)], axis=1)


def test_drift_and_volatility_are_found_again() -> None:
    found = random_walk(np.arange(4001), walks(1, 4000)[0])
    assert found.volatility == pytest.approx(VOLATILITY, rel=0.05)
    assert found.drift == pytest.approx(DRIFT, abs=3 * VOLATILITY / 4000**0.5)


def test_gaps_do_not_change_what_is_found() -> None:
    path, kept = walks(1, 4000)[0], np.sort(np.random.default_rng(1).choice(4001, 900, False))
    found = random_walk(kept, path[kept])
    assert found.volatility == pytest.approx(VOLATILITY, rel=0.08)
    assert found.steps == 899


def test_the_unit_of_the_price_does_not_matter() -> None:
    path = walks(1, 60)[0]
    assert random_walk(range(61), path + 3.0).volatility == pytest.approx(
        random_walk(range(61), path).volatility
    )


def test_paths_have_the_middle_and_the_deviation_that_are_told() -> None:
    found = random_walk(range(61), walks(1, 60)[0])
    source = np.random.Generator(np.random.PCG64(8))
    drawn = found.paths(2.0, source.standard_normal(20000), source.standard_normal((20000, 24)))
    ahead = np.array([1, 12, 24])
    assert drawn[:, ahead - 1].std(axis=0) == pytest.approx(found.deviation(ahead), rel=0.03)
    assert np.median(drawn[:, ahead - 1], axis=0) == pytest.approx(
        found.middle(2.0, ahead), abs=0.02
    )


def test_intervals_hold_what_comes_as_often_as_they_claim() -> None:
    paths = walks(600, 84, seed=9)
    source = np.random.Generator(np.random.PCG64(10))
    hits = []
    for path in paths:
        found = random_walk(range(61), path[:61])
        drawn = found.paths(
            path[60], source.standard_normal(200), source.standard_normal((200, 24))
        )
        hits.append(bool(covered(drawn[:, 11], path[72], 0.8)))
    assert np.mean(hits) == pytest.approx(0.8, abs=0.05)


@pytest.mark.parametrize("months", [[0, 1], [0, 2, 1], [0, 0, 1]])
def test_a_series_that_is_none_is_refused(months: list[int]) -> None:
    with pytest.raises(DataError):
        random_walk(months, np.zeros(len(months)))
