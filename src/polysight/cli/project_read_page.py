"""What a changed workbook says differently, as a page and as a document."""

from __future__ import annotations

from dataclasses import dataclass

import click
import numpy as np

from polysight.cli.project_answer import ProjectAnswer
from polysight.cli.project_document import head, outcomes_document
from polysight.cli.project_outcome_table import write_outcomes
from polysight.cli.project_page import write_head
from polysight.cli.terminal import prose, table
from polysight.messages import Language, text
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


def write(asked: ProjectAnswer, found: Reread, language: Language) -> None:
    """Print what differs and what it does.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : Reread
        Changes and outcomes.
    language : {"en", "zh"}
        Language of the page.
    """
    write_head(asked, language)
    if not found.changes:
        prose(text("project_page.read_same", language))
        return
    header = text("project_page.read_header", language).split("|")
    rows = [
        [
            one.label, str(one.year) if one.year else "", _cell(one.before), _cell(one.after),
            one.cell, one.place,
        ]
        for one in found.changes
    ]  # fmt: skip
    title = text("project_page.read_title", language, count=len(found.changes))
    table(title, header, rows, right=(2, 3))
    click.echo()
    names = text("project_page.read_names", language).split("|")
    named = zip(names, (found.before, found.after), strict=True)
    write_outcomes("project_page.read_outcomes", named, language)


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


def _cell(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.6g}"
