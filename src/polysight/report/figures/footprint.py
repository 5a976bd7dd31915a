"""Footprint of each route by stage on the national life-cycle electricity factor."""

from __future__ import annotations

import math

from matplotlib.axes import Axes

from polysight.report.blocks import Picture
from polysight.report.figures.frame import framed, shown
from polysight.report.figures.plate import HATCHES, PALETTE
from polysight.report.prose import Writer

NAME, TOTAL = "carbon.footprint_lifecycle", "carbon.covered_lifecycle"


def figure(writer: Writer) -> Picture:
    """Stacked bars of the stages that have a factor; stages without one are named.

    Parameters
    ----------
    writer : Writer
        Knows language and numbers.

    Returns
    -------
    Picture
        The figure.
    """
    numbers = writer.numbers
    routes = numbers.keys(NAME, "route")
    stages = [
        stage
        for stage in numbers.keys(NAME, "stage")
        if any(math.isfinite(numbers.at(NAME, route, stage).value) for route in routes)
    ]

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        names = [writer.key("route", route) for route in routes]
        lefts = [0.0] * len(routes)
        for place, stage in enumerate(stages):
            widths = [shown(writer, numbers.at(NAME, route, stage)) for route in routes]
            axes.barh(
                names,
                widths,
                0.55,
                left=lefts,
                color=PALETTE[place % 6],
                hatch=HATCHES[place % 6],
                edgecolor="white",
                label=writer.key("stage", stage),
            )
            lefts = [left + width for left, width in zip(lefts, widths, strict=True)]
        axes.invert_yaxis()
        axes.grid(axis="x")
        axes.grid(visible=False, axis="y")
        axes.set_xlim(0, max(lefts) * 1.05)
        axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=len(stages) or 1)

    every = [numbers.at(NAME, route, stage) for route in routes for stage in stages]
    totals = [numbers.at(TOTAL, route) for route in routes]
    summary = writer.runs(
        "carbon.seen",
        first=writer.key("route", routes[0]),
        rods=totals[0],
        second=writer.key("route", routes[-1]),
        granules=totals[-1],
    )
    return framed(
        writer,
        "footprint",
        every,
        draw,
        summary=summary,
        unit=writer.unit(NAME),
        basis=writer.basis(every[0].basis),
        height_inches=1.75,
    )
