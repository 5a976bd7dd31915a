"""Energy of off-gas recovery: compress hydrogen, condense chlorosilanes, strip HCl."""

from __future__ import annotations

from dataclasses import dataclass

from polysight.plant.energy.limits import check_design, check_not_negative
from polysight.plant.energy.machines import (
    MachineDesign,
    compression_kwh_per_kg,
    refrigeration_kwh_per_kg,
)
from polysight.plant.energy.properties import ChlorosilaneProperties
from polysight.plant.sections import Demand, Floats


@dataclass(frozen=True, slots=True)
class OffGasEnergyDesign:
    """Dry recovery of the off-gas (condensation, absorption, adsorption); axes ....

    Parameters
    ----------
    pressure_ratio : ndarray of float
        Pressure of absorption over that of the off-gas, 1 or more [1].
    refrigerated_fraction : ndarray of float
        Share of the condensation heat of the chlorosilanes that refrigeration takes; cooling
        water and cold returning gas take the rest.
    refrigeration_temperature_c : ndarray of float
        Temperature at which it does.
    absorbent_kg_per_kg : ndarray of float
        Chlorosilane that circulates through absorber and stripper per kilogram of HCl.
    stripping_range_c : ndarray of float
        Warming of the absorbent in the stripper.
    stripping_recovery_fraction : ndarray of float
        Share of that warming that the returning absorbent gives.
    """

    pressure_ratio: Floats
    refrigerated_fraction: Floats
    refrigeration_temperature_c: Floats
    absorbent_kg_per_kg: Floats
    stripping_range_c: Floats
    stripping_recovery_fraction: Floats


def off_gas_demand(
    hydrogen_from_deposition: Floats,
    chlorosilanes_from_deposition: Floats,
    hcl_from_deposition: Floats,
    design: OffGasEnergyDesign,
    properties: ChlorosilaneProperties,
    machines: MachineDesign,
) -> Demand:
    """What off-gas recovery takes.

    electricity = m_H2 w(ratio) + refrigeration of (share x latent heat of the chlorosilanes +
    what the stripped absorbent brings back warm); steam = m_HCl a cp dT (1 - recovery). The heat
    of regenerating the adsorbers is not resolved.

    Parameters
    ----------
    hydrogen_from_deposition : ndarray of float
        Hydrogen in the off-gas [kg/kg polysilicon]; axes ....
    chlorosilanes_from_deposition : ndarray of float
        SiH2Cl2, SiHCl3 and SiCl4 in the off-gas [kg/kg]; axes ....
    hcl_from_deposition : ndarray of float
        HCl in the off-gas [kg/kg]; axes ....
    design : OffGasEnergyDesign
        Recovery.
    properties : ChlorosilaneProperties
        Heats.
    machines : MachineDesign
        Machines.

    Returns
    -------
    Demand
        Electricity and steam; axes ....

    Raises
    ------
    UsageError
        For negative flows or sizes, or a share outside 0 to 1.

    References
    ----------
    Du and Lu 2024, Modern Chemical Industry 44(4), 70-74 (review of the dry recovery and its
    units).
    """
    check_design(design)
    check_not_negative("hydrogen_from_deposition", hydrogen_from_deposition)
    check_not_negative("chlorosilanes_from_deposition", chlorosilanes_from_deposition)
    check_not_negative("hcl_from_deposition", hcl_from_deposition)
    circulated = hcl_from_deposition * design.absorbent_kg_per_kg
    warming = circulated * properties.liquid_heat_capacity_kj_per_kg_k * design.stripping_range_c
    stripping = warming * (1.0 - design.stripping_recovery_fraction)
    condensing = chlorosilanes_from_deposition * properties.tcs_latent_kj_per_kg
    cold = refrigeration_kwh_per_kg(
        condensing * design.refrigerated_fraction + stripping,
        design.refrigeration_temperature_c,
        machines,
    )
    work = hydrogen_from_deposition * compression_kwh_per_kg(design.pressure_ratio, machines)
    return Demand(
        electricity_kwh_per_kg=work + cold,
        steam_kg_per_kg=stripping / machines.steam_latent_kj_per_kg,
    )
