"""Equilibrium conversion over temperature and hydrogen ratio, and where the design works."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import GREY

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ConversionMap:
    """An equilibrium over a grid at one pressure.

    Parameters
    ----------
    kind : str
        Stem of the file name: which equilibrium.
    temperature_c : ndarray of float
        Axis temperature [degC].
    hydrogen_ratio : ndarray of float
        Axis ratio: hydrogen fed per chlorosilane fed [mol/mol].
    conversion : ndarray of float
        Axes ratio, temperature: share converted [1].
    point : (float, float, float)
        Temperature, ratio and conversion at which the design works.
    """

    kind: str
    temperature_c: Floats
    hydrogen_ratio: Floats
    conversion: Floats
    point: tuple[float, float, float]


def figure(grid: ConversionMap, frame: Frame) -> Drawing:
    """Heat map with contours and the point of the design.

    Parameters
    ----------
    grid : ConversionMap
        The equilibrium.
    frame : Frame
        Language, title and note.

    Returns
    -------
    Drawing
        The figure.
    """

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        axes.grid(visible=False)
        shade = axes.pcolormesh(
            grid.temperature_c, grid.hydrogen_ratio, 100 * grid.conversion, cmap="cividis",
            shading="gouraud", rasterized=True,
        )  # fmt: skip
        lines = axes.contour(
            grid.temperature_c, grid.hydrogen_ratio, 100 * grid.conversion, levels=8,
            colors="white", linewidths=0.6,
        )  # fmt: skip
        axes.clabel(lines, fmt="%.3g %%", fontsize=6.2)
        heat, ratio, share = grid.point
        axes.plot(heat, ratio, "o", color="white", mec="black", mew=0.8, ms=5)
        right = heat > (grid.temperature_c[0] + grid.temperature_c[-1]) / 2
        axes.annotate(
            frame.words("design_point", share=f"{100 * share:.1f}"), (heat, ratio),
            (-7 if right else 7, 7), textcoords="offset points", fontsize=6.8,
            ha="right" if right else "left",
            bbox={"boxstyle": "round,pad=0.2", "fc": "white", "lw": 0, "alpha": 0.85},
        )  # fmt: skip
        axes.set_xlabel(frame.words("temperature"))
        bar = axes.figure.colorbar(shade, ax=axes, pad=0.02)
        bar.set_label(frame.words("conversion"), color=GREY)
        bar.outline.set_visible(False)

    return drawing(f"equilibrium_{grid.kind}", frame, frame.words("ratio"), draw, height_inches=3.1)
