"""Exact for linear models; signs, groups and interactions as they must be."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError
from polysight.uncertainty.elementary_effects import elementary_effects


def single(count: int) -> tuple[tuple[int, ...], ...]:
    return tuple((at,) for at in range(count))


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=6), st.sampled_from([2, 4, 8]))
def test_a_linear_model_gives_its_coefficients(slopes: list[float], levels: int) -> None:
    weights = np.array(slopes)
    got = elementary_effects(
        lambda drawn: (weights @ drawn)[None], len(slopes), single(len(slopes)),
        trajectories=5, levels=levels, seed=1,
    )  # fmt: skip
    np.testing.assert_allclose(got.mean[0], weights, atol=1e-10)
    np.testing.assert_allclose(got.mean_absolute[0], np.abs(weights), atol=1e-10)
    np.testing.assert_allclose(got.spread[0], 0.0, atol=1e-10)
    assert got.evaluations == 5 * (len(slopes) + 1)


def test_only_what_was_asked_is_moved_and_points_stay_on_the_grid() -> None:
    seen = []

    def model(drawn: np.ndarray) -> np.ndarray:
        seen.append(drawn)
        return drawn[:1]

    elementary_effects(model, 4, ((0,), (1, 2)), trajectories=7, levels=4, seed=2)
    drawn = seen[0].reshape(4, 3, 7)
    assert set(np.unique(drawn)) <= {0.125, 0.375, 0.625, 0.875}
    np.testing.assert_array_equal(np.ptp(drawn[3], axis=0), 0.0)
    moved = np.diff(drawn, axis=1) != 0
    np.testing.assert_array_equal(moved[1], moved[2])
    np.testing.assert_array_equal(moved[0].sum(axis=0), 1)
    assert not (moved[0] & moved[1]).any()


def test_interaction_shows_as_spread() -> None:
    got = elementary_effects(
        lambda drawn: (drawn[0] * drawn[1] + drawn[2])[None], 3, single(3),
        trajectories=400, seed=3,
    )  # fmt: skip
    np.testing.assert_allclose(got.mean[0], [0.5, 0.5, 1.0], atol=0.05)
    assert (got.spread[0, :2] > 0.2).all()
    assert got.spread[0, 2] < 1e-10
    assert (got.low <= got.mean_absolute).all()
    assert (got.mean_absolute <= got.high).all()


def test_opposed_effects_cancel_in_the_mean_alone() -> None:
    got = elementary_effects(
        lambda drawn: ((drawn[0] - 0.5) ** 2)[None], 1, single(1), trajectories=400, seed=4
    )
    assert abs(got.mean[0, 0]) < 0.05
    assert got.mean_absolute[0, 0] > 0.1


def test_a_group_has_no_sign() -> None:
    got = elementary_effects(
        lambda drawn: drawn.sum(axis=0)[None], 2, ((0, 1),), trajectories=50, seed=5
    )
    assert np.isnan(got.mean[0, 0])
    assert 0.0 < got.mean_absolute[0, 0] < 2.0


def test_too_little_is_refused() -> None:
    with pytest.raises(DataError, match="trajectories"):
        elementary_effects(lambda drawn: drawn, 1, single(1), trajectories=1, seed=1)
    with pytest.raises(DataError, match="even"):
        elementary_effects(lambda drawn: drawn, 1, single(1), trajectories=4, levels=3, seed=1)
