"""Roots of rising functions, and silence where there is none."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.investment.bracket import rising_root


@given(arrays(np.float64, 5, elements=st.floats(0.01, 0.99)))
def test_kinked_functions(wanted: np.ndarray) -> None:
    found = rising_root(
        lambda at: np.where(at > wanted, 1e-3, 1e3) * (at - wanted), np.zeros(5), np.ones(5)
    )
    np.testing.assert_allclose(found, wanted, rtol=1e-12)


def test_a_cubic_and_a_root_at_an_end() -> None:
    shift = np.array([0.0, 0.5, 2.0])
    found = rising_root(lambda at: (at - shift) ** 3, np.zeros(3), np.full(3, 2.0))
    np.testing.assert_allclose(found, shift, atol=1e-6)


def test_no_root_in_the_bracket_is_said() -> None:
    assert np.isnan(rising_root(lambda at: at - 5.0, np.zeros(1), np.ones(1))).all()
    assert np.isnan(rising_root(lambda at: at + 5.0, np.zeros(1), np.ones(1))).all()
