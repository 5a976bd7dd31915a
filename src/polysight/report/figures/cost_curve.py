"""The cost curve: plants in the order of their cash cost, as wide as their capacity."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Literal

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from polysight.report.blocks import Picture
from polysight.report.figures.frame import framed, shown
from polysight.report.figures.plate import BLACK, HATCHES, PALETTE, wrapped
from polysight.report.prose import Writer
from polysight.study.result import Number

Plant = tuple[str, Number, Number]
#: Least share of the whole width at which a step is labelled.
LABELLED = 0.055
#: Least distance between two upright labels, as a share of the whole width.
APART = 0.02


def routes_of(writer: Writer) -> dict[str, str]:
    """Route of every plant of the register.

    Parameters
    ----------
    writer : Writer
        Knows the evidence.

    Returns
    -------
    dict of str to str
        Route code by plant code.
    """
    rows = writer.numbers.evidence.tables.get("plants", [])
    return {row.cells.get("plant", ""): row.cells.get("route", "") for row in rows}


def ordered(writer: Writer) -> list[Plant]:
    """Plants that have capacity and a cost, cheapest first.

    Parameters
    ----------
    writer : Writer
        Knows the numbers.

    Returns
    -------
    list of (str, Number, Number)
        Plant, capacity and central cash cost.
    """
    numbers = writer.numbers
    plants = [
        (
            plant,
            numbers.at("costing.plant_capacity", plant),
            numbers.at("costing.plant_cash_cost", plant, "central"),
        )
        for plant in numbers.keys("costing.plant_capacity", "plant")
    ]
    kept = [one for one in plants if one[1].value > 0 and math.isfinite(one[2].value)]
    return sorted(kept, key=lambda one: (one[2].value, one[0]))


def steps(writer: Writer, plants: Sequence[Plant]) -> list[tuple[float, float, float, str]]:
    """Provinces of each step of the curve.

    Parameters
    ----------
    writer : Writer
        Knows language and evidence.
    plants : sequence of (str, Number, Number)
        Plants, cheapest first.

    Returns
    -------
    list of (float, float, float, str)
        Left end, width and height of each step, and the names of its provinces; captive power
        is named.
    """
    found: list[tuple[float, float, float, list[str]]] = []
    for plant, capacity, cost in plants:
        width, height = shown(writer, capacity), shown(writer, cost)
        name = _place(writer, plant)
        if found and math.isclose(found[-1][2], height, rel_tol=1e-9):
            left, before, _, names = found[-1]
            found[-1] = (left, before + width, height, [*names, name])
        else:
            left = found[-1][0] + found[-1][1] if found else 0.0
            found.append((left, width, height, [name]))
    joined = writer.words("word.list")
    return [(a, b, c, joined.join(dict.fromkeys(names))) for a, b, c, names in found]


def _place(writer: Writer, plant: str) -> str:
    for row in writer.numbers.evidence.tables.get("plants", []):
        if row.cells.get("plant") == plant:
            name = writer.key("region", row.cells.get("geography", ""))
            captive = row.cells.get("captive_power") == "yes"
            return writer.words("cost.captive").format(region=name) if captive else name
    return plant


def _labels(axes: Axes, writer: Writer, plants: Sequence[Plant], whole: float) -> None:
    """Name every step: inside where it is wide enough, upright above it where it is not."""
    box = {"boxstyle": "round,pad=0.2", "fc": "white", "lw": 0, "alpha": 0.9}
    above = 0.0
    for start, width, height, name in steps(writer, plants):
        middle = start + width / 2
        if width > LABELLED * whole:
            told = wrapped(name, 62 * width / whole)
            place = (middle, height / 12)
            axes.annotate(told, place, ha="center", va="bottom", fontsize=6.2, bbox=box)
            continue
        above = max(middle, above + APART * whole) if above else middle
        axes.annotate(
            name,
            (middle, height),
            (above, height * 1.06),
            ha="center",
            va="bottom",
            rotation=90,
            fontsize=5.8,
            bbox=box,
        )


def _bars(axes: Axes, writer: Writer, plants: Sequence[Plant]) -> list[Artist]:
    """Draw the plants, and give the entries of the legend."""
    routes = routes_of(writer)
    kinds = sorted({routes.get(plant, "") for plant, _, _ in plants})
    styles: dict[str, dict[str, Any]] = {
        kind: {"color": PALETTE[place % 6], "hatch": HATCHES[place % 6], "edgecolor": "white"}
        for place, kind in enumerate(kinds)
    }
    left = 0.0
    for plant, capacity, cost in plants:
        width, style = shown(writer, capacity), styles[routes.get(plant, "")]
        axes.bar(left, shown(writer, cost), width, align="edge", linewidth=0.4, **style)
        left += width
    axes.set_xlim(0, left or 1)
    axes.set_ylim(0, axes.get_ylim()[1] * 1.3)
    _labels(axes, writer, plants, left)
    return [
        Patch(
            facecolor=str(style["color"]),
            hatch=str(style["hatch"]),
            edgecolor="white",
            label=writer.key("route", kind),
        )
        for kind, style in styles.items()
    ]


def _rules(axes: Axes, writer: Writer, price: Number | None, wanted: Number | None) -> list[Artist]:
    """Draw price and production as lines, and give the entries of the legend."""
    entries: list[Artist] = []
    number: Number | None
    style: Literal["--", ":"]
    for number, line, style, key in (
        (price, axes.axhline, "--", "cost.price_line"),
        (wanted, axes.axvline, ":", "cost.production_line"),
    ):
        if number is not None and math.isfinite(number.value):
            line(shown(writer, number), color=BLACK, linewidth=1.1, linestyle=style)
            told = writer.words(key)
            entries.append(Line2D([], [], color=BLACK, linewidth=1.1, linestyle=style, label=told))
    return entries


def figure(writer: Writer, price: Number | None, wanted: Number | None = None) -> Picture:
    """Steps of the cost curve with the observed price as a line.

    Parameters
    ----------
    writer : Writer
        Knows language and numbers.
    price : Number or None
        Observed price on the same basis.
    wanted : Number or None
        Production of the year, marked on the horizontal axis.

    Returns
    -------
    Picture
        The figure.
    """
    plants = ordered(writer)

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        entries = [*_bars(axes, writer, plants), *_rules(axes, writer, price, wanted)]
        unit = writer.unit("costing.plant_capacity")
        axes.set_xlabel(writer.words("cost.cumulative").format(unit=unit))
        axes.legend(handles=entries, loc="lower left", bbox_to_anchor=(0, 1), ncols=len(entries))

    every = [number for _, capacity, cost in plants for number in (capacity, cost)]
    summary = writer.runs("cost.seen", low=plants[0][2], high=plants[-1][2])
    return framed(
        writer,
        "cost_curve",
        [*every, *(one for one in (price, wanted) if one is not None)],
        draw,
        summary=summary,
        unit=writer.unit("costing.plant_cash_cost"),
        basis=writer.basis(plants[0][2].basis),
        height_inches=2.6,
    )
