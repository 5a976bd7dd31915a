"""The clock of a market: how full its plants run against how full its stocks are, turning."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import BLUE, GREY, SKY
from polysight.report.figures.project.amounts import share_ticks

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MONTHS, STEP = 12, 3
#: Share of the draws that end on the axis, and room beside the last of them.
WITHIN, ROOM = 0.9, 1.04
#: Least distance of two years that are told, as parts of the axes.
APART = (0.05, 0.055)


@dataclass(frozen=True, slots=True, eq=False)
class Clock:
    """Utilisation and stock cover month by month.

    Parameters
    ----------
    months : ndarray of int
        Axis month; months since January of year 0.
    cover, utilisation : ndarray of float
        Axis month; medians [months of use, 1].
    past_months : ndarray of int
        Axis month; before the first month.
    past_cover, past_utilisation : ndarray of float
        Axis month; what was known then.
    end_cover, end_utilisation : ndarray of float
        Axis draw; where each draw ends.
    """

    months: Integers
    cover: Floats
    utilisation: Floats
    past_months: Integers
    past_cover: Floats
    past_utilisation: Floats
    end_cover: Floats
    end_utilisation: Floats


def figure(name: str, told: Clock, frame: Frame, unit: str) -> Drawing:
    """The way of the medians with its years, the past before it and the draws at its end.

    Parameters
    ----------
    name : str
        Stem of the file names.
    told : Clock
        The way.
    frame : Frame
        Language, title and note.
    unit : str
        What the vertical axis tells, in words.

    Returns
    -------
    Drawing
        The figure; shortage lies at the upper left, glut at the lower right.
    """

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        axes.plot(
            told.end_cover, told.end_utilisation, ".", color=SKY, markersize=1.6, alpha=0.5,
            label=frame.words("market_clock_end"),
        )  # fmt: skip
        if told.past_months.size:
            axes.plot(
                told.past_cover, told.past_utilisation, color=GREY, linewidth=1.1,
                label=frame.words("market_past_middle"),
            )  # fmt: skip
            _marks(axes, told.past_months, told.past_cover, told.past_utilisation, GREY)
        axes.plot(
            told.cover, told.utilisation, color=BLUE, linewidth=1.4,
            label=frame.words("project_median"),
        )  # fmt: skip
        _marks(axes, told.months, told.cover, told.utilisation, BLUE)
        _corners(axes, frame)
        share_ticks(axes.yaxis)
        axes.set_xlim(0.0, _right(told))
        axes.set_ylim(bottom=0.0)
        _years(axes, told)
        axes.set_xlabel(frame.words("market_clock_cover"))
        axes.grid(visible=True, axis="both")
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=3, borderaxespad=0.2)

    return drawing(name, frame, unit, draw, height_inches=3.6)


def _right(told: Clock) -> float:
    """Right end of the axis: few draws end beyond it."""
    ends = (np.quantile(told.end_cover, WITHIN), *told.cover, *told.past_cover)
    return ROOM * float(np.nanmax(ends))


def beyond(told: Clock) -> float:
    """Share of the draws that end beyond the axis.

    Parameters
    ----------
    told : Clock
        The way.

    Returns
    -------
    float
        From 0 to 1.
    """
    return float(np.mean(told.end_cover > _right(told)))


def _marks(axes: Axes, months: Integers, across: Floats, up: Floats, colour: str) -> None:
    """A mark each quarter, a larger one at the end of each year."""
    for step, size in ((STEP, 2.2), (MONTHS, 4.0)):
        ends = np.flatnonzero(months % step == step - 1)
        axes.plot(across[ends], up[ends], "o", color=colour, markersize=size)


def _years(axes: Axes, told: Clock) -> None:
    """Years at their ends, the past to the right and what is simulated to the left.

    A year that would stand on another one is not told; the last one always is.
    """
    taken: list[tuple[float, float]] = []
    wide, high = axes.get_xlim()[1], axes.get_ylim()[1]
    ways = (
        (told.months[::-1], told.cover[::-1], told.utilisation[::-1], BLUE, -1),
        (told.past_months, told.past_cover, told.past_utilisation, GREY, 1),
    )
    for months, across, up, colour, side in ways:
        for at in np.flatnonzero(months % MONTHS == MONTHS - 1):
            place = float(across[at]) / wide + side * APART[0] / 2.0, float(up[at]) / high
            if any(abs(place[0] - x) < APART[0] and abs(place[1] - y) < APART[1] for x, y in taken):
                continue
            taken.append(place)
            axes.annotate(
                str(months[at] // MONTHS), (across[at], up[at]), (5 * side, 0),
                textcoords="offset points", ha="left" if side > 0 else "right", va="center",
                fontsize=6.6, color=colour,
            )  # fmt: skip


def _corners(axes: Axes, frame: Frame) -> None:
    for key, at, across, up in (
        ("market_clock_short", (0.01, 0.98), "left", "top"),
        ("market_clock_glut", (0.99, 0.02), "right", "bottom"),
    ):
        axes.annotate(
            frame.words(key), at, xycoords="axes fraction", ha=across, va=up, fontsize=7,
            color=GREY,
        )  # fmt: skip
