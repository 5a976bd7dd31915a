"""Footprints: bases never meet, parts add up to the total, and what is not covered says why."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polysight.study.draft import Draft
from polysight.study.footprint_inventory import STAGES
from polysight.study.result import Result
from polysight.study.run import plan
from polysight.study.tasks import capacity, carbon, plant

LIFE_CYCLE = ("carbon.footprint_lifecycle", "carbon.scope_lifecycle", "carbon.total_lifecycle")


def test_the_two_bases_stand_in_arrays_of_their_own(baseline: Result) -> None:
    bases = {
        name: array.basis for name, array in baseline.arrays.items() if "boundary=" in array.basis
    }
    assert {name.endswith("_lifecycle"): True for name in bases} == {True: True, False: True}
    for name, basis in bases.items():
        assert ("electricity=life-cycle" in basis) == name.endswith("_lifecycle")
        assert ("boundary=cradle-to-gate" in basis) == name.endswith("_lifecycle")


@pytest.mark.parametrize("name", LIFE_CYCLE[:2])
def test_stages_and_scopes_add_up_to_the_total(baseline: Result, name: str) -> None:
    total = baseline.arrays["carbon.total_lifecycle"].array.values
    parts = baseline.arrays[name].array.values
    np.testing.assert_allclose(np.nansum(parts, axis=-1), total[:, 1])
    assert (total[:, 0] < total[:, 1]).all()
    assert (total[:, 1] < total[:, 2]).all()


def test_a_total_is_a_lower_bound_where_a_stage_has_no_number(baseline: Result) -> None:
    stages = baseline.arrays["carbon.footprint_lifecycle"].array
    for route, values in zip(stages.axes[0].keys, stages.values, strict=True):
        missing = [stage for stage, value in zip(STAGES, values, strict=True) if np.isnan(value)]
        told = baseline.marks[f"carbon.total_lifecycle[{route},central]"]
        assert ("mark.lower_bound" in told) == bool(missing)
        for stage in missing:
            marks = baseline.marks[f"carbon.footprint_lifecycle[{route},{stage}]"]
            assert {"mark.no_amount", "mark.no_factor"} & set(marks)


def test_what_is_cut_off_and_what_stands_in_electricity_say_so(baseline: Result) -> None:
    marks = baseline.marks
    assert "mark.footprint_cut_off" in marks["carbon.footprint_lifecycle[siemens,catalysts]"]
    assert "mark.within_electricity" in marks["carbon.footprint_lifecycle[siemens,nitrogen]"]


def test_the_screening_follows_the_grid_of_the_province(baseline: Result) -> None:
    factors = {one: baseline.number(f"carbon.grid_factor[{one}]") for one in ("CN-XJ", "CN-SC")}
    assert factors["CN-XJ"].value == pytest.approx(0.6021)
    places = {one: baseline.number(f"carbon.screening[siemens,{one}]") for one in factors}
    used = baseline.number("costing.electricity_intensity[siemens]").value
    difference = (factors["CN-XJ"].value - factors["CN-SC"].value) * used
    assert places["CN-XJ"].value - places["CN-SC"].value == pytest.approx(difference, rel=1e-6)
    assert set(factors["CN-XJ"].inputs) <= set(places["CN-XJ"].inputs)
    assert carbon.NATIONAL not in baseline.marks["carbon.screening[siemens,CN-XJ]"]


def test_a_total_cites_plant_factors_and_the_rule_of_cut_off(baseline: Result) -> None:
    inputs = baseline.number("carbon.total_lifecycle[siemens,central]").inputs
    assert {"plant.electricity[siemens,central]", "GF0011", "PF0009"} <= set(inputs)
    assert any(one.startswith("IV-silicon-metal-") for one in inputs)
    assert not any(one.startswith("IV-electricity-hydro-") for one in inputs)


def test_granular_is_below_rod_everywhere(baseline: Result) -> None:
    for name in ("carbon.screening", "carbon.total_lifecycle"):
        rod, granular = baseline.arrays[name].array.values
        assert (granular < rod).all()


def test_before_the_rows_were_known_there_is_no_footprint() -> None:
    earlier = plan(as_of=dt.date(2024, 1, 1))
    draft = Draft(earlier.view.references)
    for task in (capacity, plant, carbon):
        task.compute(earlier.view, draft)
    for name in (*LIFE_CYCLE, "carbon.screening"):
        assert np.isnan(draft.arrays[name].array.values).all()
        marks = {one for key, told in draft.marks.items() if key.startswith(name) for one in told}
        assert {"mark.not_known_then", "mark.no_row"} & marks
