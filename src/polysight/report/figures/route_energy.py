"""Electricity of the fleet of each route through the years, with its interval."""

from __future__ import annotations

from matplotlib.axes import Axes

from polysight.report.blocks import Picture
from polysight.report.figures.frame import framed, shown
from polysight.report.figures.plate import BLACK, MARKERS, PALETTE
from polysight.report.prose import Writer
from polysight.study.result import Number

NAME = "plant.fleet_electricity"
#: Ends and middle of an interval.
CASES = ("low", "central", "high")


def figure(writer: Writer) -> Picture:
    """Lines with bands; years after the base year are set apart.

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
    routes, years = numbers.keys(NAME, "route"), numbers.keys(NAME, "year")
    places = [int(year) for year in years]
    held = {
        route: [[numbers.at(NAME, route, year, case) for year in years] for case in CASES]
        for route in routes
    }

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        for place, route in enumerate(routes):
            low, middle, high = ([shown(writer, one) for one in row] for row in held[route])
            axes.fill_between(places, low, high, color=PALETTE[place], alpha=0.18, linewidth=0)
            axes.plot(
                places, middle, color=PALETTE[place], marker=MARKERS[place], markersize=4,
                label=writer.key("route", route),
            )  # fmt: skip
        axes.axvline(
            places[max(len(places) - 2, 0)], color=BLACK, linewidth=0.8, linestyle=(0, (3, 2))
        )
        axes.set_xticks(places, years)
        axes.set_ylim(0, None)
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=len(routes), borderaxespad=0.2)

    every: list[Number] = [one for rows in held.values() for row in rows for one in row]
    last = [numbers.at(NAME, route, years[-1], "central") for route in routes]
    summary = writer.runs("routes.seen", year=years[-1], rods=last[0], granules=last[-1])
    return framed(writer, "route_energy", every, draw, summary=summary, unit=writer.unit(NAME))
