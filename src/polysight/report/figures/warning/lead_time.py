"""How early each signal alarmed before each glut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import BLACK, BLUE, GREY, SKY, wrapped

Floats = NDArray[np.float64]

ROW_INCHES, LABEL = 0.2, 23
#: Months right of the beginning that a panel keeps for what was missed.
AFTER = 8.0


@dataclass(frozen=True, slots=True, eq=False)
class Lead:
    """Alarms before one glut, a row a signal.

    Parameters
    ----------
    title : str
        The glut and when it began.
    first : ndarray, [signal]
        Months from the first alarm in the window to the beginning; NaN without one.
    steady : ndarray, [signal]
        Length of the unbroken alarm that ran up to the beginning [months]; zero without one.
    known : ndarray of bool, [signal]
        Whether the signal could be told in the window at all.
    """

    title: str
    first: Floats
    steady: Floats
    known: NDArray[np.bool_]


def figure(
    name: str, names: Sequence[str], leads: Sequence[Lead], window: int, frame: Frame, unit: str
) -> Drawing:
    """A panel a glut: a bar for the alarm that held until it began, a mark for the first alarm.

    Parameters
    ----------
    name : str
        Stem of the file names.
    names : sequence of str
        Signals in words.
    leads : sequence of Lead
        One to four gluts.
    window : int
        Months before a glut in which an alarm counts.
    frame : Frame
        Language, title and note.
    unit : str
        Line under the title.

    Returns
    -------
    Drawing
        The figure; it grows with the number of signals.
    """

    def draw(panels: list[Axes]) -> None:
        draw_leads(panels, names, leads, window, frame)

    return drawing(name, frame, unit, draw, height_inches=height(len(names)), columns=len(leads))


def height(signals: int) -> float:
    """Height that the rows ask for.

    Parameters
    ----------
    signals : int
        Number of signals.

    Returns
    -------
    float
        Inches.
    """
    return 1.5 + ROW_INCHES * signals


def draw_leads(
    panels: list[Axes], names: Sequence[str], leads: Sequence[Lead], window: int, frame: Frame
) -> None:
    """Draw the panels.

    Parameters
    ----------
    panels : list of Axes
        One a glut.
    names : sequence of str
        Signals in words.
    leads : sequence of Lead
        The gluts.
    window : int
        Months before a glut in which an alarm counts.
    frame : Frame
        Knows the language.
    """
    rows = np.arange(len(names))
    for axes, lead in zip(panels, leads, strict=True):
        axes.barh(rows, -np.nan_to_num(lead.steady), 0.55, color=SKY)
        alarmed = np.isfinite(lead.first)
        axes.plot(-lead.first[alarmed], rows[alarmed], "o", color=BLUE, markersize=3.2)
        axes.axvline(0.0, color=BLACK, linewidth=0.9)
        for marked, sign, colour in (
            (lead.known & ~alarmed, "×", BLACK), (~lead.known, "–", GREY),
        ):  # fmt: skip
            for row in rows[marked]:
                axes.annotate(
                    sign, (AFTER / 2.0, row), ha="center", va="center", fontsize=7.5, color=colour
                )
        axes.set_xlim(-window - 1.0, AFTER)
        axes.set_ylim(len(rows) - 0.4, -0.6)
        ticks = np.arange(0, window + 1, 12 if len(leads) > 2 else 6)
        axes.set_xticks(-ticks, [str(one) for one in ticks])
        axes.set_yticks(rows, [""] * len(rows))
        axes.grid(visible=True, axis="x")
        axes.set_title(lead.title, fontsize=6.8, loc="left")
    panels[0].set_yticks(rows, [wrapped(one, LABEL) for one in names], fontsize=6.4)
    panels[0].barh([0], [0], color=SKY, label=frame.words("warn_steady"))
    panels[0].plot([], [], "o", color=BLUE, markersize=3.2, label=frame.words("warn_first_alarm"))
    panels[0].plot([], [], "x", color=BLACK, markersize=4, label=frame.words("warn_missed"))
    panels[0].plot([], [], "_", color=GREY, markersize=5, label=frame.words("warn_untold"))
    legend = panels[0].legend(
        loc="lower left", bbox_to_anchor=(0.0, 1.12 if len(names) < 12 else 1.06), ncols=4,
        borderaxespad=0.0, columnspacing=1.0, handlelength=1.2, fontsize=6.4,
    )  # fmt: skip
    # It stands over all panels and makes none of them narrower.
    legend.set_in_layout(False)
    panels[0].set_title(f"\n{leads[0].title}", fontsize=6.8, loc="left")
