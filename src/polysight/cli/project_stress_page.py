"""Stress tests of a project, as a page and as a document."""

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
from polysight.cli.project_distress_words import (
    write_distress,
    write_idle_rule,
)
from polysight.cli.project_page import write_head
from polysight.cli.terminal import prose, table
from polysight.investment.outcomes import Outcome
from polysight.investment.shapley import Effects
from polysight.messages import Language, text
from polysight.study.project_outcomes import VALUES
from polysight.study.project_stress import StressTable, standing

#: Marks of what a project stands: value, debt, cash.
STANDS, FALLS = "✓", "✗"
#: Part of the largest effect below which one above nought is none.
TURNED = 1e-6


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
    _verdict(found, language)
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
    names = {one.setting.id: worded(one.setting.title, language) for one in found.rows}
    _distress(asked, found, names, language)
    for one in found.rows:
        if one.problems:
            why = " ".join(each.sentence(language) for each in one.problems)
            name = worded(one.setting.title, language)
            prose(text("project_page.cannot_be", language, name=name, why=why))
    click.echo()
    effects_table([names[one] for one in found.joined], found.effects, language)
    for one in found.rows:
        reason = worded(one.setting.reason, language)
        prose(f"{one.setting.id}: {worded(one.setting.title, language)}. {reason}")
    click.echo()


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
    slack = TURNED * float(np.abs(effects.alone[:, place]).max())
    turned = [
        name for at, name in enumerate(names)
        if effects.alone[at, place] < 0.0 and effects.most[at, place] > slack
    ]  # fmt: skip
    if turned:
        listed = text("comply.comma", language).join(turned)
        prose(text("project_page.effect_turned", language, names=listed))
    click.echo()


def _row(name: str, outcomes: np.ndarray, language: Language) -> list[str]:
    cells = [outcome_cell(each, float(outcomes[each]), language) for each in COLUMNS]
    return [name, *cells, *(STANDS if one else FALLS for one in standing(outcomes))]


def _verdict(found: StressTable, language: Language) -> None:
    """What the plan stands, and how many stresses add a failure to it."""
    comma = text("comply.comma", language)
    marks = text("project_page.stress_header", language).split("|")
    worked = [one for one in found.rows if not one.problems]
    failed = [mark for mark, one in zip(marks, standing(found.planned), strict=True) if not one]
    if failed:
        prose(text("project_page.stress_plan", language, failed=comma.join(failed)))
    else:
        prose(text("project_page.stress_plan_stands", language))
        stood = sum(all(one.standing()) for one in worked)
        prose(text("project_page.stress_verdict", language, stood=stood, worked=len(worked)))
    added = found.added_failures()
    names = comma.join(
        worded(one.setting.title, language) for one in worked if one.setting.id in added
    )
    key = "project_page.stress_adds" if added else "project_page.stress_adds_none"
    told = {"added": len(added), "names": names} if added else {}
    prose(text(key, language, worked=len(worked), **told))


def _distress(
    asked: ProjectAnswer, found: StressTable, names: dict[str, str], language: Language
) -> None:
    """What is left out, when the plant stands still, and when its owners have lost all."""
    write_idle_rule(asked.case, language)
    rows = [(text("project_page.as_planned", language), found.planned_distress)]
    rows += [(names[one.setting.id], one.distress) for one in found.rows if not one.problems]
    if len(found.joined) > 1:
        joined = text("project_page.stress_together", language, count=len(found.joined))
        rows.append((joined, found.together_distress))
    write_distress(rows, language)
    if found.left_out:
        left = text("comply.comma", language).join(names[one] for one in found.left_out)
        prose(text("project_page.stress_one_of", language, names=left))
