"""Calibration: what physics leaves, never negative."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.calibration import (
    BedCalibrationDesign,
    CalibrationDesign,
    bed_plant_remainder,
    remainder,
    rod_plant_remainder,
)
from polysight.plant.sections import (
    DEPOSITION,
    HYDROGENATION,
    UTILITIES,
    Consumption,
    Demand,
    Unexplained,
    by_section,
    combined,
    whole_plant,
)


@given(st.floats(0.0, 100.0), st.floats(0.0, 100.0))
def test_remainder_and_physics_give_the_observation(rest: float, explained: float) -> None:
    found = remainder(np.array(explained + rest), np.array(explained), "x")
    assert float(found) == pytest.approx(rest, abs=1e-9)


def test_physics_above_the_observation_is_refused() -> None:
    with pytest.raises(UsageError, match="more than the published 4 to which"):
        remainder(np.array([9.0, 4.0]), np.array([1.0, 5.0]), "steam")


def with_cooling(unexplained: Unexplained) -> Consumption:
    """A plant whose jackets replace steam and whose cooling takes 2 % of all electricity."""
    known = (0.5, 1.0, 0.1, 30.0, 2.0)
    taken = [np.array([one]) for one in known]
    power = sum(known) + unexplained.rods_kwh_per_kg + unexplained.other_kwh_per_kg
    jackets = 0.1 * (taken[DEPOSITION] + unexplained.rods_kwh_per_kg)
    return by_section(
        synthesis=Demand(taken[0]),
        hydrogenation=Demand(taken[1]),
        distillation=Demand(taken[2], 20.0 - jackets),
        deposition=Demand(taken[3]),
        off_gas=Demand(taken[4]),
        utilities=Demand(0.02 * power, process_water_t_per_kg=0.001 * power),
    )


PUBLISHED = CalibrationDesign(*(np.array([one]) for one in (66.5, 49.0, 5.3, 18.1, 0.13)))


def test_by_hand() -> None:
    """Deposition first, then steam, then a rest whose own cooling is explained.

    Rods 49 - 30 = 19, cold 5.3 - 1 = 4.3; steam 20 - 4.9 = 15.1 of 18.1; explained elsewhere are
    0.5 + 0.1 + 2 and 2 % of 66.5 less what utilities take themselves.
    """
    rest = rod_plant_remainder(with_cooling, PUBLISHED)
    power = rest.electricity_kwh_per_kg[0]
    assert power[DEPOSITION] == pytest.approx(19.0)
    assert power[HYDROGENATION] == pytest.approx(4.3)
    assert rest.steam_kg_per_kg[0, UTILITIES] == pytest.approx(3.0)
    cooled = 0.02 * 66.5 / 1.02
    assert power[UTILITIES] == pytest.approx(12.2 - 2.6 - cooled)
    assert rest.process_water_t_per_kg[0, UTILITIES] == pytest.approx(0.13 - 0.001 * 66.5 / 1.02)


def test_remainder_and_physics_meet_what_was_published() -> None:
    rest = rod_plant_remainder(with_cooling, PUBLISHED)
    power = rest.electricity_kwh_per_kg
    besides = Unexplained(
        power[..., DEPOSITION], power[..., HYDROGENATION] + power[..., UTILITIES],
        rest.steam_kg_per_kg[..., UTILITIES],
    )  # fmt: skip
    whole = whole_plant(combined(with_cooling(besides), rest))
    assert whole.electricity_kwh_per_kg == pytest.approx(66.5)
    assert whole.steam_kg_per_kg == pytest.approx(18.1)
    assert whole.process_water_t_per_kg == pytest.approx(0.13)


def test_the_bed_has_a_remainder_of_its_own() -> None:
    published = BedCalibrationDesign(*(np.array([one]) for one in (60.0, 0.6, 20.0, 0.13)))
    rest = bed_plant_remainder(with_cooling, published).electricity_kwh_per_kg[0]
    assert rest[DEPOSITION] == pytest.approx(6.0)
    assert rest[HYDROGENATION] == 0.0


def test_a_plant_that_physics_overexplains_is_refused() -> None:
    low = replace(PUBLISHED, hydrogenation_kwh_per_kg=np.array(0.5))
    with pytest.raises(UsageError, match="hydrogenation electricity"):
        rod_plant_remainder(with_cooling, low)
