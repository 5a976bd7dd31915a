"""Waterfall of capacity: what opens and what closes, year by year, on average over the draws."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import AMBER, BLACK, BLUE, PURPLE, SKY
from polysight.report.figures.project.amounts import money_ticks, plain

Floats = NDArray[np.float64]

#: Width of a bar, distance of bars, and distance of a bar from a level.
WIDTH, STEP, GAP = 0.38, 0.4, 0.75
#: Part of the capacity of the first day at which the axis begins at the latest.
DEEPEST = 0.75


@dataclass(frozen=True, slots=True, eq=False)
class CapacityWaterfall:
    """Capacity at the start, and its changes by year.

    Parameters
    ----------
    start : float
        Standing capacity on the first day; all numbers in one unit of capacity.
    years : tuple of str
        Axis year; in words.
    projects, started, closed, ruled : ndarray of float
        Axis year; opened from projects that are known on the first day, opened from plants that
        are started later, closed for want of profit or by purchase, and closed by the energy
        limit; all of them not negative.
    """

    start: float
    years: tuple[str, ...]
    projects: Floats
    started: Floats
    closed: Floats
    ruled: Floats


def figure(name: str, told: CapacityWaterfall, frame: Frame, unit: str) -> Drawing:
    """Steps from the start to the end of the last year.

    Parameters
    ----------
    name : str
        Stem of the file names.
    told : CapacityWaterfall
        The capacity.
    frame : Frame
        Language, title and note.
    unit : str
        Unit in words.

    Returns
    -------
    Drawing
        The figure; lines are levels at the ends of years, bars what lies between them.
    """
    kinds = (
        ("market_projects", told.projects, 1.0, BLUE),
        ("market_started", told.started, 1.0, SKY),
        ("market_closed", told.closed, -1.0, AMBER),
        ("market_ruled", told.ruled, -1.0, PURPLE),
    )

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        level, at = told.start, 0.0
        _level(axes, at, level)
        marks = [at]
        for place in range(len(told.years)):
            at += GAP
            for key, values, sign, colour in kinds:
                size = float(values[place])
                axes.bar(
                    at, size, WIDTH, bottom=level if sign > 0.0 else level - size, color=colour,
                    label=None if place else frame.words(key),
                )  # fmt: skip
                level += sign * size
                at += STEP
            at += GAP - STEP
            _level(axes, at, level)
            marks.append(at)
        axes.set_xticks(marks, [frame.words("market_first_day"), *told.years])
        axes.set_xlim(-0.6, at + 0.6)
        money_ticks(axes.yaxis)
        _height(axes, told)
        # An empty line where the legend stands.
        axes.set_title(" ", fontsize=8)
        legend = axes.legend(
            loc="lower left", bbox_to_anchor=(0, 1), ncols=4, borderaxespad=0.2, fontsize=6.6,
            columnspacing=1.0, handlelength=1.3,
        )  # fmt: skip
        legend.set_in_layout(False)

    return drawing(name, frame, unit, draw, height_inches=3.0)


def _level(axes: Axes, at: float, level: float) -> None:
    """A line at the end of a year, which is no bar and so needs no axis from zero."""
    axes.hlines(level, at - 0.4, at + 0.4, color=BLACK, linewidth=1.8)
    axes.annotate(
        plain(level), (at, level), (0, 3), textcoords="offset points", ha="center", va="bottom",
        fontsize=6.8,
    )  # fmt: skip


def _height(axes: Axes, told: CapacityWaterfall) -> None:
    """Ends of the axis, with room for numbers; so deep that small steps do not look like half."""
    steps = np.stack([told.projects, told.started, -told.closed, -told.ruled], axis=1).ravel()
    levels = told.start + np.concatenate([[0.0], np.cumsum(steps)])
    low, high = float(levels.min()), float(levels.max())
    room = 0.12 * (high - low or high or 1.0)
    axes.set_ylim(max(min(low - room, DEEPEST * told.start), 0.0), high + room)
