"""Silane fluidised bed: silane, dust, seed, and the heat that the bed needs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import constants

from polysight.plant.energy.limits import (
    check_below,
    check_beyond,
    check_design,
    check_not_negative,
    check_warmer,
)
from polysight.plant.energy.machines import (
    KJ_IN_KILOWATT_HOUR,
    MachineDesign,
    compression_kwh_per_kg,
)
from polysight.plant.sections import Demand, Floats
from polysight.plant.species import H2, MOLAR_MASS, SI, SILANE


@dataclass(frozen=True, slots=True)
class FluidisedBedDesign:
    """Bed of granules that silane grows; axes ....

    Parameters
    ----------
    bed_temperature_c : ndarray of float
        Temperature of the bed.
    feed_temperature_c : ndarray of float
        Temperature of gas and seed before heating.
    granule_fraction : ndarray of float
        Share of the silicon fed as silane that becomes granules; the rest is dust.
    seed_fraction : ndarray of float
        Seed over granules drawn off; it is crushed product and comes round again.
    silane_mole_fraction : ndarray of float
        Silane in the feed gas by moles, above 0; hydrogen is the rest.
    heat_recovery_fraction : ndarray of float
        Share of the heating of the gas that off-gas and warm product give.
    heater_efficiency_fraction : ndarray of float
        Heat in the bed over electricity of the heaters.
    recycle_pressure_ratio : ndarray of float
        Pressure over the hydrogen recycle compressor, 1 or more [1].
    reaction_heat_kj_per_mol : ndarray of float
        Heat of SiH4 -> Si + 2 H2 per mol; negative, since heat is released.
    silane_heat_capacity_kj_per_kg_k : ndarray of float
        Mean heat capacity of silane between feed and bed.
    hydrogen_heat_capacity_kj_per_kg_k : ndarray of float
        The same of hydrogen.
    silicon_heat_capacity_kj_per_kg_k : ndarray of float
        The same of silicon.
    """

    bed_temperature_c: Floats
    feed_temperature_c: Floats
    granule_fraction: Floats
    seed_fraction: Floats
    silane_mole_fraction: Floats
    heat_recovery_fraction: Floats
    heater_efficiency_fraction: Floats
    recycle_pressure_ratio: Floats
    reaction_heat_kj_per_mol: Floats
    silane_heat_capacity_kj_per_kg_k: Floats
    hydrogen_heat_capacity_kj_per_kg_k: Floats
    silicon_heat_capacity_kj_per_kg_k: Floats


@dataclass(frozen=True, slots=True)
class BedFlows:
    """Flows of the bed per kilogram of granules sold; axes ....

    Parameters
    ----------
    silane_kg_per_kg : ndarray of float
        Silane fed.
    hydrogen_kg_per_kg : ndarray of float
        Hydrogen fed with it.
    dust_kg_per_kg : ndarray of float
        Silicon that leaves as dust.
    seed_kg_per_kg : ndarray of float
        Seed fed.
    """

    silane_kg_per_kg: Floats
    hydrogen_kg_per_kg: Floats
    dust_kg_per_kg: Floats
    seed_kg_per_kg: Floats


def bed_flows(design: FluidisedBedDesign) -> BedFlows:
    """Silane, hydrogen, dust and seed of a kilogram of granules.

    Silane = M_SiH4 / M_Si / granule share; hydrogen by the mole fraction of silane;
    dust = 1 / granule share - 1; seed = s / (1 - s) per kilogram sold.

    Parameters
    ----------
    design : FluidisedBedDesign
        Bed; granule share and mole fraction above 0.

    Returns
    -------
    BedFlows
        Axes ....

    Raises
    ------
    UsageError
        For negative sizes, a share outside 0 to 1, a bed without silane or granules, or one that
        is fed nothing but seed.
    """
    check_design(design)
    check_beyond("granule_fraction", design.granule_fraction, 0.0)
    check_beyond("silane_mole_fraction", design.silane_mole_fraction, 0.0)
    check_below("seed_fraction", design.seed_fraction, 1.0)
    silicon = 1.0 / design.granule_fraction
    silane = silicon * (MOLAR_MASS[SILANE] / MOLAR_MASS[SI])
    carrier = (1.0 - design.silane_mole_fraction) / design.silane_mole_fraction
    return BedFlows(
        silane,
        silane * (MOLAR_MASS[H2] / MOLAR_MASS[SILANE]) * carrier,
        silicon - 1.0,
        design.seed_fraction / (1.0 - design.seed_fraction),
    )


def bed_demand(
    silane_made: Floats,
    hydrogen_to_bed: Floats,
    design: FluidisedBedDesign,
    machines: MachineDesign,
) -> Demand:
    """Electricity of the bed by its heat balance.

    heat = [(m_SiH4 cp + m_H2 cp) (1 - recovery) + m_seed cp] (T_bed - T_feed) + dH n_SiH4, not
    below 0; electricity = heat / efficiency + recycle compressor. Loss through the wall is not
    resolved; it is in the calibrated remainder of the bed.

    Parameters
    ----------
    silane_made : ndarray of float
        Silane fed to the bed [kg/kg polysilicon]; axes ....
    hydrogen_to_bed : ndarray of float
        Hydrogen fed with it [kg/kg]; axes ....
    design : FluidisedBedDesign
        Bed.
    machines : MachineDesign
        Machines.

    Returns
    -------
    Demand
        Electricity; axes ....

    Raises
    ------
    UsageError
        For negative flows or sizes, a share outside 0 to 1, or a bed colder than its feed.

    References
    ----------
    Jiang et al., Fluidized Bed Process with Silane, in Handbook of Photovoltaic Silicon (2019):
    electricity of deposition 80 to 90 % below that of rods.
    """
    check_design(design)
    check_not_negative("silane_made", silane_made)
    check_not_negative("hydrogen_to_bed", hydrogen_to_bed)
    check_warmer("bed_temperature_c", design.bed_temperature_c, design.feed_temperature_c)
    gas = (
        silane_made * design.silane_heat_capacity_kj_per_kg_k
        + hydrogen_to_bed * design.hydrogen_heat_capacity_kj_per_kg_k
    )
    granules = silane_made * (MOLAR_MASS[SI] / MOLAR_MASS[SILANE]) * design.granule_fraction
    seed = granules * bed_flows(design).seed_kg_per_kg * design.silicon_heat_capacity_kj_per_kg_k
    warming = design.bed_temperature_c - design.feed_temperature_c
    sensible = (gas * (1.0 - design.heat_recovery_fraction) + seed) * warming
    reacted = silane_made * (constants.kilo / MOLAR_MASS[SILANE])  # mol/kg
    heat = np.maximum(sensible + reacted * design.reaction_heat_kj_per_mol, 0.0)
    recycle = hydrogen_to_bed * compression_kwh_per_kg(design.recycle_pressure_ratio, machines)
    return Demand(heat / design.heater_efficiency_fraction / KJ_IN_KILOWATT_HOUR + recycle)
