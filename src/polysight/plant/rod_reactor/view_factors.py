"""How much of what a rod radiates meets the wall, and how much other rods.

Rods and wall are taken as endless parallel cylinders, so that the plan of the reactor tells all::

        aside = +r  . . . . . . . . .  (     )
                 ( )                   (  B  )     rod B stands ahead of A, to its left:
        leg  A   ( )  ---->            (     )     it takes the lines above aside_B - r
                 ( )  ------------------------->   the lines below are clear and meet the wall
        aside = -r  ---------------------------->

Equation. A diffuse cylinder of radius r sends its radiation out evenly over the straight lines of
the plane that leave it: over their direction phi, and over their distance s from its axis. So

    F_ij = 1/(2 pi) * integral over phi of [width of s in (-r, r) whose first hit is j / (2 r)],

and F_iw is the same with lines that hit no rod. Summed over phi this is Hottel's crossed strings.

How it is computed. Directions are sampled evenly. For each of them the width of s that rods hide is
exact: rods of equal size hide an interval only from one of its ends, never a piece of its middle,
so an interval [low, high] a rod is all there is to keep. Hence A_i F_ij = A_j F_ji and
sum_j F_ij + F_iw = 1 hold to rounding for any number of directions, and the same bits come out
every time; the number of directions only moves the F themselves.

References
----------
Crossed strings: H. C. Hottel and A. F. Sarofim, Radiative Transfer, McGraw-Hill 1967, chapter 2.
Reactors of rods: del Coso, del Cañizo and Sinke, Sol. Energy Mater. Sol. Cells 95 (2011) 1042.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.constants as constants
from numpy.typing import ArrayLike, NDArray

from polysight.plant.rod_reactor.layout import RodLayout
from polysight.plant.rod_reactor.refusals import bounded, demand

Floats = NDArray[np.float64]

#: Directions of a full turn; even, so that every line is followed both ways.
DIRECTIONS = 720

#: Golden section of a step.
_START = (3.0 - 5.0**0.5) / 2.0

#: Diameters of the table of a layout.
TABLE = 129

#: Rods that touch to the rounding of their diameter have room.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class ViewFactors:
    """Views between all surfaces at one diameter of the rods.

    Parameters
    ----------
    rod_rod : ndarray of float
        Axes leg, leg; share of what the first sends out that meets the second.
    rod_wall : ndarray of float
        Axis leg; share that meets the wall.
    wall_rod : ndarray of float
        Axis leg; share of what the wall sends out that meets the leg.
    wall_wall : float
        Share of what the wall sends out that meets the wall.
    area_ratio : float
        Surface of all legs over that of the wall.
    """

    rod_rod: Floats
    rod_wall: Floats
    wall_rod: Floats
    wall_wall: float
    area_ratio: float


@dataclass(frozen=True, slots=True)
class WallView:
    """Mean view from the rods to the wall while they grow.

    Parameters
    ----------
    diameter_mm : ndarray of float
        Axis node, ascending.
    fraction : ndarray of float
        Axis node; mean over the legs of the share that meets the wall.
    legs : int
        Number of legs.
    wall_radius_m : float
        Inner radius of the wall.
    """

    diameter_mm: Floats
    fraction: Floats
    legs: int
    wall_radius_m: float

    def at(self, diameter_mm: ArrayLike) -> Floats:
        """Mean view at any diameter of the table, by straight lines between its nodes.

        Parameters
        ----------
        diameter_mm : array_like of float
            Axes ....

        Returns
        -------
        ndarray of float
            Axes ....
        """
        given = np.asarray(diameter_mm, dtype=np.float64)
        return np.asarray(np.interp(given, self.diameter_mm, self.fraction))

    def check(self, diameter_mm: ArrayLike) -> None:
        """Nothing if rods of these diameters have room.

        Parameters
        ----------
        diameter_mm : array_like of float
            Axes ....

        Raises
        ------
        UsageError
            If they overlap or reach through the wall; the largest diameter is named.
        """
        largest = float(self.diameter_mm[-1])
        widest = bounded("diameter_mm", diameter_mm, least=0.0).max(initial=0.0)
        demand(widest <= largest * (1.0 + _ROUNDING), "plant.rods_overlap", widest, largest)

    def area_ratio(self, diameter_mm: ArrayLike) -> Floats:
        """Surface of all legs over that of the wall: legs d / (2 R).

        Parameters
        ----------
        diameter_mm : array_like of float
            Axes ....

        Returns
        -------
        ndarray of float
            Axes ....
        """
        diameter_m = np.asarray(diameter_mm, dtype=np.float64) * constants.milli
        return np.asarray(self.legs * diameter_m / (2.0 * self.wall_radius_m))


def wall_view(layout: RodLayout, directions: int = DIRECTIONS, nodes: int = TABLE) -> WallView:
    """Table of the mean view from rods to wall, from no diameter to the largest that has room.

    Parameters
    ----------
    layout : RodLayout
        Plan of the reactor.
    directions : int
        Directions of a full turn, even.
    nodes : int
        Diameters of the table.

    Returns
    -------
    WallView
        The table; the view is one at no diameter.
    """
    diameter_mm = np.linspace(0.0, largest_diameter_mm(layout), nodes)
    return WallView(
        diameter_mm=diameter_mm,
        fraction=np.mean(leg_wall_view(layout, diameter_mm, directions), axis=0),
        legs=layout.legs,
        wall_radius_m=layout.wall_radius_m,
    )


def leg_wall_view(
    layout: RodLayout, diameter_mm: ArrayLike, directions: int = DIRECTIONS
) -> Floats:
    """View from each leg to the wall; inner legs see less of it.

    For one direction the clear width is (a_left - r) + (a_right - r), each side at most r, over
    2 r, where a is how far the nearest leg ahead lies aside. Legs behind each other on one side
    hide no more than the one whose aside is least.

    Parameters
    ----------
    layout : RodLayout
        Plan of the reactor.
    diameter_mm : array_like of float
        Axis node; diameters of the rods, which must not overlap.
    directions : int
        Directions of a full turn, even.

    Returns
    -------
    ndarray of float
        Axes leg, node; one at no diameter.

    Raises
    ------
    UsageError
        If a diameter is negative or too large for the plan.
    """
    _demand_room(layout, diameter_mm)
    diameter = np.atleast_1d(np.asarray(diameter_mm, dtype=np.float64)) * constants.milli
    # A rod of no diameter hides nothing.
    radius = np.maximum(diameter, np.finfo(np.float64).tiny) / 2.0
    clear = np.zeros((layout.legs, radius.size))
    for angle in _angles(directions):
        ahead, aside = _seen_from(layout, angle)
        left = np.min(np.where((ahead > 0.0) & (aside >= 0.0), aside, np.inf), axis=1)
        right = np.min(np.where((ahead > 0.0) & (aside < 0.0), -aside, np.inf), axis=1)
        # Only the nearest rod on either side matters, whichever of the two stands in front.
        open_left, open_right = (
            np.minimum(1.0, side[:, None] / radius - 1.0) for side in (left, right)
        )
        clear += np.maximum(open_left + open_right, 0.0) / 2.0
    return np.asarray(clear / directions)


def largest_diameter_mm(layout: RodLayout) -> float:
    """Diameter at which rods touch each other or the wall.

    Parameters
    ----------
    layout : RodLayout
        Plan of the reactor.

    Returns
    -------
    float
        The smaller of the pitch and twice the gap to the wall.
    """
    return float(min(layout.pitch_m, 2.0 * layout.wall_gap_m) / constants.milli)


def view_factors(
    layout: RodLayout, diameter_mm: float, directions: int = DIRECTIONS
) -> ViewFactors:
    """Views between all legs and the wall at one diameter.

    Parameters
    ----------
    layout : RodLayout
        Plan of the reactor.
    diameter_mm : float
        Diameter of the rods, above zero; they must not overlap.
    directions : int
        Directions of a full turn, even.

    Returns
    -------
    ViewFactors
        Reciprocal, and summing to one from every surface, to rounding.

    Raises
    ------
    UsageError
        If the diameter is not above zero or too large for the plan.
    """
    bounded("diameter_mm", diameter_mm, above=0.0)
    _demand_room(layout, diameter_mm)
    radius = diameter_mm * constants.milli / 2.0
    rod_rod = np.zeros((layout.legs, layout.legs))
    rod_wall = np.zeros(layout.legs)
    for angle in _angles(directions):
        seen, clear = _in_one_direction(layout, angle, radius)
        rod_rod += seen
        rod_wall += clear
    chords = 2.0 * radius * directions
    ratio = 2.0 * radius / (2.0 * layout.wall_radius_m)
    wall_rod = ratio * rod_wall / chords
    return ViewFactors(
        rod_rod=rod_rod / chords,
        rod_wall=rod_wall / chords,
        wall_rod=wall_rod,
        wall_wall=float(1.0 - wall_rod.sum()),
        area_ratio=layout.legs * ratio,
    )


def _demand_room(layout: RodLayout, diameter_mm: ArrayLike) -> None:
    """Rods of these diameters fit the plan."""
    largest = largest_diameter_mm(layout)
    widest = bounded("diameter_mm", diameter_mm, least=0.0).max(initial=0.0)
    demand(widest <= largest * (1.0 + _ROUNDING), "plant.rods_overlap", widest, largest)


def _angles(directions: int) -> Floats:
    # An irrational start: in no direction do legs of a ring stand exactly behind each other.
    return np.asarray(2.0 * np.pi * (np.arange(directions) + _START) / directions)


def _seen_from(layout: RodLayout, angle: float) -> tuple[Floats, Floats]:
    """How far each leg lies ahead of, and aside from, each other one; axes from, to."""
    along = layout.x_m * np.cos(angle) + layout.y_m * np.sin(angle)
    across = layout.y_m * np.cos(angle) - layout.x_m * np.sin(angle)
    return along[None, :] - along[:, None], across[None, :] - across[:, None]


def _in_one_direction(layout: RodLayout, angle: float, radius: float) -> tuple[Floats, Floats]:
    """Widths of the lines that run from each leg to each other one, and to the wall [m].

    Axes from, to; and from. Every leg starts with its whole width [-r, r]. Legs are taken in the
    order in which they lie along the direction, the next one first; what a leg hides is cut from
    the end of the interval on its side.
    """
    along = layout.x_m * np.cos(angle) + layout.y_m * np.sin(angle)
    order = np.argsort(along)
    _, aside = _seen_from(layout, angle)
    aside = aside[np.ix_(order, order)]
    count = layout.legs
    # What of each leg's width is still clear, in distances aside.
    low, high = np.full(count, -radius), np.full(count, radius)
    seen = np.zeros((count, count))
    # Nearer rods hide first; of equal discs on one line the nearer centre is the nearer disc.
    for step in range(1, count):
        source, target = np.arange(count - step), np.arange(step, count)
        offset = aside[source, target]
        bottom, top = low[source], high[source]
        cut_top = np.where(offset >= 0.0, np.clip(offset - radius, bottom, top), top)
        cut_bottom = np.where(offset < 0.0, np.clip(offset + radius, bottom, cut_top), bottom)
        seen[order[source], order[target]] = (top - cut_top) + (cut_bottom - bottom)
        low[source], high[source] = cut_bottom, cut_top
    clear = np.empty(count)
    clear[order] = high - low
    return seen, clear
