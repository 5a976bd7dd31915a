"""A rod reactor seen from above: rods in rings, the wall around them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.patches import Circle
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import BLACK, GREY

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RodLayout:
    """Where the rods stand.

    Parameters
    ----------
    x_m, y_m : ndarray of float
        Axis rod: centre of each rod [m]; the reactor's axis is the origin.
    wall_view : ndarray of float
        Axis rod: share of the radiation of a rod that reaches the wall [1].
    seed_diameter_m, final_diameter_m, wall_radius_m : float
        Diameters of a rod at start and end, inner radius of the wall [m].
    """

    x_m: Floats
    y_m: Floats
    wall_view: Floats
    seed_diameter_m: float
    final_diameter_m: float
    wall_radius_m: float


def figure(layout: RodLayout, frame: Frame) -> Drawing:
    """Cross-section to scale, each rod shaded by its view of the wall.

    Parameters
    ----------
    layout : RodLayout
        Where the rods stand.
    frame : Frame
        Language, title and note.

    Returns
    -------
    Drawing
        The figure.
    """

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        axes.set_aspect("equal")
        axes.grid(visible=False)
        axes.add_patch(Circle((0, 0), layout.wall_radius_m, fc="#f6f6f6", ec=BLACK, lw=1.6))
        centres = list(zip(layout.x_m, layout.y_m, strict=True))
        rods = PatchCollection(
            [Circle(centre, layout.final_diameter_m / 2) for centre in centres],
            cmap=colormaps["viridis"], edgecolor="white", linewidth=0.4,
        )  # fmt: skip
        rods.set_array(layout.wall_view)
        rods.set_clim(0.0, 1.0)
        axes.add_collection(rods)
        for centre in centres:
            axes.add_patch(Circle(centre, layout.seed_diameter_m / 2, color="white"))
        edge = 1.04 * layout.wall_radius_m
        axes.set_xlim(-edge, edge)
        axes.set_ylim(-edge, edge)
        axes.set_xlabel(frame.words("metres"))
        bar = axes.figure.colorbar(rods, ax=axes, shrink=0.75, pad=0.03)
        bar.set_label(frame.words("wall_view"), color=GREY)
        bar.outline.set_visible(False)

    unit = frame.words(
        "rods", count=len(layout.x_m), diameter=f"{1000 * layout.final_diameter_m:.0f}",
        radius=f"{layout.wall_radius_m:.2f}",
    )  # fmt: skip
    return drawing("rod_layout", frame, unit, draw, height_inches=4.4)
