"""Known effects: linear in correlated normals, and Ishigami's function."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtri

from polysight.errors import DataError
from polysight.uncertainty.designs import Design, points
from polysight.uncertainty.shapley_effects import shapley_effects
from tests.uncertainty.ishigami import ishigami, parts


def design(factors: int, count: int) -> np.ndarray:
    names = tuple(f"x{at}" for at in range(2 * factors))
    return points(Design.SOBOL, names, seed=1, count=count)


@pytest.mark.parametrize("rho", [-0.8, 0.0, 0.5, 0.95])
def test_two_correlated_normals(rho: float) -> None:
    """Owen and Prieur (2017), SIAM/ASA JUQ 5, section 3.2: the closed form of a linear model."""
    slopes = np.array([2.0, -1.0])
    linked = np.array([[1.0, rho], [rho, 1.0]])
    got = shapley_effects(
        lambda drawn: (slopes @ ndtri(drawn))[None], design(2, 2**13), linked, ((0,), (1,)), seed=1
    )
    variance = slopes @ linked @ slopes
    own = slopes**2 * (1 - rho**2 / 2) + rho * slopes.prod() + slopes[::-1] ** 2 * rho**2 / 2
    np.testing.assert_allclose(got.value[0], own / variance, atol=0.01)
    assert got.value.sum() == pytest.approx(1.0, abs=1e-12)


def test_ishigami_shares_interactions_evenly() -> None:
    first, total, _ = parts()
    got = shapley_effects(ishigami, design(3, 2**12), np.eye(3), ((0,), (1,), (2,)), seed=1)
    np.testing.assert_allclose(got.value[0], (first + total) / 2, atol=0.02)
    assert (got.low <= got.value).all()
    assert (got.value <= got.high).all()


def test_a_twin_takes_half() -> None:
    """A factor that only goes with another explains as much, though the model does not use it."""
    linked = np.array([[1.0, 0.999, 0.0], [0.999, 1.0, 0.0], [0.0, 0.0, 1.0]])
    got = shapley_effects(
        lambda drawn: (ndtri(drawn[0]) + ndtri(drawn[2]))[None],
        design(3, 2**12), linked, ((0,), (1,), (2,)), seed=1,
    )  # fmt: skip
    np.testing.assert_allclose(got.value[0], [0.25, 0.25, 0.5], atol=0.02)


def test_groups_add_up_where_they_are_independent() -> None:
    linked = np.array([[1.0, 0.6, 0.0], [0.6, 1.0, 0.0], [0.0, 0.0, 1.0]])

    def model(drawn: np.ndarray) -> np.ndarray:
        return np.asarray(ndtri(drawn).sum(axis=0)[None])

    got = shapley_effects(model, design(3, 2**12), linked, ((0, 1), (2,)), seed=1)
    np.testing.assert_allclose(got.value[0], [3.2 / 4.2, 1 / 4.2], atol=0.01)


def test_groups_must_hold_every_factor_once() -> None:
    with pytest.raises(DataError, match="every factor once"):
        shapley_effects(ishigami, design(3, 8), np.eye(3), ((0,), (1,)), seed=1)
    with pytest.raises(DataError, match="too many"):
        shapley_effects(
            ishigami, design(13, 8), np.eye(13), tuple((at,) for at in range(13)), seed=1
        )
