"""Footprint of each route by stage on the national life-cycle electricity factor."""

from __future__ import annotations

import math
from collections.abc import Sequence

from matplotlib.axes import Axes

from polysight.report.blocks import Picture
from polysight.report.figures.frame import framed, shown
from polysight.report.figures.plate import BLACK, HATCHES, PALETTE
from polysight.report.prose import Writer

NAME, TOTAL = "carbon.footprint_lifecycle", "carbon.total_lifecycle"
#: Stages that share a colour, in the order in which they are stacked; others come last.
GROUPS = {
    "electricity-deposition": "deposition",
    "electricity-synthesis": "electricity",
    "electricity-hydrogenation": "electricity",
    "electricity-distillation": "electricity",
    "electricity-off-gas": "electricity",
    "electricity-utilities": "electricity",
    "silicon-metal": "silicon-metal",
    "steam": "steam",
    "heat": "steam",
    "hydrogen": "chemicals",
    "chlorine": "chemicals",
    "neutralisation": "chemicals",
    "nitrogen": "chemicals",
    "graphite": "chemicals",
    "catalysts": "chemicals",
}
REST = "other"
ORDER = (*dict.fromkeys(GROUPS.values()), REST)


def figure(writer: Writer) -> Picture:
    """Stacked bars of the stages that have a number, with the interval of their sum.

    Parameters
    ----------
    writer : Writer
        Knows language and numbers.

    Returns
    -------
    Picture
        The figure; stages of one colour stand beside each other, each with its own number in the
        data.
    """
    numbers = writer.numbers
    routes = numbers.keys(NAME, "route")
    stages = _stages(writer, routes)

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        widest = [_bars(writer, axes, routes, stages), _interval(writer, axes, routes)]
        axes.invert_yaxis()
        axes.grid(axis="x")
        axes.grid(visible=False, axis="y")
        axes.set_xlim(0, max(widest) * 1.05)
        axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=3)

    every = [numbers.at(NAME, route, stage) for route in routes for stage in stages]
    totals = [numbers.at(TOTAL, route, "central") for route in routes]
    bounds = [numbers.at(TOTAL, route, end) for route in routes for end in ("low", "high")]
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
        [*every, *totals, *bounds],
        draw,
        summary=summary,
        unit=writer.unit(NAME),
        basis=writer.basis(every[0].basis),
        height_inches=2.0,
    )


def _stages(writer: Writer, routes: Sequence[str]) -> list[str]:
    """Stages that have a number, those of one colour beside each other."""
    numbers = writer.numbers
    known = [
        stage
        for stage in numbers.keys(NAME, "stage")
        if any(math.isfinite(numbers.at(NAME, route, stage).value) for route in routes)
    ]
    return sorted(known, key=lambda stage: ORDER.index(GROUPS.get(stage, REST)))


def _bars(writer: Writer, axes: Axes, routes: Sequence[str], stages: Sequence[str]) -> float:
    """Draw the stages one behind the other, and tell how long the longest bar is."""
    names = [writer.key("route", route) for route in routes]
    lefts = [0.0] * len(routes)
    told: set[str] = set()
    for stage in stages:
        group = GROUPS.get(stage, REST)
        place = ORDER.index(group)
        found = [shown(writer, writer.numbers.at(NAME, route, stage)) for route in routes]
        widths = [0.0 if math.isnan(width) else width for width in found]
        axes.barh(
            names, widths, 0.55, left=lefts, color=PALETTE[place], hatch=HATCHES[place],
            edgecolor="white", linewidth=0.0,
            label="" if group in told else writer.key("group", group),
        )  # fmt: skip
        told.add(group)
        lefts = [left + width for left, width in zip(lefts, widths, strict=True)]
    return max(lefts)


def _interval(writer: Writer, axes: Axes, routes: Sequence[str]) -> float:
    """Draw the interval of each sum, and tell the highest end."""
    names = [writer.key("route", route) for route in routes]
    low, middle, high = (
        [shown(writer, writer.numbers.at(TOTAL, route, case)) for route in routes]
        for case in ("low", "central", "high")
    )
    sides = [
        [abs(end - centre) for end, centre in zip(ends, middle, strict=True)]
        for ends in (low, high)
    ]
    axes.errorbar(middle, names, xerr=sides, fmt="none", ecolor=BLACK, capsize=3, linewidth=1.0)
    return max((end for end in high if math.isfinite(end)), default=0.0)
