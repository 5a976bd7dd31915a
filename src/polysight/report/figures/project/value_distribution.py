"""Distribution of a present value over draws: chance of a loss, value at risk, shortfall."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import AMBER, BLACK, BLUE, GREY
from polysight.report.figures.project.amounts import money_ticks, plain, scale, share_ticks, unit

Floats = NDArray[np.float64]
#: Bars, and shares of the draws at either end that are told and not drawn.
BARS, CUT = 48, 0.002


@dataclass(frozen=True, slots=True)
class ValueDistribution:
    """A present value over draws.

    Parameters
    ----------
    draws_cny : ndarray of float
        Axis draw [CNY].
    central_cny : float
        As planned [CNY].
    loss_probability : float
        Share of draws below zero.
    value_at_risk_cny, expected_shortfall_cny : float
        Loss that only the worst draws exceed, and their mean loss [CNY].
    tail : float
        Share of the worst draws.
    """

    draws_cny: Floats
    central_cny: float
    loss_probability: float
    value_at_risk_cny: float
    expected_shortfall_cny: float
    tail: float


def figure(told: ValueDistribution, frame: Frame) -> Drawing:
    """Bars of equal width, losses and gains apart, with the figures of risk.

    Parameters
    ----------
    told : ValueDistribution
        The draws.
    frame : Frame
        Language, title and note.

    Returns
    -------
    Drawing
        The figure.
    """
    size = scale(frame.language)

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        edges, shares = bars(told.draws_cny * size)
        axes.bar(
            edges[:-1], shares, np.diff(edges), align="edge", linewidth=0.3, edgecolor="white",
            color=np.where(edges[1:] <= 0.0, AMBER, BLUE),
        )  # fmt: skip
        axes.axvline(0.0, color=BLACK, linewidth=0.9)
        axes.set_ylim(0.0, 1.32 * float(shares.max()))
        for place, (value, key) in enumerate(_marks(told)):
            _mark(axes, value * size, frame.words(key, share=f"{100 * told.tail:g}"), place)
        share_ticks(axes.yaxis)
        money_ticks(axes.xaxis)
        axes.set_xlim(edges[0], edges[-1])
        axes.set_xlabel(frame.words("project_value_unit", unit=unit(frame)))
        axes.annotate(
            _figures(told, frame), (0.995, 0.985), xycoords="axes fraction", ha="right", va="top",
            fontsize=7, linespacing=1.5, bbox={"fc": "white", "ec": "#cccccc", "lw": 0.5, "pad": 4},
        )  # fmt: skip

    return drawing(
        "project_distribution", frame, frame.words("project_share_of_draws"), draw,
        height_inches=3.2,
    )  # fmt: skip


def bars(values: Floats) -> tuple[Floats, Floats]:
    """Edges and heights of bars of equal width, zero being an edge.

    Parameters
    ----------
    values : ndarray of float
        Axis draw; finite.

    Returns
    -------
    edges : ndarray of float
        Axis edge; without the outermost draws.
    shares : ndarray of float
        Axis bar; share of all draws.
    """
    low, high = np.quantile(values, (CUT, 1.0 - CUT))
    width = (high - low) / BARS or 1.0
    first, last = np.floor(low / width), np.ceil(high / width)
    edges = width * np.arange(first, max(last, first + 1.0) + 1.0)
    counts, _ = np.histogram(values, edges)
    return edges, counts / values.size


def _marks(told: ValueDistribution) -> list[tuple[float, str]]:
    """What is marked by a line, lowest first, so that the words stand like stairs."""
    return [
        (-told.expected_shortfall_cny, "project_mark_shortfall"),
        (-told.value_at_risk_cny, "project_mark_risk"),
        (float(np.mean(told.draws_cny)), "project_mark_mean"),
        (told.central_cny, "project_planned"),
    ]


def _mark(axes: Axes, value: float, words: str, place: int) -> None:
    height = 0.97 - 0.065 * place
    axes.axvline(value, ymax=height, color=GREY, linewidth=0.9, linestyle="--")
    axes.annotate(
        f"{words} {plain(value)}", (value, height), (2, 0), textcoords="offset points",
        xycoords=("data", "axes fraction"), fontsize=6.6, va="top", ha="left",
        bbox={"fc": "white", "lw": 0, "alpha": 0.85, "pad": 0.6},
    )  # fmt: skip


def _figures(told: ValueDistribution, frame: Frame) -> str:
    size = scale(frame.language)
    return frame.words(
        "project_risk",
        loss=f"{100 * told.loss_probability:.1f}",
        share=f"{100 * told.tail:g}",
        confidence=f"{100 - 100 * told.tail:g}",
        risk=plain(told.value_at_risk_cny * size),
        shortfall=plain(told.expected_shortfall_cny * size),
        unit=unit(frame),
    )
