"""Marginal cost of closing a gap: each measure alone, and one after the other to the limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import AMBER, BLACK, GREY, HATCHES, PALETTE, wrapped

#: Letters of a name that fit into the list below a panel.
LETTERS = 58
#: Height of the panels, and of an entry in the list below them.
HEIGHT_INCHES, ENTRY_INCHES = 2.2, 0.13
#: Where the list begins below a panel: under the words of its axis.
BELOW_INCHES = 0.36
#: Room above and below the steps, over their span.
ROOM = 0.18


@dataclass(frozen=True, slots=True)
class Step:
    """One measure on a marginal cost curve.

    Parameters
    ----------
    name : str
        The measure, in words.
    width : float
        What it takes off the value, in the unit of the limit.
    unit_cost : float
        Cost over that [CNY per unit of the limit].
    """

    name: str
    width: float
    unit_cost: float


@dataclass(frozen=True, slots=True)
class ClosingCost:
    """Both curves of the limit that a plant misses most.

    Parameters
    ----------
    start, limit : float
        Value of the plant today, and the limit.
    unit : str
        Their unit.
    alone, ordered : sequence of Step
        Measures each taken alone, the cheapest first; measures of the set in their order.
    """

    start: float
    limit: float
    unit: str
    alone: Sequence[Step]
    ordered: Sequence[Step]


def figure(told: ClosingCost, frame: Frame) -> Drawing:
    """Two stairs side by side: cost per unit over what is taken off, and the gap as a line.

    Parameters
    ----------
    told : ClosingCost
        The curves.
    frame : Frame
        Language, title and note.

    Returns
    -------
    Drawing
        The figure.
    """
    gap = abs(told.start - told.limit)
    entries = max(len(told.alone), len(told.ordered), 1)

    def draw(panels: list[Axes]) -> None:
        for axes, steps, key in zip(
            panels, (told.alone, told.ordered), ("measures_alone", "measures_in_order"), strict=True
        ):
            _stairs(axes, steps)
            axes.axvline(gap, color=AMBER, linewidth=1.2, linestyle="--")
            axes.annotate(
                frame.words("gap_to_close"), (gap, 1.0), (2, -2), color=BLACK, fontsize=6,
                xycoords=("data", "axes fraction"), textcoords="offset points",
                ha="left", va="top", bbox={"fc": "white", "lw": 0, "alpha": 0.9, "pad": 0.8},
            )  # fmt: skip
            axes.axhline(0.0, color=GREY, linewidth=0.6)
            axes.set_xlabel(frame.words("taken_off", unit=told.unit))
            axes.set_title(frame.words(key), fontsize=7, loc="left")
            _room(axes, steps, gap)

    words = frame.words("cost_per_unit", unit=told.unit)
    height = HEIGHT_INCHES + ENTRY_INCHES * entries
    return drawing("closing_cost", frame, words, draw, height_inches=height, columns=2)


def _stairs(axes: Axes, steps: Sequence[Step]) -> None:
    """Steps as wide as what they take off, with their names in a list below."""
    left = 0.0
    for place, one in enumerate(steps):
        turn = place + place // len(PALETTE)
        axes.bar(
            left, one.unit_cost, one.width, align="edge", edgecolor="white", linewidth=0.4,
            color=PALETTE[place % len(PALETTE)], hatch=HATCHES[turn % len(HATCHES)],
            label=wrapped(one.name, LETTERS),
        )  # fmt: skip
        left += one.width
    if steps:
        figure = axes.get_figure(root=True)
        assert figure is not None
        below = ScaledTranslation(0.0, -BELOW_INCHES, figure.dpi_scale_trans)
        axes.legend(
            loc="upper left", bbox_to_anchor=(0.0, 0.0), bbox_transform=axes.transAxes + below,
            fontsize=5.8, borderaxespad=0.0, labelspacing=0.3,
        )  # fmt: skip


def _room(axes: Axes, steps: Sequence[Step], gap: float) -> None:
    heights = [0.0, *(one.unit_cost for one in steps)]
    span = max(heights) - min(heights) or 1.0
    axes.set_ylim(min(heights) - ROOM * span, max(heights) + ROOM * span)
    wide = max(sum(one.width for one in steps), gap) or 1.0
    axes.set_xlim(0.0, (1.0 + ROOM / 2.0) * wide)
