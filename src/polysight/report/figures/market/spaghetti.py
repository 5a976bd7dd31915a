"""Spaghetti: a few draws as they run, which no fan shows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator
from numpy.typing import NDArray

from polysight.report.figures.market.fan import Fan, past_line
from polysight.report.figures.market.time_axis import year_ticks, years_of
from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import AMBER, BLACK, GREY, PURPLE, SKY

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Spaghetti:
    """Draws of a series in front of its quantiles.

    Parameters
    ----------
    fan : Fan
        Quantiles of all draws, with what was known before.
    draws : ndarray of float
        Axes draw, month.
    """

    fan: Fan
    draws: Floats


def figure(name: str, told: Spaghetti, frame: Frame, unit: str) -> Drawing:
    """Draws as thin lines, three of them in colour, and the outer quantiles dashed.

    Parameters
    ----------
    name : str
        Stem of the file names.
    told : Spaghetti
        The draws.
    frame : Frame
        Language, title and note.
    unit : str
        Unit in words.

    Returns
    -------
    Drawing
        The figure, on a logarithmic axis. Coloured are the draws that end lowest, in the middle and
        highest.
    """

    def draw(panels: list[Axes]) -> None:
        axes, fan = panels[0], told.fan
        at = years_of(fan.months)
        if fan.past is not None and fan.past.months.size:
            past_line(axes, fan.past, frame)
        axes.plot(at, told.draws.T, color=GREY, linewidth=0.5, alpha=0.45)
        for place, colour in zip(_picked(told.draws), (AMBER, PURPLE, SKY), strict=True):
            axes.plot(at, told.draws[place], color=colour, linewidth=1.3)
        for row, style in ((0, "--"), (-1, "--"), (fan.probabilities.size // 2, "-")):
            name_of = "project_median" if style == "-" else "market_outer"
            axes.plot(
                at, fan.quantiles[row], style, color=BLACK, linewidth=1.1,
                label=frame.words(name_of) if row != -1 else None,
            )  # fmt: skip
        first = fan.months[0] if fan.past is None else min(fan.past.months[0], fan.months[0])
        year_ticks(axes, int(first), int(fan.months[-1]))
        axes.set_yscale("log")
        axes.yaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0)))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
        axes.yaxis.set_minor_locator(NullLocator())
        axes.legend(loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=4, borderaxespad=0.2)

    return drawing(name, frame, unit, draw, height_inches=2.9)


def _picked(draws: Floats) -> tuple[int, int, int]:
    """Draws that end lowest, in the middle and highest."""
    order = np.argsort(draws[:, -1], kind="stable")
    return int(order[0]), int(order[len(order) // 2]), int(order[-1])
