"""Heats of the chlorosilanes that several sections use."""

from __future__ import annotations

from dataclasses import dataclass

from polysight.plant.sections import Floats


@dataclass(frozen=True, slots=True)
class ChlorosilaneProperties:
    """Mean heats over the range in which they are used; axes ....

    Parameters
    ----------
    tcs_latent_kj_per_kg : ndarray of float
        Heat of vaporisation of SiHCl3 at the pressure of the columns.
    stc_vaporisation_kj_per_kg : ndarray of float
        Heat to warm liquid SiCl4 to its boiling point at the pressure of hydrogenation and to
        evaporate it.
    stc_gas_heat_capacity_kj_per_kg_k : ndarray of float
        Mean heat capacity of SiCl4 gas between feed and reaction temperature.
    hydrogen_heat_capacity_kj_per_kg_k : ndarray of float
        The same of hydrogen.
    liquid_heat_capacity_kj_per_kg_k : ndarray of float
        Heat capacity of liquid chlorosilanes.
    """

    tcs_latent_kj_per_kg: Floats
    stc_vaporisation_kj_per_kg: Floats
    stc_gas_heat_capacity_kj_per_kg_k: Floats
    hydrogen_heat_capacity_kj_per_kg_k: Floats
    liquid_heat_capacity_kj_per_kg_k: Floats
