"""Stress tests of a project as a document for machines."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_distress_document import distress_document
from polysight.answers.project_document import (
    change_document,
    head,
    outcomes_document,
    problem_words,
    words,
)
from polysight.answers.project_numbers import finite_list
from polysight.investment.shapley import Effects
from polysight.study.project_outcomes import VALUES
from polysight.study.project_stress import Stressed, StressTable


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
        "left_out": list(found.left_out),
        "added_failures": list(found.added_failures()),
        "planned_distress": distress_document(found.planned_distress),
        "together_distress": distress_document(found.together_distress),
        "together": outcomes_document(found.together),
        "effects": effects_document(found.joined, found.effects),
    }


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
        "distress": None if one.problems else distress_document(one.distress),
        "problems": problem_words(one.problems),
    }


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
