"""What stoichiometry and energy leave to a number about the process, by the plant room.

Nothing is typed in: each bound follows from what molecules weigh, from the equilibrium of the
reactions, or from the lattice of silicon. They are wide on purpose: outside them no plant can be.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy import constants

from polysight.audit.species_files import species_of
from polysight.plant.deposition import tetrachloride_bound
from polysight.plant.equilibrium import Kind
from polysight.plant.gibbs import State, state
from polysight.plant.purity.impurities import SILICON_ATOMS_PER_CM3, SILICON_MOLAR_MASS
from polysight.plant.rod_reactor.radiation import SILICON_MELTS_C
from polysight.plant.species import MOLAR_MASS, SI, SILANE, TCS
from polysight.plant.thermochemistry import Thermochemistry, cantera_nasa7, phases

#: States at which an equilibrium is taken: Celsius, bar, hydrogen over chlorosilane. Wider than
#: process parameters PC0101 to PC0104 and PC0126 to PC0128. Conversion in cold hydrogenation rises
#: with pressure and hydrogen; deposition makes least SiCl4 when hot, at low pressure, with
#: much hydrogen.
COLD_HYDROGENATION = ((450.0, 550.0, 650.0), (10.0, 50.0), (1.0, 3.0, 10.0))
DEPOSITION = ((1000.0, 1100.0, 1150.0), (3.0, 6.0), (2.0, 5.0))
#: At which silicon is deposited, and which it must reach at least (Celsius).
DEPOSITED_AT_C, COLD_C = 600.0, 25.0
_KJ_PER_KWH = 3600.0


def silicon_least_kg_per_kg() -> float:
    """Silicon that goes in for a kilogram that comes out, at least.

    Returns
    -------
    float
        Silicon in equals silicon out and losses, so it is one.
    """
    return float(MOLAR_MASS[SI] / MOLAR_MASS[SI])


def trichlorosilane_least_kg_per_kg() -> float:
    """SiHCl3 used per silicon deposited, at least: SiHCl3 + H2 = Si + 3 HCl.

    Returns
    -------
    float
        Mass ratio [kg/kg].
    """
    return float(MOLAR_MASS[TCS] / MOLAR_MASS[SI])


def silane_least_kg_per_kg() -> float:
    """SiH4 used per silicon made, at least: SiH4 = Si + 2 H2.

    Returns
    -------
    float
        Mass ratio [kg/kg].
    """
    return float(MOLAR_MASS[SILANE] / MOLAR_MASS[SI])


@cache
def tetrachloride_range_kg_per_kg() -> tuple[float, float]:
    """SiCl4 made per silicon deposited from SiHCl3, by equilibrium and by stoichiometry.

    Returns
    -------
    tuple of float
        Least that an equilibrium leaves over the states `DEPOSITION`, and most that the reaction
        can make where a mole of SiH2Cl2 leaves with it [kg/kg].
    """
    found = _states(Kind.DEPOSITION, DEPOSITION).stc_kg_per_kg
    return float(found.min()), float(tetrachloride_bound(1.0))


@cache
def conversion_most() -> float:
    """SiCl4 that one pass of cold hydrogenation converts, at most: its equilibrium.

    Returns
    -------
    float
        Highest fraction over the states `COLD_HYDROGENATION`.
    """
    return float(_states(Kind.HYDROCHLORINATION, COLD_HYDROGENATION).stc_conversion.max())


def density_most_g_per_cm3() -> float:
    """Density of silicon without pores, which no granule or rod exceeds.

    Returns
    -------
    float
        Mass of the atoms in a cubic centimetre of the crystal [g/cm3].
    """
    return float(SILICON_ATOMS_PER_CM3 * SILICON_MOLAR_MASS / constants.Avogadro)


def melting_point_c() -> float:
    """Temperature at which silicon melts, so that nothing is deposited on a solid above it.

    Returns
    -------
    float
        Melting point [Celsius].
    """
    return SILICON_MELTS_C


@cache
def electricity_least_kwh_per_kg() -> float:
    """Heat that silicon takes up from 25 Celsius to where it is deposited.

    Returns
    -------
    float
        Enthalpy difference of solid silicon [kWh/kg].
    """
    _, solid = phases(_thermochemistry())
    heat = []
    for celsius in (COLD_C, DEPOSITED_AT_C):
        solid.TP = celsius + constants.zero_Celsius, constants.bar
        heat.append(solid.enthalpy_mass / constants.kilo)
    return float((heat[1] - heat[0]) / _KJ_PER_KWH)


@cache
def _thermochemistry() -> Thermochemistry:
    return cantera_nasa7(species_of)


def _states(kind: Kind, ranges: tuple[tuple[float, ...], ...]) -> State:
    celsius, bar, hydrogen = np.meshgrid(*ranges, indexing="ij")
    return state(kind, celsius, bar, hydrogen, _thermochemistry())
