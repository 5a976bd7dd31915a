"""A workbook that was read again, and its document for machines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_document import head, outcomes_document
from polysight.report.workbook.reading import Change, Changes
from polysight.study.project_outcomes import case_outcomes


@dataclass(frozen=True, eq=False)
class Reread:
    """A project before and after the changes of its workbook.

    Parameters
    ----------
    changes : tuple of Change
        Inputs that differ.
    before, after : ndarray of float
        Axis `polysight.investment.outcomes.Outcome`.
    """

    changes: tuple[Change, ...]
    before: np.ndarray
    after: np.ndarray


def reread(asked: ProjectAnswer, found: Changes) -> Reread:
    """What the changes of a workbook come to.

    Parameters
    ----------
    asked : ProjectAnswer
        The project as it was written.
    found : Changes
        What the workbook has.

    Returns
    -------
    Reread
        Changes with outcomes before and after.
    """
    before, after = case_outcomes([asked.case, found.case])
    return Reread(found.changes, before, after)


def document(asked: ProjectAnswer, found: Reread) -> dict[str, object]:
    """What differs, for machines.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : Reread
        Changes and outcomes.

    Returns
    -------
    dict
        As `schemas/project_read.schema.json` says.
    """
    return {
        **head(asked),
        "changes": [
            {
                "place": one.place, "year": one.year or None, "cell": one.cell,
                "label": one.label, "before": one.before, "after": one.after,
            }
            for one in found.changes
        ],
        "before": outcomes_document(found.before),
        "after": outcomes_document(found.after),
    }  # fmt: skip
