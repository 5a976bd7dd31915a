"""What came of the months in which a probability was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import GREY, MARKERS, PALETTE

Floats = NDArray[np.float64]

#: Area of the mark of a single month, and the largest [points squared].
LEAST, MOST = 6.0, 70.0


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """Reliability of one way to tell the probability.

    Parameters
    ----------
    name : str
        The way, in words.
    told, seen : ndarray, [bin]
        Mean probability, and share of the months in which the state came.
    count : ndarray of int, [bin]
        Months.
    """

    name: str
    told: Floats
    seen: Floats
    count: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Curves at one horizon.

    Parameters
    ----------
    title : str
        State and horizon in words.
    curves : tuple of Curve
        Ways to tell the probability.
    base : float
        Share of all months in which the state came; NaN where it is not told.
    """

    title: str
    curves: tuple[Curve, ...]
    base: float


def figure(name: str, panels: Sequence[Panel], frame: Frame, unit: str) -> Drawing:
    """Told against seen with the diagonal; the larger a mark, the more months it holds.

    Parameters
    ----------
    name : str
        Stem of the file names.
    panels : sequence of Panel
        One to three horizons.
    frame : Frame
        Language, title and note.
    unit : str
        Line under the title.

    Returns
    -------
    Drawing
        The figure.
    """

    def draw(axes: list[Axes]) -> None:
        draw_reliability(axes, panels, frame)

    return drawing(name, frame, unit, draw, height_inches=3.3, columns=len(panels))


def draw_reliability(axes: list[Axes], panels: Sequence[Panel], frame: Frame) -> None:
    """Draw the panels.

    Parameters
    ----------
    axes : list of Axes
        One a panel.
    panels : sequence of Panel
        The horizons.
    frame : Frame
        Knows the language.
    """
    most = max((one.count.max(initial=1) for each in panels for one in each.curves), default=1)
    for one, panel in zip(axes, panels, strict=True):
        one.plot(
            (0.0, 1.0), (0.0, 1.0), color=GREY, linewidth=0.8, linestyle="--",
            label=frame.words("warn_held"),
        )  # fmt: skip
        if np.isfinite(panel.base):
            one.axhline(
                panel.base, color=GREY, linewidth=0.8, linestyle=":",
                label=frame.words("warn_base_rate"),
            )  # fmt: skip
        for place, curve in enumerate(panel.curves):
            colour = PALETTE[place % len(PALETTE)]
            area = LEAST + (MOST - LEAST) * curve.count / most
            one.plot(curve.told, curve.seen, color=colour, linewidth=0.9)
            one.scatter(
                curve.told, curve.seen, s=area, marker=MARKERS[place], color=colour, alpha=0.85,
                linewidths=0, label=curve.name,
            )  # fmt: skip
        for axis in (one.xaxis, one.yaxis):
            axis.set_major_formatter(PercentFormatter(1.0, decimals=0))
        one.set_xlim(-0.03, 1.03)
        one.set_ylim(-0.03, 1.03)
        one.set_xlabel(frame.words("warn_told"), fontsize=7)
        one.grid(visible=True, axis="both")
        # The empty lines above are where the legend stands.
        one.set_title(f"\n\n{panel.title}", fontsize=7.2, loc="left", pad=3)
    legend = axes[0].legend(
        loc="lower left", bbox_to_anchor=(0.0, 1.1), ncols=3, borderaxespad=0.0,
        columnspacing=1.0, handlelength=1.3, fontsize=6.4, markerscale=0.7,
    )  # fmt: skip
    # It stands over all panels and makes none of them narrower.
    legend.set_in_layout(False)
