"""Where surplus SiCl4 goes, and what neutralises the chlorine that is lost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from polysight.plant.species import ATOMIC_WEIGHT
from polysight.plant.stream import Amounts, Floats, Step, fraction

_HYDROGEN, _SILICON = ATOMIC_WEIGHT[1], ATOMIC_WEIGHT[0]
#: Abridged standard atomic weights [g/mol], IUPAC 2021 (doi:10.1515/pac-2019-0603).
_OXYGEN, _SODIUM, _CALCIUM = 15.999, 22.990, 40.078

#: Molar masses [g/mol].
OXYGEN_GAS = 2.0 * _OXYGEN
SILICA = _SILICON + 2.0 * _OXYGEN
CAUSTIC_SODA = _SODIUM + _OXYGEN + _HYDROGEN
LIME = _CALCIUM + 2.0 * (_OXYGEN + _HYDROGEN)


@dataclass(frozen=True, slots=True)
class ByProductsDesign:
    """Outlets of SiCl4 and neutralisation; axes ....

    Parameters
    ----------
    stc_outlet_share : ndarray of float
        Part of the SiCl4 that arises in deposition, chlorination and disproportionation which
        leaves the loop instead of being hydrogenated [fraction]; without hydrogenation all leaves.
    fumed_silica_share, hydrolysed_share : ndarray of float
        Parts of what leaves that are burnt to fumed silica and hydrolysed [fraction]; the rest is
        sold.
    fumed_chloride_recovery : ndarray of float
        Part of the HCl of fumed silica that returns to chlorination [fraction].
    lime_share : ndarray of float
        Part of the lost chlorine neutralised with lime instead of caustic soda [fraction].
    """

    stc_outlet_share: Floats
    fumed_silica_share: Floats
    hydrolysed_share: Floats
    fumed_chloride_recovery: Floats
    lime_share: Floats


def fumed_silica() -> Step:
    """SiCl4 + 2 H2 + O2 -> SiO2 + 4 HCl in a flame; per mole SiCl4.

    Returns
    -------
    Step
        No axes; SiO2 and O2 are no species of the loop, so silicon leaves with this step.

    References
    ----------
    Source laine-2016-b371ec: SiCl4 burnt in H2/O2 flames, HCl as by-product.
    """
    one = np.ones(())
    return Step(
        feed=Amounts(hydrogen=2.0 * one, silicon_tetrachloride=one),
        effluent=Amounts(hydrogen_chloride=4.0 * one),
    )


@dataclass(frozen=True, slots=True)
class Neutraliser:
    """Bases that take up chlorine; axes ....

    Parameters
    ----------
    caustic_soda, lime : ndarray of float
        NaOH and Ca(OH)2 [g per mol Cl].
    """

    caustic_soda: Floats
    lime: Floats


def neutraliser(lime_share: ArrayLike) -> Neutraliser:
    """HCl + NaOH -> NaCl + H2O and 2 HCl + Ca(OH)2 -> CaCl2 + 2 H2O; per mole chlorine.

    Chlorosilanes hydrolyse first: SiCl4 + 2 H2O -> SiO2 + 4 HCl.

    Parameters
    ----------
    lime_share : array_like of float
        Axes ...; part of the chlorine that lime takes up [fraction].

    Returns
    -------
    Neutraliser
        Axes ...; stoichiometric amounts.

    Raises
    ------
    UsageError
        If the share lies outside 0 to 1.

    References
    ----------
    Stoichiometry; lime: source silane-plant-waste-nd-777193.
    """
    share = fraction("by_products.lime_share", lime_share)
    return Neutraliser(caustic_soda=(1.0 - share) * CAUSTIC_SODA, lime=share * (LIME / 2.0))
