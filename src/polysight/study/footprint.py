"""Footprint of a plant from cradle to gate: the conductor of inventory, suppliers and electricity.

A plant file says where energy and materials come from. A route alone stands for a plant of the
country that takes everything from the grid, buys its steam and states no distances.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.factors import Factor
from polysight.errors import DataError
from polysight.evidence.store import Evidence
from polysight.study.design_values import fitted
from polysight.study.designs import design
from polysight.study.footprint_account import Account, CutOff, account
from polysight.study.footprint_amounts import row
from polysight.study.footprint_electrolysis import electrolysis_marks
from polysight.study.footprint_grid import (
    GridQuality,
    delivery,
    grid,
    grid_factors,
    grid_or_none,
    grid_quality,
    residual,
)
from polysight.study.footprint_inventory import Inventory, inventory
from polysight.study.footprint_origins import NATIONAL, Origins, of_route
from polysight.study.footprint_potentials import Potentials, potentials
from polysight.study.footprint_power import own_power
from polysight.study.footprint_rows import Pedigree, pedigree
from polysight.study.footprint_suppliers import Grid, suppliers
from polysight.study.mislabelled_factors import label_problems
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
from polysight.study.plant_supply import Reductant
from polysight.study.references import References, references
from polysight.study.routes import ROUTES, route
from polysight.study.scenario import Wording

Floats = NDArray[np.float64]

COUNTRY = "CN"
#: Edition of the pedigree matrix that spreads the factors.
EDITION = "ecoinvent-2"
#: Direction of a bound from above.
UPPER = "under"
#: Kind of a region that is a country.
NATION = "country"


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
        What burns and reacts, with the grid of the province; None where the province of the plant,
        or that of its silicon metal, has no factor.
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
        If a file breaks a rule, a factor that is needed is not there, or a grid factor carries a
        label that its number cannot have.
    BasisError
        If the country of the grid has no life-cycle factor.
    """
    wrong = label_problems(evidence)
    if wrong:
        raise DataError(wrong)
    known = references(evidence)
    plant = asked_plant(name, evidence)
    own = () if plant.file is None else plant.file.design_changes
    model = plant_model(
        plant.route, evidence, (*own, *changes),
        year=_fleet_year(plant, evidence, known) if year is None else year, seed=seed, count=count,
    )  # fmt: skip
    taken = inventory(model, plant.origins, evidence, known)
    factors = grid_factors(evidence)
    last = max(one.year for one in factors) if factor_year is None else factor_year
    quality, warming = pedigree(evidence, EDITION), potentials(evidence)
    spread = grid_quality(evidence, known, quality, seed=seed, count=count)
    place = plant.origins.energy.grid_region
    country = _country(place, evidence)
    shared = _Shared(evidence, known, factors, last, quality, warming, spread, country)
    metal = _metal_region(plant)
    life_cycle = _account(shared, model, plant, taken, ElectricityBasis.LIFE_CYCLE, country, metal)
    screening = None
    missing = [one for one in (place, metal) if not shared.burns(one)]
    if not missing:
        screening = _account(shared, model, plant, taken, ElectricityBasis.COMBUSTION, place, metal)
    marks = tuple(_marks(plant, life_cycle, screening))
    marks += tuple(_place_marks(missing, place, metal, evidence))
    marks += electrolysis_marks(model, evidence, known)
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
    spread: GridQuality
    country: str

    def burns(self, region: str) -> bool:
        """Whether the grid of a region has a factor of combustion."""
        basis, ones = ElectricityBasis.COMBUSTION, self.spread.multipliers
        return grid_or_none(self.factors, basis, region, self.year, ones) is not None

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
        return grid(shared.factors, basis, place, shared.year, shared.spread.multipliers)

    smelter = at(COUNTRY if basis is ElectricityBasis.LIFE_CYCLE else metal_region)
    chains = suppliers(
        shared.evidence, basis, at(COUNTRY), smelter, shared.quality,
        shared.warming.of, seed=model.seed, count=count,
    )  # fmt: skip
    here = at(region)
    left = residual(shared.factors, here, basis, shared.country)
    way = delivery(shared.evidence, basis, shared.country, shared.year, shared.spread.multipliers)
    power = own_power(plant.origins.energy, here, left, chains, way)
    power = replace(power, rows=(*power.rows, *shared.spread.rows))
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


def _country(region: str, evidence: Evidence) -> str:
    """Country that holds a region; the region itself where none does."""
    rows = {one.cells["code"]: one.cells for one in evidence.tables["regions"]}
    at = region
    while at in rows and rows[at]["kind"] != NATION:
        at = rows[at].get("parent", "")
    return at if at in rows else region


def _marks(plant: Plant, life_cycle: Account, screening: Account | None) -> Iterator[str]:
    """What must be told of the factors and of the origins."""
    power, energy = life_cycle.power, plant.origins.energy
    yield "mark.footprint_national_grid"
    if power.supplied.assumed:
        yield "mark.footprint_residual_assumed"
    if screening is not None and screening.power.supplied.assumed:
        yield "mark.footprint_residual_scaled"
    if power.residual is None:
        yield "mark.footprint_no_residual"
    yield "mark.footprint_scope_split" if power.grid.burnt_share else "mark.footprint_scope_whole"
    if energy.green_contract_share + energy.certificates_share > 0.0:
        yield "mark.footprint_contract_solar"
        if not power.delivered:
            yield "mark.footprint_no_delivery"
    if life_cycle.cut_off:
        yield "mark.footprint_cut_off"
    materials = plant.origins.materials
    if materials is None or materials.silicon_metal_reductant is Reductant.CHARCOAL:
        yield "mark.footprint_reductant_mixed"
    if plant.file is None:
        yield "mark.footprint_route_alone"


def _place_marks(
    missing: Sequence[str], place: str, metal: str, evidence: Evidence
) -> Iterator[str]:
    """What must be told of the places."""
    if metal != COUNTRY:
        home = _country(metal, evidence) == COUNTRY
        yield "mark.footprint_metal_national" if home else "mark.footprint_metal_abroad"
    if place in missing:
        yield "mark.footprint_no_province"
    elif metal in missing:
        yield "mark.footprint_no_metal_grid"
