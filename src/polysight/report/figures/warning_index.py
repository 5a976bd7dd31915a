"""The early-warning index by month over the episodes."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.blocks import Picture
from polysight.report.figures.frame import framed
from polysight.report.figures.plant.drawing import Frame
from polysight.report.figures.warning.episodes import GLUT, REBOUND, SHORTAGE, Span
from polysight.report.figures.warning.index import IndexLines, draw_index
from polysight.report.prose import Writer

INDEX, ALARM = "warning.early.index", "warning.early.alarm_at"
#: Indices in the order of `IndexLines`.
NAMES = ("all", "leading", "coincident")
MONTHS = 12


def figure(writer: Writer) -> Picture:
    """Lines of the index and of its parts, with its alarms.

    Parameters
    ----------
    writer : Writer
        Knows language and numbers.

    Returns
    -------
    Picture
        The figure.
    """
    numbers = writer.numbers
    months = numbers.keys(INDEX, "month")
    rows = [[numbers.at(INDEX, name, month) for month in months] for name in NAMES]
    limits = [numbers.at(ALARM, month) for month in months]
    level, leading, coincident = (np.array([one.value for one in row]) for row in rows)
    alarm_at = np.array([one.value for one in limits])
    alarm = np.isfinite(level) & (level > np.nan_to_num(alarm_at, nan=np.inf))
    told = IndexLines(month_numbers(months), level, alarm_at, alarm, leading, coincident)

    def draw(panels: list[Axes]) -> None:
        draw_index(panels[0], told, spans(writer), Frame(writer.language, "", ""))

    return framed(
        writer,
        "warning_index",
        [one for row in (*rows, limits) for one in row],
        draw,
        summary=writer.runs("early.seen", index=rows[0][-1], alarm=limits[-1]),
        unit=writer.words("early.unit_index"),
        height_inches=2.6,
    )


def month_numbers(months: tuple[str, ...]) -> NDArray[np.int64]:
    """Months such as ``2026-07`` since January of year 0.

    Parameters
    ----------
    months : tuple of str
        The months.

    Returns
    -------
    ndarray of int
        Axis month.
    """
    parts = (one.split("-") for one in months)
    return np.array([MONTHS * int(year) + int(month) - 1 for year, month in parts])


def spans(writer: Writer) -> tuple[Span, ...]:
    """Gluts, shortages and rebounds of the evidence.

    Parameters
    ----------
    writer : Writer
        Its evidence dates them, in hindsight.

    Returns
    -------
    tuple of Span
        In the order of the table; an open one goes on.
    """
    found = []
    for row in writer.numbers.evidence.tables["episodes"]:
        cells = row.cells
        kind = REBOUND if cells["part_of"] else cells["kind"]
        if kind in (GLUT, SHORTAGE, REBOUND):
            first, last = month_numbers((cells["start"], cells["end"]))
            end = int(first) + 100 * MONTHS if cells["open"] == "yes" else int(last)
            found.append(Span(kind, int(first), end, cells["id"]))
    return tuple(found)
