"""Heat of the rod reactors' jackets turned into steam for evaporators and columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.plant.energy.limits import check_design, check_not_negative, check_warmer
from polysight.plant.energy.machines import KJ_IN_KILOWATT_HOUR
from polysight.plant.sections import Floats


@dataclass(frozen=True, slots=True)
class WasteHeatDesign:
    """Hot-water system of the rod reactors; axes ....

    Parameters
    ----------
    jacket_fraction : ndarray of float
        Share of the deposition electricity that jackets and base plates take up.
    capture_fraction : ndarray of float
        Share of it that becomes steam or heats reboilers; the rest goes to air coolers.
    jacket_return_temperature_c : ndarray of float
        Temperature of the water that leaves the jackets.
    steam_temperature_c : ndarray of float
        Temperature of the flash steam; the water must be warmer.
    """

    jacket_fraction: Floats
    capture_fraction: Floats
    jacket_return_temperature_c: Floats
    steam_temperature_c: Floats


@dataclass(frozen=True, slots=True)
class SteamReplaced:
    """Steam that waste heat replaces per kilogram of polysilicon; axes ....

    Parameters
    ----------
    deposition_kg_per_kg : ndarray of float
        Steam of the evaporators before deposition that is replaced.
    distillation_kg_per_kg : ndarray of float
        Steam of the reboilers that is replaced.
    spare_kg_per_kg : ndarray of float
        Flash steam that finds no use.
    """

    deposition_kg_per_kg: Floats
    distillation_kg_per_kg: Floats
    spare_kg_per_kg: Floats


def steam_replaced(
    deposition_kwh_per_kg: Floats,
    deposition_steam_kg_per_kg: Floats,
    distillation_steam_kg_per_kg: Floats,
    design: WasteHeatDesign,
    steam_latent_kj_per_kg: Floats,
) -> SteamReplaced:
    """Steam from jackets = electricity x jacket share x captured share / latent heat.

    It serves the evaporators of deposition first and the reboilers next, each up to its need.

    Parameters
    ----------
    deposition_kwh_per_kg : ndarray of float
        Electricity of deposition; axes .... What a heat balance of the rods leaves unexplained
        (dome, base plate, gas to wall) ends in the jackets as well and belongs to it.
    deposition_steam_kg_per_kg, distillation_steam_kg_per_kg : ndarray of float
        Steam that the two sections need; axes ....
    design : WasteHeatDesign
        Hot-water system.
    steam_latent_kj_per_kg : ndarray of float
        Heat of condensation of steam; axes ....

    Returns
    -------
    SteamReplaced
        Axes ....

    Raises
    ------
    UsageError
        For shares outside 0 to 1, or jacket water colder than the steam it is to make.

    References
    ----------
    Yin and Zhou 2014, jacket water of 130 to 150 degC is flashed to low-pressure steam.
    Code for design of polysilicon plants, clause 12.2.5 (mandatory): use of reactor heat.
    """
    check_design(design)
    check_not_negative("deposition_kwh_per_kg", deposition_kwh_per_kg)
    check_warmer(
        "jacket_return_temperature_c",
        design.jacket_return_temperature_c,
        design.steam_temperature_c,
    )
    heat = deposition_kwh_per_kg * KJ_IN_KILOWATT_HOUR * design.jacket_fraction
    made = heat * design.capture_fraction / steam_latent_kj_per_kg
    evaporators = np.minimum(made, deposition_steam_kg_per_kg)
    left = made - evaporators
    reboilers = np.minimum(left, distillation_steam_kg_per_kg)
    return SteamReplaced(evaporators, reboilers, left - reboilers)
