"""Where the rods of a reactor stand: U-rods of two legs each, in concentric rings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.constants as constants
from numpy.typing import ArrayLike, NDArray

from polysight.plant.rod_reactor.refusals import bounded, demand

Floats = NDArray[np.float64]

#: A ring that is full to the rounding of its radius is full.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class RodLayout:
    """Plan of a reactor, seen from above.

    Parameters
    ----------
    x_m, y_m : ndarray of float
        Axis leg; position of the axis of each leg, the reactor's axis being the origin.
    ring : ndarray of int
        Axis leg; its ring, counted from the innermost.
    pair : ndarray of int
        Axis leg; the U-rod to which it belongs. The legs of a pair are neighbours in a ring.
    ring_radius_m : ndarray of float
        Axis ring, ascending.
    ring_pairs : ndarray of int
        Axis ring; pairs in it.
    pitch_m : float
        Least distance between the axes of two legs.
    wall_radius_m : float
        Inner radius of the wall.
    """

    x_m: Floats
    y_m: Floats
    ring: NDArray[np.int64]
    pair: NDArray[np.int64]
    ring_radius_m: Floats
    ring_pairs: NDArray[np.int64]
    pitch_m: float
    wall_radius_m: float

    @property
    def legs(self) -> int:
        """Number of legs, two a pair."""
        return int(self.x_m.size)

    @property
    def wall_gap_m(self) -> float:
        """Distance from the axes of the outermost legs to the wall."""
        return float(self.wall_radius_m - self.ring_radius_m[-1])


def rod_layout(rod_pairs: float, pitch_mm: float, wall_gap_mm: float) -> RodLayout:
    """Most compact rings for a number of pairs, and a wall outside them.

    Rings lie one pitch apart and each holds as many whole pairs as fit at that pitch; the
    outermost ring is the smallest that makes room for all, and what is left over stays empty in
    the innermost ring.

    Parameters
    ----------
    rod_pairs : float
        Number of U-rods, whole.
    pitch_mm : float
        Least distance between the axes of two legs.
    wall_gap_mm : float
        Distance from the axes of the outermost legs to the wall.

    Returns
    -------
    RodLayout
        The plan.

    Raises
    ------
    UsageError
        If the pairs are not a whole number above zero, or pitch or gap are not above zero.
    """
    _demand_pairs(rod_pairs)
    bounded("pitch_mm", pitch_mm, above=0.0)
    bounded("wall_gap_mm", wall_gap_mm, above=0.0)
    pitch = pitch_mm * constants.milli
    radii, pairs = _compact_rings(round(rod_pairs), pitch)
    return _placed(radii, pairs, pitch, float(radii[-1]) + wall_gap_mm * constants.milli)


def rod_layout_in_wall(
    rod_pairs: float, pitch_mm: float, wall_radius_m: float, final_diameter_mm: float
) -> RodLayout:
    """Most compact rings for a number of pairs inside a wall that stands already.

    Parameters
    ----------
    rod_pairs : float
        Number of U-rods, whole.
    pitch_mm : float
        Least distance between the axes of two legs.
    wall_radius_m : float
        Inner radius of the wall.
    final_diameter_mm : float
        Diameter to which the rods grow; they must not reach the wall.

    Returns
    -------
    RodLayout
        The plan.

    Raises
    ------
    UsageError
        If the pairs cannot be placed; the message names the most that can.
    """
    _demand_pairs(rod_pairs)
    bounded("pitch_mm", pitch_mm, above=0.0)
    bounded("wall_radius_m", wall_radius_m, above=0.0)
    bounded("final_diameter_mm", final_diameter_mm, above=0.0)
    pitch = pitch_mm * constants.milli
    room = wall_radius_m - final_diameter_mm * constants.milli / 2.0
    most = int(_pairs_by_ring(np.array([room]), pitch).sum())
    demand(
        rod_pairs <= most,
        "plant.pairs_not_placeable",
        rod_pairs,
        float(most),
        wall=f"{wall_radius_m:g}",
        pitch=f"{pitch_mm:g}",
    )
    radii, pairs = _compact_rings(round(rod_pairs), pitch)
    return _placed(radii, pairs, pitch, wall_radius_m)


def check_diameter(layout: RodLayout, diameter_mm: ArrayLike) -> None:
    """Nothing if rods of these diameters have room.

    Parameters
    ----------
    layout : RodLayout
        Plan of the reactor.
    diameter_mm : array_like of float
        Axes ...; diameters of the rods at the end of a batch.

    Raises
    ------
    UsageError
        If rods overlap or reach through the wall; the message names the largest diameter.
    """
    check_room(diameter_mm, layout.pitch_m / constants.milli, layout.wall_gap_m / constants.milli)


def check_room(diameter_mm: ArrayLike, pitch_mm: float, wall_gap_mm: float) -> None:
    """Nothing if rods of these diameters have room between each other and before the wall.

    Parameters
    ----------
    diameter_mm : array_like of float
        Axes ...; diameters of the rods at the end of a batch.
    pitch_mm, wall_gap_mm : float
        Least distance of two axes, and distance of the outermost ones from the wall.

    Raises
    ------
    UsageError
        If rods overlap or reach through the wall; the message names the largest diameter.
    """
    widest = bounded("diameter_mm", diameter_mm).max(initial=0.0)
    slack = pitch_mm * _ROUNDING
    demand(widest <= pitch_mm + slack, "plant.rods_overlap", widest, pitch_mm)
    demand(
        widest <= 2.0 * wall_gap_mm + slack,
        "plant.rods_through_wall",
        widest,
        2.0 * wall_gap_mm,
        gap=f"{wall_gap_mm:g}",
    )


def _demand_pairs(rod_pairs: float) -> None:
    bounded("rod_pairs", rod_pairs)
    whole = max(1.0, float(np.round(rod_pairs)))
    demand(rod_pairs == whole, "plant.pairs_not_whole", rod_pairs, whole)


def _pairs_by_ring(outer_radius: Floats, pitch: float) -> NDArray[np.int64]:
    """Pairs that fit into rings one pitch apart from an outermost radius inwards.

    Axes ..., ring; 2 m legs at a chord of one pitch need the radius (pitch / 2) / sin(pi / 2 m).
    """
    depth = max(1, int(np.max(outer_radius) / pitch) + 1)
    radius = outer_radius[..., None] - pitch * np.arange(depth)
    chord = np.clip(pitch / 2.0 / np.maximum(radius, pitch / 4.0), 0.0, 2.0)
    holds = chord <= 1.0 + _ROUNDING
    legs = np.pi / np.arcsin(np.minimum(chord, 1.0))
    return np.asarray(np.where(holds, (legs + _ROUNDING) // 2, 0), dtype=np.int64)


def _compact_rings(pairs: int, pitch: float) -> tuple[Floats, NDArray[np.int64]]:
    """Radius and pairs of each ring, from the innermost outwards."""
    # At the smallest outermost radius some ring is exactly full, so only such radii are tried.
    full = pitch / 2.0 / np.sin(np.pi / (2.0 * np.arange(1, pairs + 1)))
    # Rings hold 3 pairs more each, so their number stays below the root of the pairs, plus two.
    outer = np.unique(full[:, None] + pitch * np.arange(int(np.sqrt(pairs)) + 2))
    room = _pairs_by_ring(outer, pitch)
    first = int(np.argmax(room.sum(axis=-1) >= pairs))
    taken = np.minimum(room[first], np.maximum(pairs - np.cumsum(room[first]) + room[first], 0))
    used = taken > 0
    radii = outer[first] - pitch * np.arange(taken.size)
    return radii[used][::-1], taken[used][::-1]


def _placed(
    radii: Floats, pairs: NDArray[np.int64], pitch: float, wall_radius_m: float
) -> RodLayout:
    """Legs spread evenly over their rings, every second ring turned by half a step."""
    legs = 2 * pairs
    ring = np.repeat(np.arange(legs.size), legs)
    step = np.concatenate([np.arange(count) for count in legs]) + 0.5 * (ring % 2)
    angle = 2.0 * np.pi * step / legs[ring]
    return RodLayout(
        x_m=radii[ring] * np.cos(angle),
        y_m=radii[ring] * np.sin(angle),
        ring=ring,
        pair=np.arange(ring.size) // 2,
        ring_radius_m=radii,
        ring_pairs=pairs,
        pitch_m=pitch,
        wall_radius_m=wall_radius_m,
    )
