"""Silane fluidised bed: trichlorosilane becomes silane, and silane granules."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from polysight.plant.balance import Balance
from polysight.plant.calibration import BedCalibrationDesign, bed_plant_remainder
from polysight.plant.energy.distillation import DistillationDesign
from polysight.plant.energy.limits import check_beyond
from polysight.plant.energy.silane import SilaneEnergyDesign
from polysight.plant.fluidised_bed import FluidisedBedDesign
from polysight.plant.loop import Deposit, Loop
from polysight.plant.off_gas import OffGasDesign
from polysight.plant.operation import Fleet, Foundation, Operation, fleet, uncalibrated
from polysight.plant.purity.deposition import GranuleDesign, IncorporationDesign, Pass
from polysight.plant.purity.distillation import FLOW_LINKS, ColumnsDesign
from polysight.plant.purity.handling import HandlingDesign
from polysight.plant.purity.liquid import PickupDesign
from polysight.plant.purity.product import Product, Silane, granular_product
from polysight.plant.purity.shares import ScatterDesign
from polysight.plant.purity.synthesis import RedistributionTransfer
from polysight.plant.purity.volatility import VolatilityDesign
from polysight.plant.recycle import balance
from polysight.plant.routes.chlorosilane_sections import (
    before_deposition,
    stc_hydrogenated_cold,
    with_bed,
    with_utilities,
)
from polysight.plant.routes.chlorosilanes import ChlorosilaneDesign, Front, front
from polysight.plant.routes.purification import trichlorosilane_source
from polysight.plant.routes.trichlorosilane_columns import columns_of_silane
from polysight.plant.sections import Physics, Unexplained
from polysight.plant.silane_pyrolysis import SilanePyrolysisDesign, pyrolysis
from polysight.plant.species import MOLAR_MASS, SILANE, TCS

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SilaneDesign(ChlorosilaneDesign):
    """Designs of the unit operations of the route.

    Parameters
    ----------
    distillation : DistillationDesign
        Columns of SiHCl3; how many is linked to the design of silane.
    silane_pyrolysis : SilanePyrolysisDesign
        Chemistry of the fluidised bed.
    fluidised_bed : FluidisedBedDesign
        Carrier gas, dust and heat of the bed.
    silane_energy : SilaneEnergyDesign
        Redistribution and columns of silane.
    bed_calibration : BedCalibrationDesign
        Published consumption.
    redistribution_transfer : RedistributionTransfer
        Impurities of SiHCl3 that follow into crude silane.
    silane_volatility : VolatilityDesign
        Silane and its impurities.
    silane_columns : ColumnsDesign
        Columns of silane; vapour and purge are linked to their energy and to redistribution.
    pickup : PickupDesign
        Impurities taken up between columns and bed.
    incorporation, granules : IncorporationDesign, GranuleDesign
        Impurities, hydrogen and dust of granules.
    handling : HandlingDesign
        Sieving and packing.
    scatter : ScatterDesign
        Scatter between batches.
    """

    distillation: DistillationDesign = field(metadata={"linked": ("new_purification_columns",)})
    silane_pyrolysis: SilanePyrolysisDesign
    fluidised_bed: FluidisedBedDesign
    silane_energy: SilaneEnergyDesign
    bed_calibration: BedCalibrationDesign
    redistribution_transfer: RedistributionTransfer
    silane_volatility: VolatilityDesign
    silane_columns: ColumnsDesign = field(metadata={"linked": FLOW_LINKS})
    pickup: PickupDesign
    incorporation: IncorporationDesign
    granules: GranuleDesign
    handling: HandlingDesign
    scatter: ScatterDesign


def silane_fbr(design: SilaneDesign, foundation: Foundation) -> Operation:
    """The flow sheet, without its calibration.

    Parameters
    ----------
    design : SilaneDesign
        Axes ....
    foundation : Foundation
        Equilibria.

    Returns
    -------
    Operation
        Axes ...; with a remainder of nothing, see `silane_fleet`.

    Raises
    ------
    UsageError
        If a unit operation is impossible; the message names the nearest possible value.
    """
    design = linked(design)
    upstream = front(design, foundation)
    flows = balance(
        Loop(
            hydrogenation=upstream.hydrogenation,
            hydrogenation_recovery=upstream.hydrogenation_recovery,
            chlorination=upstream.chlorination,
            chlorination_recovery=upstream.chlorination_recovery,
            rods=None,
            granules=granules(design.silane_pyrolysis, design.fluidised_bed),
            silane_share=np.ones(()),
            redistribution=design.redistribution,
            off_gas=NO_OFF_GAS,
            losses=design.losses,
            by_products=design.by_products,
            make_up=design.make_up,
            chlorine_source=upstream.chlorine_source,
        )
    )
    sections = silane_sections(design, flows, upstream)
    physics = sections(Unexplained())
    return Operation(
        balance=flows,
        physics=physics,
        remainder=uncalibrated(physics),
        product=granular(design, flows),
        conversions=upstream.conversions,
        sections=sections,
        stc_hydrogenated_cold=stc_hydrogenated_cold(design, flows),
    )


def linked(design: SilaneDesign) -> SilaneDesign:
    """Design whose SiHCl3 passes as many purification columns as silane asks for.

    Parameters
    ----------
    design : SilaneDesign
        Axes ....

    Returns
    -------
    SilaneDesign
        Axes ....
    """
    count = design.silane_energy.feed_purification_columns
    return replace(
        design, distillation=replace(design.distillation, new_purification_columns=count)
    )


#: Recoveries of an off-gas that is not there.
NO_OFF_GAS = OffGasDesign(*(np.ones(()),) * 4)


def granules(chemistry: SilanePyrolysisDesign, bed: FluidisedBedDesign) -> Deposit:
    """Deposition from silane, per mole of SiH4 fed.

    Parameters
    ----------
    chemistry : SilanePyrolysisDesign
        Axes ....
    bed : FluidisedBedDesign
        Carrier gas and dust.

    Returns
    -------
    Deposit
        Axes ....
    """
    return Deposit(
        pyrolysis(carrier(bed), chemistry.slip_share),
        1.0 - bed.granule_fraction,
        chemistry.hydrogen_recovery,
    )


def carrier(bed: FluidisedBedDesign) -> Floats:
    """Hydrogen that goes with a mole of silane: (1 - x) / x [mol/mol].

    Parameters
    ----------
    bed : FluidisedBedDesign
        Axes ...; x is the mole fraction of silane.

    Returns
    -------
    ndarray of float
        Axes ....
    """
    check_beyond("silane_mole_fraction", bed.silane_mole_fraction, 0.0)
    return np.asarray((1.0 - bed.silane_mole_fraction) / bed.silane_mole_fraction)


def silane_sections(design: SilaneDesign, flows: Balance, upstream: Front) -> Physics:
    """Energy and utilities by section, as far as heat balances explain them.

    Parameters
    ----------
    design : SilaneDesign
        Axes ....
    flows : Balance
        Materials.
    upstream : Front
        Which hydrogenations run.

    Returns
    -------
    callable
        Sections, axes ..., section, from what is left unexplained; the silane plant stands under
        distillation.
    """
    columns = columns_of_silane(design, flows, np.ones(()), design.silane_energy)
    built = with_bed(
        before_deposition(design, flows, upstream, columns), design, flows, design.silane_energy,
        design.fluidised_bed,
    )  # fmt: skip
    return lambda unexplained: with_utilities(built, design, unexplained)


def silane_source(design: SilaneDesign, flows: Balance) -> Silane:
    """Crude silane and its columns, which share the vapour that refrigeration condenses.

    Parameters
    ----------
    design : SilaneDesign
        Axes ....
    flows : Balance
        SiHCl3 redistributed, and silane.

    Returns
    -------
    Silane
        Axes ....
    """
    vapour = 1.0 + design.silane_energy.silane_reflux
    return Silane(
        liquid_mol_per_mol=(flows.tcs_to_silane / MOLAR_MASS[TCS])
        / (flows.silane_made / MOLAR_MASS[SILANE]),
        transfer=design.redistribution_transfer,
        volatility=design.silane_volatility,
        columns=replace(
            design.silane_columns,
            vapour_mol_per_mol=vapour / np.maximum(design.silane_columns.columns, 1.0),
            purge_fraction=design.redistribution.silane_loss_share,
        ),
    )


def granular(design: SilaneDesign, flows: Balance) -> Product:
    """Impurities of the granules.

    Parameters
    ----------
    design : SilaneDesign
        Axes ....
    flows : Balance
        Silicon metal, SiHCl3 and silane.

    Returns
    -------
    Product
        Axes ....
    """
    bed = design.fluidised_bed
    return granular_product(
        trichlorosilane_source(design, flows, design.silane_energy.feed_purification_columns),
        silane_source(design, flows), design.adsorber, design.pickup,
        Pass(
            carrier(bed), 1.0 - design.silane_pyrolysis.slip_share,
            design.silane_pyrolysis.slip_share,
        ),
        design.incorporation, design.granules, design.handling,
    )  # fmt: skip


def silane_fleet(reference: SilaneDesign, foundation: Foundation) -> Fleet:
    """What published consumption has beyond the physics of the default design.

    Parameters
    ----------
    reference : SilaneDesign
        The default design at its central values, with the published consumption.
    foundation : Foundation
        Equilibria.

    Returns
    -------
    Fleet
        Axes ....

    Raises
    ------
    UsageError
        If physics explains more than was observed.
    """
    operation = silane_fbr(reference, foundation)
    return fleet(operation, bed_plant_remainder(operation.explained, reference.bed_calibration))
