"""Waterfall of a value from one case to another, by shares that no order favours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import AMBER, BLACK, BLUE, GREY, wrapped
from polysight.report.figures.project.amounts import decimals, money_ticks, plain, scale, unit

Floats = NDArray[np.float64]
#: Height of a row, and width of its name in hanzi.
ROW_INCHES, LABEL = 0.27, 20
ROOM = 0.14


@dataclass(frozen=True, slots=True)
class ValueWaterfall:
    """A value taken from one case to another.

    Parameters
    ----------
    start, end : str
        The cases in words.
    start_cny : float
        Value of the first case [CNY].
    names : tuple of str
        What changes, in words, in the order drawn.
    shares_cny : ndarray of float
        Axis change; Shapley shares, whose sum is the whole change [CNY].
    orders_cny : ndarray of float
        Axes change, end (least, most); effect over all orders [CNY].
    """

    start: str
    end: str
    start_cny: float
    names: tuple[str, ...]
    shares_cny: Floats
    orders_cny: Floats


def figure(told: ValueWaterfall, frame: Frame) -> Drawing:
    """Steps from the first case to the last, with what each change does in other orders.

    Parameters
    ----------
    told : ValueWaterfall
        The shares.
    frame : Frame
        Language, title and note.

    Returns
    -------
    Drawing
        The figure; it grows with the number of changes.
    """
    size = scale(frame.language)
    shares = told.shares_cny * size
    start = told.start_cny * size
    after = start + np.cumsum(shares)
    end = float(after[-1]) if after.size else start
    rows = len(told.names) + 2

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        axes.barh([0, rows - 1], [start, end], 0.62, color=GREY)
        before = np.append(start, after[:-1])[: shares.size]
        places = np.arange(1, rows - 1)
        axes.barh(places, shares, 0.62, left=before, color=np.where(shares < 0.0, AMBER, BLUE))
        axes.hlines(places, *(before + told.orders_cny.T * size), color=BLACK, linewidth=1.1)
        for level, row in zip((start, *after), range(rows - 1), strict=True):
            axes.vlines(level, row - 0.31, row + 1.31, color=GREY, linewidth=0.6)
        axes.axvline(0.0, color=BLACK, linewidth=0.8)
        _numbers(axes, start, before, told.orders_cny * size, shares, end)
        names = [told.start, *told.names, told.end]
        axes.set_yticks(range(rows), [wrapped(name, LABEL) for name in names])
        axes.set_ylim(rows - 0.45, -0.55)
        axes.grid(visible=False, axis="y")
        axes.grid(visible=True, axis="x")
        money_ticks(axes.xaxis)
        low, high = axes.get_xlim()
        axes.set_xlim(low - ROOM * (high - low), high + ROOM * (high - low))

    words = frame.words("project_steps_unit", unit=unit(frame))
    height = 0.95 + ROW_INCHES * rows
    return drawing("project_waterfall", frame, words, draw, height_inches=height)


def _numbers(
    axes: Axes, start: float, before: Floats, orders: Floats, shares: Floats, end: float
) -> None:
    """Numbers beyond the end of the bar and of its line."""
    whole = [(0, start, start, False), (len(shares) + 1, end, end, False)]
    for row, (share, left, pair) in enumerate(zip(shares, before, orders, strict=True)):
        far = left + (min(share, pair[0]) if share < 0.0 else max(share, pair[1]))
        whole.append((row + 1, share, far, True))
    places = decimals(start, end, shares)
    for place, value, far, signed in whole:
        down = value < 0.0
        axes.annotate(
            plain(float(value), places, signed=signed), (far, place), (-4 if down else 4, 0),
            textcoords="offset points", va="center", ha="right" if down else "left", fontsize=6.8,
            fontweight="normal" if signed else "bold",
        )  # fmt: skip
