"""Synthesis: hydrogen and powder."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.energy.synthesis import synthesis_demand
from tests.plant.energy.shipped import Rods, shipped

DESIGN = shipped("siemens", Rods).synthesis_energy


@given(st.floats(0.0, 1.0), st.floats(0.0, 3.0), st.floats(0.0, 1.0))
def test_is_the_sum_of_its_parts(hydrogen: float, silicon: float, share: float) -> None:
    design = replace(DESIGN, electrolysis_fraction=np.array(share))
    made = synthesis_demand(np.array(hydrogen), np.array(silicon), design)
    expected = (
        hydrogen * share * DESIGN.electrolysis_kwh_per_kg
        + silicon * DESIGN.milling_kwh_per_t / 1000.0
    )
    np.testing.assert_allclose(made.electricity_kwh_per_kg, expected, rtol=1e-12)


def test_negative_flows_are_refused() -> None:
    with pytest.raises(UsageError, match="silicon_metal"):
        synthesis_demand(np.array(0.1), np.array(-1.0), DESIGN)
