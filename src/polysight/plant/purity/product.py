"""The impurities of a product, route by route."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.plant.purity.deposition import (
    GranuleDesign,
    IncorporationDesign,
    Pass,
    deposited_ppba,
    granule_dust,
    granule_hydrogen_ppma,
)
from polysight.plant.purity.distillation import DistillationDesign, distilled
from polysight.plant.purity.handling import HandlingDesign, surface_ppba
from polysight.plant.purity.impurities import Floats
from polysight.plant.purity.metallurgical import RefiningDesign, refined_ppba
from polysight.plant.purity.synthesis import SiliconMetal, TransferDesign, crude, metal_ppba


@dataclass(frozen=True, slots=True)
class Product:
    """Impurities of packed silicon.

    Parameters
    ----------
    bulk_ppba : ndarray of float
        Axes ..., impurity; inside [ppba].
    surface_ppba : ndarray of float
        Axes ..., impurity; on the surface, counted on the whole mass [ppba].
    hydrogen_ppma : ndarray of float
        Axes ...; hydrogen inside [ppma]; not a number where the route is not asked for it.
    dust_fraction : ndarray of float
        Axes ...; dust by mass; not a number where the route is not asked for it.
    """

    bulk_ppba: Floats
    surface_ppba: Floats
    hydrogen_ppma: Floats
    dust_fraction: Floats

    @property
    def total_ppba(self) -> Floats:
        """Inside and on the surface; axes ..., impurity; ppba."""
        return self.bulk_ppba + self.surface_ppba


#: Hydrogen or dust of a form that is not asked for it.
NOT_KNOWN = np.array(np.nan)


def rod_product(
    metal: SiliconMetal,
    transfer: TransferDesign,
    distillation: DistillationDesign,
    gas: Pass,
    incorporation: IncorporationDesign,
    handling: HandlingDesign,
) -> Product:
    """Chunk from rods of trichlorosilane.

    Parameters
    ----------
    metal : SiliconMetal
        What is bought.
    transfer : TransferDesign
        What follows silicon into crude trichlorosilane.
    distillation : DistillationDesign
        Columns of trichlorosilane.
    gas : Pass
        Hydrogen and silicon yield of a pass.
    incorporation : IncorporationDesign
        Rod reactor.
    handling : HandlingDesign
        Crushing, etching, packing.

    Returns
    -------
    Product
        Axes ... of the designs.

    Raises
    ------
    UsageError
        If a value is impossible.
    """
    pure = distilled(crude(metal, transfer), distillation).pure
    bulk = deposited_ppba(pure, gas, incorporation)
    return Product(bulk, surface_ppba(handling), NOT_KNOWN, NOT_KNOWN)


def granular_product(
    metal: SiliconMetal,
    transfer: TransferDesign,
    distillation: DistillationDesign,
    gas: Pass,
    incorporation: IncorporationDesign,
    granules: GranuleDesign,
    handling: HandlingDesign,
) -> Product:
    """Granules from silane.

    Parameters
    ----------
    metal : SiliconMetal
        What is bought.
    transfer : TransferDesign
        What follows silicon into crude silane, through chlorosilanes and redistribution.
    distillation : DistillationDesign
        Columns of silane.
    gas : Pass
        Hydrogen and silicon yield of a pass.
    incorporation : IncorporationDesign
        Fluidised bed.
    granules : GranuleDesign
        Hydrogen and dust.
    handling : HandlingDesign
        Sieving, packing.

    Returns
    -------
    Product
        Axes ... of the designs.

    Raises
    ------
    UsageError
        If a value is impossible.
    """
    pure = distilled(crude(metal, transfer), distillation).pure
    bulk = deposited_ppba(pure, gas, incorporation)
    surface = surface_ppba(handling)
    return Product(bulk, surface, granule_hydrogen_ppma(granules), granule_dust(granules))


def metallurgical_product(
    metal: SiliconMetal, refining: RefiningDesign, handling: HandlingDesign
) -> Product:
    """Ingots of upgraded metallurgical silicon.

    Parameters
    ----------
    metal : SiliconMetal
        What is refined.
    refining : RefiningDesign
        Slag, vacuum, leaching, solidification.
    handling : HandlingDesign
        Cutting, cleaning, packing.

    Returns
    -------
    Product
        Axes ... of the designs.

    Raises
    ------
    UsageError
        If a value is impossible.
    """
    bulk = refined_ppba(metal_ppba(metal), refining)
    return Product(bulk, surface_ppba(handling), NOT_KNOWN, NOT_KNOWN)
