"""Scenarios that a project is told with."""

from __future__ import annotations

from polysight.answers.project_answer import ProjectAnswer
from polysight.study.project_scenarios import ScenarioRow, scenario_rows


def scenarios_of(asked: ProjectAnswer) -> tuple[ScenarioRow, ...]:
    """Scenarios of the file, worked out.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.

    Returns
    -------
    tuple of ScenarioRow
        In the order of the file.
    """
    one = asked.resolved
    return scenario_rows(one.case, one.view, one.file.scenarios)
