"""Capacity by year: the register against what was published."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from polysight.report.blocks import Picture
from polysight.report.figures.frame import framed, shown
from polysight.report.figures.plate import AMBER, BLACK, BLUE
from polysight.report.prose import Writer

BARS = (("sourced", BLUE, ""), ("all", "#ffffff", "////"))


def figure(writer: Writer) -> Picture:
    """Bars of the register with the published level as marks.

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
    years = numbers.keys("market.capacity_register", "year")
    published = [numbers.at("market.capacity_published", year) for year in years]
    covers = {
        cover: [numbers.at("market.capacity_register", year, cover) for year in years]
        for cover, _, _ in BARS
    }

    def draw(panels: list[Axes]) -> None:
        places = np.arange(len(years), dtype=float)
        for offset, (cover, colour, hatch) in zip((-0.2, 0.2), BARS, strict=True):
            heights = [shown(writer, one) for one in covers[cover]]
            panels[0].bar(
                places + offset,
                heights,
                0.38,
                color=colour,
                hatch=hatch,
                edgecolor=BLUE,
                linewidth=0.6,
                label=writer.key("cover", cover),
            )
        panels[0].plot(
            places,
            [shown(writer, one) for one in published],
            "D",
            color=AMBER,
            markeredgecolor=BLACK,
            markersize=5,
            label=writer.words("cover.published"),
        )
        panels[0].set_xticks(places, years)
        panels[0].legend(loc="upper left", ncols=3)

    every = [*covers["sourced"], *covers["all"], *published]
    summary = writer.runs("capacity.seen", register=covers["all"][-1], published=published[-1])
    return framed(
        writer,
        "capacity",
        every,
        draw,
        summary=summary,
        unit=writer.unit("market.capacity_register"),
        basis=writer.basis(every[0].basis),
        height_inches=2.05,
    )
