"""Infinite draws counted where they belong; shortfalls against definitions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError
from polysight.investment.risk import quantiles, risk

VALUES = st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=60).map(np.array)


@given(VALUES, st.floats(0.01, 1.0))
def test_quantiles_are_draws_by_the_inverse_of_their_distribution(
    values: np.ndarray, share: float
) -> None:
    got = float(quantiles(values, share))
    assert got in values
    expected = np.quantile(values, share, method="inverted_cdf")
    if abs(share * values.size - round(share * values.size)) > 1e-6:
        assert got == expected


def test_draws_without_a_rate_are_counted() -> None:
    rates = np.array([-np.inf, -np.inf, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, np.inf])
    np.testing.assert_array_equal(
        quantiles(rates, [0.05, 0.2, 0.3, 0.5, 0.95]), [-np.inf, -np.inf, 0.1, 0.3, np.inf]
    )


def test_a_normal_value_has_the_known_shortfalls() -> None:
    """Value at risk 1.6449 - 1, expected shortfall 2.0627 - 1 at 5 % for a mean of 1."""
    values = np.random.default_rng(1).normal(1.0, 1.0, 400_000)
    got = risk(values)
    assert got.loss_probability == pytest.approx(0.15866, abs=0.003)
    assert got.value_at_risk == pytest.approx(0.64485, abs=0.01)
    assert got.expected_shortfall == pytest.approx(1.06271, abs=0.012)


@given(VALUES, st.floats(0.01, 0.99), st.floats(-1e6, 1e6))
def test_shortfall_is_the_least_of_its_programme(
    values: np.ndarray, tail: float, reference: float
) -> None:
    """Rockafellar and Uryasev: the minimum over a of a + mean(max(loss - a, 0)) / tail."""
    got = risk(values, reference=reference, tail=tail)
    losses = reference - values
    programme = min(a + np.mean(np.maximum(losses - a, 0.0)) / tail for a in losses)
    size = max(1.0, float(np.abs(losses).max()))
    assert got.expected_shortfall == pytest.approx(programme, abs=1e-6 * size)
    assert got.expected_shortfall >= got.value_at_risk - 1e-9 * size


@given(VALUES, st.floats(0.1, 10.0), st.floats(-1e6, 1e6))
def test_shortfalls_follow_unit_and_shift(values: np.ndarray, unit: float, shift: float) -> None:
    one, other = risk(values), risk(unit * values + shift)
    size = unit * float(np.abs(values).max()) + abs(shift) + 1.0
    assert other.expected_shortfall == pytest.approx(
        unit * one.expected_shortfall - shift, abs=1e-9 * size
    )
    assert other.value_at_risk == pytest.approx(unit * one.value_at_risk - shift, abs=1e-9 * size)


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(DataError, match="not a number"):
        quantiles(np.array([1.0, np.nan]), 0.5)
    with pytest.raises(DataError, match="tail"):
        risk(np.ones(4), tail=0.0)
