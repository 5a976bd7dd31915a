"""The price of the past with its trend and its episodes, and the season by calendar month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator
from numpy.typing import NDArray

from polysight.report.figures.market.time_axis import year_ticks, years_of
from polysight.report.figures.plant.drawing import Frame
from polysight.report.figures.plate import AMBER, BLACK, BLUE, GREY

Floats = NDArray[np.float64]
PERCENT = 100.0


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """What is drawn.

    Parameters
    ----------
    months : ndarray of int
        Axis month; since January of year 0.
    price, trend, told : ndarray of float
        Axis month; the price, its trend, and trend with season and episodes [CNY/kg].
    episodes : sequence of (int, int)
        First and last month of each.
    change, low, high : ndarray of float
        Axis calendar month; change of the price and the ends of its interval, shares.
    """

    months: NDArray[np.int64]
    price: Floats
    trend: Floats
    told: Floats
    episodes: Sequence[tuple[int, int]]
    change: Floats
    low: Floats
    high: Floats


def draw(axes: Sequence[Axes], split: Split, frame: Frame) -> None:
    """Draw the price and its parts beside the season.

    Parameters
    ----------
    axes : sequence of Axes
        Two.
    split : Split
        The parts.
    frame : Frame
        Knows the words.
    """
    _price(axes[0], split, frame)
    _season(axes[1], split, frame)


def _price(axes: Axes, split: Split, frame: Frame) -> None:
    at = years_of(split.months)
    for first, last in split.episodes:
        axes.axvspan(first / 12.0, (last + 1) / 12.0, color=GREY, alpha=0.13, linewidth=0)
    axes.fill_between([], [], [], color=GREY, alpha=0.2, label=frame.words("market_episodes"))
    axes.plot(at, split.price, color=BLACK, linewidth=1.1, label=frame.words("market_price"))
    axes.plot(at, split.told, color=BLUE, linewidth=1.2, label=frame.words("market_told"))
    axes.plot(at, split.trend, color=AMBER, linewidth=1.0, label=frame.words("market_trend"))
    year_ticks(axes, int(split.months[0]), int(split.months[-1]))
    axes.set_yscale("log")
    axes.yaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0)))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.set_title(f"\n\n{frame.words('market_parts')}", fontsize=7.2, loc="left", pad=3)
    legend = axes.legend(
        loc="lower left", bbox_to_anchor=(0.0, 1.12), ncols=4, borderaxespad=0.0,
        columnspacing=1.1, handlelength=1.4,
    )  # fmt: skip
    legend.set_in_layout(False)


def _season(axes: Axes, split: Split, frame: Frame) -> None:
    at = np.arange(1, len(split.change) + 1)
    change, low, high = (PERCENT * one for one in (split.change, split.low, split.high))
    axes.bar(at, change, color=BLUE, alpha=0.6, width=0.7)
    axes.vlines(at, low, high, color=BLACK, linewidth=0.9)
    axes.axhline(0.0, color=BLACK, linewidth=0.6)
    axes.set_xticks(at, [str(one) for one in at])
    axes.set_title(f"\n{frame.words('market_season')}", fontsize=7.2, loc="left", pad=3)
