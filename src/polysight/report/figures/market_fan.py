"""Fan of the simulated market by month, after what is estimated of the past."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.blocks import Picture
from polysight.report.figures.frame import framed, shown
from polysight.report.figures.market.fan import Past, bands, past_line
from polysight.report.figures.market.time_axis import year_ticks
from polysight.report.figures.plant.drawing import Frame
from polysight.report.figures.project.amounts import money_ticks
from polysight.report.prose import Writer
from polysight.study.result import Number

#: The axis ends this many times above the highest upper quartile: a fan with a long tail leaves
#: the picture instead of pressing everything else down.
ROOM = 1.6
CASES = ("low", "central", "high")


def figure(writer: Writer, name: str) -> Picture:
    """Bands between quantiles and the median, with the past before them.

    Parameters
    ----------
    writer : Writer
        Knows language and numbers.
    name : {"price", "output"}
        What is drawn.

    Returns
    -------
    Picture
        The figure.
    """
    numbers = writer.numbers
    array, before = f"market.forecast.monthly_{name}", f"market.forecast.past_{name}"
    months, quantiles = numbers.keys(array, "month"), numbers.keys(array, "quantile")
    rows = [[numbers.at(array, month, one) for month in months] for one in quantiles]
    past = numbers.keys(before, "month")
    known = [[numbers.at(before, month, case) for month in past] for case in CASES]
    probabilities = np.array([float(one.removeprefix("p")) / 100.0 for one in quantiles])

    def draw(panels: list[Axes]) -> None:
        axes, frame = panels[0], Frame(writer.language, "", "")
        drawn = _values(writer, rows)
        low, central, high = _values(writer, known)
        past_line(axes, Past(_numbers(past), central, low, high), frame)
        bands(axes, _numbers(months), probabilities, drawn, frame)
        year_ticks(axes, int(_numbers(past)[0]), int(_numbers(months)[-1]))
        top = ROOM * max(np.nanmax(drawn[-2]), np.nanmax(high))
        axes.set_ylim(0.0, min(top, 1.05 * max(np.nanmax(drawn), np.nanmax(high))))
        money_ticks(axes.yaxis, 6)
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=4, borderaxespad=0.2)

    every = [one for part in (*known, *rows) for one in part]
    middle = len(quantiles) // 2
    return framed(
        writer,
        f"market_{name}",
        every,
        draw,
        summary=writer.runs(
            f"forecast.drawn_{name}",
            last=rows[middle][-1],
            low=rows[0][-1],
            high=rows[-1][-1],
        ),
        unit=writer.unit(array),
        basis=writer.basis(numbers.array(array).basis),
        height_inches=2.4,
    )


def _values(writer: Writer, rows: list[list[Number]]) -> NDArray[np.float64]:
    return np.array([[shown(writer, one) for one in row] for row in rows])


def _numbers(months: tuple[str, ...]) -> NDArray[np.int64]:
    """Months such as ``2026-07`` since January of year 0."""
    parts = [one.split("-") for one in months]
    return np.array([12 * int(year) + int(month) - 1 for year, month in parts], dtype=np.int64)
