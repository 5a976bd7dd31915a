"""The pool lies between its parts, is one part where it is alone, and never quite sure by draws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.warning.pool import log_odds_pool, share_of_draws

CHANCE, WEIGHT = st.floats(0.001, 0.999), st.floats(0.01, 10.0)


@given(CHANCE, CHANCE, WEIGHT, WEIGHT)
def test_the_pool_lies_between_its_parts(a: float, b: float, v: float, w: float) -> None:
    found = float(log_odds_pool(np.array([a, b]), np.array([v, w])))
    assert min(a, b) - 1e-12 <= found <= max(a, b) + 1e-12
    swapped = float(log_odds_pool(np.array([b, a]), np.array([w, v])))
    assert swapped == pytest.approx(found, abs=1e-12)


@given(CHANCE, CHANCE, WEIGHT, WEIGHT)
def test_the_odds_against_are_pooled_the_same(a: float, b: float, v: float, w: float) -> None:
    weight = np.array([v, w])
    found = float(log_odds_pool(np.array([a, b]), weight))
    against = float(log_odds_pool(np.array([1.0 - a, 1.0 - b]), weight))
    assert found + against == pytest.approx(1.0, abs=1e-12)


def test_a_method_that_is_silent_does_not_count() -> None:
    odds = np.array([[0.2, np.nan, np.nan], [np.nan, 0.7, np.nan]])
    found = log_odds_pool(odds, np.array([1.0, 2.0]))
    assert found[:2].tolist() == pytest.approx([0.2, 0.7])
    assert np.isnan(found[2])


def test_no_number_of_draws_proves_the_impossible() -> None:
    found = share_of_draws(np.array([0.0, 50.0, 100.0]), 100)
    assert 0.0 < found[0] < 0.01
    assert found[1] == pytest.approx(0.5)
    assert found[0] + found[2] == pytest.approx(1.0)
