"""What one scenario has more than another, year by year, with the spread of the difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import BLACK, BLUE
from polysight.report.figures.project.amounts import money_ticks

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """Quantiles of the difference of one measure.

    Parameters
    ----------
    name : str
        What it is, in words, with its unit.
    years : tuple of str
        Axis year; in words.
    quantiles : ndarray of float
        Axes quantile (5, 25, 50, 75 and 95 per cent), year.
    """

    name: str
    years: tuple[str, ...]
    quantiles: Floats


def figure(name: str, told: Sequence[Difference], frame: Frame, unit: str) -> Drawing:
    """Boxes from 25 to 75 per cent with the median, whiskers from 5 to 95 per cent.

    Parameters
    ----------
    name : str
        Stem of the file names.
    told : sequence of Difference
        One panel each.
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
        for axes, one in zip(panels, told, strict=True):
            at, rows = np.arange(len(one.years)), one.quantiles
            axes.vlines(at, rows[0], rows[4], color=BLUE, linewidth=1.0)
            axes.bar(at, rows[3] - rows[1], 0.5, bottom=rows[1], color=BLUE, alpha=0.45)
            axes.hlines(rows[2], at - 0.25, at + 0.25, color=BLUE, linewidth=1.8)
            axes.axhline(0.0, color=BLACK, linewidth=0.8)
            axes.set_xticks(at, one.years)
            axes.set_title(one.name, fontsize=7.2, loc="left", pad=3)
            money_ticks(axes.yaxis, 6)

    return drawing(name, frame, unit, draw, height_inches=2.5, columns=len(told))
