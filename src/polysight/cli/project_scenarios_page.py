"""Named scenarios of a project and the price scenarios of a report, as a page and a document."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import click
import numpy as np

from polysight.cli.project_answer import ProjectAnswer
from polysight.cli.project_document import head, outcomes_document, scenario_document
from polysight.cli.project_numbers import finite, finite_list
from polysight.cli.project_outcome_table import write_scenarios
from polysight.cli.project_page import write_head
from polysight.cli.project_words import (
    PERCENT,
    factor_name,
    rate,
    short_ids,
    worded,
)
from polysight.cli.terminal import prose, table
from polysight.investment.outcomes import Outcome
from polysight.messages import Language, text
from polysight.study.project_change import ReadChange
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


def write(asked: ProjectAnswer, found: Scenarios, language: Language) -> None:
    """Print scenarios.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : Scenarios
        Its scenarios.
    language : {"en", "zh"}
        Language of the page.
    """
    write_head(asked, language)
    write_scenarios(asked.case, found.named, language)
    for one in found.named:
        changes = text("comply.semicolon", language).join(
            change_words(each, language) for each in one.changes
        )
        told = {"name": one.name, "changes": changes, "reason": worded(one.reason, language)}
        prose(text("project_page.scenario_line", language, **told))
    click.echo()
    _report(found.report, language)
    _claims(found.claims, language)


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


def change_words(one: ReadChange, language: Language) -> str:
    """A change in words.

    Parameters
    ----------
    one : ReadChange
        The change.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        What is multiplied, added or set, by how much.
    """
    sign = text(f"project_page.change_{one.operation}", language)
    unit = "" if one.unit == "1" else f" {one.unit}"
    return f"{factor_name(one.what, language)} {sign} {one.value:.4g}{unit}"


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


def _report(rows: tuple[ReportScenario, ...], language: Language) -> None:
    header = text("project_page.report_header", language).split("|")
    cells = []
    for one in rows:
        name = text(f"project_page.report_{one.name}", language)
        told = " … ".join(rate(float(each), language) for each in one.outcomes[:, Outcome.IRR])
        claimed = " … ".join(f"{PERCENT * each:g}%" for each in one.claimed)
        cells.append(
            [
                name, " … ".join(f"{each:.0f}" for each in one.price_cny_per_kg), claimed, told,
                text(f"project_page.held_{one.held.name.lower()}", language),
                ", ".join(one.inputs),
            ]
        )  # fmt: skip
    table(text("project_page.report_title", language), header, cells)
    click.echo()


def _claims(rows: tuple[PriceClaim, ...], language: Language) -> None:
    header = text("project_page.claim_header", language).split("|")
    cells = []
    for one in rows:
        claimed = " … ".join(
            dict.fromkeys(f"{each:.3g}" for each in one.claimed if math.isfinite(each))
        )
        if math.isinf(one.claimed[0]):
            claimed = f"≤ {claimed}"
        elif math.isinf(one.claimed[1]):
            claimed = f"≥ {claimed}"
        none = text("project_page.none", language)
        told = f"{one.found:.3g}" if math.isfinite(one.found) else none
        cells.append(
            [
                text(f"project_page.claim_{one.claim}", language), claimed, told,
                text(f"project_page.held_{one.held.name.lower()}", language),
                short_ids(one.inputs, language),
            ]
        )  # fmt: skip
    table(text("project_page.claim_title", language), header, cells)
    click.echo()
