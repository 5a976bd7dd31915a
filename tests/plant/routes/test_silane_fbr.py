"""The silane flow sheet closes and carries 18.15 kg of tetrachloride per kg of silicon."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.plant.sections import whole_plant
from tests.plant.routes.plants import data, plant


def test_elements_close_in_every_draw() -> None:
    assert np.abs(plant("silane-fbr").draws.balance.residual).max() < 1e-9


def test_tetrachloride_per_silicon_through_silane() -> None:
    """4 SiHCl3 = SiH4 + 3 SiCl4 (MB02)."""
    flows = plant("silane-fbr").central.balance
    made = flows.silane_made * 28.085 / 32.117
    assert flows.stc_from_redistribution / made == pytest.approx(18.15, rel=1e-3)


def test_the_default_plant_is_the_one_of_its_calibration() -> None:
    row = data().observation("UC0052")
    taken = whole_plant(plant("silane-fbr").central.consumption)
    assert float(taken.electricity_kwh_per_kg[0]) == pytest.approx(row.middle)


def test_it_takes_far_less_power_than_rods_and_has_none() -> None:
    one = plant("silane-fbr").central
    assert one.reactor is None
    rods = whole_plant(plant("siemens").central.consumption).electricity_kwh_per_kg
    assert (whole_plant(one.consumption).electricity_kwh_per_kg < 0.5 * rods).all()


def test_dust_costs_silicon() -> None:
    dusty = plant("silane-fbr", "fluidised_bed.granule_fraction=0.85").central.balance
    assert dusty.silicon_dust > plant("silane-fbr").central.balance.silicon_dust
