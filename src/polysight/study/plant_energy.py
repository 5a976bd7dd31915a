"""Energy that a plant takes from outside per kilogram, as limits of coal equivalent count it.

The plant model tells the steam that plants still take from outside, as the yearly averages of the
association do: what the jackets of rod reactors flash in the fleet is already off it. A plant may
raise a further share of it from its own waste heat, which is then used and not bought, but never
more than the cooling water of its reactors carries and than the low-pressure steam can serve. The
heat of fuels that the model tells beside steam is counted as the steam that would carry it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import scipy.constants as constants
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.plant.operation import Operation
from polysight.plant.sections import DEPOSITION, DISTILLATION, whole_plant
from polysight.study.plant_model import PlantModel
from polysight.study.plant_supply import Energy, SteamSource

Floats = NDArray[np.float64]

#: Parameter of a design that tells the heat of steam.
LATENT = "machines.steam_latent_kj_per_kg"
#: Share of the reactors' electricity that their cooling water takes up, and share of that which the
#: fleet already turns into steam; no such keys on a route without rods.
JACKETS, CAPTURED = "waste_heat.jacket_fraction", "waste_heat.capture_fraction"
#: Steps in which a refusal names the largest share that is possible.
STEPS = 100
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
        Steam that waste heat raises beyond what the fleet recovers: used, and no input.
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


def energy_use(
    model: PlantModel,
    operation: Operation,
    supply: Energy,
    held: Floats | None = None,
    *,
    boiler_kwh_per_kg: float = math.nan,
) -> EnergyUse:
    """Energy of a plant by how it reaches it.

    Parameters
    ----------
    model : PlantModel
        The plant; its design tells the heat of steam.
    operation : Operation
        Its operation, at central values or over draws.
    supply : Energy
        What raises the steam, and how much of it waste heat raises.
    held : ndarray of float, optional
        Steam that waste heat raised before measures [kg/kg], axis draw; the stated share of the
        steam when omitted.
    boiler_kwh_per_kg : float
        Electricity of a kilogram of steam from an electric boiler; needed where one raises it.

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
    recovered = recovered_kg_per_kg(model, operation, supply, held)
    nothing = np.zeros_like(electricity)
    rest = np.asarray(whole.steam_kg_per_kg) + nothing - recovered
    if supply.steam_source is SteamSource.GRID_ELECTRIC:
        boiler = rest * boiler_kwh_per_kg
        return EnergyUse(electricity + boiler, boiler, carried + nothing, recovered)
    return EnergyUse(electricity, nothing, rest + carried, recovered)


def recovered_kg_per_kg(
    model: PlantModel, operation: Operation, supply: Energy, held: Floats | None = None
) -> Floats:
    """Steam that a plant raises from its own waste heat beyond what the fleet recovers.

    The stated share of the steam that the model has the plant take from outside, in no draw more
    than `recoverable_kg_per_kg`.

    Parameters
    ----------
    model : PlantModel
        The plant.
    operation : Operation
        Its operation, at central values or over draws.
    supply : Energy
        What the plant states.
    held : ndarray of float, optional
        What it raised before measures [kg/kg], axis draw: a measure that saves steam saves what
        is bought first, and jacket heat that a measure takes away is bought again.

    Returns
    -------
    ndarray of float
        kg/kg; axis draw as in ``operation``.
    """
    steam = np.atleast_1d(np.asarray(whole_plant(operation.consumption).steam_kg_per_kg))
    wanted = _wanted(supply) * steam if held is None else np.minimum(held, steam)
    return np.asarray(np.minimum(wanted, recoverable_kg_per_kg(model, operation)))


def recoverable_kg_per_kg(model: PlantModel, operation: Operation) -> Floats:
    """Most steam that the cooling water of the reactors can raise beyond what the fleet raises.

    ``min(E r j (1 - c) / L, D)``: electricity of deposition, share of the silicon that rods
    deposit, share that the jackets take up and of it the part that is not yet captured, over the
    heat of steam; and the steam of evaporators and columns, for flash steam of two or three bar
    serves nothing hotter.

    Parameters
    ----------
    model : PlantModel
        The plant.
    operation : Operation
        Its operation, at central values or over draws.

    Returns
    -------
    ndarray of float
        kg/kg; axis draw as in ``operation``; nothing on a route without rods.

    References
    ----------
    As `polysight.plant.energy.waste_heat.steam_replaced`, whose capture is that of the fleet.
    """
    use, flows = operation.consumption, operation.balance
    served = np.atleast_1d(
        np.asarray(use.steam_kg_per_kg[..., DEPOSITION] + use.steam_kg_per_kg[..., DISTILLATION])
    )
    if JACKETS not in model.design.parameters:
        return np.zeros_like(served)
    jackets, captured, latent = (_of(model, operation, key) for key in (JACKETS, CAPTURED, LATENT))
    rods = flows.silicon_by_rods / (flows.silicon_by_rods + flows.silicon_by_silane)
    heat = use.electricity_kwh_per_kg[..., DEPOSITION] * rods * KILOJOULES * jackets
    return np.asarray(np.minimum(heat * (1.0 - captured) / latent, served))


def require_heat(model: PlantModel, supply: Energy) -> None:
    """Refuse a share of recovered steam that the plant cannot raise.

    Parameters
    ----------
    model : PlantModel
        The plant.
    supply : Energy
        What it states.

    Raises
    ------
    DataError
        If the reactors' cooling water cannot raise so much at central values; the largest
        possible share is named.
    """
    steam = float(np.ravel(whole_plant(model.central.consumption).steam_kg_per_kg)[0])
    most = float(recoverable_kg_per_kg(model, model.central)[0])
    wanted = _wanted(supply)
    if wanted * steam <= most:
        return
    possible = math.floor(STEPS * most / steam) / STEPS
    raise refusal(
        DataError, "plant_file.steam_recovered", got=f"{wanted:g}", steam=f"{wanted * steam:.2f}",
        most=f"{most:.2f}", possible=f"{possible:g}",
        suggestion=f"energy.steam_recovered_share = {possible:g}",
    )  # fmt: skip


def _wanted(supply: Energy) -> float:
    """Share of the steam that waste heat raises; all of it where nothing else raises any."""
    every = supply.steam_source is SteamSource.WASTE_HEAT
    return 1.0 if every else supply.steam_recovered_share


def _of(model: PlantModel, operation: Operation, key: str) -> Floats:
    """Parameter of the design along the draws of an operation."""
    if operation is model.central:
        return np.asarray(model.design.central(key))
    return model.design.drawn(key, seed=model.seed, count=model.count)


def _central(model: PlantModel, key: str) -> float:
    """Central value of a parameter of the design; zero where the route has no such parameter."""
    return float(model.design.central(key)[0]) if key in model.design.parameters else 0.0
