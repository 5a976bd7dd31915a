"""History of the two indicators: utilisation on both denominators, and price to cash cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from polysight.report.blocks import Picture
from polysight.report.figures.frame import framed
from polysight.report.figures.plate import AMBER, BLACK, BLUE, MARKERS
from polysight.report.prose import Writer
from polysight.study.result import Number

#: Company average and market quote over the cash cost of the same company.
RATIOS = ("price_to_cash_cost", "market_price_to_cash_cost")


def _lines(
    axes: Axes, ticks: Sequence[str], series: Mapping[str, Sequence[Number]], most: int
) -> None:
    """Draw one line a series, with few enough labels below to be read."""
    for place, (name, values) in enumerate(series.items()):
        heights = [number.value for number in values]
        axes.plot(ticks, heights, marker=MARKERS[place], markersize=2.8, linewidth=1.0,
                  color=(BLUE, AMBER, BLACK)[place % 3], label=name)  # fmt: skip
    axes.set_ylim(0, axes.get_ylim()[1] * 1.5)
    axes.set_xticks(ticks[:: max(1, -(-len(ticks) // most))])
    axes.legend(loc="upper right")


def figure(writer: Writer) -> Picture:
    """Two panels, each with its own unit.

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
    years = numbers.keys("warning.utilisation", "year")
    used = {
        writer.key("denominator", one): [
            numbers.at("warning.utilisation", one, year) for year in years
        ]
        for one in numbers.keys("warning.utilisation", "denominator")
    }
    quarters = numbers.keys("warning.price_to_cash_cost", "quarter")
    ratios = {
        writer.words(f"row.{name}"): [numbers.at(f"warning.{name}", one) for one in quarters]
        for name in RATIOS
        if numbers.has(f"warning.{name}")
    }

    def draw(panels: list[Axes]) -> None:
        left, right = panels
        _lines(left, years, used, 8)
        left.yaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
        left.set_title(writer.words("warning.utilisation_panel"), fontsize=7.5, loc="left")
        _lines(right, quarters, ratios, 5)
        right.axhline(1, color=BLACK, linewidth=0.9, linestyle="--")
        right.set_title(writer.words("warning.ratio_panel"), fontsize=7.5, loc="left")

    every = [number for part in (used, ratios) for values in part.values() for number in values]
    last = numbers.at(f"warning.{RATIOS[0]}", quarters[-1])
    return framed(
        writer,
        "warning_history",
        every,
        draw,
        summary=writer.runs("warning.seen", ratio=last),
        unit=writer.words("warning.units"),
        height_inches=2.25,
        columns=2,
    )
