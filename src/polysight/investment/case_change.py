"""Changes from one project to another as pure functions of a case, and several of them together.

Several changes are made in the order of `Step`, whatever the order in which they are named, so
that a set of changes has one result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from polysight.investment.case import ProjectCase


class Step(IntEnum):
    """When among several changes one is made."""

    SCHEDULE = 0
    LEVEL = 1
    FACTOR = 2
    ADDITION = 3
    EVENT = 4


@dataclass(frozen=True, slots=True)
class CaseChange:
    """One change, with its place among others.

    Parameters
    ----------
    step : Step
        Place; equal steps keep the order in which they are named.
    apply : callable
        The change itself, from case to case.
    """

    step: Step
    apply: Callable[[ProjectCase], ProjectCase]


def changed(case: ProjectCase, changes: Iterable[CaseChange]) -> ProjectCase:
    """Case after several changes.

    Parameters
    ----------
    case : ProjectCase
        The project.
    changes : iterable of CaseChange
        Changes in any order.

    Returns
    -------
    ProjectCase
        The changed project; the case itself where there are no changes.
    """
    for change in sorted(changes, key=lambda one: one.step):
        case = change.apply(case)
    return case
