"""Inventory of a plant: what a kilogram takes of each supplier, stage by stage.

Amounts follow the plant model; what it does not know (graphite, packaging, catalysts, the fate of
the carbon in silicon metal) are rows of `data/process_parameters/footprint.csv`. What the plant
makes for itself is counted where its energy is: hydrogen of the own electrolysis and nitrogen stand
in the electricity of synthesis and utilities, and have no supplier.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.closure import Closure as Sides
from polysight.carbon.closure import Conserved, Term, require_closed
from polysight.evidence.store import Evidence
from polysight.plant.sections import SECTIONS
from polysight.study.footprint_amounts import AUXILIARIES, Amounts, amounts, row
from polysight.study.footprint_chlorine import cells_feed
from polysight.study.footprint_origins import Origins
from polysight.study.footprint_suppliers import GRID
from polysight.study.plant_account import INPUTS, LOSSES, OUTLETS
from polysight.study.plant_energy import require_heat
from polysight.study.plant_model import PlantModel
from polysight.study.plant_supply import (
    ChlorineSource,
    HydrogenSource,
    Mode,
    Reductant,
    SteamSource,
)
from polysight.study.references import References

Floats = NDArray[np.float64]

#: Electricity of the plant's own supply, whose mixture its file states.
OWN_POWER = "electricity-own"
#: Stages of the life cycle up to the gate, in the order in which they are told.
POWER_STAGES = tuple(f"electricity-{section}" for section in SECTIONS)
STAGES = (
    "silicon-metal", "hydrogen", "chlorine", "neutralisation", "nitrogen", "graphite", "catalysts",
    *POWER_STAGES, "steam", "heat", "direct", "water", "waste", "transport", "packaging",
)  # fmt: skip
#: Inputs of the loop that neutralise what it loses, outside the fence of the loop itself.
BASES = ("caustic_soda", "lime")
STEAM = {
    SteamSource.COAL_BOILER: "steam-coal",
    SteamSource.GAS_BOILER: "steam-gas",
    SteamSource.BOUGHT: "steam-bought",
    SteamSource.WASTE_HEAT: "steam-bought",
}
HYDROGEN = {
    HydrogenSource.BOUGHT: "hydrogen-bought",
    HydrogenSource.REFORMING: "hydrogen-reforming",
    HydrogenSource.ELECTROLYSIS: "hydrogen-bought",
    None: "hydrogen-bought",
}
TRANSPORT = {Mode.ROAD: "transport-road", Mode.RAIL: "transport-rail"}
#: Release of the plant itself: carbon of the silicon metal that leaves as CO2.
RELEASE = "carbon-of-metal"
#: Inputs of the balance that few plants have.
BOUGHT_SELDOM = {
    "tcs_bought": "trichlorosilane", "stc_bought": "silicon-tetrachloride", "oxygen": "oxygen",
}  # fmt: skip
FOSSIL_REDUCTANTS = (Reductant.COAL, Reductant.PETCOKE)
#: Chemicals that are carried to the plant, beside lime.
CHEMICALS = ("hydrogen_chloride", "chlorine", "tcs_bought", "stc_bought", "caustic_soda")
#: Losses of the balance that restate others by element.
ELEMENT_SUMS = ("silicon_lost", "chlorine_lost", "hydrogen_lost")
MOISTURE = "cake_moisture"
#: Both sides of an account follow from one model, so that only rounding may part them.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Exchange:
    """What a kilogram of polysilicon takes of one supplier at one stage.

    Parameters
    ----------
    stage : str
        One of `STAGES`.
    activity : str
        Code of the supplier; `OWN_POWER` for electricity, `RELEASE` for an emission of the plant.
    unit : str
        Unit of the amount per kilogram.
    amount : ndarray, [draw]
        How much; the central value first. NaN where nobody knows.
    rests_on : tuple of str
        Ids of rows, ``design:...`` parameters, or ``plant-model``.
    inside : str
        Stage whose electricity makes it, where the plant makes it itself; empty otherwise.
    """

    stage: str
    activity: str
    unit: str
    amount: Floats
    rests_on: tuple[str, ...]
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Closure:
    """How well the two sides of an account meet.

    Parameters
    ----------
    account : str
        ``mass`` of the loop, ``silicon`` and ``chlorine`` of the treatment, ``electricity``.
    taken, given : float
        Both sides at central values.
    unit : str
        Their unit.
    worst : float
        Largest difference over all draws, over what is taken [fraction].
    """

    account: str
    taken: float
    given: float
    unit: str
    worst: float


@dataclass(frozen=True, slots=True, eq=False)
class Inventory:
    """First tier of a plant.

    Parameters
    ----------
    exchanges : tuple of Exchange
        In the order of `STAGES`.
    outputs : tuple of Exchange
        By-products that are sold, for the allocation; none on a closed loop.
    closures : tuple of Closure
        Accounts that must close.
    """

    exchanges: tuple[Exchange, ...]
    outputs: tuple[Exchange, ...]
    closures: tuple[Closure, ...]

    def of(self, stage: str) -> tuple[Exchange, ...]:
        """Exchanges of a stage.

        Parameters
        ----------
        stage : str
            One of `STAGES`.

        Returns
        -------
        tuple of Exchange
            What it takes.
        """
        return tuple(one for one in self.exchanges if one.stage == stage)


def inventory(
    model: PlantModel, origins: Origins, evidence: Evidence, known: References
) -> Inventory:
    """Inventory of a plant.

    Parameters
    ----------
    model : PlantModel
        The plant, worked through.
    origins : Origins
        Where it gets energy and materials.
    evidence : Evidence
        Units and rows.
    known : References
        Index of the rows.

    Returns
    -------
    Inventory
        Per kilogram of polysilicon sold.

    Raises
    ------
    DataError
        If mass or electricity does not close in some draw, or waste heat is to raise more steam
        than the reactors can.
    """
    require_heat(model, origins.energy)
    found = amounts(model, evidence, known)
    exchanges = (
        *_materials(found, origins), *_auxiliaries(found), *_energy(found, origins),
        *_outside(found, origins),
    )  # fmt: skip
    order = {stage: place for place, stage in enumerate(STAGES)}
    told = tuple(sorted(exchanges, key=lambda one: order[one.stage]))
    return Inventory(told, tuple(_sold(found)), tuple(_closures(found, told)))


def _materials(found: Amounts, origins: Origins) -> Iterator[Exchange]:
    model = (found.source,)

    def taken(stage: str, activity: str, name: str) -> Exchange:
        return Exchange(stage, activity, "kg/kg", found.flow(name), model)

    yield taken("silicon-metal", _silicon_metal(origins), "silicon_metal")
    made = found.flow("hydrogen") * found.own_hydrogen
    bought = found.flow("hydrogen") - made
    yield Exchange("hydrogen", HYDROGEN[origins.hydrogen], "kg/kg", bought, model)
    yield Exchange(
        "hydrogen", "hydrogen-electrolysis", "kg/kg", made, model, inside="electricity-synthesis"
    )
    own = origins.chlorine is ChlorineSource.OWN_ELECTROLYSIS
    for name in ("hydrogen_chloride", "chlorine"):
        one = taken("chlorine", name.replace("_", "-"), name)
        yield replace(one, inside="chlorine") if own else one
    yield from _own_chlorine(found, origins) if own else ()
    for name, activity in BOUGHT_SELDOM.items():
        if np.any(found.flow(name)):
            yield taken("chlorine", activity, name)
    yield taken("neutralisation", "caustic-soda", "caustic_soda")
    yield Exchange("neutralisation", "lime", "kg/kg", found.quicklime, model)
    nitrogen = found.whole("nitrogen_kg_per_kg")
    yield Exchange("nitrogen", "nitrogen", "kg/kg", nitrogen, model, inside="electricity-utilities")


def _own_chlorine(found: Amounts, origins: Origins) -> Iterator[Exchange]:
    """What the cells of the plant take, electricity from its own supply."""
    for one in cells_feed(found):
        activity = OWN_POWER if one.activity == GRID else one.activity
        cited = (found.source, origins.id, *one.rows)
        yield Exchange("chlorine", activity, one.unit, one.amount, cited)


def _silicon_metal(origins: Origins) -> str:
    """Smelting with the reductant that the plant states; the mixture of inventories otherwise."""
    fossil = (
        origins.materials is not None
        and origins.materials.silicon_metal_reductant in FOSSIL_REDUCTANTS
    )
    return "silicon-metal-coal" if fossil else "silicon-metal"


def _auxiliaries(found: Amounts) -> Iterator[Exchange]:
    for stage in AUXILIARIES:
        amount, rows = found.auxiliary(stage)
        yield Exchange(stage, stage, "kg/kg", amount, rows or (found.source,))
    carbon, rows = found.carbon_released
    yield Exchange("direct", RELEASE, "kg/kg", carbon, rows or (found.source,))


def _energy(found: Amounts, origins: Origins) -> Iterator[Exchange]:
    model = (found.source,)
    power = found.by_section("electricity_kwh_per_kg")
    for place, stage in enumerate(POWER_STAGES):
        yield Exchange(stage, OWN_POWER, "kWh/kg", power[place], model)
    steam = found.whole("steam_kg_per_kg")
    recovered = found.recovered(origins.energy)
    if np.any(recovered):
        yield Exchange(
            "steam", "steam-recovered", "kg/kg", recovered, (*model, origins.id), inside="steam"
        )
    yield _steam(found, origins, steam - recovered)
    # Fuel heat is counted as what a gas boiler burns for steam of the same heat.
    heat, rows = found.steam_mj_per_kg
    as_steam = found.whole("heat_mj_per_kg") / heat
    yield Exchange("heat", "steam-gas", "kg/kg", as_steam, (*model, *rows))


def _steam(found: Amounts, origins: Origins, raised: Floats) -> Exchange:
    cited = (found.source, origins.id)
    source = origins.energy.steam_source
    if source is SteamSource.GRID_ELECTRIC:
        power, rows = found.boiler_kwh_per_kg
        return Exchange("steam", OWN_POWER, "kWh/kg", raised * power, (*cited, *rows))
    return Exchange("steam", STEAM[source], "kg/kg", raised, cited)


def _outside(found: Amounts, origins: Origins) -> Iterator[Exchange]:
    model = (found.source,)
    water = found.evidence.units.convert(found.whole("process_water_t_per_kg"), "t/kg", "kg/kg")
    yield Exchange("water", "water", "kg/kg", water, model)
    yield Exchange("water", "wastewater", "kg/kg", water * found.discharged, model)
    cake = found.effluents.cake
    yield Exchange("waste", "solid-waste", "kg/kg", cake, (*model, row(found.known, MOISTURE)))
    chemicals = sum((found.flow(name) for name in CHEMICALS), np.zeros(())) + found.quicklime
    assumed = found.assumed_distances
    cited = (*model, *(assumed.rows if origins.transport is None else (origins.id,)))
    loads = (found.flow("silicon_metal"), np.asarray(chemicals), cake)
    for mode, amount in origins.hauls(*loads, assumed):
        yield Exchange("transport", TRANSPORT[mode], "tkm/kg", amount, cited)


def _sold(found: Amounts) -> Iterator[Exchange]:
    for name in OUTLETS:
        amount = found.flow(name)
        if np.any(amount):
            yield Exchange("by-products", name.replace("_", "-"), "kg/kg", amount, (found.source,))


def _closures(found: Amounts, told: tuple[Exchange, ...]) -> Iterator[Closure]:
    """Mass of the loop, silicon and chlorine of the treatment, electricity of the sections."""
    inputs = [found.flow(name) for name in INPUTS if name not in BASES]
    lost = [found.flow(name) for name in LOSSES if name not in ELEMENT_SUMS]
    outlets = [np.ones(1), *(found.flow(name) for name in OUTLETS), *lost]
    yield _closure("mass", _summed(inputs), _summed(outlets), "kg/kg")
    for name in ("silicon", "chlorine"):
        lost_kg = found.flow(f"{name}_lost")
        kept = lost_kg * (1.0 - getattr(found.effluents, f"{name}_gap"))
        yield _closure(name, lost_kg, kept, "kg/kg")
    power = _summed([one.amount for one in told if one.stage in POWER_STAGES])
    yield _closure("electricity", found.whole("electricity_kwh_per_kg"), power, "kWh/kg")


def _summed(parts: list[Floats]) -> Floats:
    return np.asarray(sum(parts[1:], parts[0]))


def _closure(account: str, taken: Floats, given: Floats, unit: str) -> Closure:
    """Both sides of an account, which is refused where they do not meet."""
    quantity = Conserved.ENERGY if unit == "kWh/kg" else Conserved.MASS
    sides = Sides(account, quantity, (Term("taken", taken),), (Term("given", given),))
    require_closed((sides,), tolerance=_ROUNDING)
    return Closure(
        account, float(taken[0]), float(given[0]), unit, float(np.max(np.abs(sides.gap)))
    )
