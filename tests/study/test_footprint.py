"""Footprints of plant files and routes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from polysight.carbon.basis import ElectricityBasis
from polysight.errors import DataError, UsageError
from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence
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
def test_a_route_alone_has_a_total_and_says_what_is_assumed(route: str) -> None:
    found = worked(route)
    assert found.life_cycle.location.not_covered == ()
    assert (found.life_cycle.location.total > 0).all()
    assert "mark.footprint_route_alone" in found.marks


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


def changed(folder: Path, name: str, **cells: str) -> str:
    """Path of a shipped plant file with some of its lines changed."""
    lines = (
        (data_folder() / "plant_files" / f"{name}.toml").read_text(encoding="utf-8").splitlines()
    )
    for field, value in cells.items():
        (place,) = (at for at, line in enumerate(lines) if line.startswith(f"{field} = "))
        lines[place] = f"{field} = {value}"
    path = folder / f"{name}.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def test_a_grid_abroad_is_refused_and_never_counted_with_the_factor_of_china(
    tmp_path: Path,
) -> None:
    with pytest.raises(DataError) as told:
        footprint(changed(tmp_path, ROD, grid_region='"DE"'), data(), count=2)
    assert "DE" in str(told.value)


@pytest.mark.parametrize(("origin", "mark"), [("CN-XZ", "national"), ("NO", "abroad")])
def test_metal_from_a_place_without_a_factor_drops_the_screening_alone(
    tmp_path: Path, origin: str, mark: str
) -> None:
    path = changed(tmp_path, ROD, silicon_metal_origin=f'"{origin}"')
    found = footprint(path, data(), count=2)
    assert found.screening is None
    assert not np.isnan(found.life_cycle.location.total).any()
    assert "mark.footprint_no_metal_grid" in found.marks
    assert f"mark.footprint_metal_{mark}" in found.marks
    assert "mark.footprint_no_province" not in found.marks


@pytest.mark.parametrize(
    ("name", "told"), [(ROD, False), (HYDRO, True), ("siemens", True), (GRANULES, False)]
)
def test_a_reductant_without_an_inventory_of_its_own_is_marked(name: str, told: bool) -> None:
    assert ("mark.footprint_reductant_mixed" in worked(name).marks) is told


def test_a_mislabelled_grid_factor_stops_the_footprint(tmp_path: Path) -> None:
    shipped = (data_folder() / "observations" / "grid_factors.csv").read_text(encoding="utf-8")
    header, *rows = shipped.splitlines()
    row = next(one for one in rows if one.startswith("GF0011,")).split(",", 3)
    own = ",".join(["OWN1", "grid_factor", "0.5703", row[3]]).replace(",2024,", ",2025,")
    folder = tmp_path / "observations"
    folder.mkdir()
    (folder / "own.csv").write_text(f"{header}\n{own}\n", encoding="utf-8")
    with pytest.raises(DataError) as told:
        footprint(ROD, evidence((tmp_path,)), count=2)
    assert "OWN1" in str(told.value)


def test_a_first_claim_of_green_power_does_not_raise_a_footprint(tmp_path: Path) -> None:
    found = []
    for share in (0.0, 0.001):
        folder = tmp_path / str(share)
        folder.mkdir()
        path = changed(
            folder, ROD, grid_share=str(1.0 - share), green_contract_share=str(share),
            certificates_share="0.0",
        )  # fmt: skip
        found.append(footprint(path, data(), count=2))
    none, little = (one.life_cycle.market.total[0] for one in found)
    assert 0.0 < none - little < 0.01 * none
    screened = [one.screening for one in found]
    assert screened[0] is not None
    assert screened[1] is not None
    assert screened[1].market.total[0] < screened[0].market.total[0]


def test_the_footprint_varies_with_the_factor_of_the_grid() -> None:
    found = worked(ROD).life_cycle
    grid = found.power.grid
    assert np.ptp(grid.kgco2e_per_kwh) > 0
    assert grid.row in dict(found.chains.streams)
    assert {"PF0011", "PF0013"} <= set(found.power.rows)


def test_official_factors_of_clean_power_have_their_amount_as_their_median() -> None:
    chains = footprint(ROD, data(), count=2000).life_cycle.chains
    for code in ("electricity-pv", "electricity-wind", "electricity-hydro", "hard-coal"):
        drawn = chains.of(code).sum(axis=-1)
        assert np.median(drawn[1:]) == pytest.approx(drawn[0], rel=0.03)


def test_bought_power_is_energy_as_far_as_it_is_burnt() -> None:
    found = worked(ROD)
    power = sum(one.amount for one in found.inventory.exchanges if one.activity == OWN_POWER)
    grid = found.life_cycle.power.grid
    assert grid.burnt_share == pytest.approx(0.5306 / 0.6205)
    burnt = grid.burnt_share * np.asarray(power) * grid.kgco2e_per_kwh
    np.testing.assert_allclose(found.life_cycle.location.by_scope[:, 1], burnt, rtol=1e-12)
    assert "mark.footprint_scope_split" in found.marks
