"""Routes side by side in the baseline study: bounds, order, and what nobody can judge."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.result import Result
from polysight.study.tasks.routes import TAKEN

ROUTES = ("siemens", "silane-fbr", "hybrid", "umg")


@pytest.mark.parametrize("name", [*TAKEN, "impurity_atoms", "impurity_metals"])
def test_central_values_lie_inside_the_draws(baseline: Result, name: str) -> None:
    stem = name.replace("-", "_") if name.startswith("impurity") else f"route_{name}"
    array = baseline.arrays[f"plant.{stem.replace('-', '_')}"].array
    assert array.axes[0].keys == ROUTES
    known = np.isfinite(array.values[..., 1])
    assert (array.values[known] >= 0.0).all()
    assert (np.diff(array.values[known], axis=-1) > -0.01).all()


def test_studied_routes_agree_with_the_plant_task(baseline: Result) -> None:
    ours = baseline.arrays["plant.route_electricity"].array.values[:2]
    np.testing.assert_array_equal(ours, baseline.arrays["plant.electricity"].array.values)


def test_a_mixed_plant_lies_between_its_routes(baseline: Result) -> None:
    rods, granules, mixed, _ = baseline.arrays["plant.route_electricity"].array.values[:, 1]
    assert granules < mixed < rods


def test_metallurgical_silicon_is_the_least_pure(baseline: Result) -> None:
    donors = baseline.arrays["plant.impurity_atoms"].array.values[:, 0, 1]
    assert donors.argmax() == ROUTES.index("umg")


def test_every_route_has_a_verdict_of_every_grade(baseline: Result) -> None:
    counts = baseline.arrays["plant.grade_verdicts"].array.values
    assert len(set(counts.sum(axis=1).tolist())) == 1


def test_a_stricter_grade_is_kept_by_less_output(baseline: Result) -> None:
    array = baseline.arrays["plant.grade_output"].array
    grades = [f"GB/T 25074-2017:{one}" for one in ("special", "1", "2", "3")]
    places = [array.axes[1].keys.index(one) for one in grades]
    assert (np.diff(array.values[0, places]) >= 0.0).all()
    assert np.isnan(array.values[ROUTES.index("umg")]).all()
    number = f"plant.grade_output[siemens,{grades[0]}]"
    assert any(one.startswith("SG") for one in baseline.number(number).inputs)


def test_the_fleet_of_the_base_year_is_that_of_the_study(baseline: Result) -> None:
    for route in ROUTES[:2]:
        fleet = baseline.number(f"plant.fleet_electricity[{route},2025,central]")
        assert fleet.value == baseline.number(f"plant.electricity[{route},central]").value
        assert fleet.period == "2025"
