"""Energy of the sections that chlorosilane routes share."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.plant.routes.chlorosilane_sections import together, total
from polysight.plant.sections import DEPOSITION, DISTILLATION, HYDROGENATION, UTILITIES, Demand
from tests.plant.routes.plants import plant


def test_two_demands_add_up() -> None:
    both = together(Demand(np.array(1.0), np.array(2.0)), Demand(np.array([3.0, 4.0])))
    assert both.electricity_kwh_per_kg.tolist() == [4.0, 5.0]
    assert float(both.steam_kg_per_kg) == 2.0
    assert total([np.array(1.0), np.array([2.0, 3.0])]).tolist() == [3.0, 4.0]


def test_waste_heat_replaces_steam() -> None:
    steam = [
        float(plant("siemens", *more).central.physics.steam_kg_per_kg.sum())
        for more in ((), ("waste_heat.capture_fraction=0",))
    ]
    assert steam[1] > steam[0] + 1.0


def test_staff_falls_with_the_size_of_the_site() -> None:
    staff = [
        float(plant("siemens", f"site.capacity_kt_per_year={size}").central.physics
              .labour_persons_per_kt_per_year[..., UTILITIES][0])
        for size in (10, 100)
    ]  # fmt: skip
    assert staff[0] > staff[1]


def test_silane_stands_under_distillation_and_the_bed_under_deposition() -> None:
    physics = plant("silane-fbr").central.physics.electricity_kwh_per_kg[0]
    assert 0.0 < physics[DEPOSITION] < 10.0
    more = plant("silane-fbr", "silane_energy.circulation_ratio=30").central.physics
    assert more.steam_kg_per_kg[0, DISTILLATION] != pytest.approx(
        plant("silane-fbr").central.physics.steam_kg_per_kg[0, DISTILLATION]
    )


def test_jackets_flash_steam_of_all_electricity_of_the_rods() -> None:
    """49 kWh/kg x 0.7 x 0.15 of it is 8.88 kg/kg, and cooling sheds the heat of 66.5 kWh/kg."""
    dry = plant("siemens", "waste_heat.capture_fraction=0").central.physics
    wet = plant("siemens").central.physics
    saved = dry.steam_kg_per_kg[0].sum() - wet.steam_kg_per_kg[0].sum()
    assert saved == pytest.approx(49.0 * 3600.0 * 0.7 * 0.15 / 2086.0, rel=1e-6)
    assert wet.cooling_water_t_per_kg[0].sum() > 3.5


def test_cofed_hydrogen_chloride_heats_its_bed() -> None:
    """0.8 kWh/kg with all HCl in the bed, 1.5 with a chlorination of its own."""
    cofed, own = (
        plant("siemens", f"synthesis.direct_chlorination_share={share}").central.physics
        for share in (0, 1)
    )
    power = [one.electricity_kwh_per_kg[0, HYDROGENATION] for one in (cofed, own)]
    assert 0.6 < power[0] < 0.9 < power[1]
