"""What the workbook of a project says beside its numbers."""

from __future__ import annotations

import datetime as dt

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_words import worded
from polysight.investment.minimum_price import minimum_price_cny_per_kg
from polysight.messages import Language, text
from polysight.report.workbook.front import Facts
from polysight.report.workbook.project_cells import word
from polysight.study.project_case import ResolvedProject
from polysight.study.project_reader import PROJECT, SOURCE, Citation


def facts(asked: ProjectAnswer, language: Language) -> Facts:
    """Title, citations in words and least prices of a project.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    language : {"en", "zh"}
        Language of the words.

    Returns
    -------
    Facts
        What the workbook says.
    """
    resolved, file = asked.resolved, asked.resolved.file
    citations = {
        place: tuple(_told(one, resolved, language)) for place, one in resolved.citations.items()
    }
    name = "" if asked.scenario is None else worded(asked.scenario.title, language)
    return Facts(
        worded(file.title, language),
        worded(file.description, language),
        name,
        resolved.view.as_of or dt.datetime.now(dt.UTC).date(),
        citations,
        {
            "nominal": minimum_price_cny_per_kg(asked.case),
            "real": minimum_price_cny_per_kg(asked.case, real=True),
        },
    )


def _told(one: Citation, resolved: ResolvedProject, language: Language) -> list[str]:
    """Rows by id with their source, assumptions by their words, marks."""
    index, evidence = resolved.view.references, resolved.view.evidence
    lines = []
    for key in one.inputs:
        if key in resolved.words:
            lines.append(worded(resolved.words[key], language))
            continue
        source = key.removeprefix(SOURCE) if key.startswith(SOURCE) else ""
        if key.startswith(PROJECT):
            lines.append(word("source", "file", language))
            continue
        if key in index.observations:
            source = str(index.observations[key].source)
        elif key in index.rows:
            source = str(index.rows[key][1].cells.get("source", ""))
        known = evidence.sources.get(source)
        row = "" if key.startswith(SOURCE) else f"{key}: "
        lines.append(f"{row}{known.citation}" if known else key)
    return [*lines, *(text(mark, language) for mark in one.marks)]
