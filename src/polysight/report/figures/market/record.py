"""Forecasts of the past against what came: by horizon over the days, and on single days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator
from numpy.typing import NDArray

from polysight.report.figures.market.time_axis import year_ticks, years_of
from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import AMBER, BLACK, BLUE, GREY

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Forecasts and what came.

    Parameters
    ----------
    name : str
        What it is, in words.
    months : ndarray of int
        Axis forecast; last month of what came, since January of year 0.
    low, middle, high : ndarray of float
        Axis forecast; 5, 50 and 95 per cent of the model.
    walk_low, walk_high : ndarray of float
        Axis forecast; 5 and 95 per cent of the benchmark.
    came : ndarray of float
        Axis forecast.
    start_month, start : int, float
        Day of the forecast and the estimate on it; a month of -1 where the forecasts are of
        several days.
    """

    name: str
    months: Integers
    low: Floats
    middle: Floats
    high: Floats
    walk_low: Floats
    walk_high: Floats
    came: Floats
    start_month: int = -1
    start: float = float("nan")


def figure(name: str, panels: Sequence[Told], frame: Frame, unit: str) -> Drawing:
    """Intervals of the model with medians, those of the benchmark behind them, and what came.

    Parameters
    ----------
    name : str
        Stem of the file names.
    panels : sequence of Told
        One to three; all on one logarithmic scale of their own.
    frame : Frame
        Language, title and note.
    unit : str
        Unit in words.

    Returns
    -------
    Drawing
        The figure.
    """

    def draw(axes: list[Axes]) -> None:
        for one, told in zip(axes, panels, strict=True):
            _panel(one, told, frame)
        legend = axes[0].legend(
            loc="lower left", bbox_to_anchor=(0.0, 1.08), ncols=4, borderaxespad=0.0,
            columnspacing=1.1, handlelength=1.4,
        )  # fmt: skip
        # It stands over all panels and makes none of them narrower.
        legend.set_in_layout(False)

    return drawing(name, frame, unit, draw, height_inches=2.9, columns=len(panels))


def _panel(axes: Axes, told: Told, frame: Frame) -> None:
    at = years_of(told.months)
    alone = told.start_month >= 0
    begin = [(told.start_month + 1) / 12.0] if alone else []
    first = np.full(len(begin), told.start)

    def line(values: Floats) -> tuple[Floats, Floats]:
        return np.concatenate([begin, at]), np.concatenate([first, values])

    across, low = line(told.walk_low)
    axes.fill_between(
        across, low, line(told.walk_high)[1], color=GREY, alpha=0.18, linewidth=0,
        label=frame.words("market_walk"),
    )  # fmt: skip
    axes.fill_between(
        across, line(told.low)[1], line(told.high)[1], color=BLUE, alpha=0.28, linewidth=0,
        label=frame.words("project_band", low="5", high="95"),
    )  # fmt: skip
    axes.plot(*line(told.middle), color=BLUE, linewidth=1.3, label=frame.words("project_median"))
    inside = (told.came >= told.low) & (told.came <= told.high)
    for mine, colour in ((inside, BLACK), (~inside, AMBER)):
        axes.plot(at[mine], told.came[mine], "o", color=colour, markersize=2.6)
    axes.plot([], [], "o", color=BLACK, markersize=2.6, label=frame.words("market_came"))
    months = [told.start_month, *told.months] if alone else [*told.months]
    year_ticks(axes, int(min(months)) - (0 if alone else 2), int(max(months)) + 2, narrow=alone)
    axes.set_yscale("log")
    axes.yaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0)))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
    axes.yaxis.set_minor_locator(NullLocator())
    # The empty line above is where the legend stands.
    axes.set_title(f"\n{told.name}", fontsize=7.2, loc="left", pad=3)
