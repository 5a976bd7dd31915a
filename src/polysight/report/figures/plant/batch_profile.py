"""Power, diameter and what the power does over one batch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import BLUE, HATCHES, PALETTE

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class BatchProfile:
    """One batch of one reactor.

    Parameters
    ----------
    time_h : ndarray of float
        Axis step: time since the start [h], rising.
    diameter_mm : ndarray of float
        Axis step: diameter of the rods [mm].
    terms : tuple of str
        What the power does, in words.
    power_mw : ndarray of float
        Axes term, step: power of each term [MW].
    """

    time_h: Floats
    diameter_mm: Floats
    terms: tuple[str, ...]
    power_mw: Floats


def figure(profile: BatchProfile, frame: Frame) -> Drawing:
    """Stacked power over time, and the diameter beside it.

    Parameters
    ----------
    profile : BatchProfile
        One batch.
    frame : Frame
        Language, title and note.

    Returns
    -------
    Drawing
        The figure.
    """

    def draw(panels: list[Axes]) -> None:
        power, diameter = panels
        areas = power.stackplot(
            profile.time_h, profile.power_mw, labels=profile.terms, linewidth=0.3,
            edgecolor="white", colors=PALETTE,
        )  # fmt: skip
        for number, area in enumerate(areas):
            area.set_hatch(HATCHES[number % len(HATCHES)])
        power.set_xlabel(frame.words("hours"))
        power.set_xlim(profile.time_h[0], profile.time_h[-1])
        power.set_ylim(0, 1.12 * float(profile.power_mw.sum(axis=0).max()))
        entries, words = power.get_legend_handles_labels()
        power.legend(
            entries[::-1], words[::-1], loc="lower left", bbox_to_anchor=(0, 1), ncols=2,
            borderaxespad=0.2, columnspacing=1.0,
        )  # fmt: skip
        diameter.plot(profile.time_h, profile.diameter_mm, color=BLUE, linewidth=1.4)
        diameter.set_xlabel(frame.words("hours"))
        diameter.set_xlim(profile.time_h[0], profile.time_h[-1])
        diameter.set_ylim(0, 1.08 * float(profile.diameter_mm.max()))
        diameter.set_title(frame.words("diameter"), fontsize=7, loc="left")

    return drawing("batch_power", frame, frame.words("power"), draw, height_inches=2.9, columns=2)
