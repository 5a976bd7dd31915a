"""A project worked through from all sides, every number of it bound: what its documents print.

The arrays are those of the reference project of a study (``investment.*``) and, beside them, the
plan, the tables of the statement, scenarios, stresses, policy shocks, draws, law and footprint of
the project (``project.*``). A stored study may stand behind them: its market and its early warning
are kept, and its own project gives way.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from polysight.errors import DataError, Problem
from polysight.evidence.store import Evidence
from polysight.policy.verdict import Verdict
from polysight.study.draft import Draft
from polysight.study.footprint import Footprint, footprint
from polysight.study.manifest import data_digest
from polysight.study.project_case import ResolvedProject, resolved_project
from polysight.study.project_evaluation import Evaluation, evaluate
from polysight.study.project_files import project_file
from polysight.study.project_market_draws import MarketDraws, add_market_draws, market_draws
from polysight.study.project_scenarios import ScenarioRow, scenario_rows
from polysight.study.project_shocks import ShockTable, concerned, shock_table
from polysight.study.project_stress import StressTable, stress_table
from polysight.study.project_study_debt import add_debt
from polysight.study.project_study_doubt import Doubts, add_doubt
from polysight.study.project_study_law import (
    add_footprint,
    add_law,
    add_plant,
    project_verdicts,
)
from polysight.study.project_study_plan import add_footing, add_needs, add_plan
from polysight.study.project_study_tables import TableLine, add_tables
from polysight.study.project_uncertainty import ProjectUncertainty, project_uncertainty
from polysight.study.references import SCENARIO
from polysight.study.result import Result
from polysight.study.tasks.investment import add_project, assumptions

#: Draws of the uncertain factors behind likelihoods.
COUNT = 2_048
#: Arrays of a stored study that the project replaces.
REPLACED = ("investment.", "project.")


@dataclass(frozen=True, eq=False)
class ProjectStudy:
    """A project from all sides.

    Parameters
    ----------
    name : str
        As it was asked for: a path, or the name of an example.
    resolved : ResolvedProject
        Its numbers as the file states them.
    evaluation : Evaluation
        Statement, indicators, bounds, a lender's rating, findings.
    scenarios : tuple of ScenarioRow
        Named scenarios of the file.
    stresses : StressTable
        Stress tests.
    shocks : ShockTable
        Policy shocks.
    uncertainty : ProjectUncertainty or None
        Draws of the uncertain factors; None where the file names none.
    simulated : MarketDraws or None
        The same with the prices of the market model in place of those of the plan, where they can
        be had.
    verdicts : tuple of Verdict
        What the law says of equity when it is decided, and of the plant until it ends.
    carbon : Footprint or None
        Footprint of its plant; None without a plant file, or where it cannot be worked out.
    no_carbon : tuple of Problem
        Why there is no footprint.
    lines : tuple of TableLine
        Lines of the tables of the statement, in order.
    result : Result
        Every number that a document may print.
    """

    name: str
    resolved: ResolvedProject
    evaluation: Evaluation
    scenarios: tuple[ScenarioRow, ...]
    stresses: StressTable
    shocks: ShockTable
    uncertainty: ProjectUncertainty | None
    simulated: MarketDraws | None
    verdicts: tuple[Verdict, ...]
    carbon: Footprint | None
    no_carbon: tuple[Problem, ...]
    lines: tuple[TableLine, ...]
    result: Result


def project_study(
    name: str,
    evidence: Evidence,
    as_of: dt.date | None = None,
    stored: Result | None = None,
    count: int = COUNT,
) -> ProjectStudy:
    """A project from all sides.

    Parameters
    ----------
    name : str
        Path of a project file, or name of an example.
    evidence : Evidence
        Rows, units, law.
    as_of : datetime.date, optional
        Day of knowledge; the latest when omitted.
    stored : Result, optional
        A stored study whose market stands behind the project.
    count : int
        Draws of the uncertain factors.

    Returns
    -------
    ProjectStudy
        The project.

    Raises
    ------
    UsageError
        If there is no such file.
    DataError
        With every fault of the file.
    """
    file = project_file(name, evidence)
    resolved = resolved_project(file, evidence, as_of, name=Path(name).name)
    return studied(name, resolved, stored, count)


def studied(
    name: str, resolved: ResolvedProject, stored: Result | None = None, count: int = COUNT
) -> ProjectStudy:
    """A project whose numbers are resolved, from all sides.

    Parameters
    ----------
    name : str
        As it was asked for.
    resolved : ResolvedProject
        Its numbers.
    stored : Result, optional
        A stored study whose market stands behind the project.
    count : int
        Draws of the uncertain factors.

    Returns
    -------
    ProjectStudy
        The project.
    """
    file = resolved.file
    found = evaluate(resolved)
    view, case = resolved.view, resolved.case
    scenarios = scenario_rows(case, view, file.scenarios)
    stresses = stress_table(case, view)
    shocks = shock_table(case, view, concerned(file))
    drawn = None
    if file.uncertainty:
        drawn = project_uncertainty(resolved, count=count, minimum_price=False)
    simulated = market_draws(resolved, stored, count)
    verdicts = project_verdicts(resolved)
    carbon, problems = _footprint(resolved)
    draft = Draft(view.references)
    told = tuple(assumptions(resolved))
    draft.assumptions += told
    cited = {f"{SCENARIO}{one.key}" for one in told}
    known = add_project(draft, found, cited)
    add_plan(draft, found, cited, known)
    lines = add_tables(draft, found, known)
    add_doubt(draft, found, known, Doubts(scenarios, stresses, shocks, drawn))
    if simulated is not None:
        add_market_draws(draft, simulated, known)
    add_debt(draft, found, known, scenarios)
    add_law(draft, verdicts, resolved.closed, known)
    add_plant(draft, resolved, known)
    if carbon is not None:
        add_footprint(draft, carbon, view, known)
    add_needs(draft, found, known)
    add_footing(draft, found, known)
    return ProjectStudy(
        name, resolved, found, scenarios, stresses, shocks, drawn, simulated, verdicts, carbon,
        problems, lines, _result(draft, resolved, stored),
    )  # fmt: skip


def _footprint(resolved: ResolvedProject) -> tuple[Footprint | None, tuple[Problem, ...]]:
    """Footprint of the plant of a project, or why there is none."""
    plant = resolved.file.project.plant
    if not plant:
        return None, ()
    try:
        return footprint(plant, resolved.view.evidence), ()
    except DataError as fault:
        return None, fault.problems


def _result(draft: Draft, resolved: ResolvedProject, stored: Result | None) -> Result:
    """Numbers of the project before those of the study that stands behind it."""
    day = resolved.view.as_of
    manifest = {
        "project": resolved.file.id,
        "as_of": "" if day is None else day.isoformat(),
        "data_sha256": data_digest(resolved.view.evidence.folders[0]),
    }
    own = Result(draft.arrays, manifest, (), tuple(draft.assumptions), draft.marks)
    if stored is None:
        return own
    kept = {key: one for key, one in stored.arrays.items() if not key.startswith(REPLACED)}
    marks = {key: one for key, one in stored.marks.items() if not key.startswith(REPLACED)}
    beside = tuple(one for one in stored.assumptions if not one.key.startswith("project."))
    names = ("scenario", "seed", "scenario_sha256", "code_sha256", "polysight")
    behind = {key: stored.manifest[key] for key in names if key in stored.manifest}
    return replace(
        own,
        arrays={**kept, **own.arrays},
        marks={**marks, **own.marks},
        assumptions=(*own.assumptions, *beside),
        manifest={**manifest, **behind},
    )
