"""The Siemens flow sheet closes, meets the fleet it is calibrated to, and moves the right way."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.plant.rod_reactor.energy import RodReactorEnergy
from polysight.plant.sections import DEPOSITION, HYDROGENATION, whole_plant
from tests.plant.routes.plants import plant


def energy(*changes: str) -> RodReactorEnergy:
    reactor = plant("siemens", *changes).central.reactor
    assert reactor is not None
    return reactor.energy


def test_elements_close_in_every_draw() -> None:
    assert np.abs(plant("siemens").draws.balance.residual).max() < 1e-9


def test_the_default_plant_is_the_fleet_of_the_calibration() -> None:
    """UC0006 66.5, UC0007 49 and UC0008 5.3 kWh/kg."""
    taken = plant("siemens").central.consumption
    assert float(whole_plant(taken).electricity_kwh_per_kg[0]) == pytest.approx(66.5)
    assert float(taken.electricity_kwh_per_kg[0, DEPOSITION]) == pytest.approx(49.0)
    assert float(taken.electricity_kwh_per_kg[0, HYDROGENATION]) == pytest.approx(5.3)


def test_silicon_in_is_at_least_the_silicon_out() -> None:
    flows = plant("siemens").draws.balance
    assert (flows.silicon_in >= 1.0).all()
    sold_silicon = flows.silicon_in - 1.0 - flows.silicon_lost
    assert (sold_silicon > -1e-9).all()


def test_tetrachloride_of_deposition_stays_under_its_bound() -> None:
    """18.15 kg/kg by stoichiometry (MB02)."""
    flows = plant("siemens").draws.balance
    assert (flows.stc_from_deposition_net / flows.silicon_by_rods <= 18.15).all()


@pytest.mark.parametrize(
    ("change", "rises"),
    [
        ("rod_reactor.growth_um_per_min=7", True),
        ("rod_reactor.growth_um_per_min=12", False),
        ("rod_reactor.wall_emissivity=0.3", False),
        ("rod_reactor.rod_pairs=24", True),
        ("deposition.temperature_c=1050", False),
    ],
)
def test_electricity_of_the_rods_moves_the_right_way(change: str, rises: bool) -> None:
    gained = energy(change).total_kwh_per_kg[0] - energy().total_kwh_per_kg[0]
    assert bool(gained > 0.0) is rises


def test_terms_of_the_reactor_sum_to_the_section() -> None:
    one = plant("siemens").draws
    assert one.reactor is not None
    rods = one.balance.silicon_by_rods * one.reactor.energy.total_kwh_per_kg
    assert rods == pytest.approx(one.consumption.electricity_kwh_per_kg[..., DEPOSITION])
