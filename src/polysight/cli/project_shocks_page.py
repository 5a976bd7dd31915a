"""Policy shocks of a project, as a page and as a document."""

from __future__ import annotations

import click
import numpy as np

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_words import (
    COLUMNS,
    money,
    money_unit,
    outcome_cell,
    outcome_header,
    worded,
)
from polysight.cli.project_distress_words import write_idle_rule
from polysight.cli.project_page import write_head
from polysight.cli.project_stress_page import effects_table
from polysight.cli.terminal import prose, table
from polysight.investment.outcomes import Outcome
from polysight.messages import Language, text
from polysight.study.project_shocks import Shocked, ShockTable, State


def write(asked: ProjectAnswer, found: ShockTable, language: Language) -> None:
    """Print policy shocks.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : ShockTable
        What the shocks do to it.
    language : {"en", "zh"}
        Language of the page.
    """
    write_head(asked, language)
    header = ["", "", *outcome_header(COLUMNS, language)]
    rows = [[text("project_page.as_planned", language), "", *_cells(found.planned, language)]]
    for one in found.rows:
        rows += _shock_rows(one, found.planned, language)
    judged = text("project_page.shock_joint", language, count=len(found.joined))
    ends = ("", *(text(f"project_page.shock_{end}", language) for end in ("low", "high")))
    open_ones = any(one.state is State.CANNOT_JUDGE for one in found.rows)
    for at, outcomes in enumerate(found.together[: 3 if open_ones else 1]):
        rows.append(["" if at else judged, ends[at], *_cells(outcomes, language)])
    title = text("project_page.shock_title", language, unit=money_unit(language))
    table(title, header, rows, right=range(2, len(header)))
    write_idle_rule(asked.case, language)
    click.echo()
    names = {one.setting.id: worded(one.setting.title, language) for one in found.rows}
    effects_table([names[one] for one in found.joined], found.effects, language)
    _outside(found, language)
    for one in found.rows:
        if one.state is not State.OUTSIDE:
            prose(f"{names[one.setting.id]}. {worded(one.setting.reason, language)}")
    click.echo()


def _cells(outcomes: np.ndarray, language: Language) -> list[str]:
    return [outcome_cell(one, float(outcomes[one]), language) for one in COLUMNS]


def _shock_rows(one: Shocked, planned: np.ndarray, language: Language) -> list[list[str]]:
    """A row, two for a shock that nobody can judge, none for one that does not concern."""
    name = worded(one.setting.title, language)
    rows = []
    for at, outcomes in enumerate(one.outcomes):
        change = float(outcomes[Outcome.NPV] - planned[Outcome.NPV])
        told = money(change, language)
        if change > 0.0 and told != "0":
            told = f"+{told}"
        if one.state is State.CANNOT_JUDGE:
            end = text(f"project_page.shock_{'low' if at == 0 else 'high'}", language)
            told = f"{end} {told}"
        rows.append(["" if at else name, told, *_cells(outcomes, language)])
    return rows


def _outside(found: ShockTable, language: Language) -> None:
    """What does not concern the project, and why."""
    parts = []
    for one in found.rows:
        if one.state is State.OUTSIDE:
            why = text(f"project_page.lacks_{one.lacks}", language)
            name = worded(one.setting.title, language)
            parts.append(text("project_page.outside", language, name=name, why=why))
    if parts:
        joined = text("comply.semicolon", language).join(parts)
        prose(text("project_page.not_concerned", language, parts=joined))
        click.echo()
