"""Tornado: what each factor does to the value, the widest bar first, and where it would turn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import AMBER, BLACK, BLUE, GREY, wrapped
from polysight.report.figures.project.amounts import (
    change,
    decimals,
    money_ticks,
    plain,
    scale,
    unit,
)

Floats = NDArray[np.float64]
#: Height of a bar's row, and width of its name in hanzi.
ROW_INCHES, LABEL = 0.27, 16
#: Room beside the bars for their numbers, over the span of the bars.
ROOM = 0.14


@dataclass(frozen=True, slots=True)
class Tornado:
    """Values under a change of one factor at a time, the widest bar first.

    Parameters
    ----------
    names : tuple of str
        Factors in words.
    ends_cny : ndarray of float
        Axes factor, end (down, up); value [CNY].
    base_cny : float
        Value as planned [CNY].
    swing : float
        Relative change of the factors at the ends.
    switching : ndarray of float
        Axis factor; relative change at which the value is zero, NaN where none is found.
    """

    names: tuple[str, ...]
    ends_cny: Floats
    base_cny: float
    swing: float
    switching: Floats


def figure(told: Tornado, frame: Frame) -> Drawing:
    """Bars from the value as planned to both ends, with switching values beside them.

    Parameters
    ----------
    told : Tornado
        The values.
    frame : Frame
        Language, title and note.

    Returns
    -------
    Drawing
        The figure; it grows with the number of factors.
    """
    size = scale(frame.language)
    ends, base = told.ends_cny * size, told.base_cny * size

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        rows = np.arange(len(told.names))
        for end, colour in ((0, AMBER), (1, BLUE)):
            sign = -told.swing if end == 0 else told.swing
            axes.barh(
                rows, np.nan_to_num(ends[:, end] - base), 0.62, left=base, color=colour,
                label=frame.words("project_factor_at", change=change(sign)),
            )  # fmt: skip
        _numbers(axes, ends, base)
        axes.axvline(base, color=BLACK, linewidth=0.9)
        axes.set_yticks(rows, [wrapped(name, LABEL) for name in told.names])
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.grid(visible=False, axis="y")
        axes.grid(visible=True, axis="x")
        _span(axes, ends, base)
        if axes.get_xlim()[0] < 0.0 < axes.get_xlim()[1]:
            axes.axvline(0.0, color=GREY, linewidth=0.9, linestyle="--")
        money_ticks(axes.xaxis)
        axes.set_xlabel(frame.words("project_as_planned", value=plain(base), unit=unit(frame)))
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, borderaxespad=0.2)
        _switching(axes, told, frame)

    height = 1.35 + ROW_INCHES * len(told.names)
    words = frame.words("project_value_unit", unit=unit(frame))
    return drawing("project_tornado", frame, words, draw, height_inches=height)


def _span(axes: Axes, ends: Floats, base: float) -> None:
    every = np.append(ends[np.isfinite(ends)], base)
    low, high = float(every.min()), float(every.max())
    room = ROOM * (high - low or abs(base) or 1.0)
    axes.set_xlim(low - room, high + room)


def _numbers(axes: Axes, ends: Floats, base: float) -> None:
    """Value at each end, outside of its bar; once where the factor does nothing."""
    places = decimals(ends, base)
    for row, pair in enumerate(ends):
        for value in np.unique(np.round(pair[np.isfinite(pair)], places)):
            left = value < base
            axes.annotate(
                plain(float(value), places), (value, row), (-3 if left else 3, 0), fontsize=6.5,
                textcoords="offset points", va="center", ha="right" if left else "left",
            )  # fmt: skip


def _switching(axes: Axes, told: Tornado, frame: Frame) -> None:
    """A column at the right: the change at which the value is zero."""
    for row, value in enumerate(told.switching):
        words = change(float(value)) if np.isfinite(value) else frame.words("project_no_switch")
        axes.annotate(
            words, (1.02, row), xycoords=("axes fraction", "data"), va="center", fontsize=7,
        )  # fmt: skip
    axes.annotate(
        frame.words("project_switching"), (1.02, 1.0), (0, 4), xycoords="axes fraction",
        textcoords="offset points", va="bottom", fontsize=7, color=GREY,
    )  # fmt: skip
