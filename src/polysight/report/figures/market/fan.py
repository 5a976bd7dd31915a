"""Fans: quantiles of a series month by month, with what was known before the first month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.market.time_axis import year_ticks, years_of
from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import BLACK, BLUE, GREY
from polysight.report.figures.project.amounts import money_ticks

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

HEIGHT_INCHES = 2.75


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """What was known of a series before the first month.

    Parameters
    ----------
    months : ndarray of int
        Axis month; months since January of year 0.
    values, low, high : ndarray of float
        Axis month; estimate and the ends of its interval.
    """

    months: Integers
    values: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Fan:
    """Quantiles of a series.

    Parameters
    ----------
    name : str
        What it is, in words, with its unit.
    months : ndarray of int
        Axis month; months since January of year 0.
    probabilities : ndarray of float
        Axis quantile; rising, odd in number, the middle one 0.5.
    quantiles : ndarray of float
        Axes quantile, month.
    past : Past or None
        What was known before.
    from_zero : bool
        Whether the axis begins at zero.
    """

    name: str
    months: Integers
    probabilities: Floats
    quantiles: Floats
    past: Past | None = None
    from_zero: bool = True


def figure(name: str, fans: Sequence[Fan], frame: Frame, unit: str = "") -> Drawing:
    """Bands between quantiles and the median, one panel a series.

    Parameters
    ----------
    name : str
        Stem of the file names.
    fans : sequence of Fan
        One to three series.
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
        for axes, one in zip(panels, fans, strict=True):
            _panel(axes, one, frame, narrow=len(fans) > 2)
        legend = panels[0].legend(
            loc="lower left", bbox_to_anchor=(0.0, 1.09), ncols=4, borderaxespad=0.0,
            columnspacing=1.2, handlelength=1.4,
        )  # fmt: skip
        # It stands over all panels and makes none of them narrower.
        legend.set_in_layout(False)

    return drawing(name, frame, unit, draw, height_inches=HEIGHT_INCHES, columns=len(fans))


def bands(axes: Axes, months: Integers, probabilities: Floats, rows: Floats, frame: Frame) -> None:
    """Bands between quantiles that belong together, and the median.

    Parameters
    ----------
    axes : Axes
        Where to.
    months : ndarray of int
        Axis month.
    probabilities : ndarray of float
        Axis quantile.
    rows : ndarray of float
        Axes quantile, month.
    frame : Frame
        Knows the words.
    """
    at, half = years_of(months), probabilities.size // 2
    for band in range(half):
        low, high = probabilities[[band, -1 - band]]
        axes.fill_between(
            at, rows[band], rows[-1 - band], color=BLUE, linewidth=0, alpha=0.16 + 0.14 * band,
            label=frame.words("project_band", low=f"{100 * low:g}", high=f"{100 * high:g}"),
        )  # fmt: skip
    axes.plot(at, rows[half], color=BLUE, linewidth=1.5, label=frame.words("project_median"))


def past_line(axes: Axes, past: Past, frame: Frame) -> None:
    """What was known before, with its interval.

    Parameters
    ----------
    axes : Axes
        Where to.
    past : Past
        The estimates.
    frame : Frame
        Knows the words.
    """
    at = years_of(past.months)
    axes.fill_between(at, past.low, past.high, color=GREY, linewidth=0, alpha=0.25)
    axes.plot(at, past.values, color=BLACK, linewidth=1.2, label=frame.words("market_past"))
    axes.axvline(at[-1], color=GREY, linewidth=0.7, linestyle="--")


def _panel(axes: Axes, one: Fan, frame: Frame, *, narrow: bool) -> None:
    if one.past is not None and one.past.months.size:
        past_line(axes, one.past, frame)
    bands(axes, one.months, one.probabilities, one.quantiles, frame)
    first = one.months[0] if one.past is None else min(one.past.months[0], one.months[0])
    year_ticks(axes, int(first), int(one.months[-1]), narrow=narrow)
    if one.from_zero:
        axes.set_ylim(bottom=0.0)
    money_ticks(axes.yaxis, 6)
    # The empty line above is where the legend stands.
    axes.set_title(f"\n{one.name}", fontsize=7.2, loc="left", pad=3)
