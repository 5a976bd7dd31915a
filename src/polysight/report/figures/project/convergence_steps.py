"""Figures of risk against the number of draws, with their intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator, NullLocator
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import BLACK, BLUE, wrapped
from polysight.report.figures.project.amounts import MINUS, STEPS

Floats = NDArray[np.float64]
#: Width of a panel's title in hanzi.
TITLE = 17


@dataclass(frozen=True, slots=True)
class Steps:
    """One figure of risk as draws are added.

    Parameters
    ----------
    name : str
        What it is, with its unit, in words.
    counts : ndarray of int
        Axis step; draws.
    value, low, high : ndarray of float
        Axis step; in the unit of the name.
    """

    name: str
    counts: NDArray[np.int64]
    value: Floats
    low: Floats
    high: Floats


def figure(told: Sequence[Steps], frame: Frame) -> Drawing:
    """A panel for each figure of risk.

    Parameters
    ----------
    told : sequence of Steps
        At least one.
    frame : Frame
        Language, title and note.

    Returns
    -------
    Drawing
        The figure.
    """

    def draw(panels: list[Axes]) -> None:
        for axes, one in zip(panels, told, strict=True):
            axes.fill_between(one.counts, one.low, one.high, color=BLUE, alpha=0.25, linewidth=0)
            axes.plot(one.counts, one.value, "o-", color=BLUE, markersize=3, linewidth=1.2)
            axes.axhline(one.value[-1], color=BLACK, linewidth=0.6, linestyle=":")
            axes.set_xscale("log", base=2)
            shown = one.counts[::-1][::2][::-1]
            axes.set_xticks(shown, [f"{count:,}" for count in shown], fontsize=6)
            axes.xaxis.set_minor_locator(NullLocator())
            axes.yaxis.set_major_locator(MaxNLocator(5, steps=STEPS))
            axes.yaxis.set_major_formatter(
                FuncFormatter(lambda x, _: f"{x:,.6g}".replace("-", MINUS))
            )
            axes.set_title(wrapped(one.name, TITLE), fontsize=7, loc="left")
            axes.set_xlabel(frame.words("project_draws"))

    words = frame.words("project_convergence_unit")
    return drawing("project_convergence", frame, words, draw, height_inches=2.5, columns=len(told))
