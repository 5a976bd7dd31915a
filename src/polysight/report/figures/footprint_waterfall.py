"""A footprint built up stage by stage, with the interval of the whole."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import AMBER, BLACK, BLUE, GREY

Floats = NDArray[np.float64]

#: Height of a bar, and of what stands around the bars.
ROW_INCHES, REST_INCHES = 0.19, 0.9


@dataclass(frozen=True, slots=True)
class Waterfall:
    """What a footprint is made of.

    Parameters
    ----------
    stages : tuple of str
        Stages in words, in the order in which they are added.
    kgco2e_per_kg : ndarray of float
        Axis stage: central value; NaN where the stage is not covered.
    total : str
        Name of the whole.
    interval_kgco2e_per_kg : ndarray of float
        Lower end, upper end of the whole.
    """

    stages: tuple[str, ...]
    kgco2e_per_kg: Floats
    total: str
    interval_kgco2e_per_kg: Floats


def figure(told: Waterfall, frame: Frame, unit: str) -> Drawing:
    """Bars that begin where the last one ended.

    Parameters
    ----------
    told : Waterfall
        What is drawn.
    frame : Frame
        Language, title and note.
    unit : str
        Unit of the axis in words.

    Returns
    -------
    Drawing
        The figure; it grows with the number of stages.
    """
    known = np.nan_to_num(told.kgco2e_per_kg)
    ends = np.cumsum(known)
    whole = float(ends[-1])
    place = np.arange(len(told.stages) + 1)

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        axes.barh(place[:-1], known, 0.66, left=ends - known, color=BLUE)
        axes.barh(place[-1:], [whole], 0.66, color=AMBER)
        low, high = told.interval_kgco2e_per_kg
        spread = np.maximum([[whole - low], [high - whole]], 0.0)
        axes.errorbar(
            [whole], place[-1:], xerr=spread, fmt="none", ecolor=BLACK, capsize=2.5, linewidth=1.0
        )
        for at, value in enumerate(told.kgco2e_per_kg):
            words = frame.words("not_covered") if np.isnan(value) else f"{value:.3g}"
            colour = GREY if np.isnan(value) else BLACK
            _told(axes, float(ends[at]), at, words, colour)
        _told(axes, max(whole, float(high)), len(told.stages), f"{whole:.3g}", BLACK)
        axes.set_yticks(place, [*told.stages, told.total])
        axes.invert_yaxis()
        axes.grid(visible=False, axis="y")
        axes.grid(visible=True, axis="x")
        axes.set_xlim(0.0, 1.12 * max(whole, float(high)))

    height_inches = REST_INCHES + ROW_INCHES * len(place)
    return drawing("footprint_waterfall", frame, unit, draw, height_inches=height_inches)


def _told(axes: Axes, end: float, at: int, words: str, colour: str) -> None:
    axes.annotate(
        words, (end, at), (4, 0), textcoords="offset points", va="center", fontsize=7, color=colour
    )
