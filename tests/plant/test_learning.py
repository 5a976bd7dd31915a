"""Learning curves: closed forms, outliers, held-out years, factors."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError
from polysight.plant.learning import (
    bisquare,
    learning_curve,
    part_factors,
    prediction,
    with_spread_of,
    year_factor,
)
from tests.plant.energy.shipped import GOLDEN, cited_rows, learning_rows

GOLD = tomllib.loads((GOLDEN / "learning.toml").read_text(encoding="utf-8"))
YEARS = np.arange(1990.0, 2026.0)
SLOPES = st.floats(-0.3, 0.1)
LEVEL = 0.9


@pytest.mark.parametrize("case", GOLD["case"], ids=lambda case: case["name"])
def test_golden(case: dict[str, Any]) -> None:
    assert case["source"]
    curve = learning_curve(case["years"], case["values"], np.ones(len(case["years"])))
    assert curve.slope == pytest.approx(case["slope"], abs=1e-12)
    middle = prediction(curve, case["years"], 0.5)
    np.testing.assert_allclose(middle, case["values"], rtol=1e-9)


@given(SLOPES, st.integers(0, 35))
def test_one_outlier_does_not_bend_the_curve(slope: float, place: int) -> None:
    noise = np.random.default_rng(7).normal(0.0, 0.02, len(YEARS))
    values = np.exp(4.0 + slope * (YEARS - 2000.0) + noise)
    values[place] *= 3.0
    curve = learning_curve(YEARS, values, np.ones_like(YEARS))
    assert curve.slope == pytest.approx(slope, abs=0.002)
    assert curve.kept[place] == 0.0


@given(st.floats(0.1, 10.0), SLOPES)
def test_unit_and_scale_of_weights_do_not_matter(scale: float, slope: float) -> None:
    noise = np.random.default_rng(3).normal(0.0, 0.05, len(YEARS))
    values = np.exp(3.0 + slope * (YEARS - 2000.0) + noise)
    one = learning_curve(YEARS, values, np.ones_like(YEARS))
    other = learning_curve(YEARS, scale * values, np.ones_like(YEARS))
    assert other.slope == pytest.approx(one.slope, abs=1e-9)
    np.testing.assert_allclose(
        prediction(other, 2030.0, [0.1, 0.9]), scale * prediction(one, 2030.0, [0.1, 0.9])
    )


def test_held_out_years_fall_inside_at_the_nominal_rate() -> None:
    """400 series of 24 years, the last four held out."""
    generator, inside = np.random.default_rng(11), []
    for _ in range(400):
        values = np.exp(4.0 - 0.04 * (YEARS - 2000.0) + generator.normal(0.0, 0.1, len(YEARS)))
        curve = learning_curve(YEARS[:-4], values[:-4], np.ones(len(YEARS) - 4))
        low, high = (prediction(curve, YEARS[-4:], tail) for tail in (0.05, 0.95))
        inside += ((values[-4:] > low) & (values[-4:] < high)).tolist()
    assert np.mean(inside) == pytest.approx(LEVEL, abs=0.03)


def test_last_years_of_the_fleet_were_foreseeable() -> None:
    """Each of 2021 to 2023 is held out with all later rows: eight of nine in ten fall inside."""
    years, values, weights = learning_rows("rods-whole-plant")
    inside = []
    for year in (2021.0, 2022.0, 2023.0):
        known = years < year - 0.2
        curve = learning_curve(years[known], values[known], weights[known])
        late = years > year - 0.2
        low, high = (prediction(curve, years[late], tail, weights[late]) for tail in (0.05, 0.95))
        inside += ((values[late] > low) & (values[late] < high)).tolist()
    assert np.mean(inside) >= 0.8


@pytest.mark.parametrize("series", ["rods-whole-plant", "rods-deposition", "rods-hydrogenation"])
def test_the_forecast_for_2030_was_beaten_early(
    series: str, record_property: Callable[[str, str], None]
) -> None:
    """The 2020 roadmap's figures for 2030 lie above the 90 % interval of the curve."""
    long = learning_curve(*learning_rows("rods-whole-plant"))
    curve = learning_curve(*learning_rows(series))
    if series != "rods-whole-plant":
        curve = with_spread_of(curve, long)
    forecast = GOLD["forecast_2030"][series]
    low, middle, high = prediction(curve, 2030.0, [0.05, 0.5, 0.95])
    reached = curve.centre + (np.log(forecast) - curve.level) / curve.slope
    told = (
        f"{series}: 2030 {middle:.1f} [{low:.1f}, {high:.1f}], forecast {forecast} at {reached:.1f}"
    )
    record_property("forecast", told)
    assert forecast > high, told
    assert reached < 2024.0, told


@given(st.floats(1990.0, 2040.0), st.floats(0.01, 0.99), st.floats(0.0, 1.0))
def test_the_reference_year_has_factor_one(
    year: float, probability: float, persistence: float
) -> None:
    curve = learning_curve(*learning_rows("rods-whole-plant"))
    facts = {"reference_year": 2020.0, "reference_value": 66.5, "persistence": persistence}
    assert float(year_factor(curve, 2020.0, probability, **facts)) == pytest.approx(1.0)
    assert float(year_factor(curve, year, probability, **facts)) > 0.0


def test_the_factor_of_2023_holds_the_published_one() -> None:
    curve = learning_curve(*learning_rows("rods-whole-plant"))
    low, high = year_factor(
        curve, 2023.0, [0.05, 0.95], reference_year=2020.0, reference_value=66.5, persistence=0.8
    )
    assert low < 57.0 / 66.5 < high


def test_without_persistence_the_factor_is_the_curve() -> None:
    curve = learning_curve(*learning_rows("rods-whole-plant"))
    factor = year_factor(
        curve, 2025.0, 0.5, reference_year=2020.0, reference_value=66.5, persistence=0.0
    )
    assert float(factor) * 66.5 == pytest.approx(float(prediction(curve, 2025.0, 0.5)))


def test_the_rest_closes_the_whole() -> None:
    shares = 49.0 / 66.5, 5.3 / 66.5
    found = part_factors(1.05, 0.9, shares)
    assert found is not None
    rods, cold, rest = found
    assert (rods, cold) == (1.05, 0.9)
    assert shares[0] * rods + shares[1] * cold + (1.0 - sum(shares)) * rest == pytest.approx(1.0)
    assert part_factors(1.3, 1.0, shares) is None


def test_a_held_curve_keeps_its_middle_and_widens() -> None:
    curve = learning_curve(*learning_rows("rods-whole-plant"))

    def at(year: float, chance: float = 0.5) -> float:
        facts = {"reference_year": 2020.0, "reference_value": 66.5, "persistence": 0.8}
        return float(year_factor(curve, year, chance, **facts, held_from=2023.0))

    assert at(2022.0) < 1.0
    assert at(2023.0) == at(2024.0) == at(2030.0) < at(2022.0)
    assert at(2030.0, 0.95) / at(2030.0, 0.05) > at(2024.0, 0.95) / at(2024.0, 0.05)


def test_pooled_spread_lies_between() -> None:
    long = learning_curve(*learning_rows("rods-whole-plant"))
    short = learning_curve(*learning_rows("rods-hydrogenation"))
    both = with_spread_of(short, long)
    assert min(short.spread, long.spread) <= both.spread <= max(short.spread, long.spread)
    assert both.degrees == short.degrees + long.degrees
    assert both.slope == short.slope


@pytest.mark.parametrize(
    ("series", "step"),
    [
        ("rods-whole-plant", "step=whole-plant"),
        ("rods-deposition", "step=deposition"),
        ("rods-hydrogenation", "step=cold-hydrogenation"),
        ("rods-steam", "step=whole-plant"),
        ("bed-whole-plant", "step=whole-plant"),
    ],
)
def test_a_curve_has_one_basis(series: str, step: str) -> None:
    """Rows of the parameter tables state their quantity in their name."""
    rows = cited_rows(series)
    quantities = {row["quantity"] for row in rows if "quantity" in row}
    assert len(quantities) == 1
    assert {row["basis"] for row in rows if "basis" in row} == {step}
    assert all(row["kind"] in ("observed", "estimate") for row in rows if "kind" in row)


def test_weights_of_residuals() -> None:
    np.testing.assert_allclose(bisquare(np.array([0.0, 4.685, -9.0])), [1.0, 0.0, 0.0])


@pytest.mark.parametrize("values", [[1.0, 2.0, -1.0], [1.0, 2.0, np.nan]])
def test_impossible_rows_are_refused(values: list[float]) -> None:
    with pytest.raises(DataError, match="at least three"):
        learning_curve([1.0, 2.0, 3.0], values, [1.0, 1.0, 1.0])


def test_too_few_times_are_refused() -> None:
    with pytest.raises(DataError, match="got 2"):
        learning_curve([1.0, 1.0, 2.0], [3.0, 2.0, 1.0], [1.0, 1.0, 1.0])


def test_an_impossible_persistence_is_refused() -> None:
    curve = learning_curve(*learning_rows("rods-whole-plant"))
    with pytest.raises(DataError, match="between 0 and 1"):
        year_factor(
            curve, 2025.0, 0.5, reference_year=2020.0, reference_value=66.5, persistence=1.5
        )
