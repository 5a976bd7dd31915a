"""Cost by line, stacked, for several routes or places side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patheffects import Normal, Stroke
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import (
    AMBER,
    BLACK,
    BLUE,
    GREEN,
    HATCHES,
    PURPLE,
    SKY,
    wrapped,
)

Floats = NDArray[np.float64]
#: The dark one comes last: the calibrated remainder should not weigh on the eye.
COLOURS = (BLUE, AMBER, SKY, PURPLE, GREEN, BLACK)
#: Lines beyond the palette take a lighter round of it.
FADE = 0.55
#: Width of a label in hanzi, height of a bar, entries of the legend side by side when they make one
#: row and when they make several.
LABEL, ROW_INCHES, ONE_ROW, MOST_IN_ROW = 24, 0.2, 5, 3


@dataclass(frozen=True, slots=True)
class CostStack:
    """Cost of several bars.

    Parameters
    ----------
    bars : tuple of str
        What stands side by side, in words.
    lines : tuple of str
        Lines of cost, in words, from the bottom.
    cost_cny_per_kg : ndarray of float
        Axes bar, line: median of each line [CNY/kg]; credits are negative.
    interval_cny_per_kg : ndarray of float
        Axes end, bar: lower and upper end of the interval of the total [CNY/kg].
    total_cny_per_kg : ndarray of float
        Axis bar: median of the total [CNY/kg]; NaN where a line is not known, which then has no
        bar.
    """

    bars: tuple[str, ...]
    lines: tuple[str, ...]
    cost_cny_per_kg: Floats
    interval_cny_per_kg: Floats
    total_cny_per_kg: Floats


def _bars(axes: Axes, stack: CostStack) -> None:
    above = np.zeros(len(stack.bars))
    below = np.zeros(len(stack.bars))
    place = np.arange(len(stack.bars))
    for number, line in enumerate(stack.lines):
        part = np.nan_to_num(stack.cost_cny_per_kg[:, number])
        start = np.where(part >= 0, above, below)
        axes.barh(
            place, part, 0.68, left=start, label=line, color=COLOURS[number % len(COLOURS)],
            alpha=1.0 if number < len(COLOURS) else FADE, edgecolor="white", linewidth=0.4,
            hatch=HATCHES[number % len(HATCHES)],
        )  # fmt: skip
        above += np.maximum(part, 0)
        below += np.minimum(part, 0)


def figure(stack: CostStack, frame: Frame) -> Drawing:
    """Stacked bars with the interval of the total.

    Parameters
    ----------
    stack : CostStack
        Cost of several bars.
    frame : Frame
        Language, title and note.

    Returns
    -------
    Drawing
        The figure; it grows with the number of bars.
    """

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        _bars(axes, stack)
        place = np.arange(len(stack.bars))
        low, high = stack.interval_cny_per_kg
        middle = stack.total_cny_per_kg
        whiskers = axes.errorbar(
            middle, place, xerr=np.maximum([middle - low, high - middle], 0.0), fmt="none",
            ecolor=BLACK, capsize=2.5, linewidth=1.0,
        )  # fmt: skip
        # A white seam keeps the whisker apart from a dark bar.
        for part in (*whiskers.lines[1], *whiskers.lines[2]):
            part.set_path_effects([Stroke(linewidth=2.6, foreground="white"), Normal()])
        for at, total, end in zip(place, middle, high, strict=True):
            if np.isnan(total):
                continue
            axes.annotate(
                f"{total:.1f}", (end, at), (4, 0), textcoords="offset points", va="center",
                fontsize=7, fontweight="bold",
            )  # fmt: skip
        axes.set_yticks(place, [wrapped(name, LABEL) for name in stack.bars])
        axes.invert_yaxis()
        axes.grid(visible=False, axis="y")
        axes.grid(visible=True, axis="x")
        if not np.isnan(high).all():
            axes.set_xlim(right=1.1 * float(np.nanmax(high)))
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=entries, borderaxespad=0.2)

    count = len(stack.lines)
    entries = count if count <= ONE_ROW else MOST_IN_ROW
    height_inches = 1.3 + ROW_INCHES * len(stack.bars) + 0.15 * -(-count // entries)
    return drawing("cost_stack", frame, frame.words("cost"), draw, height_inches=height_inches)
