"""Energy that a plant takes from outside per kilogram, as limits of coal equivalent count it.

The plant model tells steam as the yearly averages of the association do, however it is raised.
Steam that the plant raises from its own waste heat is used and not bought, so it is no energy
input; the heat of fuels that the model tells beside steam is counted as the steam that would carry
it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.constants as constants
from numpy.typing import NDArray

from polysight.plant.operation import Operation
from polysight.plant.sections import whole_plant
from polysight.study.plant_model import PlantModel
from polysight.study.plant_supply import Energy, SteamSource

Floats = NDArray[np.float64]

#: Parameters of a design that tell the heat of steam and the efficiency of an electric heater.
LATENT, EFFICIENCY = (
    "machines.steam_latent_kj_per_kg", "hydrogenation_energy.heater_efficiency_fraction"
)  # fmt: skip
#: Heat of a kilowatt hour [kJ].
KILOJOULES = constants.hour


@dataclass(frozen=True, slots=True, eq=False)
class EnergyUse:
    """Energy per kilogram of polysilicon; axis draw, of length one at central values.

    Parameters
    ----------
    electricity_kwh_per_kg : ndarray of float
        Electricity of the whole plant and of electric boilers.
    boiler_kwh_per_kg : ndarray of float
        Of that, the electric boilers.
    steam_bought_kg_per_kg : ndarray of float
        Steam that is bought or raised from fuel, with the heat of fuels beside it.
    steam_recovered_kg_per_kg : ndarray of float
        Steam that waste heat of the plant raises: used, and no input.
    """

    electricity_kwh_per_kg: Floats
    boiler_kwh_per_kg: Floats
    steam_bought_kg_per_kg: Floats
    steam_recovered_kg_per_kg: Floats

    @property
    def steam_kg_per_kg(self) -> Floats:
        """All steam that is bought, raised from fuel or recovered.

        Returns
        -------
        ndarray of float
            kg/kg; axis draw.
        """
        return self.steam_bought_kg_per_kg + self.steam_recovered_kg_per_kg


def energy_use(model: PlantModel, operation: Operation, supply: Energy) -> EnergyUse:
    """Energy of a plant by how it reaches it.

    Parameters
    ----------
    model : PlantModel
        The plant; its design tells the heat of steam.
    operation : Operation
        Its operation, at central values or over draws.
    supply : Energy
        What raises the steam, and how much of it waste heat raises.

    Returns
    -------
    EnergyUse
        Axis draw as in ``operation``.
    """
    whole = whole_plant(operation.consumption)
    electricity = np.atleast_1d(np.asarray(whole.electricity_kwh_per_kg, dtype=np.float64))
    latent = _central(model, LATENT)
    heat = np.asarray(whole.heat_mj_per_kg) * constants.kilo
    carried = heat / latent if latent else np.zeros_like(heat)
    needed = np.asarray(whole.steam_kg_per_kg) + carried + np.zeros_like(electricity)
    recovered = supply.steam_recovered_share * needed
    rest = needed - recovered
    nothing = np.zeros_like(electricity)
    if supply.steam_source is SteamSource.WASTE_HEAT:
        return EnergyUse(electricity, nothing, nothing, needed)
    if supply.steam_source is SteamSource.GRID_ELECTRIC and latent:
        boiler = rest * latent / (KILOJOULES * _central(model, EFFICIENCY))
        return EnergyUse(electricity + boiler, boiler, nothing, recovered)
    return EnergyUse(electricity, nothing, rest, recovered)


def _central(model: PlantModel, key: str) -> float:
    """Central value of a parameter of the design; zero where the route has no such parameter."""
    return float(model.design.central(key)[0]) if key in model.design.parameters else 0.0
