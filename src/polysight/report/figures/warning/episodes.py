"""Gluts and shortages behind a line over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from polysight.report.figures.market.time_axis import MONTHS
from polysight.report.figures.plant.drawing import Frame
from polysight.report.figures.plate import AMBER, BLUE, GREY

#: Stretches that are shaded, the others are left white.
GLUT, SHORTAGE, REBOUND = "glut", "shortage", "rebound"
COLOURS = {GLUT: BLUE, SHORTAGE: AMBER}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the market's past.

    Parameters
    ----------
    kind : {"glut", "shortage", "rebound"}
        What it was.
    first, last : int
        Months since January of year 0, both counted.
    name : str
        Id of the episode.
    """

    kind: str
    first: int
    last: int
    name: str


def shade(axes: Axes, spans: Sequence[Span], frame: Frame) -> None:
    """Shade gluts and shortages over the whole height, and hatch rebounds inside of them.

    Parameters
    ----------
    axes : Axes
        Whose horizontal axis counts decimal years and is set already.
    spans : sequence of Span
        The stretches; what lies outside of the axis is not drawn.
    frame : Frame
        Knows the language.
    """
    left, right = axes.get_xlim()
    named: set[str] = set()
    for one in spans:
        begin, end = max(one.first / MONTHS, left), min((one.last + 1) / MONTHS, right)
        if begin >= end:
            continue
        label = "" if one.kind in named else frame.words(f"warn_{one.kind}")
        named.add(one.kind)
        if one.kind == REBOUND:
            axes.axvspan(
                begin, end, facecolor="none", edgecolor=GREY, hatch="////", linewidth=0, zorder=0,
                label=label,
            )  # fmt: skip
        else:
            axes.axvspan(
                begin, end, color=COLOURS[one.kind], alpha=0.16, linewidth=0, zorder=0, label=label
            )
