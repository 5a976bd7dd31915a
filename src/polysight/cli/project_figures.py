"""Figures of a project, written to a folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_draws_document import Drawn
from polysight.answers.project_tornado_document import Tornado
from polysight.answers.project_words import factor_name, worded
from polysight.investment.outcomes import Outcome
from polysight.investment.sensitivity_table import CHANGES
from polysight.messages import Language
from polysight.report.figures.plant.drawing import store
from polysight.report.figures.project import drawn as drawing
from polysight.study.project_evaluation import Evaluation
from polysight.study.project_shocks import ShockTable
from polysight.study.project_stress import StressTable
from polysight.study.project_uncertainty import ProjectUncertainty


def about(asked: ProjectAnswer, language: Language) -> drawing.About:
    """What every figure of a project says beside its drawing.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    language : {"en", "zh"}
        Language of the words.

    Returns
    -------
    About
        Title, name and names of factors.
    """
    title = worded(asked.resolved.file.title, language)
    if asked.scenario is not None:
        title = f"{title} · {worded(asked.scenario.title, language)}"
    return drawing.About(language, title, asked.name, partial(factor_name, language=language))


def write(
    asked: ProjectAnswer,
    found: Evaluation,
    drawn: ProjectUncertainty | None,
    language: Language,
    folder: Path,
) -> list[Path]:
    """Draw cash flow and debt cover of a project, and its distributions where they are known.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : Evaluation
        What it comes to.
    drawn : ProjectUncertainty or None
        How sure it is.
    language : {"en", "zh"}
        Language of the figures.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files.
    """
    told = about(asked, language)
    drawings = drawing.evaluation(found, told)
    if drawn is not None:
        drawings += drawing.uncertainty(drawn, told)
    return store(drawings, folder)


def tornado(asked: ProjectAnswer, found: Tornado, language: Language, folder: Path) -> list[Path]:
    """Draw what one factor does, and two where they were asked for.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : Tornado
        What was found.
    language : {"en", "zh"}
        Language of the figures.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files.
    """
    told = about(asked, language)
    rate = asked.case.valuation.discount_rate_after_tax
    drawings = drawing.sensitivity(found.sensitivity, told, rate, found.by)
    if found.grid:
        first, second = found.grid
        heat = found.heat[Outcome.NPV]
        drawings.append(drawing.two_factors(heat, np.array(CHANGES), (first, second), told, rate))
    return store(drawings, folder)


def draws(asked: ProjectAnswer, found: Drawn, language: Language, folder: Path) -> list[Path]:
    """Draw distributions, fan and convergence.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : Drawn
        What was found.
    language : {"en", "zh"}
        Language of the figures.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files.
    """
    return store(drawing.uncertainty(found.uncertainty, about(asked, language)), folder)


def effects(
    asked: ProjectAnswer, found: StressTable | ShockTable, language: Language, folder: Path
) -> list[Path]:
    """Draw the way from the value of the plan to that under all changes together.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : StressTable or ShockTable
        Changes and their effects.
    language : {"en", "zh"}
        Language of the figure.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files; none for fewer than two changes.
    """
    if len(found.joined) < 2:
        return []
    names = {one.setting.id: worded(one.setting.title, language) for one in found.rows}
    verb = "stress" if isinstance(found, StressTable) else "shocks"
    one = drawing.steps_between(
        float(found.planned[Outcome.NPV]), [names[key] for key in found.joined], found.effects,
        about(asked, language), verb,
    )  # fmt: skip
    return store([one], folder)
