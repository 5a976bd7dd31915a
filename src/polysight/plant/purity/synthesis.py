"""What silicon metal brings, and what of it follows silicon into crude chlorosilane or silane."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.plant.purity.bounds import possible, within
from polysight.plant.purity.impurities import Floats, by_impurity
from polysight.plant.purity.units import ppba_from_ppmw


@dataclass(frozen=True, slots=True)
class SiliconMetal:
    """Impurities of the silicon metal that is bought; axes ... each.

    Parameters
    ----------
    boron_ppmw, phosphorus_ppmw, carbon_ppmw, oxygen_ppmw, metals_ppmw : ndarray of float
        By weight [ppmw].
    """

    boron_ppmw: Floats
    phosphorus_ppmw: Floats
    carbon_ppmw: Floats
    oxygen_ppmw: Floats
    metals_ppmw: Floats


@dataclass(frozen=True, slots=True)
class TransferDesign:
    """Part of each impurity that leaves synthesis with the crude liquid; axes ... each.

    The rest stays in slag, dust and sludge.

    Parameters
    ----------
    boron_transfer_fraction, phosphorus_transfer_fraction : ndarray of float
        Fraction of one.
    carbon_transfer_fraction, oxygen_transfer_fraction : ndarray of float
        Fraction of one.
    metals_transfer_fraction : ndarray of float
        Fraction of one.
    """

    boron_transfer_fraction: Floats
    phosphorus_transfer_fraction: Floats
    carbon_transfer_fraction: Floats
    oxygen_transfer_fraction: Floats
    metals_transfer_fraction: Floats


@dataclass(frozen=True, slots=True)
class RedistributionTransfer:
    """Part of each impurity of purified SiHCl3 that follows into crude silane; axes ... each.

    The rest stays in the resin of the redistribution, or leaves with SiCl4.

    Parameters
    ----------
    boron_redistributed_fraction, phosphorus_redistributed_fraction : ndarray of float
        Fraction of one.
    carbon_redistributed_fraction, oxygen_redistributed_fraction : ndarray of float
        Fraction of one.
    metals_redistributed_fraction : ndarray of float
        Fraction of one.
    """

    boron_redistributed_fraction: Floats
    phosphorus_redistributed_fraction: Floats
    carbon_redistributed_fraction: Floats
    oxygen_redistributed_fraction: Floats
    metals_redistributed_fraction: Floats


def metal_ppba(metal: SiliconMetal) -> Floats:
    """Impurities of silicon metal by atoms.

    Parameters
    ----------
    metal : SiliconMetal
        Axes ....

    Returns
    -------
    ndarray of float
        Axes ..., impurity; ppba.

    Raises
    ------
    UsageError
        If an amount is negative.
    """
    possible(metal)
    return ppba_from_ppmw(by_impurity(metal, "ppmw"))


def crude(metal: SiliconMetal, design: TransferDesign, metal_mol_per_mol: Floats) -> Floats:
    """Impurities of the crude liquid, per mole of it.

    x = x_metal f n, with n moles of metallurgical silicon per mole of crude liquid: most silicon
    of crude SiHCl3 comes from returned SiCl4 and brings no metal along.

    Parameters
    ----------
    metal : SiliconMetal
        Axes ....
    design : TransferDesign
        Axes ....
    metal_mol_per_mol : ndarray of float
        Axes ...; silicon metal fed per crude liquid made [mol/mol].

    Returns
    -------
    ndarray of float
        Axes ..., impurity; nmol/mol.

    Raises
    ------
    UsageError
        If an amount is negative or a fraction outside 0 to 1.
    """
    possible(design)
    within("metal_mol_per_mol", metal_mol_per_mol, 0.0, np.inf)
    followed = metal_ppba(metal) * by_impurity(design, "transfer_fraction")
    return np.asarray(followed * np.asarray(metal_mol_per_mol)[..., None])


def redistributed(
    pure: Floats, design: RedistributionTransfer, liquid_mol_per_mol: Floats
) -> Floats:
    """Impurities of crude silane, per mole of it.

    Parameters
    ----------
    pure : ndarray of float
        Axes ..., impurity; in the SiHCl3 redistributed [nmol/mol].
    design : RedistributionTransfer
        Axes ....
    liquid_mol_per_mol : ndarray of float
        Axes ...; SiHCl3 redistributed per silane made [mol/mol].

    Returns
    -------
    ndarray of float
        Axes ..., impurity; nmol/mol.

    Raises
    ------
    UsageError
        If an amount is negative or a fraction outside 0 to 1.
    """
    possible(design)
    within("liquid_mol_per_mol", liquid_mol_per_mol, 0.0, np.inf)
    followed = pure * by_impurity(design, "redistributed_fraction")
    return np.asarray(followed * np.asarray(liquid_mol_per_mol)[..., None])
