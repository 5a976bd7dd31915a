"""Hybrid: granules from silane beside rods of trichlorosilane, on one chlorosilane plant."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.plant.balance import Balance
from polysight.plant.calibration import BedCalibrationDesign
from polysight.plant.deposition import deposition
from polysight.plant.energy.silane import SilaneEnergyDesign
from polysight.plant.equilibrium import Kind, conversion
from polysight.plant.fluidised_bed import FluidisedBedDesign
from polysight.plant.loop import Deposit, Loop
from polysight.plant.operation import Foundation, Operation, RodReactor, uncalibrated
from polysight.plant.purity.deposition import GranuleDesign
from polysight.plant.recycle import balance
from polysight.plant.routes.chlorosilane_sections import (
    before_deposition,
    stc_hydrogenated_cold,
    together,
    with_bed,
    with_rods,
    with_utilities,
    with_waste_heat,
)
from polysight.plant.routes.chlorosilanes import Front, front
from polysight.plant.routes.siemens import (
    SiemensDesign,
    chunk,
    deposited,
    feed_steam,
    rod_reactor,
)
from polysight.plant.routes.silane_fbr import granules
from polysight.plant.routes.trichlorosilane_columns import (
    columns_of_rods,
    columns_of_silane,
    silane_part,
)
from polysight.plant.sections import Consumption, Physics, Unexplained
from polysight.plant.silane_pyrolysis import SilanePyrolysisDesign

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class MixDesign:
    """How the two ways of deposition share the product; axes ....

    Parameters
    ----------
    silane_share : ndarray of float
        Part of the product that is deposited from silane [fraction].
    """

    silane_share: Floats


@dataclass(frozen=True, slots=True)
class HybridDesign(SiemensDesign):
    """Designs of the unit operations of both routes.

    Parameters
    ----------
    silane_pyrolysis : SilanePyrolysisDesign
        Chemistry of the fluidised bed.
    fluidised_bed : FluidisedBedDesign
        Carrier gas, dust and heat of the bed.
    silane_energy : SilaneEnergyDesign
        Redistribution and columns of silane.
    bed_calibration : BedCalibrationDesign
        Published consumption of plants with a bed.
    granules : GranuleDesign
        Hydrogen and dust of granules.
    mix : MixDesign
        Share of each.
    """

    silane_pyrolysis: SilanePyrolysisDesign
    fluidised_bed: FluidisedBedDesign
    silane_energy: SilaneEnergyDesign
    bed_calibration: BedCalibrationDesign
    granules: GranuleDesign
    mix: MixDesign


def hybrid(design: HybridDesign, foundation: Foundation) -> Operation:
    """The flow sheet, without its calibration.

    Parameters
    ----------
    design : HybridDesign
        Axes ....
    foundation : Foundation
        Equilibria, enthalpies and views.

    Returns
    -------
    Operation
        Axes ...; with a remainder of nothing. Its product is that of the
        rods, which are sold by themselves: granules are judged by the route that makes them.

    Raises
    ------
    UsageError
        If a unit operation is impossible; the message names the nearest possible value.
    """
    upstream = front(design, foundation)
    gas = deposited(design.deposition, foundation)
    rods = Deposit(
        deposition(gas, design.deposition.hydrogen_ratio),
        design.deposition.handling_loss_share,
        design.off_gas.hydrogen_recovery,
    )
    flows = balance(
        Loop(
            hydrogenation=upstream.hydrogenation,
            hydrogenation_recovery=upstream.hydrogenation_recovery,
            chlorination=upstream.chlorination,
            chlorination_recovery=upstream.chlorination_recovery,
            rods=rods,
            granules=granules(design.silane_pyrolysis, design.fluidised_bed),
            silane_share=design.mix.silane_share,
            redistribution=design.redistribution,
            off_gas=design.off_gas,
            losses=design.losses,
            by_products=design.by_products,
            make_up=design.make_up,
            chlorine_source=upstream.chlorine_source,
        )
    )
    reactor = rod_reactor(design.rod_reactor, design.deposition, gas, foundation)
    sections = hybrid_sections(design, flows, upstream, reactor)
    physics = sections(Unexplained())
    return Operation(
        balance=flows,
        physics=physics,
        remainder=uncalibrated(physics),
        product=chunk(design, flows, gas),
        conversions={**upstream.conversions, Kind.DEPOSITION: conversion(Kind.DEPOSITION, gas)},
        reactor=reactor,
        sections=sections,
        stc_hydrogenated_cold=stc_hydrogenated_cold(design, flows),
    )


def hybrid_sections(
    design: HybridDesign, flows: Balance, upstream: Front, reactor: RodReactor
) -> Physics:
    """Energy and utilities by section, as far as heat balances explain them.

    Parameters
    ----------
    design : HybridDesign
        Axes ....
    flows : Balance
        Materials.
    upstream : Front
        Which hydrogenations run.
    reactor : RodReactor
        Rod reactors.

    Returns
    -------
    callable
        Sections, axes ..., section, from what is left unexplained. New SiHCl3 passes the columns
        of the route that it goes to.
    """
    rods = flows.silicon_by_rods * reactor.energy.computed_kwh_per_kg
    silane = silane_part(flows)
    columns = together(
        columns_of_rods(design, flows, 1.0 - silane),
        columns_of_silane(design, flows, silane, design.silane_energy),
    )
    beads = with_bed(
        before_deposition(design, flows, upstream, columns), design, flows, design.silane_energy,
        design.fluidised_bed,
    )  # fmt: skip
    both = with_rods(beads, design, flows, rods, feed_steam(design, flows), design.off_gas_energy)

    def sections(unexplained: Unexplained) -> Consumption:
        heated = rods + unexplained.rods_kwh_per_kg
        served = with_waste_heat(both, design, heated, design.waste_heat)
        return with_utilities(served, design, unexplained)

    return sections
