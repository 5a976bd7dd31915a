"""A project as a branch of ``polysight project`` asks for it: its file, its case, its scenario."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from polysight.evidence.store import Evidence, evidence
from polysight.investment.case import ProjectCase
from polysight.study.project_case import ResolvedProject, resolved_project
from polysight.study.project_files import project_file
from polysight.study.project_scenarios import ScenarioRow, scenario_row


@dataclass(frozen=True, eq=False)
class ProjectAnswer:
    """A project that was asked for.

    Parameters
    ----------
    name : str
        As it was asked for: a path, or the name of an example.
    evidence : Evidence
        Rows, units, law.
    resolved : ResolvedProject
        Its numbers as the file states them.
    scenario : ScenarioRow or None
        Scenario that was asked for.
    """

    name: str
    evidence: Evidence
    resolved: ResolvedProject
    scenario: ScenarioRow | None = None

    @property
    def case(self) -> ProjectCase:
        """Numbers of the scenario; of the file where none was asked for."""
        return self.scenario.case if self.scenario else self.resolved.case


def project_answer(
    name: str,
    overlays: tuple[Path, ...] = (),
    as_of: dt.date | None = None,
    scenario: str = "",
) -> ProjectAnswer:
    """A project that was asked for.

    Parameters
    ----------
    name : str
        Path of a project file, or name of an example.
    overlays : tuple of pathlib.Path
        Data folders of the user.
    as_of : datetime.date, optional
        Day of knowledge; the latest when omitted.
    scenario : str
        Named scenario of the file; empty for the project as it is stated.

    Returns
    -------
    ProjectAnswer
        The project.

    Raises
    ------
    UsageError
        If there is no such file or scenario.
    DataError
        With every fault of the file.
    """
    data = evidence(overlays)
    file = project_file(name, data)
    resolved = resolved_project(file, data, as_of, name=Path(name).name)
    return answer_of_resolved(resolved, data, scenario, name=name)


def answer_of_resolved(
    resolved: ResolvedProject, data: Evidence, scenario: str = "", *, name: str
) -> ProjectAnswer:
    """A project whose numbers were found.

    Parameters
    ----------
    resolved : ResolvedProject
        The project.
    data : Evidence
        Rows, units, law.
    scenario : str
        Named scenario of the file; empty for the project as it is stated.
    name : str
        As it was asked for.

    Returns
    -------
    ProjectAnswer
        The project.

    Raises
    ------
    UsageError
        If there is no such scenario.
    """
    if not scenario:
        return ProjectAnswer(name, data, resolved)
    row = scenario_row(resolved.case, resolved.view, resolved.file.scenarios, scenario)
    return ProjectAnswer(name, data, resolved, row)
