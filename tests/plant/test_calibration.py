"""Calibration: what physics leaves, never negative."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.calibration import bed_plant_remainder, remainder, rod_plant_remainder
from polysight.plant.sections import DEPOSITION, HYDROGENATION, UTILITIES
from tests.plant.energy.shipped import Bed, Rods, bed_plant, flows, rod_plant, shipped


@given(st.floats(0.0, 100.0), st.floats(0.0, 100.0))
def test_remainder_and_physics_give_the_observation(rest: float, explained: float) -> None:
    found = remainder(np.array(explained + rest), np.array(explained), "x")
    assert float(found) == pytest.approx(rest, abs=1e-9)


def test_physics_above_the_observation_is_refused() -> None:
    with pytest.raises(UsageError, match="more than the published 4 to which"):
        remainder(np.array([9.0, 4.0]), np.array([1.0, 5.0]), "steam")


def test_remainders_stand_in_their_sections() -> None:
    tables = shipped("siemens", Rods)
    physics = rod_plant(flows("rods"), tables)
    rest = rod_plant_remainder(physics, tables.calibration).electricity_kwh_per_kg[0]
    named = np.zeros(6, dtype=bool)
    named[[HYDROGENATION, UTILITIES]] = True
    assert (rest[named] > 0.0).all()
    assert (rest[~named] == 0.0).all()


def test_the_bed_has_a_remainder_of_its_own() -> None:
    tables = shipped("silane-fbr", Bed)
    physics = bed_plant(flows("bed"), tables)
    rest = bed_plant_remainder(physics, tables.bed_calibration).electricity_kwh_per_kg[0]
    assert rest[DEPOSITION] > 0.0
    assert rest[HYDROGENATION] == 0.0


def test_a_plant_that_physics_overexplains_is_refused() -> None:
    tables = shipped("siemens", Rods)
    physics = rod_plant(flows("rods"), tables)
    low = replace(tables.calibration, hydrogenation_kwh_per_kg=np.array(0.5))
    with pytest.raises(UsageError, match="hydrogenation electricity"):
        rod_plant_remainder(physics, low)
