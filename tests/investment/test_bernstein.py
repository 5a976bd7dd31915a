"""Roots told apart: exact numbers where there is no doubt, silence where there is."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from polysight.investment.bernstein import separated
from tests.investment.sturm import positive_root_count


def intervals(terms: list[float]) -> tuple[int, np.ndarray, np.ndarray, np.ndarray]:
    low, high = np.empty(len(terms)), np.empty(len(terms))
    turn = np.empty(len(terms), dtype=np.int64)
    found = separated(np.array(terms, dtype=np.float64), low, high, turn)
    return found, low[: max(found, 0)], high[: max(found, 0)], turn[: max(found, 0)]


def below_one(terms: tuple[int, ...]) -> int:
    """Distinct roots in (0, 1), exactly: y = x / (1 - x) is above zero there."""
    rising, size = [0] * len(terms), len(terms) - 1
    for power, term in enumerate(terms):
        # term x^power (1 - x + x)^(size - power) in y over (1 + y)^size.
        for choice in range(size - power + 1):
            rising[power + choice] += term * math.comb(size - power, choice)
    return positive_root_count(rising)


def test_every_small_whole_polynomial_has_its_exact_number_below_one() -> None:
    told = 0
    for terms in itertools.product(range(-2, 3), repeat=5):
        if terms[0] == 0:
            continue
        found, low, high, turn = intervals(list(terms))
        if found < 0:
            continue
        told += 1
        assert found == below_one(terms)
        for left, right, way in zip(low, high, turn, strict=True):
            values = np.polynomial.polynomial.polyval([left, right], np.array(terms))
            assert values[0] * values[1] < 0
            assert np.sign(values[1]) == way
    assert told > 2000


@pytest.mark.parametrize(
    "terms",
    [
        [0.25, -1.0, 1.0],  # twice one half
        [-1.0, 0.5, 0.5],  # a root at one
        [1e-20, -1.0, 1.0, 0.5],  # a first term within the rounding of the others
        [np.inf, -1.0, 1.0],
    ],
)
def test_what_rounding_hides_is_not_guessed(terms: list[float]) -> None:
    assert intervals(terms)[0] == -1


def test_close_roots_are_told_apart() -> None:
    wanted = [0.3, 0.3001, 0.31, 0.9]
    found, low, high, turn = intervals(list(np.polynomial.polynomial.polyfromroots(wanted)))
    assert found == 4
    assert all(left < root < right for left, root, right in zip(low, wanted, high, strict=True))
    assert turn.tolist() == [-1, 1, -1, 1]
