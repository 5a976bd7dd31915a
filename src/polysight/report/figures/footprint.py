"""Footprint of each route by stage on the national life-cycle electricity factor."""

from __future__ import annotations

import math

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
    order = [*dict.fromkeys(GROUPS.values()), REST]
    stages = sorted(
        (
            stage
            for stage in numbers.keys(NAME, "stage")
            if any(math.isfinite(numbers.at(NAME, route, stage).value) for route in routes)
        ),
        key=lambda stage: order.index(GROUPS.get(stage, REST)),
    )

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        names = [writer.key("route", route) for route in routes]
        lefts = [0.0] * len(routes)
        told: set[str] = set()
        for stage in stages:
            group = GROUPS.get(stage, REST)
            place = order.index(group)
            widths = [shown(writer, numbers.at(NAME, route, stage)) for route in routes]
            widths = [0.0 if math.isnan(width) else width for width in widths]
            axes.barh(
                names, widths, 0.55, left=lefts, color=PALETTE[place], hatch=HATCHES[place],
                edgecolor="white", linewidth=0.0,
                label="" if group in told else writer.key("group", group),
            )  # fmt: skip
            told.add(group)
            lefts = [left + width for left, width in zip(lefts, widths, strict=True)]
        ends = [
            [shown(writer, numbers.at(TOTAL, route, case)) for route in routes]
            for case in ("low", "central", "high")
        ]
        below, above = (
            [abs(end - middle) for end, middle in zip(side, ends[1], strict=True)]
            for side in (ends[0], ends[2])
        )
        axes.errorbar(
            ends[1], names, xerr=(below, above), fmt="none", ecolor=BLACK, capsize=3, linewidth=1.0
        )
        axes.invert_yaxis()
        axes.grid(axis="x")
        axes.grid(visible=False, axis="y")
        axes.set_xlim(0, max([*lefts, *(end for end in ends[2] if math.isfinite(end))]) * 1.05)
        axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=3)

    every = [numbers.at(NAME, route, stage) for route in routes for stage in stages]
    totals = [numbers.at(TOTAL, route, "central") for route in routes]
    summary = writer.runs(
        "carbon.seen",
        first=writer.key("route", routes[0]),
        rods=totals[0],
        second=writer.key("route", routes[-1]),
        granules=totals[-1],
    )
    bounds = [numbers.at(TOTAL, route, end) for route in routes for end in ("low", "high")]
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
