"""Fan: the running total of a project's cash over its draws, year by year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import AMBER, BLACK, BLUE
from polysight.report.figures.project.amounts import money_ticks, scale, unit

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fan:
    """Quantiles of a running total by year.

    Parameters
    ----------
    years : ndarray of int
        Axis year.
    probabilities : ndarray of float
        Axis quantile; rising, odd in number, the middle one 0.5.
    quantiles_cny : ndarray of float
        Axes quantile, year [CNY].
    central_cny : ndarray of float
        Axis year; as planned [CNY].
    """

    years: NDArray[np.int64]
    probabilities: Floats
    quantiles_cny: Floats
    central_cny: Floats


def figure(told: Fan, frame: Frame) -> Drawing:
    """Bands between quantiles, the median, and the case as planned.

    Parameters
    ----------
    told : Fan
        The quantiles.
    frame : Frame
        Language, title and note.

    Returns
    -------
    Drawing
        The figure.
    """
    size = scale(frame.language)
    bands = told.probabilities.size // 2

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        rows = told.quantiles_cny * size
        for band in range(bands):
            low, high = told.probabilities[[band, -1 - band]]
            axes.fill_between(
                told.years, rows[band], rows[-1 - band], color=BLUE, linewidth=0,
                alpha=0.16 + 0.14 * band,
                label=frame.words("project_band", low=f"{100 * low:g}", high=f"{100 * high:g}"),
            )  # fmt: skip
        axes.plot(
            told.years, rows[bands], color=BLUE, linewidth=1.5, label=frame.words("project_median")
        )
        axes.plot(
            told.years, told.central_cny * size, "--", color=AMBER, linewidth=1.5,
            label=frame.words("project_planned"),
        )  # fmt: skip
        axes.axhline(0.0, color=BLACK, linewidth=0.8)
        axes.set_xlim(told.years[0] - 0.2, told.years[-1] + 0.2)
        axes.set_xticks(told.years[:: 2 if told.years.size > 12 else 1])
        money_ticks(axes.yaxis)
        axes.legend(loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=bands + 2, borderaxespad=0.2)

    return drawing("project_fan", frame, unit(frame), draw, height_inches=3.1)
