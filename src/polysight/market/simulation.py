"""A market simulated month by month in every draw."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from polysight.market.case import (
    Floats,
    MarketCase,
    MonthArrays,
    PlantArrays,
    RuleTerms,
    SiteArrays,
    StartState,
)
from polysight.market.case_check import checked
from polysight.market.market_kernel import Given, Kept, fill_paths
from polysight.market.paths import MarketPaths
from polysight.market.random_numbers import Stream
from polysight.market.series import PlantYear, Series
from polysight.market.working_arrays import working_arrays

#: Draws between two reports of progress.
_STRETCH = 256
_WORD, _HALF = 0xFFFFFFFF, 32


def simulate(
    case: MarketCase,
    parameters: Floats,
    seed: int,
    first_draw: int = 0,
    plants: bool = True,
    step: Callable[[int], None] | None = None,
) -> MarketPaths:
    """Paths of a market.

    What becomes of a draw depends on the case, the seed, its parameters and start, and its place
    on the whole draw axis; not on the draws beside it, nor on the order of plants and sites.
    Other threads run meanwhile.

    Parameters
    ----------
    case : MarketCase
        The market, with one start state a draw.
    parameters : ndarray of float
        Axes draw, `polysight.market.parameter.Parameter`; behaviour.
    seed : int
        Seed of the ensemble, below 2**64.
    first_draw : int
        Place of the first draw on the draw axis of the whole ensemble.
    plants : bool
        Whether to keep what became of every plant in every year.
    step : callable, optional
        Told now and then how many more draws are done.

    Returns
    -------
    MarketPaths
        All series of every draw and month.

    Raises
    ------
    DataError
        If the market is impossible; see `polysight.market.case_check.case_problems`.
    """
    checked(case, parameters, seed, first_draw)
    draws, count, years = len(parameters), len(case.months.number), len(case.years)
    order = np.argsort(case.plants.key, kind="stable")
    given = in_order_of_keys(case)
    values = np.empty((draws, count, len(Series)))
    kept_draws = draws if plants else 0
    plant_years = np.empty((kept_draws, years, len(order), len(PlantYear)))
    theta = np.ascontiguousarray(parameters, dtype=np.float64)
    stream = Stream(seed & _WORD, seed >> _HALF, first_draw)
    work = working_arrays(given.plants, given.sites, given.months)
    for first in range(0, draws, _STRETCH):
        last = min(draws, first + _STRETCH)
        fill_paths(given, theta, stream, first, last, work, Kept(values, plant_years))
        if step is not None:
            step(last - first)
    if (order != np.arange(len(order))).any():
        plant_years = plant_years[:, :, np.argsort(order)]
    return MarketPaths(first_draw, given.months.number, values, np.array(case.years), plant_years)


def in_order_of_keys(case: MarketCase) -> Given:
    """The market with plants and sites in the order of their keys.

    Sums over plants are then the same to the last bit in whatever order they were told.

    Parameters
    ----------
    case : MarketCase
        The market.

    Returns
    -------
    Given
        What the kernel takes; every array contiguous and of its type.
    """
    order = np.argsort(case.plants.key, kind="stable")
    site_order = np.argsort(case.sites.key, kind="stable")
    place = np.append(np.argsort(site_order), -1)
    plants = PlantArrays(*(_row(each[order]) for each in case.plants))
    plants = plants._replace(site=_row(place[plants.site]))
    sites = SiteArrays(*(_row(each[site_order]) for each in case.sites))
    months = MonthArrays(*(_row(each) for each in case.months))
    start = StartState(*(_row(each) for each in case.start))
    rule = RuleTerms(float(case.rule.shortest_months), float(case.rule.longest_months))
    in_force = np.flatnonzero(months.rule_force > 0.0)
    return Given(plants, sites, months, start, rule, int(in_force[0]) if len(in_force) else -1)


def _row(values: NDArray[Any]) -> NDArray[Any]:
    kind = np.int64 if np.issubdtype(values.dtype, np.integer) else np.float64
    return np.ascontiguousarray(values, dtype=kind)
