"""Signs, powers of two, values and brackets."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.investment.polynomial_terms import (
    anchored,
    bracketed,
    evaluated,
    sign_at,
    sign_changes,
)

TERMS = arrays(np.float64, st.integers(1, 12), elements=st.floats(-100, 100))


def test_sign_changes_skip_zeros() -> None:
    for row, changes in (([0, -1, 0, 2, 0], 1), ([1, 0, 0, 0, 1], 0), ([-1, 2, -3, 0, 4], 3)):
        assert sign_changes(np.array(row, dtype=np.float64)) == changes
    assert sign_changes(np.array([1e-200, -1e-200])) == 1


def test_anchored_drops_the_zeros_at_both_ends_and_keeps_every_digit() -> None:
    row = np.array([0.0, 3.0, 0.0, -1000.0, 0.0])
    assert anchored(row, False).tolist() == [3 / 1024, 0.0, -1000 / 1024]
    assert anchored(row, True).tolist() == [-1000 / 1024, 0.0, 3 / 1024]
    assert anchored(np.zeros(3), False).size == 0


@given(TERMS, st.floats(0, 2))
def test_value_slope_and_size(terms: np.ndarray, at: float) -> None:
    value, slope, size = evaluated(terms, at)
    power = np.arange(len(terms))
    bound = np.sum(np.abs(terms) * at**power) * 1e-13 + 1e-300
    assert abs(value - np.sum(terms * at**power)) <= bound
    assert abs(size - np.sum(np.abs(terms) * at**power)) <= bound
    tangent = np.sum((terms * power)[1:] * at ** (power[1:] - 1))
    assert abs(slope - tangent) <= len(terms) * np.sum(np.abs(terms)) * 2.0 ** len(terms) * 1e-13


def test_a_sign_below_rounding_is_zero() -> None:
    assert sign_at(np.array([-1.0, 1.0]), 1.0 + 1e-16) == 0
    assert sign_at(np.array([-1.0, 1.0]), 1.1) == 1
    assert sign_at(np.array([-1.0, 1.0]), 0.9) == -1


@pytest.mark.parametrize("root", [1e-200, 1e-3, 0.3, 0.999999])
def test_a_bracket_is_closed_to_the_last_digit(root: float) -> None:
    assert bracketed(np.array([-root, 1.0]), 0.0, 1.0) == pytest.approx(root, rel=2e-16)
