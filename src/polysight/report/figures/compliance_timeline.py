"""Verdicts of a plant through the years: one row a parameter, one bar an edition of the law."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import AMBER, BLACK, BLUE, wrapped

#: Width of a label in hanzi, height of a row, and height of a bar as a share of its row.
LABEL, ROW_INCHES, BAR = 22, 0.27, 0.66
#: Width of a letter in a bar as a share of the years shown; entries of the legend side by side.
LETTER, MOST_IN_ROW = 0.0115, 3
PALE = "#d9d9d9"


class Mark(Enum):
    """What a bar says, with colour, hatch, and colour of its words."""

    PASS = (BLUE, "", "white")
    FAIL = (AMBER, "", BLACK)
    PASS_IF = ("#c8dff0", "....", BLACK)
    FAIL_IF = ("#f6e0b5", "////", BLACK)
    CANNOT_JUDGE = (PALE, "", BLACK)


@dataclass(frozen=True, slots=True)
class Bar:
    """Years in which one edition says one thing.

    Parameters
    ----------
    row : int
        Place of its parameter.
    start, end : float
        Decimal years.
    mark : Mark
        What it says.
    words : str
        The limit.
    """

    row: int
    start: float
    end: float
    mark: Mark
    words: str


@dataclass(frozen=True, slots=True)
class ComplianceTimeline:
    """Verdicts through the years.

    Parameters
    ----------
    rows : tuple of str
        Parameters and instruments in words, from the top.
    bars : tuple of Bar
        Their bars.
    today : float
        Decimal year of the day that was asked.
    """

    rows: tuple[str, ...]
    bars: tuple[Bar, ...]
    today: float


def figure(seen: ComplianceTimeline, frame: Frame) -> Drawing:
    """Bars of verdicts with a line at the day that was asked.

    Parameters
    ----------
    seen : ComplianceTimeline
        Verdicts through the years.
    frame : Frame
        Language, title and note.

    Returns
    -------
    Drawing
        The figure; it grows with the number of rows.
    """
    first = min(one.start for one in seen.bars)
    last = max(one.end for one in seen.bars)

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        for one in seen.bars:
            _bar(axes, one, last - first)
        axes.axvline(seen.today, color=BLACK, linewidth=0.9, linestyle=(0, (3, 2)))
        axes.set_yticks(range(len(seen.rows)), [wrapped(name, LABEL) for name in seen.rows])
        axes.set_ylim(len(seen.rows) - 0.5, -0.5)
        axes.set_xlim(first, last)
        axes.grid(visible=False, axis="y")
        axes.grid(visible=True, axis="x")
        axes.xaxis.set_major_formatter(lambda year, place: f"{year:.0f}")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        used = [mark for mark in Mark if any(one.mark is mark for one in seen.bars)]
        axes.legend(
            handles=[_patch(mark, frame) for mark in used], loc="lower left",
            bbox_to_anchor=(0, 1), ncols=MOST_IN_ROW, borderaxespad=0.2, handlelength=1.6,
        )  # fmt: skip

    height_inches = 1.45 + ROW_INCHES * len(seen.rows)
    return drawing("compliance_timeline", frame, "", draw, height_inches=height_inches)


def _bar(axes: Axes, one: Bar, whole: float) -> None:
    colour, hatch, ink = one.mark.value
    width = one.end - one.start
    axes.barh(
        one.row, width, BAR, left=one.start, color=colour, hatch=hatch, edgecolor="white",
        linewidth=0.8,
    )  # fmt: skip
    if one.words and width > LETTER * len(one.words) * whole:
        axes.text(
            one.start + width / 2, one.row, one.words, ha="center", va="center", fontsize=6,
            color=ink, clip_on=True,
        )  # fmt: skip


def _patch(mark: Mark, frame: Frame) -> Patch:
    colour, hatch, _ = mark.value
    words = frame.words(f"verdict_{mark.name.lower()}")
    return Patch(facecolor=colour, hatch=hatch, edgecolor="white", label=words)
