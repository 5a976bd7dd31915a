"""Cover of debt service and of interest, year by year, while loans are repaid."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import AMBER, BLACK, BLUE, GREEN

Floats = NDArray[np.float64]
#: Years from which not every one is written, and part of the height below which a bar is too
#: small for its number.
MOST_YEARS, SMALL = 11, 0.18


@dataclass(frozen=True, slots=True)
class DebtCover:
    """Covers in the years in which long-term loans are repaid.

    Parameters
    ----------
    years : ndarray of int
        Axis year.
    service, interest : ndarray of float
        Axis year; cash earned after tax over interest and repayment, and earnings over interest;
        NaN where nothing is due.
    loan_life : float
        Cover over the life of the loans; NaN without any.
    """

    years: NDArray[np.int64]
    service: Floats
    interest: Floats
    loan_life: float


def figure(told: DebtCover, frame: Frame) -> Drawing:
    """Bars of the debt service cover beside a line of the interest cover, with the level of one.

    Parameters
    ----------
    told : DebtCover
        The covers.
    frame : Frame
        Language, title and note.

    Returns
    -------
    Drawing
        The figure.
    """

    def draw(panels: list[Axes]) -> None:
        service, interest = panels
        _service(service, told, frame)
        finite = np.isfinite(told.interest)
        interest.plot(
            told.years[finite], told.interest[finite], "o-", color=BLUE, markersize=3.5,
            linewidth=1.2,
        )  # fmt: skip
        for axes, key in zip(panels, ("service", "interest"), strict=True):
            axes.axhline(1.0, color=BLACK, linewidth=0.9, linestyle="--")
            axes.set_title(frame.words(f"project_{key}_cover"), fontsize=7, loc="left")
            axes.set_ylim(bottom=min(0.0, axes.get_ylim()[0]))
            axes.set_xticks(told.years[:: 1 + told.years.size // MOST_YEARS])
            axes.set_xlim(told.years[0] - 0.7, told.years[-1] + 0.7)

    words = frame.words("project_cover_unit")
    return drawing("project_debt_cover", frame, words, draw, height_inches=2.6, columns=2)


def _service(axes: Axes, told: DebtCover, frame: Frame) -> None:
    heights = np.nan_to_num(told.service)
    axes.bar(told.years, heights, 0.66, color=np.where(heights < 1.0, AMBER, BLUE))
    if np.isfinite(told.loan_life):
        axes.axhline(
            told.loan_life, color=GREEN, linewidth=1.4, linestyle=":",
            label=frame.words("project_life_cover", value=f"{told.loan_life:.2f}"),
        )  # fmt: skip
        axes.legend(loc="lower right", bbox_to_anchor=(1.0, 1.0), borderaxespad=0.2)
    top = 1.08 * max(float(heights.max()), 1.0)
    axes.set_ylim(top=top)
    for year, height in zip(told.years, told.service, strict=True):
        if np.isfinite(height):
            small = height < SMALL * top
            axes.annotate(
                f"{height:.2f}", (year, height if small else 0.0), (0, 3), ha="center",
                va="bottom", textcoords="offset points", fontsize=6.4,
                color=BLACK if small or height < 1.0 else "white",
            )  # fmt: skip
