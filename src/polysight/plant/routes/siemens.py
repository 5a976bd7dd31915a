"""Modified Siemens: trichlorosilane on heated rods, everything that leaves them comes back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from polysight.plant.balance import Balance
from polysight.plant.calibration import CalibrationDesign, rod_plant_remainder
from polysight.plant.deposition import DepositionDesign, deposition
from polysight.plant.energy.feed_heating import FeedHeatingDesign, feed_steam_kg_per_kg
from polysight.plant.energy.off_gas import OffGasEnergyDesign
from polysight.plant.energy.waste_heat import WasteHeatDesign
from polysight.plant.equilibrium import Kind, Outcome, approached, conversion
from polysight.plant.loop import Deposit, Loop
from polysight.plant.off_gas import OffGasDesign
from polysight.plant.operation import (
    Fleet,
    Foundation,
    Operation,
    RodReactor,
    fleet,
    uncalibrated,
)
from polysight.plant.purity.deposition import IncorporationDesign, Pass
from polysight.plant.purity.handling import HandlingDesign
from polysight.plant.purity.liquid import PickupDesign
from polysight.plant.purity.product import Product, rod_product
from polysight.plant.purity.shares import ScatterDesign
from polysight.plant.recycle import balance
from polysight.plant.rod_reactor.batch import batch
from polysight.plant.rod_reactor.design import RodReactorDesign
from polysight.plant.rod_reactor.energy import rod_reactor_energy
from polysight.plant.routes.chlorosilane_sections import (
    before_deposition,
    stc_hydrogenated_cold,
    with_rods,
    with_utilities,
    with_waste_heat,
)
from polysight.plant.routes.chlorosilanes import ChlorosilaneDesign, Front, front
from polysight.plant.routes.purification import columns, trichlorosilane_source
from polysight.plant.routes.trichlorosilane_columns import columns_of_rods
from polysight.plant.sections import Consumption, Physics, Unexplained

Floats = NDArray[np.float64]

#: Molecules of SiCl4 for each silicon atom of 4 SiHCl3 = Si + 3 SiCl4 + 2 H2.
_TETRACHLORIDE_PER_SILICON = 3.0
#: Fields of the rod reactor that deposition and calibration give.
ROD_LINKS = (
    "rod_temperature_c", "hydrogen_ratio", "silicon_yield", "tetrachloride_share",
    "remainder_kwh_per_kg",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SiemensDesign(ChlorosilaneDesign):
    """Designs of the unit operations of the route.

    Parameters
    ----------
    deposition : DepositionDesign
        Chemistry of the rod reactors.
    rod_reactor : RodReactorDesign
        Geometry and operation of a rod reactor; linked to deposition.
    feed_heating : FeedHeatingDesign
        Evaporator and superheater of the feed.
    off_gas, off_gas_energy : OffGasDesign, OffGasEnergyDesign
        Recoveries of the dry recovery, and its machines.
    waste_heat : WasteHeatDesign
        Hot-water system.
    calibration : CalibrationDesign
        Published consumption of the fleet.
    pickup : PickupDesign
        Impurities taken up between columns and rods.
    incorporation, handling : IncorporationDesign, HandlingDesign
        Impurities on the rods, and after them.
    scatter : ScatterDesign
        Scatter between batches.
    """

    deposition: DepositionDesign
    rod_reactor: RodReactorDesign = field(metadata={"linked": ROD_LINKS})
    feed_heating: FeedHeatingDesign
    off_gas: OffGasDesign
    off_gas_energy: OffGasEnergyDesign
    waste_heat: WasteHeatDesign
    calibration: CalibrationDesign
    pickup: PickupDesign
    incorporation: IncorporationDesign
    handling: HandlingDesign
    scatter: ScatterDesign


def siemens(design: SiemensDesign, foundation: Foundation) -> Operation:
    """The flow sheet, without its calibration.

    Parameters
    ----------
    design : SiemensDesign
        Axes ....
    foundation : Foundation
        Equilibria, enthalpies and views.

    Returns
    -------
    Operation
        Axes ...; with a remainder of nothing, see `siemens_fleet`.

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
            granules=None,
            silane_share=np.zeros(()),
            redistribution=design.redistribution,
            off_gas=design.off_gas,
            losses=design.losses,
            by_products=design.by_products,
            make_up=design.make_up,
            chlorine_source=upstream.chlorine_source,
        )
    )
    reactor = rod_reactor(design.rod_reactor, design.deposition, gas, foundation)
    sections = siemens_sections(design, flows, upstream, reactor)
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


def deposited(design: DepositionDesign, foundation: Foundation) -> Outcome:
    """Gas that leaves the rods, and silicon on them, per mole of SiHCl3 fed.

    Parameters
    ----------
    design : DepositionDesign
        Axes ....
    foundation : Foundation
        Source of equilibria.

    Returns
    -------
    Outcome
        Axes ....
    """
    state = foundation.equilibrium(
        Kind.DEPOSITION, design.temperature_c, design.pressure_bar, design.hydrogen_ratio
    )
    return approached(Kind.DEPOSITION, state, design.hydrogen_ratio, design.approach)


def rod_reactor(
    stated: RodReactorDesign, chemistry: DepositionDesign, gas: Outcome, foundation: Foundation
) -> RodReactor:
    """Rod reactors that run the deposition.

    Parameters
    ----------
    stated : RodReactorDesign
        Geometry and operation; what deposition decides is set here.
    chemistry : DepositionDesign
        Temperature of the rods and feed.
    gas : Outcome
        Yield, and by which reaction.
    foundation : Foundation
        Enthalpies and views.

    Returns
    -------
    RodReactor
        Axes ...; without its calibrated remainder.
    """
    by_tetrachloride = gas.silicon_tetrachloride / (_TETRACHLORIDE_PER_SILICON * gas.silicon)
    linked = replace(
        stated,
        rod_temperature_c=chemistry.temperature_c,
        hydrogen_ratio=chemistry.hydrogen_ratio,
        silicon_yield=gas.silicon,
        tetrachloride_share=np.clip(by_tetrachloride, 0.0, 1.0),
        remainder_kwh_per_kg=np.zeros(()),
    )
    view = foundation.wall_view(linked)
    energy = rod_reactor_energy(linked, view, foundation.enthalpies)
    return RodReactor(linked, view, energy, batch(linked))


def siemens_sections(
    design: SiemensDesign, flows: Balance, upstream: Front, reactor: RodReactor
) -> Physics:
    """Energy and utilities by section, as far as heat balances explain them.

    Parameters
    ----------
    design : SiemensDesign
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
        Sections, axes ..., section, from what is left unexplained.
    """
    rods = flows.silicon_by_rods * reactor.energy.computed_kwh_per_kg
    columns = columns_of_rods(design, flows, np.ones(()))
    built = with_rods(
        before_deposition(design, flows, upstream, columns), design, flows, rods,
        feed_steam(design, flows), design.off_gas_energy,
    )  # fmt: skip

    def sections(unexplained: Unexplained) -> Consumption:
        heated = rods + unexplained.rods_kwh_per_kg
        served = with_waste_heat(built, design, heated, design.waste_heat)
        return with_utilities(served, design, unexplained)

    return sections


def feed_steam(design: SiemensDesign, flows: Balance) -> Floats:
    """Steam that brings the feed to the inlet of the rod reactors, from boiler or jackets.

    Parameters
    ----------
    design : SiemensDesign
        Axes ....
    flows : Balance
        Materials.

    Returns
    -------
    ndarray of float
        Axes ...; [kg/kg].
    """
    return feed_steam_kg_per_kg(
        flows.tcs_to_deposition, flows.hydrogen_to_deposition,
        design.rod_reactor.feed_temperature_c, design.feed_heating,
        design.chlorosilane_properties, design.machines.steam_latent_kj_per_kg,
    )  # fmt: skip


def chunk(design: SiemensDesign, flows: Balance, gas: Outcome) -> Product:
    """Impurities of the broken rods.

    Parameters
    ----------
    design : SiemensDesign
        Axes ....
    flows : Balance
        Silicon metal and SiHCl3.
    gas : Outcome
        Yield of deposition, and what leaves it unreacted.

    Returns
    -------
    Product
        Axes ....
    """
    return rod_product(
        trichlorosilane_source(design, flows, design.distillation.new_purification_columns),
        columns(design, design.distillation.recovered_purification_columns),
        design.adsorber, design.pickup,
        Pass(design.deposition.hydrogen_ratio, gas.silicon, gas.trichlorosilane),
        design.incorporation, design.handling,
    )  # fmt: skip


def siemens_fleet(reference: SiemensDesign, foundation: Foundation) -> Fleet:
    """What published consumption of the fleet has beyond the physics of the default design.

    Parameters
    ----------
    reference : SiemensDesign
        The default design at its central values, with the published consumption.
    foundation : Foundation
        Equilibria, enthalpies and views.

    Returns
    -------
    Fleet
        Axes ....

    Raises
    ------
    UsageError
        If physics explains more than was observed.
    """
    operation = siemens(reference, foundation)
    return fleet(operation, rod_plant_remainder(operation.explained, reference.calibration))
