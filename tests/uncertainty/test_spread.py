"""The rule, the bounds, and quantiles against SciPy's distributions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from polysight.errors import DataError
from polysight.estimate import Estimate
from polysight.uncertainty.spread import Spread, lognormal_quantile, quantile, spread
from tests.uncertainty.example import estimate, estimates

GRID = np.linspace(0.0, 1.0, 101)


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [
        ((5.0, 5.0, 5.0), Spread.FIXED),
        ((5.0, 4.0, 6.0), Spread.UNIFORM),
        ((0.3, 0.1, 0.5), Spread.UNIFORM),
        ((5.0, 4.0, 7.0), Spread.TRIANGULAR),
        ((4.0, 4.0, 7.0), Spread.TRIANGULAR),
        ((7.0, 4.0, 7.0), Spread.TRIANGULAR),
    ],
)
def test_rule(numbers: tuple[float, float, float], kind: Spread) -> None:
    assert spread(estimate(*numbers)) is kind


@given(estimates())
def test_quantiles_stay_in_bounds_and_rise(drawn: Estimate) -> None:
    got = quantile(drawn, GRID)
    assert (got >= drawn.low).all()
    assert (got <= drawn.high).all()
    size = max(abs(drawn.low), abs(drawn.high))
    assert (np.diff(got) >= -1e-12 * size).all()


@given(st.floats(0.0, 1.0).filter(lambda share: abs(share - 0.5) > 1e-6))
def test_triangular_agrees_with_scipy(share: float) -> None:
    got = quantile(estimate(2.0 + 3.0 * share, 2.0, 5.0), GRID)
    np.testing.assert_allclose(got, stats.triang(share, 2.0, 3.0).ppf(GRID), rtol=1e-9)


def test_uniform_agrees_with_its_range() -> None:
    np.testing.assert_allclose(quantile(estimate(3.0, 2.0, 4.0), GRID), 2.0 + 2.0 * GRID)


@given(st.floats(0.01, 100.0), st.floats(1.0, 50.0), st.floats(0.01, 0.4))
def test_lognormal_passes_through_its_quantiles(low: float, ratio: float, tail: float) -> None:
    drawn = estimate(low, low, low * ratio)
    at = np.array([tail, 0.5, 1 - tail])
    got = lognormal_quantile(drawn, at, low_at=tail, high_at=1 - tail)
    expected = [drawn.low, np.sqrt(drawn.low * drawn.high), drawn.high]
    np.testing.assert_allclose(got, expected, rtol=1e-9)


@pytest.mark.parametrize("numbers", [(3.0, 1.0, 2.0), (0.0, 1.0, 2.0), (np.nan, 1.0, 2.0)])
def test_disorder_is_refused(numbers: tuple[float, float, float]) -> None:
    with pytest.raises(DataError, match="in order") as caught:
        spread(estimate(*numbers))
    assert "依次" in caught.value.told("zh")


def test_a_lognormal_needs_positives_and_ordered_probabilities() -> None:
    with pytest.raises(DataError, match="lognormal"):
        lognormal_quantile(estimate(1.0, 0.0, 2.0), GRID, low_at=0.1, high_at=0.9)
    with pytest.raises(DataError, match="probabilities"):
        lognormal_quantile(estimate(1.5, 1.0, 2.0), GRID, low_at=0.9, high_at=0.1)
