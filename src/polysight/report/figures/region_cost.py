"""Cash cost of rods by province, stacked from what it is made of."""

from __future__ import annotations

import math

import numpy as np
from matplotlib.axes import Axes

from polysight.report.binding import Numbers
from polysight.report.blocks import Picture
from polysight.report.figures.frame import framed, shown
from polysight.report.figures.plate import HATCHES, PALETTE
from polysight.report.prose import Name, Writer
from polysight.study.result import Number

NAME, TOTAL, ROUTE = "costing.component", "costing.cash_cost", "siemens"
ROW_INCHES, REST_INCHES = 0.19, 0.95


def ordered(numbers: Numbers) -> list[str]:
    """Provinces whose cost is known, the cheapest first.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    list of str
        Codes.
    """
    if not numbers.has(NAME, TOTAL) or ROUTE not in numbers.keys(TOTAL, "route"):
        return []
    costs = {one: numbers.at(TOTAL, one, ROUTE, "central") for one in numbers.keys(TOTAL, "region")}
    known = [one for one, cost in costs.items() if math.isfinite(cost.value)]
    return sorted(known, key=lambda one: costs[one].value)


def figure(writer: Writer) -> Picture:
    """Bars of the provinces, the cheapest on top.

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
    regions = ordered(numbers)
    parts = numbers.keys(NAME, "component")
    held = {part: [numbers.at(NAME, one, ROUTE, part) for one in regions] for part in parts}
    totals = [numbers.at(TOTAL, one, ROUTE, "central") for one in regions]

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        left = np.zeros(len(regions))
        for place, part in enumerate(parts):
            widths = np.array([shown(writer, one) for one in held[part]])
            axes.barh(
                range(len(regions)), widths, 0.72, left=left, color=PALETTE[place],
                hatch=HATCHES[place], edgecolor="white", linewidth=0.4,
                label=writer.key("component", part),
            )  # fmt: skip
            left += widths
        for place, one in enumerate(totals):
            end = shown(writer, one)
            axes.text(end, place, f" {end:.3g}", va="center", fontsize=6.5)
        axes.set_yticks(range(len(regions)), [writer.key("region", one) for one in regions])
        axes.invert_yaxis()
        axes.set_xlim(0, max(shown(writer, one) for one in totals) * 1.08)
        axes.grid(visible=False, axis="y")
        axes.grid(visible=True, axis="x")
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=len(parts), borderaxespad=0.2)

    every: list[Number] = [*(one for part in parts for one in held[part]), *totals]
    summary = writer.runs(
        "raw_materials.seen", place=Name("regions", regions[0]), least=totals[0],
        other=Name("regions", regions[-1]), most=totals[-1],
    )  # fmt: skip
    return framed(
        writer, "region_cost", every, draw, summary=summary, unit=writer.unit(TOTAL),
        basis=writer.basis(numbers.array(TOTAL).basis),
        height_inches=REST_INCHES + ROW_INCHES * len(regions),
    )  # fmt: skip
