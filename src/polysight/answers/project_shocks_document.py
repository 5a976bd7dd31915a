"""Shocks of policy as a document for machines."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_document import (
    change_document,
    head,
    outcomes_document,
    problem_words,
    words,
)
from polysight.answers.project_stress_document import effects_document
from polysight.study.project_shocks import Shocked, ShockTable


def document(asked: ProjectAnswer, found: ShockTable) -> dict[str, object]:
    """Policy shocks for machines.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : ShockTable
        What the shocks do to it.

    Returns
    -------
    dict
        As `schemas/project_shocks.schema.json` says.
    """
    names = ("judged", "low", "high")
    return {
        **head(asked),
        "planned": outcomes_document(found.planned),
        "shocks": [_shock(one) for one in found.rows],
        "joined": list(found.joined),
        "together": {
            name: outcomes_document(one) for name, one in zip(names, found.together, strict=True)
        },
        "effects": effects_document(found.joined, found.effects),
    }


def _shock(one: Shocked) -> dict[str, object]:
    return {
        "id": one.setting.id,
        "kind": one.setting.kind,
        "title": words(one.setting.title),
        "reason": words(one.setting.reason),
        "instruments": list(one.setting.instruments),
        "state": one.state.value,
        "lacks": one.lacks,
        "ends": [[change_document(each) for each in end] for end in one.ends],
        "outcomes": [outcomes_document(each) for each in one.outcomes],
        "problems": problem_words(one.problems),
    }


def cited(found: ShockTable) -> Iterator[str]:
    """Ids on which the shocks rest.

    Parameters
    ----------
    found : ShockTable
        The shocks.

    Yields
    ------
    str
        Ids of rows, sources and assumptions.
    """
    for one in found.rows:
        for end in one.ends:
            for change in end:
                yield from change.inputs
