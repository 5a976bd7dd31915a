"""The cost curve year by year, as panels side by side and as an animation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from numpy.typing import NDArray
from PIL import Image

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import AMBER, BLACK, BLUE, GREY
from polysight.report.figures.project.amounts import money_ticks

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

#: How long a year stands in an animation, and the last one [ms].
STANDS, LAST_STANDS = 1200, 3000
HATCH = "////"
#: Room above the dearest plant or the highest median price; a wide band of prices goes beyond.
ROOM = 1.12


@dataclass(frozen=True, slots=True, eq=False)
class YearCurve:
    """Cost curve of one year.

    Parameters
    ----------
    year : str
        The year, in words.
    capacity, cash_cost : ndarray of float
        Axis plant; expected standing capacity, in the unit of the axis, and cash cost
        [CNY/kg].
    granules, entrant : ndarray of bool
        Axis plant; whether it makes granules, and whether it did not stand on the first day.
    output : float
        Output of a full year, in the unit of capacity.
    price, price_low, price_high : float
        Median price and its 5 and 95 per cent [CNY/kg].
    """

    year: str
    capacity: Floats
    cash_cost: Floats
    granules: Flags
    entrant: Flags
    output: float
    price: float
    price_low: float
    price_high: float


def figure(name: str, curves: Sequence[YearCurve], frame: Frame, unit: str) -> Drawing:
    """Up to three years side by side, on the same axes.

    Parameters
    ----------
    name : str
        Stem of the file names.
    curves : sequence of YearCurve
        The years.
    frame : Frame
        Language, title and note.
    unit : str
        Unit in words.

    Returns
    -------
    Drawing
        The figure; plants stand from the cheapest up, as wide as their capacity.
    """
    ends = _ends(curves)

    def draw(panels: list[Axes]) -> None:
        for axes, one in zip(panels, curves, strict=True):
            _curve(axes, one, ends, frame)
        _legend(panels[0], frame)

    return drawing(name, frame, unit, draw, height_inches=3.1, columns=len(curves))


def animation(curves: Sequence[YearCurve], frame: Frame, unit: str) -> bytes:
    """All years one after another.

    Parameters
    ----------
    curves : sequence of YearCurve
        The years.
    frame : Frame
        Language, title and note.
    unit : str
        Unit in words.

    Returns
    -------
    bytes
        A GIF that repeats; the last year stands longer.
    """
    ends, pictures = _ends(curves), []
    for one in curves:

        def draw(panels: list[Axes], told: YearCurve = one) -> None:
            _curve(panels[0], told, ends, frame)
            _legend(panels[0], frame)

        plate = drawing("year", frame, unit, draw, height_inches=3.4)
        picture = Image.open(BytesIO(plate.png)).convert("RGB")
        pictures.append(picture.quantize(colors=128, dither=Image.Dither.NONE))
    stream = BytesIO()
    stands = [STANDS] * (len(pictures) - 1) + [LAST_STANDS]
    pictures[0].save(
        stream, format="GIF", save_all=True, append_images=pictures[1:], duration=stands, loop=0
    )
    return stream.getvalue()


def _ends(curves: Sequence[YearCurve]) -> tuple[float, float]:
    """Right and upper end of the axes, the same for all years."""
    across = max(float(one.capacity.sum()) for one in curves)
    held = [one.cash_cost[one.capacity > 0.0] for one in curves]
    highest = (float(np.nanmax(one, initial=0.0)) for one in held)
    return across, ROOM * max(*highest, *(one.price for one in curves))


def _curve(axes: Axes, one: YearCurve, ends: tuple[float, float], frame: Frame) -> None:
    stands = (one.capacity > 0.0) & ~np.isnan(one.cash_cost)
    order = np.flatnonzero(stands)[np.argsort(one.cash_cost[stands], kind="stable")]
    width = one.capacity[order]
    left = np.cumsum(width) - width
    for granules in (False, True):
        for entrant in (False, True):
            mine = (one.granules[order] == granules) & (one.entrant[order] == entrant)
            axes.bar(
                left[mine], one.cash_cost[order][mine], width[mine], align="edge", linewidth=0.25,
                edgecolor="white", color=AMBER if granules else BLUE,
                hatch=HATCH if entrant else "", alpha=0.9,
            )  # fmt: skip
    axes.axhspan(one.price_low, one.price_high, color=GREY, alpha=0.18, linewidth=0)
    axes.axhline(one.price, color=BLACK, linewidth=1.1)
    axes.axvline(one.output, color=BLACK, linewidth=0.9, linestyle="--")
    axes.set_xlim(0.0, ends[0])
    axes.set_ylim(0.0, ends[1])
    # The empty line above is where the legend stands.
    axes.set_title(f"\n{one.year}", fontsize=7.5, loc="left", pad=3)
    axes.set_xlabel(frame.words("market_cumulative"), fontsize=6.8)
    money_ticks(axes.xaxis, 4)


def _legend(axes: Axes, frame: Frame) -> None:
    told = [
        Patch(facecolor=BLUE, label=frame.words("market_rods")),
        Patch(facecolor=AMBER, label=frame.words("market_granules")),
        Patch(facecolor="white", edgecolor=GREY, hatch=HATCH, label=frame.words("market_entrant")),
        Line2D([], [], color=BLACK, label=frame.words("market_price_band")),
        Line2D([], [], color=BLACK, linestyle="--", label=frame.words("market_output_line")),
    ]
    legend = axes.legend(
        handles=told, loc="lower left", bbox_to_anchor=(0, 1.09), ncols=5, borderaxespad=0.0,
        columnspacing=1.0, handlelength=1.3, fontsize=6.6,
    )  # fmt: skip
    # It stands over all panels and makes none of them narrower.
    legend.set_in_layout(False)
