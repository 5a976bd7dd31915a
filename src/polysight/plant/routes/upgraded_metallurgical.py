"""Upgraded metallurgical silicon: refined without chlorosilanes."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

import numpy as np

from polysight.plant.balance import Balance
from polysight.plant.energy.labour import LabourDesign, staffing
from polysight.plant.operation import Foundation, Operation, uncalibrated
from polysight.plant.purity.handling import HandlingDesign
from polysight.plant.purity.metallurgical import STEP_LINKS, RefiningDesign
from polysight.plant.purity.product import metallurgical_product
from polysight.plant.purity.shares import ScatterDesign
from polysight.plant.purity.synthesis import SiliconMetal
from polysight.plant.routes.chlorosilanes import SiteDesign
from polysight.plant.sections import SECTIONS, UTILITIES
from polysight.plant.upgraded_metallurgical import (
    MetallurgicalDesign,
    metallurgical_consumption,
    step_feeds,
)


@dataclass(frozen=True, slots=True)
class UpgradedDesign:
    """Designs of the unit operations of the route.

    Parameters
    ----------
    metallurgical : MetallurgicalDesign
        Heat and yields of the steps.
    labour : LabourDesign
        Staff.
    site : SiteDesign
        Capacity.
    silicon_metal : SiliconMetal
        Impurities of the silicon metal.
    refining : RefiningDesign
        What the steps do to impurities.
    handling : HandlingDesign
        Cutting and packing.
    scatter : ScatterDesign
        Scatter between batches.
    """

    metallurgical: MetallurgicalDesign
    labour: LabourDesign
    site: SiteDesign
    silicon_metal: SiliconMetal
    refining: RefiningDesign = field(metadata={"linked": STEP_LINKS})
    handling: HandlingDesign
    scatter: ScatterDesign


def upgraded_metallurgical(design: UpgradedDesign, foundation: Foundation) -> Operation:
    """The flow sheet; published consumption of it is too thin for a calibration.

    Parameters
    ----------
    design : UpgradedDesign
        Axes ....
    foundation : Foundation
        Not needed by this route.

    Returns
    -------
    Operation
        Axes ....

    Raises
    ------
    UsageError
        If a share lies outside 0 to 1.
    """
    del foundation
    physics = replace(
        metallurgical_consumption(design.metallurgical),
        labour_persons_per_kt_per_year=np.asarray(
            staffing(design.site.capacity_kt_per_year, design.labour)
        )[..., None]
        * (np.arange(len(SECTIONS)) == UTILITIES),
    )
    return Operation(
        balance=materials(design.metallurgical),
        physics=physics,
        remainder=uncalibrated(physics),
        product=metallurgical_product(
            design.silicon_metal, refining(design.metallurgical, design.refining), design.handling
        ),
        conversions={},
    )


def refining(steps: MetallurgicalDesign, stated: RefiningDesign) -> RefiningDesign:
    """What the steps do to impurities, as often and as far as they are paid for.

    Parameters
    ----------
    steps : MetallurgicalDesign
        How often and how much; an ingot keeps what solidification yields.
    stated : RefiningDesign
        Partition, evaporation, leaching and segregation.

    Returns
    -------
    RefiningDesign
        Axes ....
    """
    return replace(
        stated,
        slag_ratio_kg_per_kg=steps.slag_ratio_kg_per_kg,
        slag_treatments=steps.slag_treatments,
        leachings=steps.leachings,
        vacuum_share_fraction=steps.vacuum_share_fraction,
        solidifications=steps.solidifications,
        kept_fraction=steps.solidification_yield_fraction,
    )


def materials(design: MetallurgicalDesign) -> Balance:
    """Silicon of the steps: what is fed and is no product is lost in slag, acid and cut-offs.

    Parameters
    ----------
    design : MetallurgicalDesign
        Yields; impurities of the metal are part of what is lost.

    Returns
    -------
    Balance
        Axes ...; all flows of chlorosilanes are zero.
    """
    fed = step_feeds(design)[..., 0]
    none = np.zeros_like(fed)
    lost = fed - 1.0
    flows = dict.fromkeys((one.name for one in fields(Balance)), none)
    flows |= {"silicon_metal": fed, "silicon_in": fed}
    flows |= {"silicon_handling_loss": lost, "silicon_lost": lost}
    return Balance(**{**flows, "residual": np.zeros((*fed.shape, 3))})
