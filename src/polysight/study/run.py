"""Planning and running a study."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from polysight.evidence.law_rules import law_rules
from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence, rows_of
from polysight.study.consumption import design_assumptions
from polysight.study.engine import Task, computed
from polysight.study.manifest import manifest
from polysight.study.references import references
from polysight.study.result import Assumption, Result
from polysight.study.scenario import Setting
from polysight.study.scenario_file import load_scenario, scenario_path
from polysight.study.tasks import (
    capacity,
    carbon,
    costing,
    investment,
    market,
    plant,
    policy,
    quality,
    routes,
    warning,
)
from polysight.study.view import View

TASKS = (
    Task("capacity", capacity.compute),
    Task("plant", plant.compute),
    Task("routes", routes.compute),
    Task("costing", costing.compute),
    Task("market", market.compute),
    Task("carbon", carbon.compute),
    Task("policy", policy.compute),
    Task("investment", investment.compute),
    Task("warning", warning.compute),
    Task("quality", quality.compute),
)


@dataclass(frozen=True)
class Plan:
    """A study that is ready to run.

    Parameters
    ----------
    view : View
        Scenario and evidence.
    tasks : tuple of Task
        What will be done, in order.
    manifest : dict of str to str
        What the result will rest on.
    """

    view: View
    tasks: tuple[Task, ...]
    manifest: dict[str, str]


def plan(
    scenario: str = "baseline",
    overlays: Sequence[Path] = (),
    as_of: dt.date | None = None,
    folder: Path | None = None,
) -> Plan:
    """Read and check everything that a study needs.

    Parameters
    ----------
    scenario : str
        Name of a shipped scenario, or path of a TOML file.
    overlays : sequence of pathlib.Path
        A user's own data folders.
    as_of : datetime.date, optional
        Day of knowledge; overrides that of the scenario.
    folder : pathlib.Path, optional
        Data folder; the shipped one when omitted.

    Returns
    -------
    Plan
        The plan.

    Raises
    ------
    UsageError
        If there is no such scenario.
    DataError
        If scenario or data break a rule.
    """
    root = folder or data_folder()
    file = scenario_path(scenario, root)
    question = load_scenario(file)
    day = as_of or question.as_of
    data = evidence(overlays, root)
    view = View(question, data, references(data), day)
    told = day.isoformat() if day else "latest"
    return Plan(view, TASKS, manifest(question, file, data.folders, told))


def run(planned: Plan, step: Callable[[str], None] = lambda name: None) -> Result:
    """Compute a study.

    Parameters
    ----------
    planned : Plan
        The plan.
    step : callable
        Told the name of each task when it is done.

    Returns
    -------
    Result
        All arrays with their derivation.
    """
    draft = computed(planned.view, planned.tasks, step)
    return Result(
        draft.arrays,
        planned.manifest,
        tuple(task.name for task in planned.tasks),
        (*assumptions(planned.view), *draft.assumptions),
        draft.marks,
    )


def own_rows(planned: Plan, result: Result) -> set[str]:
    """Rows of the user's own folders that a result rests on.

    Parameters
    ----------
    planned : Plan
        The plan, with its overlays.
    result : Result
        What it computed.

    Returns
    -------
    set of str
        Ids of the rows; empty without overlays, or where none of their rows was used.
    """
    shipped, *overlays = planned.view.evidence.folders
    if not overlays:
        return set()
    tables = (*rows_of((shipped,))[1].values(), law_rules((shipped,)))
    return result.used_rows() - {row.cells.get("id", "") for table in tables for row in table}


def assumptions(view: View) -> Iterator[Assumption]:
    """Settings of a scenario, and parameters of the designs of its routes, that no source gives.

    Parameters
    ----------
    view : View
        Scenario and evidence.

    Yields
    ------
    Assumption
        Each with its place, number and reason.
    """
    for key, setting in _settings(view.scenario):
        if setting.assumption is not None:
            value = view.setting(key, setting, setting.unit).value
            told = setting.assumption
            yield Assumption(key, value, setting.unit, told.en, told.zh, setting.ref)
    yield from design_assumptions(view)


def _settings(node: object, key: str = "") -> Iterator[tuple[str, Setting]]:
    """Every setting below a part of the scenario, with its dotted place."""
    if isinstance(node, Setting):
        yield key, node
        return
    items: Iterator[tuple[object, object]] = iter(())
    if isinstance(node, BaseModel):
        items = iter((name, getattr(node, name)) for name in type(node).model_fields)
    elif isinstance(node, dict):
        items = iter(node.items())
    elif isinstance(node, tuple):
        items = iter(enumerate(node))
    for name, part in items:
        yield from _settings(part, f"{key}.{name}" if key else str(name))
