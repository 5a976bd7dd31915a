"""What every number of a project rests on, for people at a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import click
import numpy as np

from polysight.answers.plant_words import number
from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_words import worded
from polysight.cli.terminal import prose, table
from polysight.messages import Language, text
from polysight.study.project_reader import PROJECT, SOURCE


def write(asked: ProjectAnswer, language: Language) -> None:
    """Print every number with the rows, sources and assumptions behind it.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    language : {"en", "zh"}
        Language of the page.
    """
    resolved = asked.resolved
    header = text("project_page.source_header", language).split("|")
    rows = []
    for place, one in resolved.citations.items():
        assumed = [key for key in one.inputs if key.startswith(PROJECT)]
        cited = [key for key in one.inputs if not key.startswith(PROJECT)]
        reasons = [
            worded(resolved.words[key], language) for key in assumed if key in resolved.words
        ]
        marks = [text(mark, language) for mark in one.marks]
        why = " ".join([*dict.fromkeys(reasons), *marks])
        rows.append([place, _value(resolved.case, place), ", ".join(cited), why])
    click.echo()
    table(text("project_page.sources", language), header, rows)
    click.echo()
    for line in source_lines(
        asked, (key for one in resolved.citations.values() for key in one.inputs)
    ):
        prose(line)


def write_cited(
    asked: ProjectAnswer, ids: Iterable[str], language: Language, *, every: bool
) -> None:
    """Print the sources behind a page, or how many there are.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    ids : iterable of str
        What the page rests on beside the project file.
    language : {"en", "zh"}
        Language of the page.
    every : bool
        Whether each of them is told.
    """
    rows = list(dict.fromkeys(ids))
    lines = source_lines(asked, rows)
    if every:
        for line in lines:
            prose(line)
    elif lines:
        told = {"rows": len(rows), "sources": len(lines)}
        prose(text("project_page.cited", language, **told))


def source_lines(asked: ProjectAnswer, ids: Iterable[str]) -> list[str]:
    """Sources behind ids, one a line.

    Parameters
    ----------
    asked : ProjectAnswer
        Its evidence holds the rows.
    ids : iterable of str
        Ids of rows, and ``source:KEY``; what names no row is passed over.

    Returns
    -------
    list of str
        Source with the rows that come from it.
    """
    index = asked.resolved.view.references
    behind: dict[str, list[str]] = {}
    for one in dict.fromkeys(ids):
        key = one.removeprefix(SOURCE) if one.startswith(SOURCE) else _source(index, one)
        if key in asked.evidence.sources:
            behind.setdefault(key, []).append(one)
    return [
        f"[{key}] {asked.evidence.sources[key].citation} ← {', '.join(rows)}"
        for key, rows in behind.items()
    ]


def _source(index: Any, name: str) -> str:
    if name in index.observations:
        return str(index.observations[name].source)
    return str(index.rows[name][1].cells.get("source", "")) if name in index.rows else ""


def _value(case: Any, place: str) -> str:
    """Value of a field of the case at its dotted place; empty for a part that is no number."""
    part = case
    for step in _steps(place):
        if isinstance(part, tuple):
            part = next((one for one in part if getattr(one, "key", None) == step), None)
        else:
            part = getattr(part, step, None)
    if isinstance(part, np.ndarray):
        ends = dict.fromkeys(number(float(one)) for one in (part[0], part[-1]))
        return " … ".join(ends)
    return number(float(part)) if isinstance(part, int | float) else ""


def _steps(place: str) -> list[str]:
    return re.split(r"\.", place)
