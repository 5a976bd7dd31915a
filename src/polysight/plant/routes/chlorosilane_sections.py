"""Energy of the sections that chlorosilane routes share, from the flows of their loop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from polysight.plant.balance import Balance
from polysight.plant.energy.chlorination import cofeed_heat_mj_per_kg
from polysight.plant.energy.hydrogenation import hydrogenation_demand
from polysight.plant.energy.labour import staffing
from polysight.plant.energy.off_gas import OffGasEnergyDesign, off_gas_demand
from polysight.plant.energy.silane import SilaneEnergyDesign, silane_demand
from polysight.plant.energy.synthesis import synthesis_demand
from polysight.plant.energy.utilities import utilities_demand
from polysight.plant.energy.waste_heat import WasteHeatDesign, steam_replaced
from polysight.plant.fluidised_bed import FluidisedBedDesign, bed_demand
from polysight.plant.routes.chlorosilanes import ChlorosilaneDesign, Front, Hot
from polysight.plant.sections import Consumption, Demand, Unexplained, by_section

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


def before_deposition(
    design: ChlorosilaneDesign, flows: Balance, upstream: Front, columns: Demand
) -> Sections:
    """Energy of synthesis, hydrogenation and distillation; the others take nothing yet.

    Parameters
    ----------
    design : ChlorosilaneDesign
        Axes ....
    flows : Balance
        Materials.
    upstream : Front
        Which hydrogenations run.
    columns : Demand
        Distillation of SiHCl3; see `trichlorosilane_columns`.

    Returns
    -------
    Sections
        Axes ....
    """
    hydrogenation = Demand()
    if upstream.hydrogenation is not None:
        hydrogenation = together(
            _cold(design, flows, upstream.hot), _hot(design, flows, upstream.hot)
        )
    return Sections(
        synthesis=synthesis_demand(flows.hydrogen, flows.silicon_metal, design.synthesis_energy),
        hydrogenation=hydrogenation,
        distillation=columns,
        deposition=Demand(),
        off_gas=Demand(),
    )


def _cold(design: ChlorosilaneDesign, flows: Balance, hot: Hot | None) -> Demand:
    """Cold hydrogenation, with silicon and co-fed HCl in its bed."""
    stc, hydrogen, tcs = _hydrogenated(flows)
    if hot is not None:
        stc, hydrogen = stc * (1.0 - hot.tetrachloride), hydrogen * (1.0 - hot.hydrogen)
        tcs = tcs * (1.0 - hot.trichlorosilane)
    bed = design.hydrochlorination
    cofed = flows.silicon_to_chlorination * (1.0 - design.synthesis.direct_chlorination_share)
    heat = cofeed_heat_mj_per_kg(
        flows.silicon_to_hydrogenation + cofed, cofed, bed.cofeed_tcs_share, bed.temperature_c,
        design.chlorination_heat,
    )  # fmt: skip
    return hydrogenation_demand(
        stc, hydrogen, tcs, bed.temperature_c, design.hydrogenation_energy,
        design.chlorosilane_properties, design.machines, heat,
    )  # fmt: skip


def _hot(design: ChlorosilaneDesign, flows: Balance, hot: Hot | None) -> Demand:
    """Hot hydrogenation, where there is one."""
    if hot is None:
        return Demand()
    stc, hydrogen, tcs = _hydrogenated(flows)
    return hydrogenation_demand(
        stc * hot.tetrachloride, hydrogen * hot.hydrogen, tcs * hot.trichlorosilane,
        design.hot_hydrogenation.temperature_c, design.hot_hydrogenation_energy,
        design.chlorosilane_properties, design.machines,
    )  # fmt: skip


def _hydrogenated(flows: Balance) -> tuple[Floats, Floats, Floats]:
    """SiCl4 and hydrogen fed to hydrogenation, and SiHCl3 made."""
    return (
        flows.stc_to_hydrogenation,
        flows.hydrogen_to_hydrogenation,
        flows.tcs_from_hydrogenation,
    )


def stc_hydrogenated_cold(design: ChlorosilaneDesign, flows: Balance) -> Floats:
    """SiCl4 fed to cold hydrogenation.

    Parameters
    ----------
    design : ChlorosilaneDesign
        Axes ....
    flows : Balance
        Materials.

    Returns
    -------
    ndarray of float
        Axes ...; [kg/kg].
    """
    return np.asarray(flows.stc_to_hydrogenation * (1.0 - design.synthesis.hot_hydrogenation_share))


def with_rods(
    sections: Sections,
    design: ChlorosilaneDesign,
    flows: Balance,
    rods_kwh_per_kg: Floats,
    feed_steam: Floats,
    recovery: OffGasEnergyDesign,
) -> Sections:
    """Sections with deposition on rods; its waste heat is not used yet.

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
    feed_steam : ndarray of float
        Axes ...; steam that brings the feed to the reactor's inlet [kg/kg].
    recovery : OffGasEnergyDesign
        Recovery of the off-gas.

    Returns
    -------
    Sections
        Axes ....
    """
    chlorosilanes = flows.dcs_from_deposition + flows.tcs_unreacted + flows.stc_from_deposition
    return replace(
        sections,
        deposition=together(sections.deposition, Demand(rods_kwh_per_kg, feed_steam)),
        off_gas=off_gas_demand(
            flows.hydrogen_from_deposition, chlorosilanes, flows.hcl_from_deposition, recovery,
            design.chlorosilane_properties, design.machines,
        ),
    )  # fmt: skip


def with_waste_heat(
    sections: Sections,
    design: ChlorosilaneDesign,
    rods_kwh_per_kg: Floats,
    waste_heat: WasteHeatDesign,
) -> Sections:
    """Sections with steam that the jackets of the rods flash.

    It serves the evaporators of the feed first, then the columns.

    Parameters
    ----------
    sections : Sections
        What the plant takes without it.
    design : ChlorosilaneDesign
        Axes ....
    rods_kwh_per_kg : ndarray of float
        Axes ...; all electricity of the rod reactors per kilogram of product, calibrated too.
    waste_heat : WasteHeatDesign
        Hot-water system.

    Returns
    -------
    Sections
        Axes ....
    """
    rods, columns = sections.deposition, sections.distillation
    saved = steam_replaced(
        rods_kwh_per_kg, rods.steam_kg_per_kg, columns.steam_kg_per_kg, waste_heat,
        design.machines.steam_latent_kj_per_kg,
    )  # fmt: skip
    to_rods = rods.steam_kg_per_kg - saved.deposition_kg_per_kg
    to_columns = columns.steam_kg_per_kg - saved.distillation_kg_per_kg
    return replace(
        sections,
        deposition=replace(rods, steam_kg_per_kg=to_rods),
        distillation=replace(columns, steam_kg_per_kg=to_columns),
    )


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


def with_utilities(
    sections: Sections, design: ChlorosilaneDesign, unexplained: Unexplained
) -> Consumption:
    """Consumption of all sections, with the utilities that they call for and the staff.

    Parameters
    ----------
    sections : Sections
        Axes ....
    design : ChlorosilaneDesign
        Axes ....
    unexplained : Unexplained
        What the plant takes besides: cooling sheds its heat too, though no section has it.

    Returns
    -------
    Consumption
        Axes ..., section.
    """
    every = [getattr(sections, one.name) for one in fields(Sections)]
    taken = utilities_demand(
        total([one.electricity_kwh_per_kg for one in every])
        + unexplained.rods_kwh_per_kg
        + unexplained.other_kwh_per_kg,
        total([one.steam_kg_per_kg for one in every]) + unexplained.steam_kg_per_kg,
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
