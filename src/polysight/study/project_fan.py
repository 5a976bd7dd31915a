"""Running total of a project's cash year by year, over draws of its factors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.investment.draw_factors import draw_factors
from polysight.investment.drawn_flows import drawn_flows
from polysight.investment.risk import quantiles
from polysight.investment.rows import Row
from polysight.investment.schedule_change import delayed
from polysight.investment.statement import statement, yearly_sums
from polysight.study.project_draws import ProjectDraws
from polysight.study.project_factors import CONSUMPTION, DELAY, INPUT
from polysight.study.uncertain_project import UncertainProject

Floats = NDArray[np.float64]

PROBABILITIES = (0.05, 0.25, 0.5, 0.75, 0.95)
#: Draws that are followed through the years.
FOLLOWED = 4096


@dataclass(frozen=True, eq=False)
class ProjectFan:
    """Running total of the flow before financing and after tax, at the end of each year.

    Parameters
    ----------
    years : ndarray of int
        Axis year; calendar years.
    quantiles_cny : ndarray of float
        Axes `PROBABILITIES`, year [CNY].
    central_cny : ndarray of float
        Axis year; as planned [CNY].
    count : int
        Draws that were followed.
    """

    years: NDArray[np.int64]
    quantiles_cny: Floats
    central_cny: Floats
    count: int


def project_fan(draws: ProjectDraws, count: int = FOLLOWED) -> ProjectFan:
    """Quantiles of the running total through the years.

    Parameters
    ----------
    draws : ProjectDraws
        Draws of the project.
    count : int
        Draws that are followed at most, as many of each replicate.

    Returns
    -------
    ProjectFan
        Years up to the end of the latest draw; a draw that ends earlier keeps its total.
    """
    project = draws.project
    each = max(min(count, draws.values.shape[1]) // draws.replicates, 1)
    values = draws.values.reshape(len(draws.values), draws.replicates, -1)[:, :, :each]
    totals = _totals(project, values.reshape(len(values), -1), _paths(draws, each))
    planned = statement(project.case).annual(Row.PROJECT_NET).cumsum()
    told = np.full(totals.shape[1], planned[-1])
    told[: planned.size] = planned
    return ProjectFan(
        project.case.first_year + np.arange(totals.shape[1]),
        np.stack([quantiles(column, PROBABILITIES) for column in totals.T], axis=1),
        told,
        len(totals),
    )


def _paths(draws: ProjectDraws, each: int) -> Floats | None:
    """Price paths of the first draws of every replicate, as they were drawn."""
    size = draws.values.shape[1] // draws.replicates
    told = [
        draws.project.paths(seed=draws.seed, count=size, replicate=at)
        for at in range(draws.replicates)
    ]
    moved = [one[:each] for one in told if one is not None]
    return np.concatenate(moved) if moved else None


def _totals(project: UncertainProject, values: Floats, paths: Floats | None) -> Floats:
    """Axes draw, year: the running total; draws of one delay are worked together."""
    rows = dict(zip(project.factors.keys, values, strict=True))
    count = values.shape[1]
    months = np.maximum(np.rint(rows.pop(DELAY, np.zeros(count))), 0.0).astype(np.int64)
    late = [int(one) for one in np.unique(months)]
    cases = {one: delayed(project.case, one) for one in late}
    years = max(project.case.years, *(case.years for case in cases.values()))
    totals = np.empty((count, years))
    for one, case in cases.items():
        places = np.flatnonzero(months == one)
        path = None if paths is None else _longer(paths[places], case.periods)
        drawn = _multipliers(rows, places)
        factors = draw_factors(case, drawn, places.size, price_path=path)
        told = np.cumsum(yearly_sums(case, drawn_flows(case, factors)), axis=1)
        totals[places, : told.shape[1]] = told
        totals[places, told.shape[1] :] = told[:, -1:]
    return totals


def _longer(paths: Floats, periods: int) -> Floats:
    """Paths of a project that ends later: its last periods keep the last price known."""
    more = max(periods - paths.shape[1], 0)
    return np.pad(paths, ((0, 0), (0, more)), mode="edge")[:, :periods]


def _multipliers(rows: dict[str, Floats], places: NDArray[np.int64]) -> dict[str, Floats]:
    """Factors of some draws; price and consumption of an input multiply the same cost."""
    told: dict[str, Floats] = {}
    for key, row in rows.items():
        own = f"{INPUT}{key.removeprefix(CONSUMPTION)}" if key.startswith(CONSUMPTION) else key
        told[own] = told[own] * row[places] if own in told else row[places]
    return told
