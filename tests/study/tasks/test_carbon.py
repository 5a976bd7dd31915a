"""Footprints: bases never meet, uncovered stages have no number, and levels are plausible."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.result import Result


def test_the_two_bases_stand_in_arrays_of_their_own(baseline: Result) -> None:
    bases = {
        name: array.basis for name, array in baseline.arrays.items() if "boundary=" in array.basis
    }
    assert {name.endswith("_lifecycle"): True for name in bases} == {True: True, False: True}
    for name, basis in bases.items():
        assert ("electricity=life-cycle" in basis) == name.endswith("_lifecycle")


def test_uncovered_stages_have_no_number_and_the_sum_says_so(baseline: Result) -> None:
    values = baseline.arrays["carbon.footprint"].array.values
    assert np.isnan(values[..., 3:]).all()
    np.testing.assert_allclose(
        values[..., :3].sum(axis=-1), baseline.arrays["carbon.covered"].array.values
    )
    assert "mark.lower_bound" in baseline.marks["carbon.covered[siemens,CN-XJ]"]


def test_electricity_follows_the_factor_of_the_province(baseline: Result) -> None:
    factor = baseline.number("carbon.grid_factor[CN-XJ]").value
    used = baseline.number("costing.electricity_intensity[siemens]").value
    assert factor == pytest.approx(0.6021)
    stage = baseline.number("carbon.footprint[siemens,CN-XJ,electricity]")
    assert stage.value == pytest.approx(factor * used)


def test_granular_is_below_rod_everywhere(baseline: Result) -> None:
    rod, granular = baseline.arrays["carbon.covered"].array.values
    assert (granular < rod).all()
    assert 40.0 < rod[0] < 60.0


def test_a_default_factor_in_the_life_cycle_total_is_told(baseline: Result) -> None:
    mark = "mark.default_factor"
    told = {one for one, marks in baseline.marks.items() if mark in marks}
    assert told == {
        f"carbon.{name}"
        for route in ("siemens", "silane-fbr")
        for name in (f"footprint_lifecycle[{route},steam]", f"covered_lifecycle[{route}]")
    }
