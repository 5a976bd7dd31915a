"""Heat map of the lights: a row an indicator, a column a month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import BoundaryNorm, ListedColormap
from matplotlib.patches import Patch
from numpy.typing import NDArray

from polysight.report.figures.market.time_axis import MONTHS, year_ticks
from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import BLACK, wrapped
from polysight.report.figures.warning.episodes import GLUT, REBOUND, SHORTAGE, Span

Integers = NDArray[np.int64]

#: Grey, blue, light blue, green, yellow and red, which also differ in lightness.
LIGHT_COLOURS = ("#dcdcdc", "#0b4f9c", "#7fc4ee", "#2f9e6e", "#f2d544", "#c8321e")
NAMES = ("grey", "blue", "light_blue", "green", "yellow", "red")
ROW_INCHES, LABEL = 0.175, 23
#: Of the episodes, which stand beside the colours of the lights.
EPISODE_COLOURS = {GLUT: "#5a5a5a", SHORTAGE: "#b98ac9"}


@dataclass(frozen=True, slots=True, eq=False)
class LightRows:
    """Lights of some indicators by month.

    Parameters
    ----------
    months : ndarray of int, [month]
        Months without holes, since January of year 0.
    names : tuple of str
        Indicators in words.
    light : ndarray of int, [indicator, month]
        0 grey to 5 red.
    heads : tuple of (int, str)
        Row before which a group begins, and its name.
    """

    months: Integers
    names: tuple[str, ...]
    light: Integers
    heads: tuple[tuple[int, str], ...] = ()


def figure(name: str, told: LightRows, spans: Sequence[Span], frame: Frame, unit: str) -> Drawing:
    """Coloured months with the episodes in a strip above them.

    Parameters
    ----------
    name : str
        Stem of the file names.
    told : LightRows
        The lights.
    spans : sequence of Span
        Gluts and shortages.
    frame : Frame
        Language, title and note.
    unit : str
        Line under the title.

    Returns
    -------
    Drawing
        The figure; it grows with the number of indicators.
    """

    def draw(panels: list[Axes]) -> None:
        draw_lights(panels[0], told, spans, frame)

    return drawing(name, frame, unit, draw, height_inches=height(told))


def height(told: LightRows) -> float:
    """Height that the rows ask for.

    Parameters
    ----------
    told : LightRows
        The lights.

    Returns
    -------
    float
        Inches.
    """
    return 1.25 + ROW_INCHES * (len(told.names) + len(told.heads) + 1)


def draw_lights(axes: Axes, told: LightRows, spans: Sequence[Span], frame: Frame) -> None:
    """Draw the heat map.

    Parameters
    ----------
    axes : Axes
        Where.
    told : LightRows
        The lights.
    spans : sequence of Span
        Gluts and shortages.
    frame : Frame
        Knows the language.
    """
    rows = _rows(told)
    first, last = int(told.months[0]), int(told.months[-1])
    edges = np.append(told.months, last + 1) / MONTHS
    colours = ListedColormap(LIGHT_COLOURS)
    norm = BoundaryNorm(np.arange(len(LIGHT_COLOURS) + 1) - 0.5, len(LIGHT_COLOURS))
    for row, light in zip(rows, told.light, strict=True):
        # Months of one light are one box, so that no seams stand between them.
        begins = np.flatnonzero(np.diff(light, prepend=-1))
        axes.pcolormesh(
            np.append(edges[begins], edges[-1]), (row - 0.44, row + 0.44), light[None, begins],
            cmap=colours, norm=norm, linewidth=0,
        )  # fmt: skip
    year_ticks(axes, first, last)
    for one in spans:
        begin, end = max(one.first, first) / MONTHS, (min(one.last, last) + 1) / MONTHS
        if begin >= end or one.kind == REBOUND:
            continue
        axes.fill_between((begin, end), -0.4, 0.4, color=EPISODE_COLOURS[one.kind], linewidth=0)
        for edge in (begin, end):
            axes.axvline(edge, color=BLACK, linewidth=0.5, linestyle=":")
    axes.set_yticks(
        [0.0, *rows],
        [frame.words("warn_episodes"), *(wrapped(one, LABEL) for one in told.names)],
    )
    axes.tick_params(axis="y", length=0, labelsize=6.4)
    for row, head in _heads(told):
        axes.annotate(
            head, (0.0, row), xycoords=("axes fraction", "data"), xytext=(2, 0),
            textcoords="offset points", va="center", fontsize=6.6, color=BLACK,
        )  # fmt: skip
    axes.set_ylim((max(rows) if len(rows) else 0.0) + 0.6, -0.6)
    axes.grid(visible=False)
    _legend(axes, frame)


def _heads(told: LightRows) -> list[tuple[int, str]]:
    """Rows of the heads of the groups; the strip of episodes is row zero."""
    return [(begin + at + 1, head) for at, (begin, head) in enumerate(told.heads)]


def _rows(told: LightRows) -> list[int]:
    """Rows of the indicators, with room for the heads."""
    begins = [begin for begin, _ in told.heads]
    return [at + 1 + sum(begin <= at for begin in begins) for at in range(len(told.names))]


def _legend(axes: Axes, frame: Frame) -> None:
    patches = [
        Patch(color=colour, label=frame.words(f"warn_light_{name}"))
        for name, colour in zip(NAMES, LIGHT_COLOURS, strict=True)
    ]
    patches += [
        Patch(color=colour, label=frame.words(f"warn_{kind}"))
        for kind, colour in EPISODE_COLOURS.items()
    ]
    axes.legend(
        handles=patches, loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=len(patches),
        borderaxespad=0.3, columnspacing=0.9, handlelength=1.0, fontsize=6.4,
    )  # fmt: skip
