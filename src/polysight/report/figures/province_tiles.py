"""Provinces as tiles of one size, roughly where they lie, coloured by a number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import BLACK, GREY

Floats = NDArray[np.float64]

#: Side of a tile in a cell of one, height of a row of tiles, and lightness from which words are
#: dark.
TILE, ROW_INCHES, REST_INCHES, LIGHT = 0.94, 0.44, 0.75, 0.55
COLOURS = "cividis_r"


@dataclass(frozen=True, slots=True)
class Tiles:
    """A number by province.

    Parameters
    ----------
    names : tuple of str
        Names in words.
    rows, columns : ndarray of int
        Place of each tile.
    values : ndarray of float
        NaN where there is none.
    marked : int or None
        Place of the province to be framed.
    """

    names: tuple[str, ...]
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: Floats
    marked: int | None


def figure(told: Tiles, frame: Frame, unit: str) -> Drawing:
    """Tiles with name and number.

    Parameters
    ----------
    told : Tiles
        What is drawn.
    frame : Frame
        Language, title and note.
    unit : str
        What the number is, in words.

    Returns
    -------
    Drawing
        The figure. Tiles are no map: their places only recall where provinces lie.
    """
    return drawing("province_tiles", frame, unit, tiled(told), height_inches=height_inches(told))


def height_inches(told: Tiles, row_inches: float = ROW_INCHES) -> float:
    """Height of a picture of tiles.

    Parameters
    ----------
    told : Tiles
        What is drawn.
    row_inches : float
        Height of a row of tiles.

    Returns
    -------
    float
        The height.
    """
    return REST_INCHES + row_inches * (int(told.rows.max() - told.rows.min()) + 1)


def tiled(told: Tiles) -> Callable[[list[Axes]], None]:
    """What draws tiles with name and number.

    Parameters
    ----------
    told : Tiles
        What is drawn.

    Returns
    -------
    callable
        Draws on the first of the axes that it is given.
    """
    low, high = float(np.nanmin(told.values)), float(np.nanmax(told.values))
    shade = mpl.colormaps[COLOURS]

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        axes.set_axis_off()
        for at, name in enumerate(told.names):
            value = float(told.values[at])
            left, top = float(told.columns[at]), float(told.rows[at])
            known = not np.isnan(value)
            face = shade((value - low) / max(high - low, 1e-12)) if known else (1.0, 1.0, 1.0, 1.0)
            lightness = float(np.dot(face[:3], (0.3, 0.59, 0.11)))
            words = (BLACK if lightness > LIGHT else "white") if known else GREY
            axes.add_patch(
                Rectangle(
                    (left, top), TILE, TILE, facecolor=face,
                    edgecolor=BLACK if at == told.marked else "#cccccc",
                    linewidth=1.8 if at == told.marked else 0.5,
                    hatch="" if known else "////",
                )
            )  # fmt: skip
            number = f"{value:.3g}" if known else "–"
            middle = left + TILE / 2
            axes.text(middle, top + 0.33, name, ha="center", va="center", fontsize=6, color=words)
            axes.text(middle, top + 0.68, number, ha="center", va="center", fontsize=7, color=words)
        axes.set_xlim(float(told.columns.min()), float(told.columns.max()) + 1.0)
        axes.set_ylim(float(told.rows.max()) + 1.0, float(told.rows.min()) - 0.05)

    return draw
