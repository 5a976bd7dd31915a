"""The conductor: tasks in order, each reading the evidence and what was computed before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from polysight.study.draft import Draft
from polysight.study.view import View


@dataclass(frozen=True, slots=True)
class Task:
    """One step of a study.

    Parameters
    ----------
    name : str
        Its name; ``task.<name>`` is the message that tells it.
    compute : callable
        Adds its arrays to the draft.
    """

    name: str
    compute: Callable[[View, Draft], None]


def computed(view: View, tasks: Sequence[Task], step: Callable[[str], None]) -> Draft:
    """Run tasks one after the other.

    Parameters
    ----------
    view : View
        What they may read.
    tasks : sequence of Task
        The tasks; a later one may use the arrays of an earlier one.
    step : callable
        Told the name of each task when it is done.

    Returns
    -------
    Draft
        All arrays.
    """
    draft = Draft(view.references)
    for task in tasks:
        task.compute(view, draft)
        step(task.name)
    return draft
