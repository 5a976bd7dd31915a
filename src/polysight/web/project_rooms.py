"""Answers about projects: of the examples that ship, and of a project that was sent."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from polysight.answers import (
    project_document,
    project_draws_document,
    project_scenarios_document,
    project_shocks_document,
    project_stress_document,
    project_tornado_document,
)
from polysight.answers.project_answer import ProjectAnswer, answer_of_resolved, project_answer
from polysight.answers.project_scenarios_told import scenarios_of
from polysight.errors import DataError
from polysight.evidence.store import Evidence
from polysight.messages import Language
from polysight.report.workbook.book import write_workbook
from polysight.report.workbook.facts import facts
from polysight.study.project_case import ResolvedProject, resolved_project, told_anew
from polysight.study.project_evaluation import evaluate
from polysight.study.project_file import project_of_tree
from polysight.study.project_files import reference_faults
from polysight.study.project_shocks import concerned, shock_table
from polysight.study.project_stress import stress_table
from polysight.web.project_fields import fields
from polysight.web.project_forms import NAMED
from polysight.web.question import Question, answer_text

#: Part of a file that changes none of its numbers.
SCENARIOS = "scenarios"
#: How many projects that were sent one process keeps in mind.
KEPT = 4
Particulars = dict[str, Any]


def answered(asked: Question, data: Evidence) -> bytes:
    """Answer to a question about a project.

    Parameters
    ----------
    asked : Question
        The question: ``name`` of an example, or ``project`` with the content of a file.
    data : Evidence
        Rows, units, law.

    Returns
    -------
    bytes
        The document as JSON, or the workbook.

    Raises
    ------
    PolysightError
        With every fault of the project.
    """
    told = asked.particulars
    project = project_asked(told, data)
    if asked.room == "project_workbook":
        return _workbook(project, asked.language)
    return answer_text(PROJECTS[asked.room](project, told))


def project_asked(told: Particulars, data: Evidence) -> ProjectAnswer:
    """The project that a question is about.

    Parameters
    ----------
    told : dict
        Particulars: ``name`` of an example, or ``project`` with the content of a file; ``as_of``
        and ``scenario``.
    data : Evidence
        Rows, units, law.

    Returns
    -------
    ProjectAnswer
        The project.

    Raises
    ------
    PolysightError
        With every fault of the project.
    """
    day = None if told["as_of"] is None else dt.date.fromisoformat(told["as_of"])
    scenario = told["scenario"] or ""
    if "project" not in told:
        return project_answer(told["name"], data.folders[1:], day, scenario)
    file = project_of_tree(told["project"], NAMED)
    problems = tuple(reference_faults(file, NAMED, data))
    if problems:
        raise DataError(problems)
    still = {key: one for key, one in told["project"].items() if key != SCENARIOS}
    resolved = told_anew(_resolved(json.dumps(still), data, day), file)
    return answer_of_resolved(resolved, data, scenario, name=NAMED)


@lru_cache(maxsize=KEPT)
def _resolved(stated: str, data: Evidence, day: dt.date | None) -> ResolvedProject:
    """Numbers of a project without its scenarios: a reader who moves one asks for them again."""
    file = project_of_tree(json.loads(stated), NAMED)
    return resolved_project(file, data, day, name=NAMED)


def _evaluation(project: ProjectAnswer, told: Particulars) -> object:
    found = evaluate(project.resolved, project.case if project.scenario else None)
    several = () if project.scenario else scenarios_of(project)
    drawn = None
    if told["draws"] is not None:
        drawn = project_draws_document.drawn(project, told["draws"], told["seed"]).uncertainty
    return project_document.document(project, found, several, drawn, tuple(told["table"]), [])


def _tornado(project: ProjectAnswer, told: Particulars) -> object:
    grid = tuple(told["grid"]) if told["grid"] else None
    pair = (grid[0], grid[1]) if grid else None
    found = project_tornado_document.tornado(project, told["by"], pair, told["of"])
    return project_tornado_document.document(project, found)


def _stress(project: ProjectAnswer, told: Particulars) -> object:
    found = stress_table(project.case, project.resolved.view, told["only"] or None)
    return project_stress_document.document(project, found)


def _shocks(project: ProjectAnswer, told: Particulars) -> object:
    codes = concerned(project.resolved.file)
    found = shock_table(project.case, project.resolved.view, codes, told["only"] or None)
    return project_shocks_document.document(project, found)


def _scenarios(project: ProjectAnswer, told: Particulars) -> object:
    del told
    found = project_scenarios_document.scenarios(project)
    return project_scenarios_document.document(project, found)


def _draws(project: ProjectAnswer, told: Particulars) -> object:
    found = project_draws_document.drawn(project, told["draws"], told["seed"])
    return project_draws_document.document(project, found)


def _workbook(project: ProjectAnswer, language: Language) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "project.xlsx"
        write_workbook(project.case, path, facts(project, language), language)
        return path.read_bytes()


def _fields(project: ProjectAnswer, told: Particulars) -> object:
    del told
    return fields(project)


#: Work by name of the answer.
PROJECTS: dict[str, Callable[[ProjectAnswer, Particulars], object]] = {
    "project": _evaluation,
    "project_tornado": _tornado,
    "project_stress": _stress,
    "project_shocks": _shocks,
    "project_scenarios": _scenarios,
    "project_draws": _draws,
    "project_fields": _fields,
}
