"""Roots against an independent oracle: eigenvalues of the companion matrix."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from polysight.investment.polynomial import positive_roots
from tests.investment.sturm import positive_root_count


def oracle(rising: np.ndarray) -> np.ndarray:
    found = np.roots(rising[::-1])
    real = found[np.abs(found.imag) < 1e-7 * np.abs(found)].real
    return np.sort(real[real > 0])


@pytest.mark.parametrize("periods", [3, 8, 25])
def test_random_rows_agree_with_the_companion_matrix(periods: int) -> None:
    rows = np.random.default_rng(7).normal(size=(400, periods))
    for row in rows:
        known, count = positive_roots(row)
        np.testing.assert_allclose(known, oracle(row), rtol=1e-7)
        assert count == len(known)


def test_two_roots_below_one_behind_a_missing_first_power() -> None:
    roots, _ = positive_roots(np.array([-7.0, 0.0, 100.0, -100.0]))
    np.testing.assert_allclose(roots**2 * (1 - roots), 0.07, rtol=1e-13)
    assert len(roots) == 2


def test_roots_far_from_one_keep_their_digits() -> None:
    both, _ = positive_roots(np.array([1e-30, -1.0, 1e-30]))
    np.testing.assert_allclose(both, [1e-30, 1e30], rtol=1e-14)
    small, _ = positive_roots(np.array([1.0, -1e200, 0.0]))
    np.testing.assert_allclose(small, [1e-200], rtol=1e-14)


def test_a_long_row_with_many_turns() -> None:
    wanted = np.array([0.5, 0.8, 1.25, 2.0])
    terms = np.concatenate([np.polynomial.polynomial.polyfromroots(wanted), np.zeros(300)])
    np.testing.assert_allclose(positive_roots(terms)[0], wanted, rtol=1e-12)


def test_every_small_whole_polynomial_has_its_exact_number_of_roots() -> None:
    rows = np.array(list(itertools.product(range(-2, 3), repeat=5)), dtype=np.float64)
    found = [len(positive_roots(row)[0]) for row in rows]
    assert found == [positive_root_count([int(term) for term in row]) for row in rows]
