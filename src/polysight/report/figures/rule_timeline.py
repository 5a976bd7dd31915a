"""Rules that example plants miss, year end by year end."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from polysight.report.blocks import Picture
from polysight.report.figures.frame import framed
from polysight.report.figures.plate import AMBER, BLACK, BLUE
from polysight.report.prose import Writer
from polysight.study.result import Number

NAME = "policy.timeline"
#: Colour, hatch and colour of words of a year in which something is missed, everything that can
#: be judged is kept, or nothing can be judged.
LOOKS = {
    "missed": (AMBER, "", BLACK), "kept": (BLUE, "", "white"),
    "unjudged": ("#d9d9d9", "....", BLACK),
}  # fmt: skip
CELL, ROW_INCHES, REST_INCHES = 0.92, 0.26, 0.95


def state(failed: Number, kept: Number) -> str:
    """What a year of a plant looks like.

    Parameters
    ----------
    failed, kept : Number
        Counts of rules.

    Returns
    -------
    str
        ``missed``, ``kept`` or ``unjudged``.
    """
    if failed.value > 0.0:
        return "missed"
    return "kept" if kept.value > 0.0 else "unjudged"


def figure(writer: Writer) -> Picture:
    """One row a plant, one cell a year end with the counts of missed and of kept rules.

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
    examples, days = numbers.keys(NAME, "example"), numbers.keys(NAME, "day")
    held = {
        (example, day): tuple(
            numbers.at(NAME, example, day, one) for one in ("failed", "kept", "unjudged")
        )
        for example in examples
        for day in days
    }

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        used = set()
        for row, example in enumerate(examples):
            for column, day in enumerate(days):
                failed, kept, _ = held[example, day]
                look = state(failed, kept)
                used.add(look)
                colour, hatch, ink = LOOKS[look]
                place = (column - CELL / 2, row - CELL / 2)
                axes.add_patch(
                    Rectangle(place, CELL, CELL, facecolor=colour, hatch=hatch, edgecolor="white")
                )
                words = f"{failed.value:.0f} / {kept.value:.0f}"
                axes.text(column, row, words, ha="center", va="center", fontsize=6.5, color=ink)
        axes.set_xlim(-0.5, len(days) - 0.5)
        axes.set_ylim(len(examples) - 0.5, -0.5)
        axes.set_xticks(range(len(days)), [day[:4] for day in days])
        axes.set_yticks(range(len(examples)), [writer.key("example", one) for one in examples])
        axes.grid(visible=False)
        axes.legend(
            handles=[
                Patch(facecolor=LOOKS[one][0], hatch=LOOKS[one][1], edgecolor="white",
                      label=writer.words(f"rule_look.{one}"))
                for one in LOOKS if one in used
            ],
            loc="lower left", bbox_to_anchor=(0, 1), ncols=3, borderaxespad=0.2,
        )  # fmt: skip

    every = [one for counts in held.values() for one in counts]
    summary = writer.runs("access.seen")
    return framed(
        writer, "rule_timeline", every, draw, summary=summary,
        unit=writer.words("access.unit"),
        height_inches=REST_INCHES + ROW_INCHES * len(examples),
    )  # fmt: skip
