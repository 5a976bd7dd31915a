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
from polysight.plant.purity.distillation import ColumnsDesign, distilled
from polysight.plant.purity.handling import HandlingDesign, surface_ppba
from polysight.plant.purity.impurities import Floats, by_impurity
from polysight.plant.purity.liquid import (
    AdsorberDesign,
    PickupDesign,
    Returned,
    circulated,
    polished,
)
from polysight.plant.purity.metallurgical import RefiningDesign, refined_ppba
from polysight.plant.purity.synthesis import (
    RedistributionTransfer,
    SiliconMetal,
    TransferDesign,
    crude,
    metal_ppba,
    redistributed,
)
from polysight.plant.purity.volatility import VolatilityDesign


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


@dataclass(frozen=True, slots=True)
class Trichlorosilane:
    """From silicon metal to purified new SiHCl3.

    Parameters
    ----------
    metal : SiliconMetal
        What is bought.
    metal_mol_per_mol : ndarray of float
        Axes ...; silicon metal fed per crude SiHCl3 made [mol/mol].
    transfer : TransferDesign
        What follows silicon into crude SiHCl3.
    volatility : VolatilityDesign
        SiHCl3 and its impurities.
    columns : ColumnsDesign
        Columns of new SiHCl3.
    """

    metal: SiliconMetal
    metal_mol_per_mol: Floats
    transfer: TransferDesign
    volatility: VolatilityDesign
    columns: ColumnsDesign

    @property
    def purified(self) -> Floats:
        """Impurities of new SiHCl3 behind its columns; axes ..., impurity; nmol/mol."""
        raw = crude(self.metal, self.transfer, self.metal_mol_per_mol)
        return raw * distilled(self.volatility, self.columns).left


@dataclass(frozen=True, slots=True)
class Silane:
    """From purified SiHCl3 to purified silane.

    Parameters
    ----------
    liquid_mol_per_mol : ndarray of float
        Axes ...; SiHCl3 redistributed per silane made [mol/mol].
    transfer : RedistributionTransfer
        What follows into crude silane.
    volatility : VolatilityDesign
        Silane and its impurities.
    columns : ColumnsDesign
        Columns of silane.
    """

    liquid_mol_per_mol: Floats
    transfer: RedistributionTransfer
    volatility: VolatilityDesign
    columns: ColumnsDesign


def rod_product(
    source: Trichlorosilane,
    recovered_columns: ColumnsDesign,
    adsorber: AdsorberDesign,
    pickup: PickupDesign,
    gas: Pass,
    incorporation: IncorporationDesign,
    handling: HandlingDesign,
) -> Product:
    """Chunk from rods of trichlorosilane.

    Parameters
    ----------
    source : Trichlorosilane
        New SiHCl3.
    recovered_columns : ColumnsDesign
        Columns of SiHCl3 that comes back unreacted.
    adsorber, pickup : AdsorberDesign, PickupDesign
        Between columns and reactor.
    gas : Pass
        Hydrogen, silicon yield and unreacted part of a pass.
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
    returned = Returned(
        gas.unreacted_fraction,
        1.0 - by_impurity(incorporation, "incorporation_fraction"),
        distilled(source.volatility, recovered_columns).product,
    )
    pure = circulated(source.purified, returned, adsorber, pickup)
    bulk = deposited_ppba(pure, gas, incorporation)
    return Product(bulk, surface_ppba(handling), NOT_KNOWN, NOT_KNOWN)


def granular_product(
    source: Trichlorosilane,
    silane: Silane,
    adsorber: AdsorberDesign,
    pickup: PickupDesign,
    gas: Pass,
    incorporation: IncorporationDesign,
    granules: GranuleDesign,
    handling: HandlingDesign,
) -> Product:
    """Granules from silane, which passes the bed once.

    Parameters
    ----------
    source : Trichlorosilane
        SiHCl3 that is redistributed.
    silane : Silane
        Redistribution and columns of silane.
    adsorber, pickup : AdsorberDesign, PickupDesign
        Between columns and reactor.
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
    raw = redistributed(source.purified, silane.transfer, silane.liquid_mol_per_mol)
    cleaned = raw * distilled(silane.volatility, silane.columns).left
    bulk = deposited_ppba(polished(cleaned, adsorber, pickup), gas, incorporation)
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
