"""Cash flow of the reference project: net flow by year and its running total."""

from __future__ import annotations

from matplotlib.axes import Axes

from polysight.report.blocks import Picture
from polysight.report.figures.frame import framed, shown
from polysight.report.figures.plate import AMBER, BLACK, BLUE
from polysight.report.prose import Writer

ROWS = ("project-net",)
SUM = "investment.cumulative_cash_flow"


def figure(writer: Writer) -> Picture:
    """Bars of the net flow and a line of its running total.

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
    years = numbers.keys("investment.cash_flow", "year")
    flows = [
        [numbers.at("investment.cash_flow", ROWS[0], year) for year in years],
        [numbers.at(SUM, "after-tax", year) for year in years],
    ]

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        heights = [shown(writer, one) for one in flows[0]]
        colours = [AMBER if height < 0 else BLUE for height in heights]
        axes.bar(years, heights, 0.7, color=colours, label=writer.words("row.net"))
        axes.plot(
            years,
            [shown(writer, one) for one in flows[1]],
            marker="o",
            markersize=3,
            color=BLACK,
            linewidth=1.0,
            label=writer.words("row.cumulative"),
        )
        axes.axhline(0, color=BLACK, linewidth=0.7)
        axes.tick_params(axis="x", labelrotation=45 if len(years) > 14 else 0)
        axes.legend(loc="best")

    every = [one for part in flows for one in part]
    summary = writer.runs("project.seen", first=flows[0][0], last=flows[0][-1])
    return framed(
        writer,
        "cash_flow",
        every,
        draw,
        summary=summary,
        unit=writer.unit("investment.cash_flow"),
        basis=writer.basis(every[0].basis),
        height_inches=2.1,
    )
