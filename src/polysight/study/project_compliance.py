"""What a project pays to keep the law: its own amounts, or the measures that close a gap."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.policy.gap import Outcome
from polysight.study.closing_gap import closing_gap
from polysight.study.project_duties import project_plant, running_day
from polysight.study.project_finding import Finding, FindingKind, finding
from polysight.study.project_law import decision_day
from polysight.study.project_prices import inflation_index
from polysight.study.project_reader import POSITIVE, PROJECT, Reader

Floats = NDArray[np.float64]

TARGET, TOPIC = "running.compliance_cny", "compliance"


@dataclass(frozen=True, eq=False)
class ComplianceCost:
    """Cost of keeping the law.

    Parameters
    ----------
    yearly_cny : ndarray of float
        Axis year [CNY/a]; nominal.
    findings : tuple of Finding
        What is closed, or why it is not.
    closed : datetime.date or None
        Day whose gap the measures close; None where nothing is closed.
    """

    yearly_cny: Floats
    findings: tuple[Finding, ...]
    closed: dt.date | None = None


def compliance_cost(reader: Reader, begins: int) -> ComplianceCost:
    """Cost of keeping the law beyond what the plant costs.

    Measures are costed as outlay: capital and running cost, no savings counted, over the output of
    nameplate and normal load.

    Parameters
    ----------
    reader : Reader
        The project.
    begins : int
        Month of its first commissioning, from the first month of its first year.

    Returns
    -------
    ComplianceCost
        Zero where the project states none.
    """
    stated, valuation = reader.file.compliance, reader.file.valuation
    level = (
        inflation_index(reader, valuation.price_year)
        if valuation.money == "real"
        else np.ones(reader.years)
    )
    if stated.mode == "own":
        path = reader.by_year("compliance.path", stated.path, "CNY/a", TARGET, POSITIVE)
        return ComplianceCost(path * level, ())
    if stated.mode == "none":
        reader.cite(TARGET, "compliance", (f"{PROJECT}compliance",))
        return ComplianceCost(np.zeros(reader.years), ())
    return _measures(reader, begins, level)


def _measures(reader: Reader, begins: int, level: Floats) -> ComplianceCost:
    """Least outlay of the measures that close what the plant misses when it begins to run."""
    head, view = reader.file.project, reader.view
    if not head.plant:
        reader.refuse("compliance.mode", "project_file.gap_needs_plant")
        return ComplianceCost(np.zeros(reader.years), ())
    plant = project_plant(reader.file, begins, view.evidence)
    day = max(decision_day(reader.file), running_day(reader.file, begins))
    told = closing_gap(plant, view.evidence, day, view=view)
    inputs = told.inputs or (f"{PROJECT}compliance",)
    reader.cite(TARGET, "compliance.mode", inputs, told.marks)
    kinds = {Outcome.NOTHING_TO_CLOSE: FindingKind.PASS, Outcome.CLOSED: FindingKind.NOTE}
    kind = kinds.get(told.outcome, FindingKind.FAIL)
    key = f"project_finding.gap_{told.outcome.value.replace('-', '_')}"
    outlay = told.cost.outlay_cny_per_kg
    said = finding(TOPIC, kind, key, told.inputs, cost=f"{outlay:.2f}")
    size = sum(
        reader.number(f"phases.{place}.capacity", one.capacity, "kg/a")
        for place, one in enumerate(reader.file.phases)
    )
    load = reader.by_year("schedule.load", reader.file.schedule.load, "1")
    closed = day if told.outcome is Outcome.CLOSED else None
    return ComplianceCost(outlay * size * load * level, (said,), closed)
