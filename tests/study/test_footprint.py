"""Footprints of plant files and routes."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.carbon.basis import ElectricityBasis
from polysight.errors import UsageError
from polysight.study.footprint import footprint
from polysight.study.footprint_inventory import OWN_POWER
from polysight.study.routes import ROUTES
from tests.study.footprint_example import data
from tests.study.footprint_plants import CAPTIVE, FEW, GRANULES, HYDRO, ROD, worked

PLANTS = (ROD, CAPTIVE, GRANULES, HYDRO)


@pytest.mark.parametrize("name", PLANTS)
def test_a_plant_file_has_a_total_by_place_and_by_contract(name: str) -> None:
    found = worked(name)
    for one in (found.life_cycle.location, found.life_cycle.market):
        assert one.not_covered == ()
        assert one.total.shape == (FEW + 1,)
        np.testing.assert_allclose(one.by_stage.sum(axis=-1), one.total, rtol=1e-12)


@pytest.mark.parametrize("name", PLANTS)
def test_mass_and_energy_of_the_inventory_close(name: str) -> None:
    assert max(one.worst for one in worked(name).inventory.closures) < 1e-12


@pytest.mark.parametrize("route", [one.code for one in ROUTES])
def test_a_route_alone_has_no_total_and_says_what_is_missing(route: str) -> None:
    found = worked(route).life_cycle.location
    assert "transport" in found.not_covered
    assert np.isnan(found.total).all()
    assert found.covered_total[0] > 0


def test_the_two_bases_never_meet() -> None:
    found = worked(ROD)
    assert found.screening is not None
    assert found.life_cycle.basis.electricity is ElectricityBasis.LIFE_CYCLE
    assert found.screening.basis.electricity is ElectricityBasis.COMBUSTION
    assert found.life_cycle.power.grid.region == "CN"
    assert found.screening.power.grid.region == "CN-XJ"
    assert found.life_cycle.basis.boundary != found.screening.basis.boundary
    assert not found.life_cycle.screening
    assert found.screening.screening


def test_power_of_the_grid_is_amount_times_factor() -> None:
    found = worked(ROD)
    taken = sum(one.amount for one in found.inventory.exchanges if one.activity == OWN_POWER)
    energy = found.plant.origins.energy
    shares = energy.grid_share + energy.green_contract_share
    assert shares == pytest.approx(1.0)
    expected = np.asarray(taken) * found.life_cycle.power.grid.kgco2e_per_kwh
    stages = found.life_cycle.location
    own = [place for place, one in enumerate(stages.stages) if one.startswith("electricity")]
    np.testing.assert_allclose(stages.by_stage[:, own].sum(axis=-1), expected, rtol=1e-12)


def test_a_captive_unit_emits_by_itself() -> None:
    coal, grid = worked(CAPTIVE).life_cycle.location, worked(ROD).life_cycle.location
    assert coal.by_scope[0, 0] > 10 * grid.by_scope[0, 0]


def test_an_older_factor_may_be_asked_for() -> None:
    now = worked(HYDRO)
    then = footprint(HYDRO, data(), factor_year=2023, count=2)
    assert then.life_cycle.power.grid.year == 2023
    assert then.life_cycle.location.total[0] > now.life_cycle.location.total[0]


def test_marks_name_what_was_assumed() -> None:
    assert "mark.footprint_residual_assumed" in worked(HYDRO).marks
    assert "mark.footprint_route_alone" in worked("siemens").marks
    assert "mark.footprint_metal_national" in worked(ROD).marks


def test_a_plant_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError):
        footprint("siemens-xinjang", data(), count=2)
