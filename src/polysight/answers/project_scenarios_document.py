"""Scenarios of a project, and their document for machines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_document import head, outcomes_document, scenario_document
from polysight.answers.project_numbers import finite, finite_list
from polysight.study.project_distress import idling
from polysight.study.project_outcomes import case_outcomes
from polysight.study.project_price_claims import PriceClaim, price_claims
from polysight.study.project_scenarios import (
    ReportScenario,
    ScenarioRow,
    report_scenarios,
    scenario_rows,
)

#: Units of the claims of the report.
CLAIM_UNITS = {
    "slope": "points", "benchmark": "points", "payback": "years", "loss": "CNY/kg",
    "margin": "points", "module": "CNY/W", "trend": "%/a",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Scenarios:
    """Scenarios of a project.

    Parameters
    ----------
    stated : ndarray of float
        Axis outcome; the project as its file states it.
    named : tuple of ScenarioRow
        Scenarios of the file.
    report : tuple of ReportScenario
        The project at the prices of the report.
    claims : tuple of PriceClaim
        What the report says of the price, held against the project.
    """

    stated: np.ndarray
    named: tuple[ScenarioRow, ...]
    report: tuple[ReportScenario, ...]
    claims: tuple[PriceClaim, ...]


def scenarios(asked: ProjectAnswer) -> Scenarios:
    """Scenarios of a project.

    Parameters
    ----------
    asked : ProjectAnswer
        The project; a scenario that was asked for stands in place of the file.

    Returns
    -------
    Scenarios
        Those of the file and those of the report.
    """
    case, one = asked.case, asked.resolved
    return Scenarios(
        case_outcomes([idling(case)])[0],
        scenario_rows(case, one.view, one.file.scenarios),
        report_scenarios(case, one.view),
        price_claims(case, one.view),
    )


def document(asked: ProjectAnswer, found: Scenarios) -> dict[str, object]:
    """Scenarios for machines.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : Scenarios
        Its scenarios.

    Returns
    -------
    dict
        As `schemas/project_scenarios.schema.json` says.
    """
    return {
        **head(asked),
        "stated": outcomes_document(found.stated),
        "scenarios": [scenario_document(one) for one in found.named],
        "report": [
            {
                "name": one.name,
                "price_cny_per_kg": list(one.price_cny_per_kg),
                "claimed_irr": list(one.claimed),
                "outcomes": [outcomes_document(each) for each in one.outcomes],
                "held": one.held.value,
                "inputs": list(one.inputs),
            }
            for one in found.report
        ],
        "claims": [
            {
                "claim": one.claim,
                "claimed": finite_list(one.claimed),
                "found": finite(one.found),
                "unit": CLAIM_UNITS[one.claim],
                "held": one.held.value,
                "inputs": list(one.inputs),
            }
            for one in found.claims
        ],
    }


def cited(found: Scenarios) -> Iterator[str]:
    """Ids on which the scenarios rest.

    Parameters
    ----------
    found : Scenarios
        The scenarios.

    Yields
    ------
    str
        Ids of rows, sources and assumptions.
    """
    for report in found.report:
        yield from report.inputs
    for claim in found.claims:
        yield from claim.inputs
    for row in found.named:
        for change in row.changes:
            yield from change.inputs
