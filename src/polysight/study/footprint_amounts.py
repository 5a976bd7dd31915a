"""Amounts of a plant's inventory: flows of the model and rows beside it, over the same draws."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from polysight.estimate import Estimate
from polysight.evidence.store import Evidence
from polysight.plant.by_products import LIME
from polysight.plant.energy.machines import MJ_IN_KILOWATT_HOUR
from polysight.plant.sections import SECTIONS, whole_plant
from polysight.study.designs import stated_range
from polysight.study.footprint_draws import drawn, in_front
from polysight.study.footprint_effluents import WATER, Effluents, effluents
from polysight.study.footprint_origins import Distances
from polysight.study.plant_energy import recovered_kg_per_kg
from polysight.study.plant_model import PlantModel
from polysight.study.plant_supply import Energy
from polysight.study.references import References

Floats = NDArray[np.float64]

#: Rows of what the plant model does not know, by parameter.
AUXILIARIES = {
    "graphite": ("graphite_use", "graphite_use_beds"),
    "catalysts": ("catalyst_use",),
    "packaging": ("packaging_use",),
}
#: Routes that have rods and beds, and a loop of chlorosilanes with catalysts.
RODS, BEDS, LOOPS = ("siemens", "hybrid"), ("silane-fbr",), ("siemens", "hybrid", "silane-fbr")
PARTS = {
    "graphite_use": RODS, "graphite_use_beds": BEDS, "catalyst_use": LOOPS,
    "packaging_use": (*LOOPS, "umg"),
}  # fmt: skip
#: Row of the enthalpy of the steam that is bought.
STEAM_ENTHALPY = "EF0002"
#: Molar mass of carbon dioxide over that of carbon (IUPAC 2021, abridged).
CO2_PER_CARBON = (12.011 + 2 * 15.999) / 12.011
PARTS_PER_MILLION = 1e-6
#: Rows of distances that nobody states.
DISTANCES = (
    "default_silicon_metal_distance", "default_chemicals_distance", "default_waste_distance",
)  # fmt: skip
ELECTROLYSIS = "synthesis_energy.electrolysis_fraction"
CYCLES = "utilities.cycles_of_concentration"
CARBON = "silicon_metal.carbon_ppmw"


@dataclass(frozen=True, eq=False)
class Amounts:
    """Flows of a plant with the central value in front of the draws.

    Parameters
    ----------
    model : PlantModel
        The plant.
    evidence : Evidence
        Units and rows.
    known : References
        Index of the rows.
    effluents : Effluents
        What leaves for treatment; axis draw.
    """

    model: PlantModel
    evidence: Evidence
    known: References
    effluents: Effluents

    @property
    def source(self) -> str:
        """What a flow of the model is cited as."""
        return f"plant-model:{self.model.route.code}"

    def flow(self, name: str) -> Floats:
        """Flow of the balance.

        Parameters
        ----------
        name : str
            Field of `polysight.plant.balance.Balance`.

        Returns
        -------
        ndarray, [draw]
            The central value first [kg/kg].
        """
        middle, many = (
            getattr(one.balance, name) for one in (self.model.central, self.model.draws)
        )
        return in_front(middle, many, self.model.count)

    def by_section(self, name: str) -> tuple[Floats, ...]:
        """Consumption of every section.

        Parameters
        ----------
        name : str
            Field of `polysight.plant.sections.Consumption`.

        Returns
        -------
        tuple of ndarray, [draw]
            In the order of `SECTIONS`.
        """
        middle, many = (
            getattr(one.consumption, name) for one in (self.model.central, self.model.draws)
        )
        return tuple(
            in_front(middle[..., place], many[..., place], self.model.count)
            for place in range(len(SECTIONS))
        )

    def whole(self, name: str) -> Floats:
        """Consumption of the whole plant.

        Parameters
        ----------
        name : str
            Field of `polysight.plant.sections.Consumption`.

        Returns
        -------
        ndarray, [draw]
            The central value first.
        """
        middle, many = (
            getattr(whole_plant(one.consumption), name)
            for one in (self.model.central, self.model.draws)
        )
        return in_front(middle, many, self.model.count)

    def recovered(self, supply: Energy) -> Floats:
        """Steam that waste heat raises beyond what the fleet recovers.

        Parameters
        ----------
        supply : Energy
            What the plant states.

        Returns
        -------
        ndarray, [draw]
            The central value first [kg/kg].
        """
        ends = (self.model.central, self.model.draws)
        middle, many = (recovered_kg_per_kg(self.model, one, supply) for one in ends)
        return in_front(middle, many, self.model.count)

    def stated(self, name: str, unit: str) -> Floats:
        """Number of a row, drawn under its id.

        Parameters
        ----------
        name : str
            Id of the row.
        unit : str
            Wanted unit.

        Returns
        -------
        ndarray, [draw]
            The central value first.
        """
        low, value, high = stated_range(name, unit, self.evidence, self.known)
        estimate = Estimate(name, value, low, high, unit, (), "", "", (name,))
        return drawn(f"footprint.{name}", estimate, seed=self.model.seed, count=self.model.count)

    def designed(self, key: str) -> Floats | None:
        """Parameter of the design, with the draws that the plant model has.

        Parameters
        ----------
        key : str
            ``operation.field``.

        Returns
        -------
        ndarray, [draw], or None
            None where the route has no such parameter.
        """
        own = self.model.design
        if key not in own.parameters:
            return None
        draws = own.drawn(key, seed=self.model.seed, count=self.model.count)
        return in_front(own.central(key), draws, self.model.count)

    @property
    def own_hydrogen(self) -> Floats:
        """Share of the hydrogen that the plant makes by electrolysis, axis draw."""
        share = self.designed(ELECTROLYSIS)
        return np.zeros(self.model.count + 1) if share is None else share

    @property
    def discharged(self) -> Floats:
        """Share of the fresh water that leaves as wastewater, axis draw.

        All fresh water is make-up of cooling towers, of which one part in k is blown down, with k
        cycles of concentration; on a route without towers all of it leaves.
        """
        cycles = self.designed(CYCLES)
        return np.ones(self.model.count + 1) if cycles is None else 1.0 / cycles

    @property
    def quicklime(self) -> Floats:
        """Lime as CaO, in which it is bought, axis draw [kg/kg]."""
        return np.asarray(self.flow("lime") * ((LIME - WATER) / LIME))

    def auxiliary(self, stage: str) -> tuple[Floats, tuple[str, ...]]:
        """What the plant model does not know.

        Parameters
        ----------
        stage : str
            Key of `AUXILIARIES`.

        Returns
        -------
        amount : ndarray, [draw]
            The central value first [kg/kg]; nothing where the route does not use it.
        rows : tuple of str
            Ids of the rows.
        """
        code = self.model.route.code
        rows = tuple(row(self.known, name) for name in AUXILIARIES[stage] if code in PARTS[name])
        none = np.zeros(self.model.count + 1)
        return sum((self.stated(one, "kg/kg") for one in rows), none), rows

    @property
    def carbon_released(self) -> tuple[Floats, tuple[str, ...]]:
        """CO2 of the carbon in the silicon metal, axis draw [kg/kg], and its rows.

        Silicon metal x carbon in it x share oxidised x M(CO2) / M(C).
        """
        share = row(self.known, "oxidised_carbon")
        carbon = self.designed(CARBON)
        if carbon is None:
            return np.zeros(self.model.count + 1), ()
        metal = self.flow("silicon_metal") * carbon * PARTS_PER_MILLION
        rows = (self.source, self.model.design.parameters[CARBON].source, share)
        return np.asarray(metal * self.stated(share, "1") * CO2_PER_CARBON), rows

    @property
    def assumed_distances(self) -> Distances:
        """Distances that stand in where nobody states any."""
        rows = tuple(row(self.known, name) for name in DISTANCES)
        metal, chemicals, waste = (self.stated(one, "km") for one in rows)
        return Distances(metal, chemicals, waste, rows)

    @property
    def steam_mj_per_kg(self) -> tuple[Floats, tuple[str, ...]]:
        """Heat of steam over that of feed water, axis draw, and its rows."""
        water = row(self.known, "feed_water_enthalpy")
        heat = self.stated(STEAM_ENTHALPY, "MJ/kg") - self.stated(water, "MJ/kg")
        return heat, (STEAM_ENTHALPY, water)

    @property
    def boiler_kwh_per_kg(self) -> tuple[Floats, tuple[str, ...]]:
        """Electricity of a kilogram of steam from an electric boiler, axis draw, and its rows."""
        efficiency = row(self.known, "electric_boiler_efficiency")
        heat, rows = self.steam_mj_per_kg
        power = heat / MJ_IN_KILOWATT_HOUR / self.stated(efficiency, "1")
        return power, (*rows, efficiency)


def amounts(model: PlantModel, evidence: Evidence, known: References) -> Amounts:
    """Amounts of a plant.

    Parameters
    ----------
    model : PlantModel
        The plant, worked through.
    evidence : Evidence
        Units and rows.
    known : References
        Index of the rows.

    Returns
    -------
    Amounts
        Its flows.
    """
    plain = Amounts(model, evidence, known, effluents(model.central.balance, np.zeros(1)))
    moisture = plain.stated(row(known, "cake_moisture"), "1")
    middle = effluents(model.central.balance, moisture[:1])
    many = effluents(model.draws.balance, moisture[1:])
    both = Effluents(
        *(
            in_front(getattr(middle, one.name), getattr(many, one.name), model.count)
            for one in fields(Effluents)
        )
    )
    return Amounts(model, evidence, known, both)


def row(known: References, parameter: str) -> str:
    """Id of the row of a parameter of the footprint.

    Parameters
    ----------
    known : References
        Index of the rows.
    parameter : str
        Its name in `data/process_parameters/footprint.csv`.

    Returns
    -------
    str
        The id.
    """
    return next(
        name
        for name, (table, one) in known.rows.items()
        if table == "process_parameters" and one.cells["parameter"] == parameter
    )
