"""What the plants of the register answer in a year, by the fleet that they were built with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.plants import Plant
from polysight.evidence.store import Evidence
from polysight.study.fleet_energy import (
    ANSWERED,
    MEASURED_YEAR,
    RODS,
    ROUTES,
    FleetCurve,
    departures,
    fleet_curve,
    fleet_use,
    spread,
)
from polysight.study.fleet_level import Anchor, RodLevels, rod_levels, unlevelled
from polysight.study.plant_facts import ENERGY
from polysight.study.plant_levels import year_end
from polysight.study.saving_measures import (
    DESIGNS,
    Item,
    Maturity,
    SavingMeasure,
    saving_measures,
)

Floats = NDArray[np.float64]
#: First year in which additions to a plant are told apart; earlier ones count as this year.
EARLIEST = 2004
HUNDRED = 100.0
#: Middle of a year.
HALF = 0.5


@dataclass(frozen=True, eq=False)
class RegisterValues:
    """Numbers of the plants.

    Parameters
    ----------
    modelled : ndarray of float
        Axes year, plant, draw; the first draw is the central value. As the plant model has it; NaN
        for a plant whose route the plant model does not tell, and for a parameter that the fleet
        does not answer.
    with_measures : ndarray of float
        Axes plant, draw; factor of every proven measure on design and control of the route.
    unit : str
        Unit code; empty for a parameter that the fleet does not answer.
    rods : ndarray of bool
        Axis plant; plants whose level the anchor sets.
    levels : RodLevels
        Factors of the anchors on rod plants.
    inputs : tuple of str
        Ids of the rows that it rests on.
    """

    modelled: Floats
    with_measures: Floats
    unit: str
    rods: NDArray[np.bool_]
    levels: RodLevels
    inputs: tuple[str, ...]

    def under(self, anchor: Anchor) -> Floats:
        """Numbers of the plants with the level of rod plants set.

        Parameters
        ----------
        anchor : Anchor
            What sets it; the plant model where nothing is published.

        Returns
        -------
        ndarray of float
            Axes year, plant, draw.
        """
        if anchor is Anchor.MODEL or not np.isfinite(self.published):
            return self.modelled
        level = np.where(self.rods[:, None], self.levels.of(anchor), 1.0)
        return np.asarray(self.modelled * level)

    @property
    def mean(self) -> Floats:
        """Mean of the rod plants by capacity in the year of the published average, as modelled.

        Returns
        -------
        ndarray of float
            Axis draw; NaN where nothing is published.
        """
        return self.levels.mean

    @property
    def published(self) -> float:
        """The published average.

        Returns
        -------
        float
            kgce/kg; NaN where there is none.
        """
        return self.levels.published


@dataclass(frozen=True, slots=True)
class _Built:
    """Capacity by the year in which it was added; axis part, with the place of its plant."""

    plant: NDArray[np.int64]
    year: Floats
    share: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Route:
    """Plants of one route: their fleet, their additions, and how they depart from it."""

    curve: FleetCurve
    built: _Built
    retrofit_share: Floats
    apart: Floats
    here: NDArray[np.bool_]

    def at(self, year: float) -> Floats:
        """Numbers in a year: each addition as built, and a part of the progress since.

        Axes plant of the route, draw. What was built later than the year counts as of the year.
        """
        begun = np.minimum(self.built.year, year)[:, None]
        level = self.curve.at(begun + self.retrofit_share * (year - begun))
        whole = np.zeros_like(self.apart)
        np.add.at(whole, self.built.plant, level * self.built.share[:, None])
        return np.asarray((whole * self.apart)[self.here])


def register_values(
    plants: Sequence[Plant],
    years: Sequence[float],
    parameter: str,
    evidence: Evidence,
    *,
    seed: int,
    count: int,
) -> RegisterValues:
    """Numbers of plants in years.

    Parameters
    ----------
    plants : sequence of Plant
        The plants.
    years : sequence of float
        Calendar years.
    parameter : str
        Parameter of law.
    evidence : Evidence
        Rows.
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    RegisterValues
        The numbers.
    """
    values = np.full((len(years), len(plants), count + 1), np.nan)
    factor = np.full((len(plants), count + 1), np.nan)
    routes = np.array([one.route for one in plants])
    rods, levels = routes == RODS, unlevelled(count + 1)
    if parameter not in ANSWERED:
        return RegisterValues(values, factor, "", rods, levels, ())
    own = spread(evidence, seed=seed, count=count)
    apart = departures([one.code for one in plants], own.scatter, seed=seed)
    built = _built(plants)
    for route in ROUTES:
        here = routes == route
        if not here.any():
            continue
        curve = fleet_curve(route, parameter, evidence, seed=seed, count=count)
        taken = _Route(curve, built, own.retrofit_share, apart, here)
        for place, year in enumerate(years):
            values[place][here] = taken.at(year)
        factor[here] = _measures(route, parameter, evidence, seed, count)
        if route == RODS and parameter == ENERGY:
            levels = rod_levels(plants, rods, taken.at, evidence, seed=seed)
    inputs = (*levels.inputs, *own.inputs)
    return RegisterValues(values, factor, ANSWERED[parameter], rods, levels, inputs)


def _measures(route: str, parameter: str, evidence: Evidence, seed: int, count: int) -> Floats:
    """Factor of every proven measure of a route on a parameter; axis draw."""
    plain, best = (
        fleet_use(route, parameter, evidence, changes, year=MEASURED_YEAR, seed=seed, count=count)
        for changes in ((), _every_measure(route, evidence))
    )
    return np.asarray(best / plain * _control(route, parameter, evidence))


def _built(plants: Sequence[Plant]) -> _Built:
    """Additions to the plants, from their levels at the ends of years."""
    places, years, shares = [], [], []
    last = max((event.date.year for one in plants for event in one.events), default=EARLIEST)
    for place, one in enumerate(plants):
        levels = [one.capacity_t_per_year(year_end(year)) for year in range(EARLIEST, last + 1)]
        added = np.maximum(np.diff([0.0, *levels]), 0.0)
        if not added.sum() > 0.0:
            added = np.eye(1, len(levels), len(levels) - 1)[0]
        for year in np.flatnonzero(added):
            places.append(place)
            # Built in the course of a year: as the fleet of its middle.
            years.append(EARLIEST + year + HALF)
            shares.append(added[year] / added.sum())
    return _Built(np.array(places, dtype=np.int64), np.array(years), np.array(shares))


def _proven(route: str, evidence: Evidence) -> list[SavingMeasure]:
    """Proven measures that a plant of a route can take and stay on its route."""
    return [
        one
        for one in saving_measures(evidence)
        if (not one.routes or route in one.routes)
        and one.maturity is Maturity.COMMERCIAL
        and not one.target_route
    ]


def _every_measure(route: str, evidence: Evidence) -> tuple[str, ...]:
    """Changes of the default design by every proven measure that the fleet has not got yet."""
    return tuple(
        f"{number.subject}={number.value!r}"
        for one in _proven(route, evidence)
        if not one.of(Item.FLEET_FROM)
        for number in one.of(*DESIGNS)
    )


def _control(route: str, parameter: str, evidence: Evidence) -> float:
    """Factor of the effects that rows state on a parameter."""
    factor = 1.0
    for one in _proven(route, evidence):
        for number in one.of(Item.EFFECT_SCALE):
            if number.subject == parameter:
                factor *= 1.0 + number.value / HUNDRED
    return factor
