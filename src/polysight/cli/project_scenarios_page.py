"""Named scenarios of a project and the price scenarios of a report, as a page and a document."""

from __future__ import annotations

import math

import click

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_scenarios_document import Scenarios
from polysight.answers.project_words import (
    PERCENT,
    factor_name,
    rate,
    short_ids,
    worded,
)
from polysight.cli.project_outcome_table import write_scenarios
from polysight.cli.project_page import write_head
from polysight.cli.terminal import prose, table
from polysight.investment.outcomes import Outcome
from polysight.messages import Language, text
from polysight.study.project_change import ReadChange
from polysight.study.project_price_claims import PriceClaim
from polysight.study.project_scenarios import (
    ReportScenario,
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
