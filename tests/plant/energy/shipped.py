"""The shipped designs and the rows of the learning curves, as the kernels take them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence
from polysight.periods import period
from polysight.plant.calibration import BedCalibrationDesign, CalibrationDesign
from polysight.plant.energy.chlorination import ChlorinationHeatDesign
from polysight.plant.energy.distillation import DistillationDesign
from polysight.plant.energy.feed_heating import FeedHeatingDesign
from polysight.plant.energy.hydrogenation import HydrogenationEnergyDesign
from polysight.plant.energy.labour import LabourDesign
from polysight.plant.energy.machines import MachineDesign
from polysight.plant.energy.off_gas import OffGasEnergyDesign
from polysight.plant.energy.properties import ChlorosilaneProperties
from polysight.plant.energy.silane import SilaneEnergyDesign
from polysight.plant.energy.synthesis import SynthesisEnergyDesign
from polysight.plant.energy.utilities import UtilitiesDesign
from polysight.plant.energy.waste_heat import WasteHeatDesign
from polysight.plant.fluidised_bed import FluidisedBedDesign
from polysight.plant.sections import Floats
from polysight.plant.upgraded_metallurgical import MetallurgicalDesign
from polysight.study.design_values import built, central
from polysight.study.designs import design
from polysight.study.references import references

GOLDEN = Path(__file__).parents[2] / "golden" / "plant"


@dataclass(frozen=True, slots=True)
class Rods:
    """Tables of the design of rod plants."""

    chlorosilane_properties: ChlorosilaneProperties
    machines: MachineDesign
    hydrogenation_energy: HydrogenationEnergyDesign
    hot_hydrogenation_energy: HydrogenationEnergyDesign
    chlorination_heat: ChlorinationHeatDesign
    feed_heating: FeedHeatingDesign
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
