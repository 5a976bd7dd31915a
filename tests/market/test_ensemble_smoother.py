"""The smoother: exact for linear models, near for bent ones; no variance is lost for nothing."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.market.ensemble_smoother import ensemble_smoother, misfit, taper

Floats = np.ndarray


def normals(*shape: int, seed: int = 1) -> Floats:
    return np.random.Generator(np.random.PCG64(seed)).standard_normal(shape)


def errors(count: int) -> Floats:
    """Errors that hang together like those of neighbouring months."""
    apart = np.abs(np.subtract.outer(np.arange(count), np.arange(count)))
    return 0.3**2 * 0.6**apart


def exact(design: Floats, readings: Floats, covariance: Floats) -> tuple[Floats, Floats]:
    """Mean and covariance of standard normal parameters, given readings of a linear model."""
    weight = np.linalg.inv(covariance)
    after = np.linalg.inv(np.eye(design.shape[1]) + design.T @ weight @ design)
    return after @ design.T @ weight @ readings, after


@pytest.mark.parametrize("steps", [1, 4])
def test_a_linear_model_gives_the_exact_answer(steps: int) -> None:
    design, readings = normals(12, 3, seed=2), normals(12, seed=3)
    mean, covariance = exact(design, readings, errors(12))
    found = ensemble_smoother(
        normals(20000, 3), lambda m: m @ design.T, readings, errors(12), normals(steps, 20000, 12)
    )
    assert found.members.mean(axis=0) == pytest.approx(mean, abs=0.02)
    assert np.cov(found.members, rowvar=False) == pytest.approx(covariance, abs=0.01)


def test_several_steps_are_better_where_the_model_bends() -> None:
    truth = 1.5
    readings = np.full(6, np.exp(truth))

    def model(members: Floats) -> Floats:
        return np.repeat(np.exp(members), 6, axis=1)

    found = {
        steps: ensemble_smoother(
            normals(2000, 1), model, readings, 0.2**2 * np.eye(6), normals(steps, 2000, 6)
        ).members.mean()
        for steps in (1, 6)
    }
    assert abs(found[6] - truth) < abs(found[1] - truth)
    assert found[6] == pytest.approx(truth, abs=0.05)


def test_a_parameter_that_nothing_tells_of_keeps_its_spread() -> None:
    design = np.zeros((60, 8))
    design[:, 0] = 1.0
    found = ensemble_smoother(
        normals(200, 8), lambda m: m @ design.T + 0.2 * normals(len(m), 60, seed=5),
        normals(60, seed=6), 0.3**2 * np.eye(60), normals(4, 200, 60),
    )  # fmt: skip
    assert found.members[:, 0].std() < 0.3
    assert found.members[:, 1:].std(axis=0) == pytest.approx(np.ones(7), abs=0.15)


def test_the_same_numbers_give_the_same_members() -> None:
    def run() -> Floats:
        design = normals(5, 2, seed=2)
        return ensemble_smoother(
            normals(50, 2), lambda m: m @ design.T, normals(5), errors(5), normals(3, 50, 5)
        ).members

    assert np.array_equal(run(), run())


def test_the_misfit_of_honest_spreads_is_one() -> None:
    results = normals(4000, 300)
    readings = normals(300, seed=9) * np.sqrt(1.0 + 0.5**2)
    assert misfit(results, readings, 0.5**2 * np.eye(300)) == pytest.approx(1.0, abs=0.2)
    design = normals(8, 2, seed=2)
    smoothed = ensemble_smoother(
        normals(400, 2), lambda m: m @ design.T, np.full(8, 9.0), errors(8), normals(4, 400, 8)
    )
    assert smoothed.misfit_after != smoothed.misfit_before


def test_belief_in_a_correlation_grows_with_it_and_with_the_members() -> None:
    sizes = np.linspace(0.0, 1.0, 30)
    assert (np.diff(taper(sizes, 100)) >= 0).all()
    assert (taper(sizes, 400) >= taper(sizes, 100)).all()
    assert taper(np.array([0.0, -1.0]), 100)[0] == 0.0


def test_a_model_that_fails_is_refused() -> None:
    with pytest.raises(DataError):
        ensemble_smoother(
            normals(9, 1), lambda m: np.full((9, 2), np.nan), np.zeros(2), np.eye(2),
            normals(1, 9, 2),
        )  # fmt: skip
