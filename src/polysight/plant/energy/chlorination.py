"""Heat of the hydrochlorination bed beside its gas: silicon and HCl warmed, silicon chlorinated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import constants

from polysight.plant.energy.limits import check_design, check_not_negative, check_warmer
from polysight.plant.sections import Floats
from polysight.plant.species import HCL, MOLAR_MASS, SI
from polysight.plant.stream import fraction


@dataclass(frozen=True, slots=True)
class ChlorinationHeatDesign:
    """Heats of silicon and HCl at the temperature of the bed; axes ....

    Parameters
    ----------
    tcs_reaction_heat_kj_per_mol : ndarray of float
        Heat of Si + 3 HCl -> SiHCl3 + H2; negative, since heat is released.
    stc_reaction_heat_kj_per_mol : ndarray of float
        Heat of Si + 4 HCl -> SiCl4 + 2 H2.
    hydrogen_chloride_heat_capacity_kj_per_kg_k : ndarray of float
        Mean heat capacity of HCl gas between feed and bed.
    silicon_heat_capacity_kj_per_kg_k : ndarray of float
        The same of silicon.
    feed_temperature_c : ndarray of float
        Temperature of silicon powder and HCl as they enter the bed.
    """

    tcs_reaction_heat_kj_per_mol: Floats
    stc_reaction_heat_kj_per_mol: Floats
    hydrogen_chloride_heat_capacity_kj_per_kg_k: Floats
    silicon_heat_capacity_kj_per_kg_k: Floats
    feed_temperature_c: Floats


def cofeed_heat_mj_per_kg(
    silicon: Floats,
    chlorinated_silicon: Floats,
    tcs_share: Floats,
    bed_temperature_c: Floats,
    design: ChlorinationHeatDesign,
) -> Floats:
    """Heat that silicon and co-fed HCl take up in the bed; negative where they give heat off.

    Q = (m_Si cp_Si + m_HCl cp_HCl) (T - T_feed) + n_Si [s dH_TCS + (1 - s) dH_STC], where 4 - s
    mol HCl chlorinate a mole of silicon. What gas and off-gas of the bed exchange is left to
    `hydrogenation.hydrogenation_demand`.

    Parameters
    ----------
    silicon : ndarray of float
        All silicon that reacts in the bed [kg/kg polysilicon]; axes ....
    chlorinated_silicon : ndarray of float
        The part of it that co-fed HCl chlorinates [kg/kg]; axes ....
    tcs_share : ndarray of float
        Part s of that which becomes SiHCl3, the rest SiCl4 [mol/mol]; axes ....
    bed_temperature_c : ndarray of float
        Temperature of the bed; axes ....
    design : ChlorinationHeatDesign
        Heats.

    Returns
    -------
    ndarray of float
        Axes ....

    Raises
    ------
    UsageError
        For negative flows, a share outside 0 to 1, or a bed colder than its feed.

    References
    ----------
    McBride, Zehe and Gordon 2002, NASA/TP-2002-211556: enthalpies of the species (the rows of the
    design evaluate their polynomials at 823 K).
    """
    check_design(design)
    check_not_negative("silicon", silicon)
    check_not_negative("chlorinated_silicon", chlorinated_silicon)
    check_warmer("hydrochlorination.temperature_c", bed_temperature_c, design.feed_temperature_c)
    share = fraction("hydrochlorination.cofeed_tcs_share", tcs_share)
    chlorinated = chlorinated_silicon * (constants.kilo / MOLAR_MASS[SI])  # mol/kg
    acid = chlorinated * (4.0 - share) * (MOLAR_MASS[HCL] / constants.kilo)  # kg/kg
    capacity = (
        silicon * design.silicon_heat_capacity_kj_per_kg_k
        + acid * design.hydrogen_chloride_heat_capacity_kj_per_kg_k
    )
    warming = capacity * (bed_temperature_c - design.feed_temperature_c)
    reaction = chlorinated * (
        share * design.tcs_reaction_heat_kj_per_mol
        + (1.0 - share) * design.stc_reaction_heat_kj_per_mol
    )
    return np.asarray((warming + reaction) / constants.kilo)
