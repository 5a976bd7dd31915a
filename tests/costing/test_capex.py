"""Scale exponent and overrun of the comparable cases, and what no unit of money may change."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.costing.capex import (
    ScaleFit,
    drawn_ratio,
    overrun,
    ratio_to_fit,
    scale_fit,
    unit_capex,
)
from polysight.errors import UsageError
from tests.costing.golden import cases

SCALE, OVERRUN = cases("capex")


def fitted(factor: float = 1.0) -> ScaleFit:
    case: dict[str, Any] = SCALE
    capacity = np.array(case["capacity_kt_per_year"], dtype=float)
    unit = factor * 100 * np.array(case["capex_100mcny"]) / capacity
    year = np.array(case["year"], dtype=float)
    return scale_fit(unit, capacity, year, with_year=True, confidence=0.95)


def test_the_golden_exponent_is_found_and_its_interval_is_wide() -> None:
    fit = fitted()
    assert fit.exponent == pytest.approx(SCALE["exponent"], abs=5e-4)
    np.testing.assert_allclose(fit.exponent_interval, [SCALE["low"], SCALE["high"]], atol=5e-4)
    assert fit.growth == pytest.approx(SCALE["growth"], abs=5e-4)
    # The rows exclude neither the six-tenths rule nor the absence of any economy of scale.
    assert not fit.fit.identified(1, 0.6 - 1.0)
    assert not fit.fit.identified(1, 0.0)
    assert fit.fit.collinearity == pytest.approx(0.849, abs=1e-3)


@given(st.floats(1e-3, 1e3))
def test_the_unit_of_money_changes_no_exponent(factor: float) -> None:
    once, other = fitted(), fitted(factor)
    assert other.exponent == pytest.approx(once.exponent, abs=1e-9)
    np.testing.assert_allclose(other.exponent_interval, once.exponent_interval, atol=1e-9)
    assert other.growth == pytest.approx(once.growth, abs=1e-9)
    size, year = np.array(50.0), np.array(2022.0)
    told = unit_capex(other, size, year) / factor
    assert told == pytest.approx(unit_capex(once, size, year), rel=1e-9)


def test_draws_of_a_case_spread_around_its_median() -> None:
    fit = fitted()
    size, year = np.array(50.0), np.array(2022.0)
    drawn = unit_capex(fit, size, year, np.array([0.1, 0.5, 0.9]))
    assert drawn[0] < drawn[1] < drawn[2]
    assert drawn[1] == pytest.approx(float(unit_capex(fit, size, year)), rel=1e-12)


def test_an_exact_power_law_is_found_without_a_year_effect() -> None:
    capacity = np.array([1.0, 3.0, 10.0, 40.0])
    fit = scale_fit(
        200 * capacity**-0.3, capacity, np.full(4, 2020.0), with_year=False, confidence=0.9
    )
    assert fit.exponent == pytest.approx(0.7, abs=1e-9)
    assert fit.growth_interval == (0.0, 0.0)
    assert unit_capex(fit, np.array(5.0), np.array(2030.0)) == pytest.approx(200 * 5**-0.3)


def test_cases_outside_the_fit_are_told_as_a_ratio() -> None:
    fit = fitted()
    size, year = np.array([100.0]), np.array([2024.0])
    found = ratio_to_fit(fit, 2.0 * unit_capex(fit, size, year), size, year)
    assert found.centre == pytest.approx(2.0, rel=1e-9)
    assert found.low < 1.0 < found.high


def test_overruns_of_few_cases_are_wide() -> None:
    plan, outturn = np.array(OVERRUN["plan"]), np.array(OVERRUN["outturn"])
    found = overrun(plan, outturn, confidence=0.8)
    got = (found.centre, found.low, found.high)
    assert got == pytest.approx([OVERRUN[name] for name in ("centre", "low", "high")], abs=2e-3)
    drawn = drawn_ratio(found, np.array([0.1, 0.5, 0.9]))
    assert drawn.tolist() == pytest.approx([found.low, found.centre, found.high])
    with pytest.raises(UsageError):
        overrun(plan[:1], outturn[:1], confidence=0.8)


def test_a_capital_cost_of_nothing_is_refused() -> None:
    with pytest.raises(UsageError):
        scale_fit(np.zeros(3), np.ones(3), np.ones(3), with_year=False, confidence=0.9)
