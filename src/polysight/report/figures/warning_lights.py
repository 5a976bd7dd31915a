"""Heat map of the lights at the ends of quarters."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from polysight.report.blocks import Picture
from polysight.report.figures.frame import framed
from polysight.report.figures.plant.drawing import Frame
from polysight.report.figures.warning.lights import LightRows, draw_lights, height
from polysight.report.figures.warning_index import month_numbers, spans
from polysight.report.prose import Writer

LIGHT, AXIS = "warning.early.light", "early_indicator"
#: Most months between two lights.
QUARTER = 3


def figure(writer: Writer) -> Picture:
    """A row an indicator, leading ones first; a light stands for the months since the last one.

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
    ends = numbers.keys(LIGHT, "month")
    leading = {
        row.cells["key"]
        for row in numbers.evidence.tables["warning_indicators"]
        if row.cells["role"] == "leading"
    }
    keys = numbers.keys(LIGHT, AXIS)
    ordered = [key for key in keys if key in leading] + [key for key in keys if key not in leading]
    rows = [[numbers.at(LIGHT, key, end) for end in ends] for key in ordered]
    values = np.array([[one.value for one in row] for row in rows])
    codes = np.nan_to_num(values).astype(np.int64)
    told_months = month_numbers(ends)
    step = int(np.diff(told_months).min(initial=QUARTER))
    begun = sum(key in leading for key in ordered)
    frame = Frame(writer.language, "", "")
    told = LightRows(
        np.arange(told_months[0] - step + 1, told_months[-1] + 1),
        tuple(writer.key(AXIS, key) for key in ordered),
        np.repeat(codes, step, axis=1),
        ((0, frame.words("warn_rows_leading")), (begun, frame.words("warn_rows_coincident"))),
    )

    def draw(panels: list[Axes]) -> None:
        draw_lights(panels[0], told, spans(writer), frame)

    every = [one for row in rows for one in row]
    return framed(
        writer,
        "warning_lights",
        every,
        draw,
        summary=writer.runs("early.lights_seen"),
        unit=writer.words("early.unit_lights"),
        height_inches=height(told),
    )
