"""The shipped designs and the rows of the learning curves, as the kernels take them."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence
from polysight.periods import period
from polysight.plant.calibration import BedCalibrationDesign, CalibrationDesign
from polysight.plant.energy.distillation import DistillationDesign, distillation_demand
from polysight.plant.energy.hydrogenation import HydrogenationEnergyDesign, hydrogenation_demand
from polysight.plant.energy.labour import LabourDesign
from polysight.plant.energy.machines import MachineDesign
from polysight.plant.energy.off_gas import OffGasEnergyDesign, off_gas_demand
from polysight.plant.energy.properties import ChlorosilaneProperties
from polysight.plant.energy.silane import SilaneEnergyDesign, silane_demand
from polysight.plant.energy.synthesis import SynthesisEnergyDesign, synthesis_demand
from polysight.plant.energy.utilities import UtilitiesDesign, utilities_demand
from polysight.plant.energy.waste_heat import WasteHeatDesign, steam_replaced
from polysight.plant.fluidised_bed import FluidisedBedDesign, bed_demand
from polysight.plant.sections import Consumption, Demand, Floats, by_section
from polysight.plant.upgraded_metallurgical import MetallurgicalDesign
from polysight.study.design_values import built, central
from polysight.study.designs import design
from polysight.study.references import references

GOLDEN = Path(__file__).parents[2] / "golden" / "plant"


@dataclass(frozen=True, slots=True)
class Flows:
    """Flows of a loop; the names of `polysight.plant.balance.Balance`."""

    hydrogen: Floats
    silicon_metal: Floats
    stc_to_hydrogenation: Floats
    hydrogen_to_hydrogenation: Floats
    tcs_from_hydrogenation: Floats
    tcs_from_chlorination: Floats
    tcs_from_redistribution: Floats
    tcs_to_deposition: Floats
    tcs_unreacted: Floats
    stc_from_deposition: Floats
    dcs_from_deposition: Floats
    hcl_from_deposition: Floats
    hydrogen_from_deposition: Floats
    tcs_to_silane: Floats
    silane_made: Floats
    hydrogen_to_fluidised_bed: Floats


@dataclass(frozen=True, slots=True)
class Rods:
    """Tables of the design of rod plants."""

    chlorosilane_properties: ChlorosilaneProperties
    machines: MachineDesign
    hydrogenation_energy: HydrogenationEnergyDesign
    distillation: DistillationDesign
    synthesis_energy: SynthesisEnergyDesign
    off_gas_energy: OffGasEnergyDesign
    utilities: UtilitiesDesign
    waste_heat: WasteHeatDesign
    labour: LabourDesign
    calibration: CalibrationDesign


@dataclass(frozen=True, slots=True)
class Bed:
    """Tables of the design of silane plants."""

    chlorosilane_properties: ChlorosilaneProperties
    machines: MachineDesign
    hydrogenation_energy: HydrogenationEnergyDesign
    distillation: DistillationDesign
    synthesis_energy: SynthesisEnergyDesign
    silane_energy: SilaneEnergyDesign
    fluidised_bed: FluidisedBedDesign
    utilities: UtilitiesDesign
    labour: LabourDesign
    bed_calibration: BedCalibrationDesign


@dataclass(frozen=True, slots=True)
class Metallurgical:
    """Tables of the design of upgraded metallurgical silicon."""

    metallurgical: MetallurgicalDesign


@cache
def shipped(route: str, kind: type) -> Any:
    """Unit operations of a shipped design at their central values."""
    rows = evidence()
    return built(kind, central(design(route, rows, references(rows))))


def rod_plant(state: Flows, tables: Rods) -> Consumption:
    """Physics of a rod plant by section; deposition takes the published electricity."""
    heats, machines = tables.chlorosilane_properties, tables.machines
    latent = machines.steam_latent_kj_per_kg
    rods = tables.calibration.deposition_kwh_per_kg
    columns = distillation_demand(
        tcs_new(state), state.tcs_unreacted, tables.distillation, heats, machines
    )
    evaporated = state.tcs_to_deposition * heats.tcs_latent_kj_per_kg / latent
    saved = steam_replaced(rods, evaporated, columns.steam_kg_per_kg, tables.waste_heat, latent)
    recovery = off_gas_demand(
        state.hydrogen_from_deposition,
        state.tcs_unreacted + state.stc_from_deposition + state.dcs_from_deposition,
        state.hcl_from_deposition, tables.off_gas_energy, heats, machines,
    )  # fmt: skip
    left = columns.steam_kg_per_kg - saved.distillation_kg_per_kg
    return together(
        state,
        tables,
        replace(columns, steam_kg_per_kg=left),
        Demand(rods, evaporated - saved.deposition_kg_per_kg),
        recovery,
    )


def bed_plant(state: Flows, tables: Bed) -> Consumption:
    """Physics of a silane plant by section."""
    heats, machines = tables.chlorosilane_properties, tables.machines
    columns = distillation_demand(
        tcs_new(state), state.tcs_unreacted, tables.distillation, heats, machines
    )
    cold = silane_demand(
        state.tcs_to_silane, state.silane_made, tables.silane_energy, heats, machines
    )
    both = Demand(
        columns.electricity_kwh_per_kg + cold.electricity_kwh_per_kg,
        columns.steam_kg_per_kg + cold.steam_kg_per_kg,
    )
    bed = bed_demand(
        state.silane_made, state.hydrogen_to_fluidised_bed, tables.fluidised_bed, machines
    )
    return together(state, tables, both, bed, Demand())


def tcs_new(state: Flows) -> Floats:
    """SiHCl3 that did not come from the off-gas."""
    return (
        state.tcs_from_hydrogenation + state.tcs_from_chlorination + state.tcs_from_redistribution
    )


def together(
    state: Flows, tables: Rods | Bed, columns: Demand, deposition: Demand, recovery: Demand
) -> Consumption:
    """The other sections added, and utilities for the heat of them all."""
    hydrogenation = hydrogenation_demand(
        state.stc_to_hydrogenation, state.hydrogen_to_hydrogenation, state.tcs_from_hydrogenation,
        np.array(550.0), tables.hydrogenation_energy, tables.chlorosilane_properties,
        tables.machines,
    )  # fmt: skip
    synthesis = synthesis_demand(state.hydrogen, state.silicon_metal, tables.synthesis_energy)
    parts = (synthesis, hydrogenation, columns, deposition, recovery)
    utilities = utilities_demand(
        sum((part.electricity_kwh_per_kg for part in parts), np.zeros(())),
        sum((part.steam_kg_per_kg for part in parts), np.zeros(())),
        hydrogenation.heat_mj_per_kg,
        tables.machines.steam_latent_kj_per_kg,
        tables.utilities,
    )
    return by_section(
        synthesis=synthesis, hydrogenation=hydrogenation, distillation=columns,
        deposition=deposition, off_gas=recovery, utilities=utilities,
    )  # fmt: skip


def flows(name: str) -> Flows:
    """Flows of a golden state."""
    states = tomllib.loads((GOLDEN / "sections.toml").read_text(encoding="utf-8"))["flows"]
    assert states[name]["source"].strip()
    return Flows(*(np.asarray(states[name].get(one, 0.0)) for one in Flows.__slots__))


def cited_rows(series: str) -> list[dict[str, str]]:
    """Rows that a curve cites, as their files state them."""
    by_id = {row["id"]: row for row in _rows("observations") + _rows("process_parameters")}
    return [by_id[row["ref"]] for row in _rows(".") if row["series"] == series]


def learning_rows(series: str) -> tuple[Floats, Floats, Floats]:
    """Year, value and weight of the rows of a curve; a year counts as its middle."""
    by_id = {row["id"]: row for row in _rows("observations") + _rows("process_parameters")}
    found = []
    for row in _rows("."):
        if row.get("series") != series:
            continue
        cited = by_id[row["ref"]]
        span = period(cited["period"])
        year = sum(day.year + (day.timetuple().tm_yday - 1) / 365.25 for day in span_days(span)) / 2
        found.append((year - 0.5, float(cited["value"]), float(row["weight"])))
    return tuple(np.array(column) for column in zip(*found, strict=True))  # type: ignore[return-value]


def span_days(span: Any) -> tuple[Any, Any]:
    """First and last day of a period."""
    return span.start, span.end


def _rows(folder: str) -> list[dict[str, str]]:
    found = []
    for path in sorted((data_folder() / folder).glob("*.csv")):
        if folder == "." and path.name != "learning_rows.csv":
            continue
        with path.open(encoding="utf-8", newline="") as stream:
            found += list(csv.DictReader(stream))
    return found
