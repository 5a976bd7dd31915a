"""Heat map: the value over changes of two factors at once, and where it turns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import AMBER, BLACK, BLUE
from polysight.report.figures.project.amounts import change, decimals, plain, scale, unit

Floats = NDArray[np.float64]
SHADES = LinearSegmentedColormap.from_list("loss-gain", [AMBER, "#ffffff", BLUE])
#: Part of the darkest shade from which numbers are written in white.
DARK = 0.62


@dataclass(frozen=True, slots=True)
class TwoFactorMap:
    """Values over changes of two factors.

    Parameters
    ----------
    first, second : str
        The factors in words.
    changes : ndarray of float
        Axis change; relative, of both.
    values_cny : ndarray of float
        Axes change of the first, change of the second [CNY].
    """

    first: str
    second: str
    changes: Floats
    values_cny: Floats


def figure(told: TwoFactorMap, frame: Frame) -> Drawing:
    """A cell for each pair of changes with its value, and a line where the value is zero.

    Parameters
    ----------
    told : TwoFactorMap
        The values.
    frame : Frame
        Language, title and note.

    Returns
    -------
    Drawing
        The figure.
    """
    values = told.values_cny * scale(frame.language)
    words = [change(float(one)) for one in told.changes]
    count, places = told.changes.size, decimals(values)

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        axes.grid(visible=False)
        most = float(np.abs(values).max()) or 1.0
        axes.imshow(values, cmap=SHADES, vmin=-most, vmax=most, aspect="auto", origin="lower")
        for row in range(count):
            for column in range(count):
                one = float(values[row, column])
                axes.text(
                    column, row, plain(one, places), ha="center", va="center", fontsize=6.2,
                    color="white" if one > DARK * most else BLACK,
                )  # fmt: skip
        _turn(axes, values >= 0.0)
        middle = np.flatnonzero(told.changes == 0.0)
        if middle.size:
            at = float(middle[0]) - 0.5
            axes.add_patch(Rectangle((at, at), 1.0, 1.0, fill=False, ec=BLACK, lw=1.0, ls="--"))
        axes.set_xticks(range(count), words)
        axes.set_yticks(range(count), words)
        axes.set_xlabel(told.second)
        axes.set_ylabel(told.first)

    label = frame.words("project_map_unit", unit=unit(frame))
    return drawing("project_map", frame, label, draw, height_inches=3.7)


def _turn(axes: Axes, gains: NDArray[np.bool_]) -> None:
    """A line along the edges of cells between losses and gains."""
    for row, column in np.argwhere(gains[1:] != gains[:-1]):
        axes.hlines(row + 0.5, column - 0.5, column + 0.5, color=BLACK, linewidth=1.8)
    for row, column in np.argwhere(gains[:, 1:] != gains[:, :-1]):
        axes.vlines(column + 0.5, row - 0.5, row + 0.5, color=BLACK, linewidth=1.8)
