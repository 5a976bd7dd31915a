"""Net cash flow of a project by year, its running total, and when the money is back."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import AMBER, BLACK, BLUE, GREEN, GREY, PURPLE
from polysight.report.figures.project.amounts import money_ticks, scale, unit

Floats = NDArray[np.float64]
#: Years from which the labels of the years lean.
CROWDED = 16


@dataclass(frozen=True, slots=True)
class CumulativeCashFlow:
    """Flows of a project by calendar year.

    Parameters
    ----------
    years : ndarray of int
        Axis year.
    net_cny : ndarray of float
        Axis year; net flow before financing, after tax [CNY].
    cumulative_cny, discounted_cny, equity_cny : ndarray of float
        Axis year; running total at the end of the year: of that flow, of that flow discounted,
        and of the owners' flow [CNY].
    start : float
        Moment from which years are counted, in calendar years (2028.5 is the middle of 2028).
    payback_years : float
        Years from then until the running total turns for good; NaN where it does not.
    discount_rate : float
        Of the discounted flow, a year.
    """

    years: NDArray[np.int64]
    net_cny: Floats
    cumulative_cny: Floats
    discounted_cny: Floats
    equity_cny: Floats
    start: float
    payback_years: float
    discount_rate: float


def figure(told: CumulativeCashFlow, frame: Frame) -> Drawing:
    """Bars by year and three running totals.

    Parameters
    ----------
    told : CumulativeCashFlow
        The flows.
    frame : Frame
        Language, title and note.

    Returns
    -------
    Drawing
        The figure.
    """
    size = scale(frame.language)
    rate = f"{100 * told.discount_rate:.3g} %"

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        net = told.net_cny * size
        axes.bar(told.years, net, 0.66, color=np.where(net < 0.0, AMBER, BLUE))
        axes.bar(told.years[:1], [0.0], color=BLUE, label=frame.words("project_net"))
        for values, colour, style, key in (
            (told.cumulative_cny, BLACK, "-", "project_cumulative"),
            (told.discounted_cny, PURPLE, "--", "project_discounted"),
            (told.equity_cny, GREEN, ":", "project_owners"),
        ):
            axes.plot(
                told.years, values * size, style, color=colour, linewidth=1.3,
                label=frame.words(key, rate=rate),
            )  # fmt: skip
        axes.axhline(0.0, color=BLACK, linewidth=0.7)
        _payback(axes, told, frame)
        axes.set_xticks(told.years)
        axes.tick_params(axis="x", labelrotation=45 if told.years.size > CROWDED else 0)
        axes.set_xlim(told.years[0] - 0.8, told.years[-1] + 0.8)
        money_ticks(axes.yaxis)
        axes.legend(
            loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=4, borderaxespad=0.2,
            handlelength=1.8, columnspacing=1.4,
        )  # fmt: skip

    return drawing("project_cash_flow", frame, unit(frame), draw, height_inches=3.1)


def _payback(axes: Axes, told: CumulativeCashFlow, frame: Frame) -> None:
    """Where the running total turns; a total at the end of a year stands at that year."""
    if math.isnan(told.payback_years):
        words, place = frame.words("project_no_payback"), float(told.years[-1])
        axes.annotate(
            words, (place, float(told.cumulative_cny[-1]) * scale(frame.language)), (0, -10),
            textcoords="offset points", fontsize=7, ha="right", va="top", color=GREY,
        )  # fmt: skip
        return
    at = told.start + told.payback_years - 1.0
    axes.plot(at, 0.0, "o", color="white", markeredgecolor=BLACK, markersize=5, zorder=5)
    axes.annotate(
        frame.words("project_payback", years=f"{told.payback_years:.1f}"), (at, 0.0), (-10, 26),
        textcoords="offset points", fontsize=7, ha="right", va="bottom",
        arrowprops={"arrowstyle": "-", "linewidth": 0.6, "color": GREY, "relpos": (1.0, 0.0)},
        bbox={"fc": "white", "lw": 0, "alpha": 0.9, "pad": 1.0},
    )  # fmt: skip
