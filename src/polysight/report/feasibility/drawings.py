"""Figures of a project as figures of its documents."""

from __future__ import annotations

from collections.abc import Sequence

from polysight.report.blocks import Picture, Runs
from polysight.report.chapters.finding import finite
from polysight.report.feasibility.dossier import Dossier
from polysight.report.figures.frame import data_table
from polysight.report.figures.project import drawn
from polysight.report.references import source_line
from polysight.study.result import Number


def about(told: Dossier) -> drawn.About:
    """What a figure has to know of its project.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    About
        Language, title, name, and names of factors.
    """
    title = told.worded(told.study.resolved.file.title)
    return drawn.About(told.writer.language, title, told.study.name, told.factor)


def picture(told: Dossier, key: str, place: int, summary: Runs) -> Picture:
    """A figure of the evaluation as a figure of the document.

    Parameters
    ----------
    told : Dossier
        The project.
    key : str
        ``cash_flow`` or ``debt_cover``.
    place : int
        Its place among the figures of the evaluation.
    summary : tuple of Words or Cite
        What it shows, in a sentence.

    Returns
    -------
    Picture
        The figure.
    """
    drawing = drawn.evaluation(told.study.evaluation, about(told))[place]
    ids = {
        "cash_flow": finite(told.writer.numbers, "investment.cumulative_cash_flow"),
        "debt_cover": finite(told.writer.numbers, "project.debt_service_cover"),
    }[key]
    return framed(told, f"feasibility_{key}", (drawing.svg, drawing.png), ids, summary)


def framed(
    told: Dossier, key: str, drawing: tuple[bytes, bytes], ids: Sequence[Number], summary: Runs
) -> Picture:
    """A drawing with title, source line and the table of its data.

    Parameters
    ----------
    told : Dossier
        The project.
    key : str
        Key of its title below ``figure.``.
    drawing : tuple of bytes
        SVG and PNG.
    ids : sequence of Number
        Numbers that it shows.
    summary : tuple of Words or Cite
        What it shows, in a sentence.

    Returns
    -------
    Picture
        The figure.
    """
    writer = told.writer
    writer.drawn.update(dict.fromkeys(one.id for one in ids))
    note = source_line(writer, [one.id for one in ids])
    title = writer.words(f"figure.{key}")
    return Picture(key, title, summary, note, *drawing, data_table(writer, ids))
