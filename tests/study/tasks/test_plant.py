"""Consumption in a study: cases in order, sections and parts that sum, and where it comes from."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.result import Result

ROUTES = ("siemens", "silane-fbr")


@pytest.mark.parametrize("name", ["electricity", "silicon_metal", "steam", "hydrogen_chloride"])
def test_central_values_lie_inside_the_draws(baseline: Result, name: str) -> None:
    values = baseline.arrays[f"plant.{name}"].array.values
    assert (values > 0.0).all()
    assert (np.diff(values, axis=-1) > -0.01).all()


@pytest.mark.parametrize("name", ["section_electricity", "electricity_part"])
def test_sections_and_parts_sum_to_the_plant(baseline: Result, name: str) -> None:
    whole = baseline.arrays["plant.electricity"].array.values[:, 1]
    assert baseline.arrays[f"plant.{name}"].array.values.sum(axis=-1) == pytest.approx(whole)


def test_only_rods_radiate(baseline: Result) -> None:
    rods, granules = baseline.arrays["plant.radiation"].array.values
    assert 10.0 < rods < 30.0
    assert np.isnan(granules)
    assert "mark.no_rods" in baseline.marks["plant.radiation[silane-fbr]"]


def test_rods_take_at_least_three_times_the_power_of_granules(baseline: Result) -> None:
    rods, granules = baseline.arrays["plant.electricity"].array.values[:, 1]
    assert 3.0 < rods / granules < 5.0


@pytest.mark.parametrize("route", ROUTES)
def test_silicon_metal_exceeds_the_product(baseline: Result, route: str) -> None:
    assert baseline.number(f"plant.silicon_metal[{route},low]").value > 1.0
