"""Tornado of an ensemble: rank correlations of an outcome with its inputs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import AMBER, BLACK, BLUE, wrapped

Floats = NDArray[np.float64]
#: Height of a row, width of a name in hanzi, and room beside the bars for their numbers.
ROW_INCHES, LABEL, ROOM = 0.25, 29, 1.35
MINUS = "−"


@dataclass(frozen=True, slots=True, eq=False)
class Correlations:
    """Rank correlations, the strongest first.

    Parameters
    ----------
    names : tuple of str
        Inputs in words.
    values : ndarray of float
        Axis input; from -1 to 1.
    noise : float
        Correlation that chance alone exceeds in one case of twenty at this number of draws.
    """

    names: tuple[str, ...]
    values: Floats
    noise: float


def figure(name: str, told: Correlations, frame: Frame, unit: str) -> Drawing:
    """Bars from zero, with what chance alone reaches.

    Parameters
    ----------
    name : str
        Stem of the file names.
    told : Correlations
        The correlations.
    frame : Frame
        Language, title and note.
    unit : str
        Line under the title.

    Returns
    -------
    Drawing
        The figure; it grows with the number of inputs.
    """

    def draw(panels: list[Axes]) -> None:
        axes, rows = panels[0], np.arange(len(told.names))
        colours = [BLUE if one >= 0.0 else AMBER for one in told.values]
        axes.barh(rows, told.values, 0.62, color=colours)
        axes.axvspan(-told.noise, told.noise, color="#dddddd", linewidth=0, zorder=0)
        axes.axvline(0.0, color=BLACK, linewidth=0.9)
        for row, value in enumerate(told.values):
            left = value < 0.0
            axes.annotate(
                f"{value:+.2f}".replace("-", MINUS), (value, row), (-3 if left else 3, 0),
                textcoords="offset points", va="center", ha="right" if left else "left",
                fontsize=6.5,
            )  # fmt: skip
        axes.set_yticks(rows, [wrapped(one, LABEL) for one in told.names])
        axes.set_ylim(len(rows) - 0.4, -0.6)
        most = max(ROOM * float(np.abs(told.values).max(initial=0.05)), 2.0 * told.noise)
        axes.set_xlim(-most, most)
        axes.grid(visible=False, axis="y")
        axes.grid(visible=True, axis="x")

    height = 1.05 + ROW_INCHES * len(told.names)
    return drawing(name, frame, unit, draw, height_inches=height)
