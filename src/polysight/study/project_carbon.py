"""Cost of carbon of a project: nothing where law does not cover it, its own, or its coal unit's.

Only a captive coal unit owes allowances. What it misses is counted at nameplate by the last known
benchmark, which is held for later years; allowances that are left over are not sold.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.study.footprint import Footprint, footprint
from polysight.study.footprint_allowances import Allowances, allowances, coverage
from polysight.study.project_finding import Finding, FindingKind, finding
from polysight.study.project_law import ProjectLaw, decision_day
from polysight.study.project_reader import POSITIVE, PROJECT, SHARE, Reader

Floats = NDArray[np.float64]

TARGET, TOPIC = "running.carbon_cny_per_kg", "carbon"


@dataclass(frozen=True, eq=False)
class CarbonCost:
    """Cost of carbon.

    Parameters
    ----------
    cny_per_kg : ndarray of float
        Axis year.
    findings : tuple of Finding
        What is covered, and how it was counted.
    """

    cny_per_kg: Floats
    findings: tuple[Finding, ...]


def carbon_cost(reader: Reader, law: ProjectLaw, captive: bool, *, count: int) -> CarbonCost:
    """Cost of carbon per kilogram of output.

    Parameters
    ----------
    reader : Reader
        The project.
    law : ProjectLaw
        Tells where it lies.
    captive : bool
        Whether its plant file has coal units of its own.
    count : int
        Draws of the footprint of the plant.

    Returns
    -------
    CarbonCost
        Zero where the project is not covered.
    """
    mode = reader.file.carbon.mode
    if mode == "own":
        return CarbonCost(_own(reader), ())
    if mode == "captive":
        return _captive(reader, captive, count=count)
    reader.cite(TARGET, "carbon.mode", (f"{PROJECT}carbon",))
    return CarbonCost(np.zeros(reader.years), (_coverage(reader, law, captive),))


def _own(reader: Reader) -> Floats:
    """Price times what is not free of the emissions that the file states."""
    stated = reader.file.carbon
    assert stated.intensity is not None
    factor = reader.view.evidence.units.factor("kgCO2e/kg", "tCO2e/t")
    price = reader.by_year("carbon.price", stated.price, "CNY/tCO2e", TARGET, POSITIVE)
    emitted = reader.number("carbon.intensity", stated.intensity, "kgCO2e/kg", TARGET, POSITIVE)
    free = reader.by_year("carbon.free", stated.free, "1", TARGET, SHARE)
    return np.asarray(_per_kg(reader, price) * emitted * factor * (1.0 - free))


def _captive(reader: Reader, captive: bool, *, count: int) -> CarbonCost:
    """Price times the allowances that the coal unit of the plant file misses."""
    nothing = np.zeros(reader.years)
    if not captive:
        reader.refuse("carbon.mode", "project_file.no_captive")
        return CarbonCost(nothing, ())
    evidence = reader.view.evidence
    found = footprint(reader.file.project.plant, evidence, count=count)
    told = _last(allowances(found, evidence, decision_day(reader.file)), found, reader)
    made = told.settlements[0].allocations if told and told.settlements else ()
    if told is None or not made:
        reader.refuse("carbon.mode", "project_file.no_captive")
        return CarbonCost(nothing, ())
    output = told.settlements[0].output_t_per_year
    missing = [one.net.central / output for one in made]
    price = reader.by_year("carbon.price", reader.file.carbon.price, "CNY/tCO2e", TARGET, POSITIVE)
    rows = tuple(one.benchmark.id for one in made)
    reader.cite(TARGET, "carbon.mode", (*rows, told.own_use), ("mark.other_year",))
    owed = max(0.0, *missing)
    said = finding(
        TOPIC, FindingKind.NOTE, "project_finding.carbon_unit", rows,
        low=f"{min(missing):.2f}", high=f"{max(missing):.2f}", year=made[0].benchmark.last.year,
    )  # fmt: skip
    return CarbonCost(np.asarray(_per_kg(reader, price) * owed), (said,))


def _last(told: Allowances | None, found: Footprint, reader: Reader) -> Allowances | None:
    """Allowances of the day, or of the last day with a known benchmark before it."""
    if told is None or (told.settlements and told.settlements[0].allocations):
        return told
    return allowances(found, reader.view.evidence, told.last_known)


def _per_kg(reader: Reader, price: Floats) -> Floats:
    """Price of a tonne as that of a kilogram."""
    return price * reader.view.evidence.units.factor("CNY/t", "CNY/kg")


def _coverage(reader: Reader, law: ProjectLaw, captive: bool) -> Finding:
    """Whether a scheme of allowances covers the project on the day of its decision."""
    if reader.view.scenario.scope.country not in law.subject.regions:
        return finding(TOPIC, FindingKind.CANNOT_JUDGE, "project_finding.carbon_abroad")
    day = decision_day(reader.file)
    held = {one.sector for one in coverage(reader.view.evidence) if one.holds(day)}
    key = "carbon_captive" if captive else "carbon_outside"
    kind = FindingKind.CANNOT_JUDGE if captive else FindingKind.NOTE
    told = ", ".join(sorted(held))
    return finding(TOPIC, kind, f"project_finding.{key}", sectors=told, day=day.isoformat())
