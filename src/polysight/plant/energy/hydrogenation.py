"""Energy of hydrogenation, cold or hot, each by a design of its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import constants

from polysight.plant.energy.limits import check_design, check_not_negative, check_warmer
from polysight.plant.energy.machines import (
    KJ_IN_KILOWATT_HOUR,
    MachineDesign,
    compression_kwh_per_kg,
    refrigeration_kwh_per_kg,
)
from polysight.plant.energy.properties import ChlorosilaneProperties
from polysight.plant.sections import Demand, Floats
from polysight.plant.species import MOLAR_MASS, TCS

_NONE: Floats = np.zeros(())


@dataclass(frozen=True, slots=True)
class HydrogenationEnergyDesign:
    """How a hydrogenation unit is heated and its heat recovered; axes ....

    Parameters
    ----------
    feed_temperature_c : ndarray of float
        Temperature of the evaporated feed before the gas-gas exchanger.
    heat_recovery_fraction : ndarray of float
        Share of the sensible heat of the feed gas that the hot product gas gives.
    vaporisation_recovery_fraction : ndarray of float
        Share of the vaporisation of SiCl4 that condensing product gives.
    electric_heater_fraction : ndarray of float
        Share of the remaining heat that is electric; fuel or hot oil give the rest.
    heater_efficiency_fraction : ndarray of float
        Heat in the gas over energy of the heater.
    reaction_heat_kj_per_mol : ndarray of float
        Heat taken up per mol of SiHCl3 made; negative where heat is released.
    recycle_pressure_ratio : ndarray of float
        Pressure over the hydrogen recycle compressor, 1 or more [1].
    refrigerated_fraction : ndarray of float
        Share of the chlorosilane product that refrigeration condenses.
    refrigeration_temperature_c : ndarray of float
        Temperature at which it does.
    """

    feed_temperature_c: Floats
    heat_recovery_fraction: Floats
    vaporisation_recovery_fraction: Floats
    electric_heater_fraction: Floats
    heater_efficiency_fraction: Floats
    reaction_heat_kj_per_mol: Floats
    recycle_pressure_ratio: Floats
    refrigerated_fraction: Floats
    refrigeration_temperature_c: Floats


def hydrogenation_demand(
    stc_to_hydrogenation: Floats,
    hydrogen_to_hydrogenation: Floats,
    tcs_from_hydrogenation: Floats,
    reaction_temperature_c: Floats,
    design: HydrogenationEnergyDesign,
    properties: ChlorosilaneProperties,
    machines: MachineDesign,
    bed_heat_mj_per_kg: Floats = _NONE,
) -> Demand:
    """What hydrogenation takes, by its heat balance.

    heater = max(0, (m_STC cp_STC + m_H2 cp_H2) (T - T_feed) (1 - recovery) + dH n_TCS + Q_bed) /
    efficiency; steam evaporates what condensing product does not; electricity = electric share of
    the heater + recycle compressor + refrigeration of the condensers. Solids handling, pumps and
    heat loss of the reactor are not resolved. Heat capacities are means from 150 to 550 degC; up
    to 1,100 degC they are 2 to 3 % larger.

    Parameters
    ----------
    stc_to_hydrogenation, hydrogen_to_hydrogenation : ndarray of float
        Feeds [kg/kg polysilicon]; axes ....
    tcs_from_hydrogenation : ndarray of float
        SiHCl3 made [kg/kg]; axes ....
    reaction_temperature_c : ndarray of float
        Temperature of the reactor; axes ....
    design : HydrogenationEnergyDesign
        Heating and recovery.
    properties : ChlorosilaneProperties
        Heats.
    machines : MachineDesign
        Machines.
    bed_heat_mj_per_kg : ndarray of float
        What silicon and co-fed HCl take up in the bed, negative where they give heat off; see
        `chlorination.cofeed_heat_mj_per_kg`; axes ....

    Returns
    -------
    Demand
        Electricity, steam and heat; axes ....

    Raises
    ------
    UsageError
        For negative flows, shares outside 0 to 1, a pressure ratio below 1, or a reactor colder
        than its feed.

    References
    ----------
    CPIA, China PV industry development roadmap, 2020 edition: what "cold hydrogenation
    electricity" counts (feed, reaction, condensation, distillation of the unit).
    """
    check_design(design)
    check_not_negative("stc_to_hydrogenation", stc_to_hydrogenation)
    check_not_negative("hydrogen_to_hydrogenation", hydrogen_to_hydrogenation)
    check_warmer("reaction_temperature_c", reaction_temperature_c, design.feed_temperature_c)
    capacity = (
        stc_to_hydrogenation * properties.stc_gas_heat_capacity_kj_per_kg_k
        + hydrogen_to_hydrogenation * properties.hydrogen_heat_capacity_kj_per_kg_k
    )
    sensible = capacity * (reaction_temperature_c - design.feed_temperature_c)
    made = tcs_from_hydrogenation * (constants.kilo / MOLAR_MASS[TCS])  # mol/kg
    reaction = made * design.reaction_heat_kj_per_mol + bed_heat_mj_per_kg * constants.kilo
    need = np.maximum(sensible * (1.0 - design.heat_recovery_fraction) + reaction, 0.0)
    heater = need / design.heater_efficiency_fraction
    evaporation = stc_to_hydrogenation * properties.stc_vaporisation_kj_per_kg
    steam_heat = evaporation * (1.0 - design.vaporisation_recovery_fraction)
    recycle = hydrogen_to_hydrogenation * compression_kwh_per_kg(
        design.recycle_pressure_ratio, machines
    )
    cold = refrigeration_kwh_per_kg(
        evaporation * design.refrigerated_fraction, design.refrigeration_temperature_c, machines
    )
    electric = heater * design.electric_heater_fraction
    return Demand(
        electricity_kwh_per_kg=electric / KJ_IN_KILOWATT_HOUR + recycle + cold,
        steam_kg_per_kg=steam_heat / machines.steam_latent_kj_per_kg,
        heat_mj_per_kg=(heater - electric) / constants.kilo,
    )
