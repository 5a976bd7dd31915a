"""Quantiles against SciPy's distributions; draws as a distribution."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from polysight.errors import DataError
from polysight.uncertainty.margin import Form, Margin, Sampled

GRID = np.linspace(0.001, 0.999, 97)
Z = float(stats.norm.ppf(0.95))


@given(st.floats(-10, 10), st.floats(0.01, 10), st.floats(0.0, 1.0))
def test_quantiles_are_those_of_scipy(low: float, width: float, share: float) -> None:
    mode, high = low + share * width, low + width
    mode = min(mode, high)
    alpha = 1 + 4 * (mode - low) / (high - low)
    shape = min(max((mode - low) / (high - low), 0.0), 1.0)
    known = {
        Form.UNIFORM: stats.uniform(low, width),
        Form.TRIANGULAR: stats.triang(shape, low, high - low),
        Form.PERT: stats.beta(alpha, 6 - alpha, low, high - low),
        Form.NORMAL: stats.norm((low + high) / 2, (high - low) / (2 * Z)),
    }
    for form, peer in known.items():
        got = Margin(form, low, mode, high).quantile(GRID)
        np.testing.assert_allclose(got, peer.ppf(GRID), rtol=1e-6, atol=1e-6 * width)


def test_a_lognormal_passes_through_its_quantiles_and_stays_positive() -> None:
    got = Margin(Form.LOGNORMAL, 0.5, 1.0, 1.6).quantile(np.array([1e-9, 0.05, 0.5, 0.95]))
    np.testing.assert_allclose(got[1:], [0.5, np.sqrt(0.8), 1.6], rtol=1e-12)
    assert got[0] > 0


@pytest.mark.parametrize(
    "numbers",
    [
        (Form.UNIFORM, 1.0, 1.0, 1.0),
        (Form.TRIANGULAR, 1.1, 1.0, 1.3),
        (Form.PERT, 0.5, 1.4, 1.3),
        (Form.LOGNORMAL, 0.0, 1.0, 2.0),
        (Form.NORMAL, np.nan, 1.0, 2.0),
    ],
)
def test_what_makes_no_distribution_is_refused(numbers: tuple[Form, float, float, float]) -> None:
    with pytest.raises(DataError):
        Margin(*numbers)


def test_a_form_without_mode_does_not_ask_for_one() -> None:
    assert Margin(Form.UNIFORM, 2.0, 1.0, 3.0).quantile(np.array([0.5]))[0] == 2.5


def test_draws_stand_for_their_distribution() -> None:
    drawn = np.sort(np.random.default_rng(1).gamma(2.0, size=4000))
    got = Sampled(drawn)
    again = got.quantile(np.random.default_rng(2).random(40_000))
    assert stats.ks_2samp(again, drawn).statistic < 0.02
    assert got.quantile(np.array([0.0, 1.0])).tolist() == [drawn[0], drawn[-1]]
