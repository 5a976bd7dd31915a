"""Spider: the value over relative changes of each factor."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import BLACK, GREY, MARKERS, PALETTE
from polysight.report.figures.project.amounts import change_ticks, money_ticks, scale, unit

Floats = NDArray[np.float64]
#: Least distance of two names at the right, over the height of the picture.
APART = 0.05
#: Where the names begin, over the width of the axes.
NAMES = 1.05


@dataclass(frozen=True, slots=True)
class Spider:
    """Values under relative changes of one factor at a time, the strongest factor first.

    Parameters
    ----------
    names : tuple of str
        Factors in words.
    changes : ndarray of float
        Axis change; relative.
    values_cny : ndarray of float
        Axes factor, change [CNY].
    """

    names: tuple[str, ...]
    changes: Floats
    values_cny: Floats


def figure(told: Spider, frame: Frame) -> Drawing:
    """A line a factor, named at its right end.

    Parameters
    ----------
    told : Spider
        The values.
    frame : Frame
        Language, title and note.

    Returns
    -------
    Drawing
        The figure.
    """
    values = told.values_cny * scale(frame.language)

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        for row, line in enumerate(values):
            axes.plot(
                told.changes, line, color=_colour(row), marker=MARKERS[row % len(MARKERS)],
                markersize=3.2, linewidth=1.2,
            )  # fmt: skip
        axes.axhline(0.0, color=BLACK, linewidth=0.9, linestyle="--")
        axes.grid(visible=True, axis="x")
        axes.margins(x=0.02)
        axes.set_xticks(told.changes)
        change_ticks(axes.xaxis)
        money_ticks(axes.yaxis)
        axes.set_xlabel(frame.words("project_change"))
        _named(axes, told.names, values[:, -1])

    words = frame.words("project_value_unit", unit=unit(frame))
    return drawing("project_spider", frame, words, draw, height_inches=3.6)


def _colour(row: int) -> str:
    return PALETTE[row] if row < len(PALETTE) else GREY


def _named(axes: Axes, names: tuple[str, ...], ends: Floats) -> None:
    """Names at the right end of the lines, moved apart, each with a thread to its line."""
    low, high = axes.get_ylim()
    axes.set_ylim(low, high)
    wanted = (ends - low) / (high - low)
    for row, (own, place) in enumerate(zip(wanted, spread(wanted, APART), strict=True)):
        axes.annotate(
            names[row], (1.0, own), (NAMES, place), xycoords="axes fraction",
            textcoords="axes fraction", va="center", fontsize=7, color=_colour(row),
            arrowprops={
                "arrowstyle": "-", "linewidth": 0.5, "color": _colour(row), "relpos": (0.0, 0.5),
                "shrinkA": 0.0, "shrinkB": 0.0,
            },
        )  # fmt: skip


def spread(places: Floats, apart: float) -> Floats:
    """Places moved as little as needed so that none is closer to another than a distance.

    Parameters
    ----------
    places : ndarray of float
        Axis label; wanted places.
    apart : float
        Least distance.

    Returns
    -------
    ndarray of float
        Axis label; their order is kept.

    Examples
    --------
    >>> spread(np.array([0.5, 0.5, 0.9]), 0.1)
    array([0.45, 0.55, 0.9 ])
    """
    order = np.argsort(places, kind="stable")
    # Labels that touch move as one block, centred on what they want.
    blocks: list[tuple[float, int]] = []
    for place in places[order]:
        centre, count = float(place), 1
        while blocks and centre - blocks[-1][0] < apart * (count + blocks[-1][1]) / 2.0 - 1e-12:
            other, more = blocks.pop()
            centre = (centre * count + other * more) / (count + more)
            count += more
        blocks.append((centre, count))
    told = np.concatenate(
        [centre + apart * (np.arange(count) - (count - 1) / 2.0) for centre, count in blocks]
    )
    found = np.empty_like(told)
    found[order] = told
    return found
