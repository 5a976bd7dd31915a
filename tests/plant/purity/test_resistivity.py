"""Resistivity by the standard: golden points, falls with dopant, ends of the range."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from polysight.plant.purity.resistivity import (
    boron_resistivity_ohm_cm,
    phosphorus_resistivity_ohm_cm,
)
from polysight.plant.purity.units import at_per_cm3_from_ppba
from tests.plant.purity.example import cases

KERNELS = {
    "boron_resistivity": boron_resistivity_ohm_cm,
    "phosphorus_resistivity": phosphorus_resistivity_ohm_cm,
}


@pytest.mark.parametrize(
    "case", [*cases("boron_resistivity"), *cases("phosphorus_resistivity")], ids=str
)
def test_golden(case: dict[str, Any]) -> None:
    got = float(KERNELS[case["kind"]](np.array(case["density"])))
    assert abs(got - case["value"]) <= case["tolerance"]


@pytest.mark.parametrize("kernel", KERNELS.values())
def test_falls_with_dopant_and_ends_where_the_standard_does(kernel: Any) -> None:
    density = np.logspace(12, 20, 200)
    assert (np.diff(kernel(density)) < 0).all()
    assert kernel(np.array(1e9)) == kernel(np.array(1e12))
    assert np.isnan(kernel(np.array(1e22)))


def test_a_maker_s_range_of_resistivity_is_its_range_of_donors() -> None:
    # gcl-power-sm01-resistivity-5c2b10: 200 to 500 ohm cm for 9 to 11 nines.
    donors = at_per_cm3_from_ppba(np.array([0.43, 0.17]))
    assert 190 < phosphorus_resistivity_ohm_cm(donors)[0] < 300
    assert 450 < phosphorus_resistivity_ohm_cm(donors)[1] < 560
