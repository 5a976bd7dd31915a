"""Few rows: exact lines are found, intervals cover as they say, too few rows are refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.costing.regression import least_squares, prediction, student
from polysight.errors import UsageError

X = np.array([1.0, 2.0, 4.0, 7.0, 9.0])
DESIGN = np.stack([np.ones_like(X), X], axis=-1)


@given(st.floats(-5, 5), st.floats(-5, 5))
def test_an_exact_line_is_found(level: float, slope: float) -> None:
    fit = least_squares(DESIGN, level + slope * X, 0.9)
    np.testing.assert_allclose(fit.coefficients, [level, slope], atol=1e-9)
    assert fit.residual_sd < 1e-8
    assert fit.freedom == 3


def test_intervals_cover_as_often_as_they_say() -> None:
    random = np.random.default_rng(11)
    observed = 2.0 + 3.0 * X + random.normal(size=(4000, 5))
    fits = [least_squares(DESIGN, row, 0.8) for row in observed]
    slope = np.mean([fit.low[1] <= 3.0 <= fit.high[1] for fit in fits])
    assert slope == pytest.approx(0.8, abs=0.02)
    ahead = 2.0 + 3.0 * 12.0 + random.normal(size=4000)
    told = [prediction(fit, np.array([1.0, 12.0])) for fit in fits]
    held = [
        abs(new - centre) <= student(0.8, 3) * error
        for new, (centre, error) in zip(ahead, told, strict=True)
    ]
    assert np.mean(held) == pytest.approx(0.8, abs=0.02)


def test_what_is_identified() -> None:
    noise = np.array([0.1, -0.1, 0.1, -0.1, 0.0])
    assert least_squares(DESIGN, 3.0 * X + noise, 0.95).identified(1)
    assert not least_squares(DESIGN, 0.001 * X + noise, 0.95).identified(1)


def test_columns_that_move_together_are_told() -> None:
    both = np.column_stack([DESIGN, X + np.array([0.0, 0.1, 0.0, 0.1, 0.0])])
    assert least_squares(both, X**2, 0.9).collinearity > 0.99
    assert least_squares(DESIGN, X**2, 0.9).collinearity == 0.0


def test_too_few_rows_and_impossible_probabilities_are_refused() -> None:
    with pytest.raises(UsageError):
        least_squares(DESIGN[:2], X[:2], 0.9)
    with pytest.raises(UsageError):
        least_squares(np.ones((5, 2)), X, 0.9)
    with pytest.raises(UsageError):
        student(1.0, 3)
    with pytest.raises(UsageError):
        student(0.9, 0)
