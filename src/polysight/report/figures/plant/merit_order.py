"""The cost curve of the register: plants by their median cash cost, with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from numpy.typing import NDArray

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import BLACK, HATCHES, PALETTE

Floats = NDArray[np.float64]
#: Plants narrower than this share of the whole get no name.
NAMED = 0.022
#: Longest name in Latin letters, which the lowest bars still hold.
LONGEST = 25
#: Where a second name begins.
BRACKETS = ("(", "（")


@dataclass(frozen=True, slots=True)
class MeritOrder:
    """Plants of a register.

    Parameters
    ----------
    plants, groups : tuple of str
        Name of each plant, and the word by which it is coloured (its route).
    capacity_kt_per_year : ndarray of float
        Axis plant: nameplate [kt/a].
    cost_cny_per_kg : ndarray of float
        Axes quantile (low, median, high), plant: cash cost [CNY/kg].
    price_cny_per_kg : float
        Price for comparison [CNY/kg]; NaN where there is none.
    """

    plants: tuple[str, ...]
    groups: tuple[str, ...]
    capacity_kt_per_year: Floats
    cost_cny_per_kg: Floats
    price_cny_per_kg: float


def _steps(axes: Axes, order: MeritOrder, kinds: Sequence[str]) -> Floats:
    """Draw the plants, cheapest first, and give the middle of each."""
    rank = np.argsort(order.cost_cny_per_kg[1], kind="stable")
    width = order.capacity_kt_per_year[rank]
    left = np.concatenate(([0.0], np.cumsum(width)[:-1]))
    for kind_number, kind in enumerate(kinds):
        chosen = np.array([order.groups[place] == kind for place in rank])
        axes.bar(
            left[chosen], order.cost_cny_per_kg[1][rank][chosen], width[chosen], align="edge",
            color=PALETTE[kind_number % len(PALETTE)], hatch=HATCHES[kind_number % len(HATCHES)],
            edgecolor="white", linewidth=0.4,
        )  # fmt: skip
    low, middle, high = order.cost_cny_per_kg[:, rank]
    axes.errorbar(
        left + width / 2, middle, np.maximum([middle - low, high - middle], 0.0), fmt="none",
        ecolor=BLACK, elinewidth=0.7, capsize=1.6, capthick=0.7,
    )  # fmt: skip
    whole = float(width.sum())
    for at, plant in enumerate(rank):
        if width[at] > NAMED * whole:
            axes.text(
                left[at] + width[at] / 2, 0.03 * float(high.max()), shortened(order.plants[plant]),
                rotation=90, ha="center", va="bottom", fontsize=5.6, color=BLACK,
                bbox={"boxstyle": "round,pad=0.15", "fc": "white", "lw": 0, "alpha": 0.85},
            )  # fmt: skip
    axes.set_xlim(0, whole)
    axes.set_ylim(0, 1.1 * max(float(high.max()), np.nan_to_num(order.price_cny_per_kg)))
    return left + width / 2


def shortened(name: str) -> str:
    """Name that fits into a bar.

    Parameters
    ----------
    name : str
        The name.

    Returns
    -------
    str
        Without a second name in brackets, and its beginning where it is still long; a hanzi
        counts twice.
    """
    width, kept = 0, ""
    first = min((name.index(one) for one in BRACKETS if one in name), default=len(name))
    for sign in name[:first].rstrip() or name:
        width += 1 if sign.isascii() else 2
        if width > LONGEST:
            return f"{kept.rstrip()}."
        kept += sign
    return kept


def figure(order: MeritOrder, frame: Frame) -> Drawing:
    """Steps as wide as the capacity and as high as the median cost, with the interval of each.

    Parameters
    ----------
    order : MeritOrder
        Plants of a register.
    frame : Frame
        Language, title and note.

    Returns
    -------
    Drawing
        The figure.
    """
    kinds = list(dict.fromkeys(order.groups))

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        _steps(axes, order, kinds)
        entries: list[object] = [
            Patch(
                facecolor=PALETTE[number % len(PALETTE)], hatch=HATCHES[number % len(HATCHES)],
                edgecolor="white", label=kind,
            )
            for number, kind in enumerate(kinds)
        ]  # fmt: skip
        if np.isfinite(order.price_cny_per_kg):
            told = frame.words("price", price=f"{order.price_cny_per_kg:.1f}")
            entries.append(
                axes.axhline(
                    order.price_cny_per_kg, color=BLACK, linestyle="--", linewidth=1.1, label=told
                )
            )
        axes.set_xlabel(frame.words("cumulative"))
        axes.legend(handles=entries, loc="lower left", bbox_to_anchor=(0, 1), ncols=len(entries))

    return drawing("merit_order", frame, frame.words("cash_cost"), draw, height_inches=3.8)
