"""The plate that every figure is drawn on: bundled font, palette, title, unit, source, vintage."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager

from polysight.report.fonts import BOLD, FAMILY, REGULAR

#: Okabe and Ito's colours, in an order that also differs in lightness.
BLUE, AMBER, BLACK, SKY, PURPLE, GREEN = (
    "#0072B2",
    "#E69F00",
    "#222222",
    "#56B4E9",
    "#CC79A7",
    "#009E73",
)
PALETTE = (BLUE, AMBER, BLACK, SKY, PURPLE, GREEN)
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")
HATCHES = ("", "////", "....", "xxxx", "\\\\\\\\", "++")
GREY = "#5a5a5a"
STYLE: dict[Any, Any] = {
    "font.family": FAMILY,
    "font.size": 7.5,
    "svg.hashsalt": "polysight",
    "svg.fonttype": "path",
    "axes.unicode_minus": True,
    "axes.edgecolor": "#888888",
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "grid.color": "#e3e3e3",
    "grid.linewidth": 0.5,
    "hatch.linewidth": 0.5,
    "legend.frameon": False,
    "legend.fontsize": 7,
    "xtick.labelsize": 7,
    "ytick.labelsize": 7,
}
WIDTH_INCHES = 6.7
#: Lines of a note that the height of a picture allows for; more lines make it higher.
USUAL_LINES, LINE_INCHES, NOTE_WIDTH = 2, 0.1, 78


@dataclass(frozen=True, slots=True)
class Plate:
    """What stands in a picture beside the drawing.

    Parameters
    ----------
    title, unit : str
        Title and unit of the vertical axis.
    note : str
        Source, basis and vintage.
    height_inches : float
        Height of the picture with a short note.
    """

    title: str
    unit: str
    note: str
    height_inches: float = 2.7


def registered() -> str:
    """Family name of the bundled fonts, made known to Matplotlib.

    Returns
    -------
    str
        The family name.
    """
    names = {entry.fname for entry in fontManager.ttflist}
    for path in (REGULAR, BOLD):
        if str(path) not in names:
            fontManager.addfont(path)
    return FAMILY


def wrapped(text: str, most: float) -> str:
    """Text broken into lines of a width, counted in hanzi.

    Parameters
    ----------
    text : str
        The text.
    most : float
        Width of a line; a Latin letter counts as half.

    Returns
    -------
    str
        The text with line ends; breaks stand at spaces or beside hanzi.
    """
    lines, line, width, place = [], "", 0.0, 0
    for sign in text:
        line, width = line + sign, width + (0.55 if sign.isascii() else 1.0)
        if sign == " " or not sign.isascii():
            place = len(line)
        if width > most and place:
            lines.append(line[:place].rstrip())
            line = line[place:]
            width = sum(0.55 if one.isascii() else 1.0 for one in line)
            place = 0
    return "\n".join([*lines, line])


def engraved(
    plate: Plate, draw: Callable[[list[Axes]], None], columns: int = 1
) -> tuple[bytes, bytes]:
    """A drawing on its plate, as SVG and PNG.

    Parameters
    ----------
    plate : Plate
        Title, unit, note and height.
    draw : callable
        Draws on the axes that it is given.
    columns : int
        Panels side by side.

    Returns
    -------
    tuple of bytes
        SVG with outlined glyphs and without a date, and PNG.
    """
    registered()
    with mpl.rc_context(STYLE):
        note = wrapped(plate.note, NOTE_WIDTH)
        lines = note.count("\n") + 1
        height = plate.height_inches + LINE_INCHES * max(lines - USUAL_LINES, 0)
        figure = Figure(figsize=(WIDTH_INCHES, height))
        foot = (0.06 + LINE_INCHES * lines) / height
        panels = [figure.add_subplot(1, columns, place + 1) for place in range(columns)]
        draw(panels)
        bold = FontProperties(fname=BOLD, size=9)
        figure.text(0.008, 1 - 0.05 / height, plate.title, fontproperties=bold, va="top")
        figure.text(0.008, 1 - 0.22 / height, plate.unit, color=GREY, va="top", fontsize=7)
        figure.text(0.008, 0.04 / height, note, color=GREY, va="bottom", fontsize=6)
        figure.tight_layout(rect=(0, foot, 1, 1 - 0.36 / height), w_pad=2.0)
        return _written(figure, plate.title)


def _written(figure: Figure, title: str) -> tuple[bytes, bytes]:
    svg, png = BytesIO(), BytesIO()
    metadata = {"Date": None, "Creator": None, "Title": title}
    FigureCanvasSVG(figure).print_svg(svg, metadata=metadata)
    FigureCanvasAgg(figure)
    figure.savefig(png, format="png", dpi=200, metadata={"Software": None, "Title": title})
    return svg.getvalue(), png.getvalue()


def _safe(cell: str | float) -> str | float:
    if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t"):
        return f"'{cell}"
    return cell


def table(head: Sequence[str], rows: Iterable[Sequence[str | float]]) -> str:
    """Data of a figure as a CSV text.

    Parameters
    ----------
    head : sequence of str
        Column names.
    rows : iterable of sequence of str or float
        Cells; numbers stay numbers and text that a spreadsheet would run as a formula stays text.

    Returns
    -------
    str
        The table with a header row.
    """
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return stream.getvalue()
