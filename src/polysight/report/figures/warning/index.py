"""The composite index month by month, over the episodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.market.time_axis import year_ticks, years_of
from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import BLACK, BLUE, GREEN, GREY, PURPLE
from polysight.report.figures.warning.episodes import Span, shade

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

TOP, MEDIAN = 100.0, 50.0
RED = "#c8321e"


@dataclass(frozen=True, slots=True, eq=False)
class IndexLines:
    """The index and what it is judged by.

    Parameters
    ----------
    months : ndarray of int, [month]
        Months since January of year 0.
    level : ndarray, [month]
        0 to 100; NaN where it is not told.
    alarm_at : ndarray, [month]
        Level above which it alarms.
    alarm : ndarray of bool, [month]
        Whether it alarms.
    leading, coincident : ndarray, [month]
        The same of parts of the indicators.
    """

    months: Integers
    level: Floats
    alarm_at: Floats
    alarm: NDArray[np.bool_]
    leading: Floats
    coincident: Floats


def figure(name: str, told: IndexLines, spans: Sequence[Span], frame: Frame, unit: str) -> Drawing:
    """Line of the index with its alarms, those of its two parts thin beside it.

    Parameters
    ----------
    name : str
        Stem of the file names.
    told : IndexLines
        The index.
    spans : sequence of Span
        Gluts, shortages and rebounds.
    frame : Frame
        Language, title and note.
    unit : str
        Line under the title.

    Returns
    -------
    Drawing
        The figure.
    """

    def draw(panels: list[Axes]) -> None:
        draw_index(panels[0], told, spans, frame)

    return drawing(name, frame, unit, draw, height_inches=2.9)


def draw_index(axes: Axes, told: IndexLines, spans: Sequence[Span], frame: Frame) -> None:
    """Draw the index.

    Parameters
    ----------
    axes : Axes
        Where.
    told : IndexLines
        The index.
    spans : sequence of Span
        Gluts, shortages and rebounds.
    frame : Frame
        Knows the language.
    """
    at = years_of(told.months) - 1.0 / 24.0
    year_ticks(axes, int(told.months[0]), int(told.months[-1]))
    shade(axes, spans, frame)
    for values, colour, key in (
        (told.leading, PURPLE, "warn_leading"), (told.coincident, GREEN, "warn_coincident"),
    ):  # fmt: skip
        axes.plot(at, values, color=colour, linewidth=0.8, alpha=0.85, label=frame.words(key))
    axes.plot(at, told.level, color=BLUE, linewidth=1.5, label=frame.words("warn_index"))
    axes.step(
        at, told.alarm_at, where="mid", color=BLACK, linewidth=0.8, linestyle="--",
        label=frame.words("warn_alarm_at"),
    )  # fmt: skip
    axes.plot(
        at[told.alarm], told.level[told.alarm], "o", color=RED, markersize=2.0,
        label=frame.words("warn_alarm"),
    )  # fmt: skip
    axes.axhline(MEDIAN, color=GREY, linewidth=0.7)
    axes.set_ylim(0.0, TOP)
    axes.legend(
        loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=8, borderaxespad=0.3,
        columnspacing=0.9, handlelength=1.3, fontsize=6.4,
    )  # fmt: skip
