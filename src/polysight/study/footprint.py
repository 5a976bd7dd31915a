"""Footprint of a plant from cradle to gate: the conductor of inventory, suppliers and electricity.

A plant file says where energy and materials come from. A route alone stands for a plant of the
country that takes everything from the grid, buys its steam and states no distances.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.factors import Factor
from polysight.evidence.store import Evidence
from polysight.study.design_values import fitted
from polysight.study.designs import design
from polysight.study.footprint_account import Account, CutOff, account
from polysight.study.footprint_amounts import row
from polysight.study.footprint_grid import grid, grid_factors, grid_or_none, residual
from polysight.study.footprint_inventory import Inventory, inventory
from polysight.study.footprint_origins import NATIONAL, Origins, of_route
from polysight.study.footprint_potentials import Potentials, potentials
from polysight.study.footprint_power import own_power
from polysight.study.footprint_rows import Pedigree, pedigree
from polysight.study.footprint_suppliers import Grid, suppliers
from polysight.study.plant_file import PlantFile
from polysight.study.plant_files import plant_file, stated_number
from polysight.study.plant_model import (
    CALIBRATIONS,
    DRAWS,
    LAST_OBSERVED_YEAR,
    SEED,
    PlantModel,
    plant_model,
)
from polysight.study.references import References, references
from polysight.study.routes import ROUTES, route
from polysight.study.scenario import Wording

Floats = NDArray[np.float64]

COUNTRY = "CN"
#: Edition of the pedigree matrix that spreads the factors.
EDITION = "ecoinvent-2"
#: Direction of a bound from above.
UPPER = "under"


@dataclass(frozen=True, slots=True)
class Plant:
    """The plant of a question.

    Parameters
    ----------
    id : str
        Name of the plant file, or code of the route.
    title : Wording
        What it is.
    route, region : str
        Codes.
    capacity_t_per_year : float or None
        Nameplate; None for a route alone.
    origins : Origins
        Where it gets energy and materials.
    file : PlantFile or None
        The file; None for a route alone.
    """

    id: str
    title: Wording
    route: str
    region: str
    capacity_t_per_year: float | None
    origins: Origins
    file: PlantFile | None


@dataclass(frozen=True, eq=False)
class Footprint:
    """Footprint of a plant.

    Parameters
    ----------
    plant : Plant
        The plant.
    model : PlantModel
        It, worked through.
    inventory : Inventory
        What a kilogram takes.
    life_cycle : Account
        Footprint of the product, with the national grid.
    screening : Account or None
        What burns and reacts, with the grid of the province; None where the province of the plant
        has no factor.
    metal_region : str
        Region whose grid smelts the silicon metal of the screening.
    marks : tuple of str
        Message keys of what must be told with it.
    warming : Potentials
        Warming potentials.
    known : References
        Index of the rows.
    """

    plant: Plant
    model: PlantModel
    inventory: Inventory
    life_cycle: Account
    screening: Account | None
    metal_region: str
    marks: tuple[str, ...]
    warming: Potentials
    known: References


def footprint(
    name: str,
    evidence: Evidence,
    changes: Sequence[str] = (),
    *,
    year: int | None = None,
    factor_year: int | None = None,
    seed: int = SEED,
    count: int = DRAWS,
) -> Footprint:
    """Footprint of a plant file or of a route.

    Parameters
    ----------
    name : str
        Path of a plant file, name of a shipped one, or code of a route.
    evidence : Evidence
        Rows, units, inventories.
    changes : sequence of str
        Further changes of the design, ``operation.field=value``.
    year : int, optional
        Year of the fleet; that of the file, or the last observed one, when omitted.
    factor_year : int, optional
        Last year whose grid factors may answer; the last known when omitted.
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    Footprint
        The footprint.

    Raises
    ------
    UsageError
        If there is no such file or route, or the plant is impossible.
    DataError
        If a file breaks a rule, or a factor that is needed is not there.
    """
    known = references(evidence)
    plant = asked_plant(name, evidence)
    own = () if plant.file is None else plant.file.design.changes
    model = plant_model(
        plant.route, evidence, (*plant.origins.changes(), *own, *changes),
        year=_fleet_year(plant, evidence, known) if year is None else year, seed=seed, count=count,
    )  # fmt: skip
    taken = inventory(model, plant.origins, evidence, known)
    factors = grid_factors(evidence)
    last = max(one.year for one in factors) if factor_year is None else factor_year
    quality, warming = pedigree(evidence, EDITION), potentials(evidence)
    shared = _Shared(evidence, known, factors, last, quality, warming)
    metal = _metal_region(plant)
    life_cycle = _account(shared, model, plant, taken, ElectricityBasis.LIFE_CYCLE, COUNTRY, metal)
    place = plant.origins.energy.grid_region
    screening = None
    here = grid_or_none(factors, ElectricityBasis.COMBUSTION, place, last, count)
    if here is not None:
        screening = _account(shared, model, plant, taken, ElectricityBasis.COMBUSTION, place, metal)
    assert life_cycle is not None
    marks = tuple(_marks(plant, life_cycle, screening, metal))
    return Footprint(plant, model, taken, life_cycle, screening, metal, marks, warming, known)


def asked_plant(name: str, evidence: Evidence) -> Plant:
    """Plant of a file or of a route.

    Parameters
    ----------
    name : str
        Path of a plant file, name of a shipped one, or code of a route.
    evidence : Evidence
        Codelists, units, rows.

    Returns
    -------
    Plant
        The plant.

    Raises
    ------
    UsageError
        If there is no such file or route.
    DataError
        If the file breaks a rule.
    """
    if name in {one.code for one in ROUTES}:
        title = design(name, evidence, references(evidence)).title
        return Plant(name, title, name, COUNTRY, None, of_route(name, COUNTRY), None)
    found = plant_file(name, evidence)
    origins = Origins(f"plant-file:{found.id}", found.energy, found.materials, found.transport)
    capacity = stated_number(found.plant.capacity, "t/a", evidence)
    head = found.plant
    return Plant(found.id, found.title, head.route, head.region, capacity, origins, found)


def _fleet_year(plant: Plant, evidence: Evidence, known: References) -> int | None:
    """Year of the fleet: that of the file, and none for a route that nothing dates."""
    default = fitted(route(plant.route).design, design(plant.route, evidence, known))
    if not any(f"{one}.whole_plant_kwh_per_kg" in default.parameters for one in CALIBRATIONS):
        return None
    return LAST_OBSERVED_YEAR if plant.file is None else plant.file.plant.year


@dataclass(frozen=True, slots=True)
class _Shared:
    """What every account of a footprint reads."""

    evidence: Evidence
    known: References
    factors: tuple[Factor, ...]
    year: int
    quality: Pedigree
    warming: Potentials

    def number(self, parameter: str) -> float:
        return self.known.number(row(self.known, parameter), "1", self.evidence)


def _account(
    shared: _Shared,
    model: PlantModel,
    plant: Plant,
    taken: Inventory,
    basis: ElectricityBasis,
    region: str,
    metal_region: str,
) -> Account:
    """Account on one basis; suppliers take the grid of the country."""
    count = model.count

    def at(place: str) -> Grid:
        return grid(shared.factors, basis, place, shared.year, count)

    smelter = at(COUNTRY if basis is ElectricityBasis.LIFE_CYCLE else metal_region)
    chains = suppliers(
        shared.evidence, basis, at(COUNTRY), smelter, shared.quality,
        shared.warming.of, seed=model.seed, count=count,
    )  # fmt: skip
    here = at(region)
    left = residual(shared.factors, here, basis, COUNTRY)
    power = own_power(plant.origins.energy, here, left, chains)
    rows = tuple(row(shared.known, name) for name in ("cut_off_each", "cut_off_together"))
    each, together = (shared.number(name) for name in ("cut_off_each", "cut_off_together"))
    rule = CutOff(each, together, _bounds(shared.evidence), rows)
    return account(taken, chains, power, rule)


def _bounds(evidence: Evidence) -> dict[str, float]:
    """Most that a unit of each supplier without a factor can cause, where somebody bounds it."""
    units = {row.cells["code"]: row.cells["unit"] for row in evidence.tables["activities"]}
    return {
        row.cells["activity"]: evidence.units.convert(
            float(row.cells["bound"]), row.cells["unit"], f"kgCO2e/{units[row.cells['activity']]}"
        )
        for row in evidence.tables["inventory_gaps"]
        if row.cells["direction"] == UPPER and row.cells["bound"]
    }


def _metal_region(plant: Plant) -> str:
    """Region of the smelter; the country where nobody says."""
    materials = plant.origins.materials
    if materials is None or materials.silicon_metal_origin == NATIONAL:
        return COUNTRY
    return materials.silicon_metal_origin


def _marks(
    plant: Plant, life_cycle: Account, screening: Account | None, metal_region: str
) -> list[str]:
    found = ["mark.footprint_national_grid"]
    if metal_region != COUNTRY:
        found.append("mark.footprint_metal_national")
    if screening is None:
        found.append("mark.footprint_no_province")
    if life_cycle.power.supplied.assumed:
        found.append("mark.footprint_residual_assumed")
    if screening is not None and bool(np.any(screening.power.supplied.at_residual)):
        found.append("mark.footprint_residual_national")
    energy = plant.origins.energy
    if energy.green_contract_share + energy.certificates_share > 0.0:
        found.append("mark.footprint_contract_solar")
    if life_cycle.cut_off:
        found.append("mark.footprint_cut_off")
    if plant.file is None:
        found.append("mark.footprint_route_alone")
    return found
