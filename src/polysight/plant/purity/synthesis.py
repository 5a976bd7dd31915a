"""What silicon metal brings, and what of it follows silicon into crude chlorosilane or silane."""

from __future__ import annotations

from dataclasses import dataclass

from polysight.plant.purity.bounds import possible
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


def crude(metal: SiliconMetal, design: TransferDesign) -> Floats:
    """Impurities of the crude liquid per mole of silicon that it carries.

    Parameters
    ----------
    metal : SiliconMetal
        Axes ....
    design : TransferDesign
        Axes ....

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
    return metal_ppba(metal) * by_impurity(design, "transfer_fraction")
