"""Which systems have no solution, and who is named; matrices that need pivoting."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polysight.carbon.linear_system import linear_system
from polysight.errors import DataError
from tests.carbon.foregrounds import entries

NAMES = ("metal", "power", "gas", "steam")
SIDES = [300, 0]


def solved(matrix: np.ndarray, largest_side: int) -> np.ndarray:
    """Solution for one of the first product, axes draw, place."""
    many = matrix if matrix.ndim == 3 else matrix[None]
    wanted = np.zeros((1, 1, many.shape[-1]))
    wanted[..., 0] = 1.0
    system = linear_system(NAMES[: many.shape[-1]], entries(many), largest_side=largest_side)
    return np.asarray(system.solved(wanted)[:, 0])


@pytest.mark.parametrize("largest_side", SIDES)
@pytest.mark.parametrize("gain", [1.0, 1.5])
def test_a_loop_that_takes_all_it_makes_is_refused_with_its_name(
    gain: float, largest_side: int
) -> None:
    matrix = np.eye(4)
    matrix[1, 0], matrix[1, 2], matrix[2, 1] = -0.5, -gain, -1.0
    with pytest.raises(DataError, match=r"activity (power|gas)"):
        solved(matrix, largest_side)


def test_one_bad_draw_is_enough() -> None:
    many = np.stack([np.eye(4)] * 40)
    many[:, 1, 2] = -0.5
    many[:, 2, 1] = -1.0
    assert np.all(np.isfinite(solved(many, 300)))
    many[37, 1, 2] = -1.0
    with pytest.raises(DataError, match=r"activity (power|gas) needs"):
        solved(many, 300)


@pytest.mark.parametrize("largest_side", SIDES)
def test_singular_matrices_name_an_activity_of_the_dependence(largest_side: int) -> None:
    matrix = np.eye(4)
    matrix[1, 2], matrix[2, 1] = 1.0, 1.0
    with pytest.raises(DataError, match=r"activity (power|gas)"):
        solved(matrix, largest_side)


@pytest.mark.parametrize("largest_side", SIDES)
def test_a_matrix_that_needs_pivoting_is_solved_all_the_same(largest_side: int) -> None:
    matrix = np.array([[1e-14, 1.0, 0.0], [1.0, 1.0, 0.5], [0.0, 0.3, 1.0]])
    many = np.stack([matrix, np.eye(3) + 0.1 * (matrix != 0)])
    got = solved(many, largest_side)
    for one, found in zip(many, got, strict=True):
        np.testing.assert_allclose(found, np.linalg.solve(one, [1.0, 0.0, 0.0]), rtol=1e-9)


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.floats(-12, 12))
def test_credits_and_units_of_any_size(seed: int, spread: float) -> None:
    chance = np.random.default_rng(seed)
    unit = np.exp(chance.uniform(-1, 1, 4) * abs(spread))
    plain = np.eye(4) + 0.4 * chance.uniform(-1, 1, (4, 4)) * (chance.random((4, 4)) < 0.7)
    got = solved(plain * unit[:, None] / unit, 300)[0]
    expected = np.linalg.solve(plain, np.eye(4)[0] / unit[0]) * unit
    np.testing.assert_allclose(got, expected, rtol=1e-8, atol=1e-10 * np.max(abs(expected)))


@settings(max_examples=30)
@given(st.integers(0, 10_000))
def test_both_methods_agree(seed: int) -> None:
    chance = np.random.default_rng(seed)
    many = np.eye(4) - 0.3 * chance.random((5, 4, 4)) * (chance.random((4, 4)) < 0.6)
    np.testing.assert_allclose(solved(many, 300), solved(many, 0), rtol=1e-11)
