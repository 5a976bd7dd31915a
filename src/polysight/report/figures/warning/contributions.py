"""What each indicator adds to the index, and what it added to its change."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import AMBER, BLACK, BLUE, wrapped

Floats = NDArray[np.float64]

ROW_INCHES, LABEL, ROOM = 0.19, 23, 1.35
MINUS = "−"
#: Under this many points nothing is told [points].
LEAST = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Contributions:
    """Parts of the level and of its change, in points of the index.

    Parameters
    ----------
    names : tuple of str
        Indicators in words.
    part : ndarray, [indicator]
        Contribution to the distance of the level from its base.
    change : ndarray, [indicator]
        Contribution to the change; NaN where no change is told.
    part_title, change_title : str
        What the panels say, with the sums.
    """

    names: tuple[str, ...]
    part: Floats
    change: Floats
    part_title: str
    change_title: str


def figure(name: str, told: Contributions, frame: Frame, unit: str) -> Drawing:
    """Two panels of bars from zero; all bars of a panel add up to what its title says.

    Parameters
    ----------
    name : str
        Stem of the file names.
    told : Contributions
        The contributions.
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
        draw_contributions(panels, told)

    return drawing(name, frame, unit, draw, height_inches=height(told), columns=2)


def height(told: Contributions) -> float:
    """Height that the bars ask for.

    Parameters
    ----------
    told : Contributions
        The contributions.

    Returns
    -------
    float
        Inches.
    """
    return 1.1 + ROW_INCHES * len(told.names)


def draw_contributions(panels: list[Axes], told: Contributions) -> None:
    """Draw both panels.

    Parameters
    ----------
    panels : list of Axes
        Two.
    told : Contributions
        The contributions.
    """
    rows = np.arange(len(told.names))
    for axes, values, title in zip(
        panels, (told.part, told.change), (told.part_title, told.change_title), strict=True
    ):
        shown = np.nan_to_num(values)
        axes.barh(rows, shown, 0.66, color=[AMBER if one > 0.0 else BLUE for one in shown])
        axes.axvline(0.0, color=BLACK, linewidth=0.9)
        for row, value in enumerate(shown):
            if abs(value) < LEAST:
                continue
            left = value < 0.0
            axes.annotate(
                f"{value:+.1f}".replace("-", MINUS), (value, row), (-3 if left else 3, 0),
                textcoords="offset points", va="center", ha="right" if left else "left",
                fontsize=6.2,
            )  # fmt: skip
        axes.set_ylim(len(rows) - 0.4, -0.6)
        most = max(ROOM * float(np.abs(shown).max(initial=0.0)), 1.0)
        axes.set_xlim(-most, most)
        axes.grid(visible=False, axis="y")
        axes.grid(visible=True, axis="x")
        axes.set_title(title, fontsize=7.0, loc="left")
    panels[0].set_yticks(rows, [wrapped(one, LABEL) for one in told.names], fontsize=6.4)
    panels[1].set_yticks(rows, [""] * len(rows))
