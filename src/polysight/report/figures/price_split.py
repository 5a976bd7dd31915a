"""The price of the past with its trend and its episodes, beside the season."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.blocks import Picture
from polysight.report.figures.frame import framed, shown
from polysight.report.figures.market.price_parts import Split, draw
from polysight.report.figures.plant.drawing import Frame
from polysight.report.prose import Writer

ARRAY, CASES, PARTS = "market.price_parts", ("low", "central", "high"), ("price", "trend", "told")


def figure(writer: Writer) -> Picture:
    """Price, trend, and what trend, season and episodes make of it; the season by month.

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
    months = numbers.keys(f"{ARRAY}.monthly", "month")
    lines = [[numbers.at(f"{ARRAY}.monthly", one, part) for one in months] for part in PARTS]
    calendar = numbers.keys(f"{ARRAY}.season", "calendar_month")
    season = [[numbers.at(f"{ARRAY}.season", one, case) for one in calendar] for case in CASES]
    price, trend, told = (np.array([shown(writer, one) for one in row]) for row in lines)
    low, change, high = (np.array([one.value for one in row]) for row in season)
    split = Split(_numbers(months), price, trend, told, _episodes(writer), change, low, high)

    far = int(np.argmax(np.abs(np.log(price / told))))

    def panels(axes: list[Axes]) -> None:
        draw(axes, split, Frame(writer.language, "", ""))

    return framed(
        writer,
        "price_split",
        [one for part in (*lines, *season) for one in part],
        panels,
        summary=writer.runs("record.parts_seen", price=lines[0][far], told=lines[2][far]),
        unit=writer.unit(f"{ARRAY}.monthly"),
        basis=writer.basis(numbers.array(f"{ARRAY}.monthly").basis),
        height_inches=2.9,
        columns=2,
    )


def _episodes(writer: Writer) -> list[tuple[int, int]]:
    """First and last month of the episodes; an open one ends where the months do."""
    names = writer.numbers.keys(f"{ARRAY}.episode", "episode")
    last = writer.numbers.keys(f"{ARRAY}.monthly", "month")[-1]
    rows = (row.cells for row in writer.numbers.evidence.tables["episodes"])
    ends = [(one["start"], min(one["end"] or last, last)) for one in rows if one["id"] in names]
    return [(int(_numbers((a,))[0]), int(_numbers((b,))[0])) for a, b in ends]


def _numbers(months: tuple[str, ...]) -> NDArray[np.int64]:
    """Months such as ``2026-07`` since January of year 0."""
    parts = [one.split("-") for one in months]
    return np.array([12 * int(year) + int(month) - 1 for year, month in parts], dtype=np.int64)
