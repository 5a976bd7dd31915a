"""Figures of a project, written to a folder."""

from __future__ import annotations

from pathlib import Path

from polysight.cli.project_answer import ProjectAnswer
from polysight.cli.project_draws_page import Drawn
from polysight.cli.project_scenarios_page import Scenarios, change_words
from polysight.cli.project_tornado_page import Tornado
from polysight.cli.project_words import factor_name, worded
from polysight.investment.outcomes import Outcome
from polysight.messages import Language
from polysight.report.figures.plant.drawing import Drawing, store
from polysight.report.figures.project import drawn as figures
from polysight.study.project_evaluation import Evaluation
from polysight.study.project_outcomes import joint_effects
from polysight.study.project_sensitivity import heat_map
from polysight.study.project_shocks import ShockTable
from polysight.study.project_stress import StressTable

#: Factors of the heat map where none were asked for.
USUAL_GRID = ("price", "capital")


def write(
    asked: ProjectAnswer,
    found: Evaluation,
    uncertain: Drawn | None,
    language: Language,
    folder: Path,
) -> list[Path]:
    """Draw a project worked through, and its draws where there are any.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : Evaluation
        What it comes to.
    uncertain : Drawn or None
        The project under draws.
    language : {"en", "zh"}
        Language of the figures.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files, SVG and PNG of each figure.
    """
    about = _about(asked, language)
    drawings = figures.evaluation(found, about)
    if uncertain is not None:
        drawings += figures.uncertainty(uncertain.uncertainty, about)
    return store(drawings, folder)


def tornado(asked: ProjectAnswer, found: Tornado, language: Language, folder: Path) -> list[Path]:
    """Draw what one factor, or two, do to the value: tornado, spider, heat map.

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
        The files, SVG and PNG of each figure.
    """
    about, case = _about(asked, language), asked.case
    rate = case.valuation.discount_rate_after_tax
    changes = found.sensitivity.table.changes
    first, second = found.grid or USUAL_GRID
    values = found.heat.get(Outcome.NPV)
    if values is None:
        values = heat_map(case, Outcome.NPV, first, second, tuple(changes))
    drawings = figures.sensitivity(found.sensitivity, about, rate, found.by)
    drawings.append(figures.two_factors(values, changes, (first, second), about, rate))
    return store(drawings, folder)


def draws(asked: ProjectAnswer, found: Drawn, language: Language, folder: Path) -> list[Path]:
    """Draw a project under draws: distribution, fan, convergence.

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
        The files, SVG and PNG of each figure.
    """
    return store(figures.uncertainty(found.uncertainty, _about(asked, language)), folder)


def scenarios(
    asked: ProjectAnswer, found: Scenarios, language: Language, folder: Path
) -> list[Path]:
    """Draw the way from the plan to each named scenario.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : Scenarios
        What was found.
    language : {"en", "zh"}
        Language of the figures.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files; none where the file names no scenario.
    """
    about = _about(asked, language)
    drawings: list[Drawing] = []
    for one in found.named:
        effects, _ = joint_effects(asked.case, [(change,) for change in one.changes])
        names = [change_words(change, language) for change in one.changes]
        other = (one.name, worded(one.title, language))
        start = float(found.stated[Outcome.NPV])
        drawings.append(figures.steps_between(start, names, effects, about, "scenarios", other))
    return store(drawings, folder)


def stress(
    asked: ProjectAnswer, found: StressTable, language: Language, folder: Path
) -> list[Path]:
    """Draw the way from the plan to all stresses that are worked together.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : StressTable
        What was found.
    language : {"en", "zh"}
        Language of the figures.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files; none where nothing is worked together.
    """
    return _together(asked, found, "stress", language, folder)


def shocks(asked: ProjectAnswer, found: ShockTable, language: Language, folder: Path) -> list[Path]:
    """Draw the way from the plan to all policy shocks that are counted together.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : ShockTable
        What was found.
    language : {"en", "zh"}
        Language of the figures.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files; none where nothing is counted.
    """
    return _together(asked, found, "shocks", language, folder)


def _together(
    asked: ProjectAnswer,
    found: StressTable | ShockTable,
    verb: str,
    language: Language,
    folder: Path,
) -> list[Path]:
    if not found.joined:
        return []
    titles = {one.setting.id: worded(one.setting.title, language) for one in found.rows}
    names = [titles[code] for code in found.joined]
    start = float(found.planned[Outcome.NPV])
    about = _about(asked, language)
    return store([figures.steps_between(start, names, found.effects, about, verb)], folder)


def _about(asked: ProjectAnswer, language: Language) -> figures.About:
    title = worded(asked.resolved.file.title, language)
    if asked.scenario is not None:
        title = f"{title} ({worded(asked.scenario.title, language)})"
    return figures.About(language, title, asked.name, lambda key: factor_name(key, language))
