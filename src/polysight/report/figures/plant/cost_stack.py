"""Cost by line, stacked, for several routes or places side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import BLACK, HATCHES, PALETTE, wrapped

Floats = NDArray[np.float64]
#: Lines beyond the palette take a lighter round of it.
FADE = 0.55


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
        Axis bar: median of the total [CNY/kg].
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
        part = stack.cost_cny_per_kg[:, number]
        start = np.where(part >= 0, above, below)
        axes.bar(
            place, part, 0.62, bottom=start, label=line, color=PALETTE[number % len(PALETTE)],
            alpha=1.0 if number < len(PALETTE) else FADE, edgecolor="white", linewidth=0.4,
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
        The figure.
    """

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        _bars(axes, stack)
        place = np.arange(len(stack.bars))
        low, high = stack.interval_cny_per_kg
        middle = stack.total_cny_per_kg
        axes.errorbar(
            place, middle, np.maximum([middle - low, high - middle], 0.0), fmt="none",
            ecolor=BLACK, capsize=3, linewidth=1.0,
        )  # fmt: skip
        for at, total, top in zip(place, middle, high, strict=True):
            axes.annotate(
                f"{total:.1f}", (at, top), (0, 3), textcoords="offset points", ha="center",
                fontsize=7, fontweight="bold",
            )  # fmt: skip
        most = 60 / max(len(stack.bars), 3)
        axes.set_xticks(place, [wrapped(name, most) for name in stack.bars])
        axes.set_xlim(-0.6, len(stack.bars) - 0.4)
        axes.set_ylim(top=1.12 * float(np.max(high)))
        entries, words = axes.get_legend_handles_labels()
        axes.legend(entries[::-1], words[::-1], loc="center left", bbox_to_anchor=(1.0, 0.5))

    return drawing("cost_stack", frame, frame.words("cost"), draw, height_inches=3.4)
