"""Impurities that silicon takes from gas, hydrogen and reactor while it is deposited."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.plant.purity.bounds import possible, within
from polysight.plant.purity.impurities import Floats, by_impurity


@dataclass(frozen=True, slots=True)
class IncorporationDesign:
    """Uptake of impurities in a rod reactor or a fluidised bed; axes ... each.

    Parameters
    ----------
    boron_incorporation_fraction, phosphorus_incorporation_fraction : ndarray of float
        Part of the impurity fed with the silicon-bearing gas that ends in silicon per pass.
    carbon_incorporation_fraction, oxygen_incorporation_fraction : ndarray of float
        The same.
    metals_incorporation_fraction : ndarray of float
        The same.
    boron_hydrogen_nmol_per_mol, phosphorus_hydrogen_nmol_per_mol : ndarray of float
        Impurity of the hydrogen (recycled and made up): B2H6, PH3 [nmol/mol].
    carbon_hydrogen_nmol_per_mol, oxygen_hydrogen_nmol_per_mol : ndarray of float
        The same: CH4, CO, moisture [nmol/mol].
    metals_hydrogen_nmol_per_mol : ndarray of float
        The same [nmol/mol].
    boron_uptake_fraction, phosphorus_uptake_fraction, carbon_uptake_fraction : ndarray of float
        Part of the hydrogen's impurity that ends in silicon per pass.
    oxygen_uptake_fraction, metals_uptake_fraction : ndarray of float
        The same.
    boron_reactor_ppba, phosphorus_reactor_ppba, carbon_reactor_ppba : ndarray of float
        From wall, electrodes, graphite and liner [ppba].
    oxygen_reactor_ppba, metals_reactor_ppba : ndarray of float
        The same [ppba].
    """

    boron_incorporation_fraction: Floats
    phosphorus_incorporation_fraction: Floats
    carbon_incorporation_fraction: Floats
    oxygen_incorporation_fraction: Floats
    metals_incorporation_fraction: Floats
    boron_hydrogen_nmol_per_mol: Floats
    phosphorus_hydrogen_nmol_per_mol: Floats
    carbon_hydrogen_nmol_per_mol: Floats
    oxygen_hydrogen_nmol_per_mol: Floats
    metals_hydrogen_nmol_per_mol: Floats
    boron_uptake_fraction: Floats
    phosphorus_uptake_fraction: Floats
    carbon_uptake_fraction: Floats
    oxygen_uptake_fraction: Floats
    metals_uptake_fraction: Floats
    boron_reactor_ppba: Floats
    phosphorus_reactor_ppba: Floats
    carbon_reactor_ppba: Floats
    oxygen_reactor_ppba: Floats
    metals_reactor_ppba: Floats


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass of gas through the reactor, as the reactor's own design gives it; axes ... each.

    Parameters
    ----------
    hydrogen_ratio_mol_per_mol : ndarray of float
        Hydrogen fed per mole of silicon-bearing gas [mol/mol].
    silicon_yield_fraction : ndarray of float
        Part of the silicon fed that is deposited.
    unreacted_fraction : ndarray of float
        Part of the silicon-bearing gas that leaves as it came.
    """

    hydrogen_ratio_mol_per_mol: Floats
    silicon_yield_fraction: Floats
    unreacted_fraction: Floats


@dataclass(frozen=True, slots=True)
class GranuleDesign:
    """What only granules have: hydrogen inside and dust around them; axes ... each.

    Parameters
    ----------
    hydrogen_grown_ppma : ndarray of float
        Hydrogen in granules as they leave the bed [ppma].
    hydrogen_released_fraction : ndarray of float
        Part of it driven out by annealing.
    dust_made_fraction : ndarray of float
        Dust by mass as the granules leave the bed.
    dust_removed_fraction : ndarray of float
        Part of it taken off by sieving and tumbling.
    """

    hydrogen_grown_ppma: Floats
    hydrogen_released_fraction: Floats
    dust_made_fraction: Floats
    dust_removed_fraction: Floats


def deposited_ppba(pure: Floats, gas: Pass, design: IncorporationDesign) -> Floats:
    """Impurities in silicon as deposited: (x f + r x_H2 u) / Y + reactor.

    Atoms that gas gives to silicon over atoms of silicon deposited, both per mole of
    silicon-bearing gas fed; Y is the silicon yield per pass. What is not taken up leaves with the
    off-gas, and its chlorosilane passes the columns again before it returns.

    Parameters
    ----------
    pure : ndarray of float
        Axes ..., impurity; in the silicon-bearing gas [nmol/mol].
    gas : Pass
        Axes ....
    design : IncorporationDesign
        Axes ....

    Returns
    -------
    ndarray of float
        Axes ..., impurity; ppba.

    Raises
    ------
    UsageError
        If an amount is negative, a fraction outside 0 to 1, or nothing is deposited.

    References
    ----------
    A balance of atoms, exact with the fractions given. O'Mara, Herring and Hunt (eds.), Handbook
    of Semiconductor Silicon Technology (1990), chapter 2, tells where rods and granules take
    impurities from; fractions measured on industrial reactors were not found, and rows PQ0054 to
    PQ0083 say so.
    """
    possible(design)
    possible(gas)
    within("silicon_yield_fraction", gas.silicon_yield_fraction, 0.0, np.inf, ends=False)
    from_gas = pure * by_impurity(design, "incorporation_fraction")
    ratio = np.asarray(gas.hydrogen_ratio_mol_per_mol)[..., None]
    from_hydrogen = by_impurity(design, "hydrogen_nmol_per_mol") * by_impurity(
        design, "uptake_fraction"
    )
    deposited = np.asarray(gas.silicon_yield_fraction)[..., None]
    reactor = by_impurity(design, "reactor_ppba")
    return np.asarray((from_gas + ratio * from_hydrogen) / deposited + reactor)


def granule_hydrogen_ppma(design: GranuleDesign) -> Floats:
    """Hydrogen left in granules.

    Parameters
    ----------
    design : GranuleDesign
        Axes ....

    Returns
    -------
    ndarray of float
        Axes ...; ppma.

    Raises
    ------
    UsageError
        If an amount is negative or a fraction outside 0 to 1.
    """
    possible(design)
    kept = 1.0 - np.asarray(design.hydrogen_released_fraction)
    return np.asarray(design.hydrogen_grown_ppma * kept)


def granule_dust(design: GranuleDesign) -> Floats:
    """Dust left with granules.

    Parameters
    ----------
    design : GranuleDesign
        Axes ....

    Returns
    -------
    ndarray of float
        Axes ...; fraction by mass.

    Raises
    ------
    UsageError
        If a fraction is outside 0 to 1.
    """
    possible(design)
    kept = 1.0 - np.asarray(design.dust_removed_fraction)
    return np.asarray(design.dust_made_fraction * kept)
