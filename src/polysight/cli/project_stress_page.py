"""Stress tests of a project, as a page and as a document."""

from __future__ import annotations

from collections.abc import Iterator

import click
import numpy as np

from polysight.cli.project_answer import ProjectAnswer
from polysight.cli.project_document import (
    change_document,
    head,
    outcomes_document,
    problem_words,
    words,
)
from polysight.cli.project_numbers import finite_list
from polysight.cli.project_page import write_head
from polysight.cli.project_words import (
    COLUMNS,
    money,
    money_unit,
    outcome_cell,
    outcome_header,
    worded,
)
from polysight.cli.terminal import prose, table
from polysight.investment.outcomes import Outcome
from polysight.investment.shapley import Effects
from polysight.messages import Language, text
from polysight.study.project_outcomes import VALUES
from polysight.study.project_stress import Stressed, StressTable

#: Marks of what a project stands: value, debt, cash.
STANDS, FALLS = "✓", "✗"


def write(asked: ProjectAnswer, found: StressTable, language: Language) -> None:
    """Print stress tests.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : StressTable
        What the stresses do to it.
    language : {"en", "zh"}
        Language of the page.
    """
    write_head(asked, language)
    stood = sum(all(one.standing()) for one in found.rows if not one.problems)
    worked = sum(not one.problems for one in found.rows)
    prose(text("project_page.stress_verdict", language, stood=stood, worked=worked))
    header = [
        "",
        *outcome_header(COLUMNS, language),
        *text("project_page.stress_header", language).split("|"),
    ]
    rows = [_row(text("project_page.as_planned", language), found.planned, language)]
    rows += [
        _row(worded(one.setting.title, language), one.outcomes, language)
        for one in found.rows
        if not one.problems
    ]
    if len(found.joined) > 1:
        name = text("project_page.stress_together", language, count=len(found.joined))
        rows.append(_row(name, found.together, language))
    title = text("project_page.stress_title", language, unit=money_unit(language))
    table(title, header, rows, right=range(1, len(COLUMNS) + 1))
    prose(text("project_page.stress_marks", language))
    for one in found.rows:
        if one.problems:
            why = " ".join(each.sentence(language) for each in one.problems)
            name = worded(one.setting.title, language)
            prose(text("project_page.cannot_be", language, name=name, why=why))
    click.echo()
    names = {one.setting.id: worded(one.setting.title, language) for one in found.rows}
    effects_table([names[one] for one in found.joined], found.effects, language)
    for one in found.rows:
        reason = worded(one.setting.reason, language)
        prose(f"{one.setting.id}: {worded(one.setting.title, language)}. {reason}")
    click.echo()


def cited(found: StressTable) -> Iterator[str]:
    """Ids on which the stresses rest.

    Parameters
    ----------
    found : StressTable
        The stresses.

    Yields
    ------
    str
        Ids of rows, sources and assumptions.
    """
    for one in found.rows:
        for change in one.changes:
            yield from change.inputs


def effects_table(names: list[str], effects: Effects, language: Language) -> None:
    """Print what changes do to the value after tax alone, last, and by Shapley shares.

    Parameters
    ----------
    names : list of str
        Names of the changes.
    effects : Effects
        Axes change, value.
    language : {"en", "zh"}
        Language of the page.
    """
    if len(names) < 2:
        return
    place = VALUES.index(Outcome.NPV)
    header = text("project_page.effect_header", language).split("|")
    columns = (effects.alone, effects.last, effects.share, effects.least, effects.most)
    rows = [
        [name, *(money(float(one[at, place]), language) for one in columns)]
        for at, name in enumerate(names)
    ]
    joint = float(effects.joint[place])
    alone = float(effects.alone[:, place].sum())
    rows.append(
        [
            text("project_page.effect_sum", language), money(alone, language), "",
            money(joint, language), "", "",
        ]
    )  # fmt: skip
    title = text("project_page.effect_title", language, unit=money_unit(language))
    table(title, header, rows, right=range(1, 6))
    told = {"joint": money(joint, language), "unit": money_unit(language)}
    told["more"] = money(joint - alone, language)
    prose(text("project_page.effect_note", language, **told))
    click.echo()


def effects_document(names: tuple[str, ...], effects: Effects) -> dict[str, object]:
    """Effects of changes for machines.

    Parameters
    ----------
    names : tuple of str
        Ids of the changes.
    effects : Effects
        Axes change, value.

    Returns
    -------
    dict
        By change, and joint; each by value in the order of ``values``.
    """
    rows = {key: getattr(effects, key) for key in ("alone", "last", "share", "least", "most")}
    return {
        "values": [one.key for one in VALUES],
        "changes": [
            {"id": name, **{key: finite_list(one[at]) for key, one in rows.items()}}
            for at, name in enumerate(names)
        ],
        "joint": finite_list(effects.joint),
        "interaction": finite_list(effects.interaction),
    }


def document(asked: ProjectAnswer, found: StressTable) -> dict[str, object]:
    """Stress tests for machines.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : StressTable
        What the stresses do to it.

    Returns
    -------
    dict
        As `schemas/project_stress.schema.json` says.
    """
    return {
        **head(asked),
        "planned": outcomes_document(found.planned),
        "stresses": [_stress(one) for one in found.rows],
        "joined": list(found.joined),
        "together": outcomes_document(found.together),
        "effects": effects_document(found.joined, found.effects),
    }


def _row(name: str, outcomes: np.ndarray, language: Language) -> list[str]:
    cells = [outcome_cell(each, float(outcomes[each]), language) for each in COLUMNS]
    return [name, *cells, *(STANDS if one else FALLS for one in standing(outcomes))]


def standing(outcomes: np.ndarray) -> tuple[bool, bool, bool]:
    """Whether value, debt and cash stand.

    Parameters
    ----------
    outcomes : ndarray of float
        Axis outcome.

    Returns
    -------
    tuple of bool
        Value after tax is not negative; debt service is covered in every year; no short loan.
    """
    npv, cover, short = (
        float(outcomes[one])
        for one in (Outcome.NPV, Outcome.MINIMUM_DEBT_COVER, Outcome.LARGEST_SHORT_LOAN)
    )
    return npv >= 0.0, cover >= 1.0, short <= 0.0


def _stress(one: Stressed) -> dict[str, object]:
    value, debt, cash = one.standing()
    return {
        "id": one.setting.id,
        "title": words(one.setting.title),
        "reason": words(one.setting.reason),
        "together": one.setting.together,
        "changes": [change_document(each) for each in one.changes],
        "outcomes": None if one.problems else outcomes_document(one.outcomes),
        "stands": None if one.problems else {"value": value, "debt": debt, "cash": cash},
        "problems": problem_words(one.problems),
    }
