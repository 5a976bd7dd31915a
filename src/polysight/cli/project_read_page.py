"""What a changed workbook says differently, as a page and as a document."""

from __future__ import annotations

import click

from polysight.answers.project_answer import ProjectAnswer
from polysight.cli.project_outcome_table import write_outcomes
from polysight.cli.project_page import write_head
from polysight.cli.project_read_document import Reread
from polysight.cli.terminal import prose, table
from polysight.messages import Language, text


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


def _cell(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.6g}"
