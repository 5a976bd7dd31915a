"""How high all rod plants together stand: three levels, and the mix of the published ones.

Two things are published of what rod plants take, and with any scatter like that of
`polysight.study.fleet_energy` they do not agree: an average, and how much capacity and output lie
above a limit. Each sets a level, draw by draw; the plant model is the third. The mix takes one of
the two published ones in each draw.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.plants import Plant
from polysight.evidence.store import Evidence
from polysight.study.references import References, references
from polysight.uncertainty.stream import uniforms

Floats = NDArray[np.float64]

TABLE = "fleet_spread"
#: Average that counts what the standard counts, and a second print of it.
PUBLISHED, PUBLISHED_AGAIN = "UC0030", "MC0008"
#: Capacity said to be exposed, and the limit of the draft of which that was said.
EXPOSED, DRAFT_LIMIT = "MS0335", "EL0010-3"
#: Output of a year above a threshold, the output of the country, and the threshold.
OUTPUT_EXPOSED, OUTPUT, THRESHOLD = "MS0235", "MS0237", "FA0004"
#: Chance that a draw of the mix takes the level of the average.
CHANCE = "FA0003"
ENERGY_UNIT = "kgce/kg"
#: Days of a mean year, and its middle.
DAYS, HALF = 365.25, 0.5


class Anchor(StrEnum):
    """What sets the level of rod plants."""

    MIXED = "mixed"
    AVERAGE = "average"
    EXPOSURE = "exposure"
    MODEL = "model"


@dataclass(frozen=True, eq=False)
class RodLevels:
    """Factors on what the plant model has rod plants take; axis draw, the central value first.

    Parameters
    ----------
    average, exposure, mixed : ndarray of float
        Under each anchor; NaN where nothing is published.
    mean : ndarray of float
        Mean of the rod plants by capacity in the year of the published average, as the plant model
        has it [kgce/kg]; NaN where nothing is published.
    published : float
        The published average [kgce/kg]; NaN where there is none.
    inputs : tuple of str
        Ids of the rows that the levels rest on.
    """

    average: Floats
    exposure: Floats
    mixed: Floats
    mean: Floats
    published: float
    inputs: tuple[str, ...]

    def of(self, anchor: Anchor) -> Floats:
        """Factor under an anchor.

        Parameters
        ----------
        anchor : Anchor
            What sets the level.

        Returns
        -------
        ndarray of float
            Axis draw; one for the plant model, and where nothing is published.
        """
        same = np.ones_like(self.mean)
        if anchor is Anchor.MODEL or not np.isfinite(self.published):
            return same
        if anchor is Anchor.MIXED:
            return self.mixed
        return self.average if anchor is Anchor.AVERAGE else self.exposure


def unlevelled(draws: int) -> RodLevels:
    """Levels where nothing is published: the plant model is left as it is.

    Parameters
    ----------
    draws : int
        Length of the axis draw.

    Returns
    -------
    RodLevels
        Without numbers.
    """
    unknown = np.full(draws, np.nan)
    return RodLevels(unknown, unknown, unknown, unknown, np.nan, ())


def rod_levels(
    plants: Sequence[Plant],
    rods: NDArray[np.bool_],
    taken: Callable[[float], Floats],
    evidence: Evidence,
    *,
    seed: int,
) -> RodLevels:
    """Levels of rod plants by what is published of them.

    Parameters
    ----------
    plants : sequence of Plant
        Every plant of the country.
    rods : ndarray of bool
        Axis plant.
    taken : callable
        What rod plants take in a year as the plant model has it [kgce/kg]; axes rod plant, draw.
    evidence : Evidence
        Rows.
    seed : int
        Start of the random sequences.

    Returns
    -------
    RodLevels
        The levels.
    """
    index = references(evidence)
    published = index.number(PUBLISHED, ENERGY_UNIT, evidence)
    then = index.observations[PUBLISHED].period.end
    numbers, size = taken(then.year + HALF), _sizes(plants, then)[rods]
    mean = (size @ numbers) / size.sum()
    average = published / mean
    exposure = np.sqrt(
        _by_capacity(plants, rods, taken, index, evidence)
        * _by_output(plants, rods, taken, index, evidence)
    )
    chance = index.number(CHANCE, "1", evidence)
    draws = uniforms(seed, f"{TABLE}.{CHANCE}", mean.size - 1)
    first = np.concatenate([[False], draws < chance])
    mixed = np.where(first, average, exposure)
    mixed[0] = average[0] ** chance * exposure[0] ** (1.0 - chance)
    inputs = (
        PUBLISHED, EXPOSED, DRAFT_LIMIT, OUTPUT_EXPOSED, OUTPUT, CHANCE, THRESHOLD
    )  # fmt: skip
    return RodLevels(average, exposure, mixed, mean, published, inputs)


def _by_capacity(
    plants: Sequence[Plant],
    rods: NDArray[np.bool_],
    taken: Callable[[float], Floats],
    index: References,
    evidence: Evidence,
) -> Floats:
    """Level with which the published capacity lies above the limit of the draft."""
    then = index.observations[EXPOSED].period.end
    target = index.number(EXPOSED, "t/a", evidence)
    limit = index.number(DRAFT_LIMIT, ENERGY_UNIT, evidence)
    year = then.year + then.timetuple().tm_yday / DAYS
    return exposing(taken(year), _sizes(plants, then)[rods], target, limit)


def _by_output(
    plants: Sequence[Plant],
    rods: NDArray[np.bool_],
    taken: Callable[[float], Floats],
    index: References,
    evidence: Evidence,
) -> Floats:
    """Level with which the published share of the output lies above its threshold.

    Output by plant is not told: a share of the output stands for that share of the capacity.
    """
    then = index.observations[OUTPUT_EXPOSED].period.end
    share = index.number(OUTPUT_EXPOSED, "kt", evidence) / index.number(OUTPUT, "kt", evidence)
    sizes = _sizes(plants, then)
    limit = index.number(THRESHOLD, ENERGY_UNIT, evidence)
    return exposing(taken(then.year + HALF), sizes[rods], share * sizes.sum(), limit)


def exposing(numbers: Floats, size: Floats, target: float, limit: float) -> Floats:
    """Factor with which plants above a limit have a capacity, as near as whole plants allow.

    Parameters
    ----------
    numbers : ndarray of float
        Axes plant, draw; what plants take.
    size : ndarray of float
        Axis plant; capacities.
    target : float
        Capacity that is to lie above the limit, in the unit of the sizes.
    limit : float
        The limit, in the unit of the numbers.

    Returns
    -------
    ndarray of float
        Axis draw; puts the limit half way, by ratio, between the last plant above and the first
        below it.

    Examples
    --------
    >>> exposing(np.array([[8.0], [2.0]]), np.array([1.0, 1.0]), 1.0, 8.0).tolist()
    [2.0]
    """
    order = np.argsort(-numbers, axis=0)
    falling = np.take_along_axis(numbers, order, axis=0)
    above = np.cumsum(size[order], axis=0)
    # Number of plants above the limit whose capacity comes nearest; at least the first is.
    count = np.abs(above - target).argmin(axis=0)[None, :]
    last = np.take_along_axis(falling, count, axis=0)[0]
    after = np.take_along_axis(falling, np.minimum(count + 1, len(size) - 1), axis=0)[0]
    return np.asarray(limit / np.sqrt(last * after))


def _sizes(plants: Sequence[Plant], then: dt.date) -> Floats:
    return np.array([one.capacity_t_per_year(then) for one in plants])
