"""Energy of the sections that chlorosilane routes share, from the flows of their loop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from polysight.plant.balance import Balance
from polysight.plant.energy.distillation import distillation_demand
from polysight.plant.energy.hydrogenation import hydrogenation_demand
from polysight.plant.energy.labour import staffing
from polysight.plant.energy.off_gas import OffGasEnergyDesign, off_gas_demand
from polysight.plant.energy.silane import SilaneEnergyDesign, silane_demand
from polysight.plant.energy.synthesis import synthesis_demand
from polysight.plant.energy.utilities import utilities_demand
from polysight.plant.energy.waste_heat import WasteHeatDesign, steam_replaced
from polysight.plant.fluidised_bed import FluidisedBedDesign, bed_demand
from polysight.plant.routes.chlorosilanes import ChlorosilaneDesign
from polysight.plant.sections import Consumption, Demand, by_section

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sections:
    """Demand of the sections but utilities; axes ....

    Parameters
    ----------
    synthesis, hydrogenation, distillation, deposition, off_gas : Demand
        What each takes.
    """

    synthesis: Demand
    hydrogenation: Demand
    distillation: Demand
    deposition: Demand
    off_gas: Demand


def before_deposition(design: ChlorosilaneDesign, flows: Balance) -> Sections:
    """Energy of synthesis, hydrogenation and distillation; the others take nothing yet.

    Parameters
    ----------
    design : ChlorosilaneDesign
        Axes ....
    flows : Balance
        Materials.

    Returns
    -------
    Sections
        Axes ....
    """
    made = flows.tcs_from_hydrogenation + flows.tcs_from_chlorination
    made = made + flows.tcs_from_redistribution
    return Sections(
        synthesis=synthesis_demand(flows.hydrogen, flows.silicon_metal, design.synthesis_energy),
        hydrogenation=hydrogenation_demand(
            flows.stc_to_hydrogenation, flows.hydrogen_to_hydrogenation,
            flows.tcs_from_hydrogenation, _hydrogenation_temperature_c(design),
            design.hydrogenation_energy, design.chlorosilane_properties, design.machines,
        ),
        distillation=distillation_demand(
            made, flows.tcs_unreacted, design.distillation, design.chlorosilane_properties,
            design.machines,
        ),
        deposition=Demand(),
        off_gas=Demand(),
    )  # fmt: skip


def _hydrogenation_temperature_c(design: ChlorosilaneDesign) -> Floats:
    """Temperature to which the gas is heated: the mean of both ways by their share."""
    share = design.synthesis.hot_hydrogenation_share
    cold = design.hydrochlorination.temperature_c
    if not np.any(share > 0.0):
        return cold
    return np.asarray((1.0 - share) * cold + share * design.hot_hydrogenation.temperature_c)


def with_rods(
    sections: Sections,
    design: ChlorosilaneDesign,
    flows: Balance,
    rods_kwh_per_kg: Floats,
    recovery: OffGasEnergyDesign,
    waste_heat: WasteHeatDesign,
) -> Sections:
    """Sections with deposition on rods, whose waste heat replaces steam.

    Flash steam of the jackets serves the evaporators of the feed first, then the columns.

    Parameters
    ----------
    sections : Sections
        What the plant takes without rods.
    design : ChlorosilaneDesign
        Axes ....
    flows : Balance
        Materials.
    rods_kwh_per_kg : ndarray of float
        Axes ...; electricity of the rod reactors per kilogram of product.
    recovery : OffGasEnergyDesign
        Recovery of the off-gas.
    waste_heat : WasteHeatDesign
        Hot-water system.

    Returns
    -------
    Sections
        Axes ....
    """
    properties, machines = design.chlorosilane_properties, design.machines
    latent = machines.steam_latent_kj_per_kg
    evaporated = flows.tcs_to_deposition * properties.tcs_latent_kj_per_kg / latent
    columns = sections.distillation
    saved = steam_replaced(rods_kwh_per_kg, evaporated, columns.steam_kg_per_kg, waste_heat, latent)
    chlorosilanes = flows.dcs_from_deposition + flows.tcs_unreacted + flows.stc_from_deposition
    left = columns.steam_kg_per_kg - saved.distillation_kg_per_kg
    return replace(
        sections,
        distillation=replace(columns, steam_kg_per_kg=left),
        deposition=together(
            sections.deposition,
            Demand(rods_kwh_per_kg, evaporated - saved.deposition_kg_per_kg),
        ),
        off_gas=off_gas_demand(
            flows.hydrogen_from_deposition, chlorosilanes, flows.hcl_from_deposition, recovery,
            properties, machines,
        ),
    )  # fmt: skip


def with_bed(
    sections: Sections,
    design: ChlorosilaneDesign,
    flows: Balance,
    silane: SilaneEnergyDesign,
    bed: FluidisedBedDesign,
) -> Sections:
    """Sections with silane, which stands under distillation, and the bed.

    Parameters
    ----------
    sections : Sections
        What the plant takes without silane.
    design : ChlorosilaneDesign
        Axes ....
    flows : Balance
        Materials.
    silane : SilaneEnergyDesign
        Redistribution and columns of silane.
    bed : FluidisedBedDesign
        The bed.

    Returns
    -------
    Sections
        Axes ....
    """
    columns = silane_demand(
        flows.tcs_to_silane, flows.silane_made, silane, design.chlorosilane_properties,
        design.machines,
    )  # fmt: skip
    grown = bed_demand(flows.silane_made, flows.hydrogen_to_fluidised_bed, bed, design.machines)
    return replace(
        sections,
        distillation=together(sections.distillation, columns),
        deposition=together(sections.deposition, grown),
    )


def with_utilities(sections: Sections, design: ChlorosilaneDesign) -> Consumption:
    """Consumption of all sections, with the utilities that they call for and the staff.

    Parameters
    ----------
    sections : Sections
        Axes ....
    design : ChlorosilaneDesign
        Axes ....

    Returns
    -------
    Consumption
        Axes ..., section.
    """
    every = [getattr(sections, one.name) for one in fields(Sections)]
    taken = utilities_demand(
        total([one.electricity_kwh_per_kg for one in every]),
        total([one.steam_kg_per_kg for one in every]),
        total([one.heat_mj_per_kg for one in every]),
        design.machines.steam_latent_kj_per_kg,
        design.utilities,
    )
    staff = staffing(design.site.capacity_kt_per_year, design.labour)
    return by_section(
        synthesis=sections.synthesis,
        hydrogenation=sections.hydrogenation,
        distillation=sections.distillation,
        deposition=sections.deposition,
        off_gas=sections.off_gas,
        utilities=replace(taken, labour_persons_per_kt_per_year=staff),
    )


def total(parts: Sequence[Floats]) -> Floats:
    """Sum of arrays that broadcast.

    Parameters
    ----------
    parts : sequence of ndarray of float
        Axes ....

    Returns
    -------
    ndarray of float
        Axes ....
    """
    found = np.zeros(())
    for one in parts:
        found = found + one
    return found


def together(one: Demand, other: Demand) -> Demand:
    """Two demands of one section.

    Parameters
    ----------
    one, other : Demand
        Axes ....

    Returns
    -------
    Demand
        Their sum.
    """
    return Demand(*(getattr(one, each.name) + getattr(other, each.name) for each in fields(Demand)))
