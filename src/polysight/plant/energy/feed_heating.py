"""Heat that evaporates and warms the feed of the rod reactors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.plant.energy.limits import check_design, check_not_negative, check_warmer
from polysight.plant.energy.properties import ChlorosilaneProperties
from polysight.plant.sections import Floats


@dataclass(frozen=True, slots=True)
class FeedHeatingDesign:
    """Evaporator and superheater before the rod reactors; axes ....

    Parameters
    ----------
    supply_temperature_c : ndarray of float
        Temperature of liquid SiHCl3 and of hydrogen as they come from tank and recovery.
    evaporation_temperature_c : ndarray of float
        Temperature at which SiHCl3 evaporates.
    tcs_gas_heat_capacity_kj_per_kg_k : ndarray of float
        Mean heat capacity of SiHCl3 gas between evaporation and reactor.
    recovered_fraction : ndarray of float
        Share of the warming (not of the evaporation) that off-gas gives.
    """

    supply_temperature_c: Floats
    evaporation_temperature_c: Floats
    tcs_gas_heat_capacity_kj_per_kg_k: Floats
    recovered_fraction: Floats


def feed_steam_kg_per_kg(
    tcs: Floats,
    hydrogen: Floats,
    feed_temperature_c: Floats,
    design: FeedHeatingDesign,
    properties: ChlorosilaneProperties,
    steam_latent_kj_per_kg: Floats,
) -> Floats:
    """Steam, from the boiler or from jackets, that brings the feed to the reactor's inlet.

    heat = m_TCS L + (1 - recovery) {m_TCS [cp_l (T_e - T_0) + cp_g (T - T_e)] + m_H2 cp (T - T_0)};
    what follows behind T, in the reactor or its preheater, is the reactor's (`rod_reactor`).

    Parameters
    ----------
    tcs, hydrogen : ndarray of float
        Feed [kg/kg polysilicon]; axes ....
    feed_temperature_c : ndarray of float
        Temperature T of the gas before any preheater; axes ....
    design : FeedHeatingDesign
        Evaporator.
    properties : ChlorosilaneProperties
        Heats.
    steam_latent_kj_per_kg : ndarray of float
        Heat of condensation of steam; axes ....

    Returns
    -------
    ndarray of float
        Axes ....

    Raises
    ------
    UsageError
        For negative flows, a share outside 0 to 1, or temperatures that do not rise from supply
        to evaporation to the reactor.

    References
    ----------
    Perry's Chemical Engineers' Handbook, 8th ed., section 2: sensible and latent heat.
    """
    check_design(design)
    check_not_negative("tcs_to_deposition", tcs)
    check_not_negative("hydrogen_to_deposition", hydrogen)
    boiling, supply = design.evaporation_temperature_c, design.supply_temperature_c
    check_warmer("evaporation_temperature_c", boiling, supply)
    check_warmer("rod_reactor.feed_temperature_c", feed_temperature_c, boiling)
    liquid = properties.liquid_heat_capacity_kj_per_kg_k * (boiling - supply)
    vapour = design.tcs_gas_heat_capacity_kj_per_kg_k * (feed_temperature_c - boiling)
    gas = properties.hydrogen_heat_capacity_kj_per_kg_k * (feed_temperature_c - supply)
    warming = tcs * (liquid + vapour) + hydrogen * gas
    heat = tcs * properties.tcs_latent_kj_per_kg + warming * (1.0 - design.recovered_fraction)
    return np.asarray(heat / steam_latent_kj_per_kg)
