"""What opens and what closes in China, year by year, on average over the draws."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.market.case import Market, PlantState
from polysight.market.paths import MarketPaths
from polysight.market.series import PlantYear
from polysight.study.market_model import MarketModel
from polysight.study.market_years import MarketYears, YearMeasure

Floats = NDArray[np.float64]

MONTHS = 12


@dataclass(frozen=True, slots=True, eq=False)
class CapacityChanges:
    """Mean changes of the standing capacity of China; means add up where medians would not.

    Parameters
    ----------
    start : float
        Standing on the first day [kt per year].
    projects, started : ndarray of float
        Axis year; opened by plants that were announced or being built on the first day, and by
        plants that are started later [kt per year].
    closed, ruled : ndarray of float
        Axis year; closed for want of profit or by purchase, and closed by the energy limit [kt
        per year].
    """

    start: float
    projects: Floats
    started: Floats
    closed: Floats
    ruled: Floats

    @property
    def ends(self) -> Floats:
        """Axis year; mean standing capacity at the end of each year [kt per year]."""
        return np.asarray(
            self.start + np.cumsum(self.projects + self.started - self.closed - self.ruled)
        )


def capacity_changes(model: MarketModel, paths: MarketPaths, years: MarketYears) -> CapacityChanges:
    """What opens and what closes in China.

    Parameters
    ----------
    model : MarketModel
        The market.
    paths : MarketPaths
        With plants.
    years : MarketYears
        The same draws by year.

    Returns
    -------
    CapacityChanges
        By year. A plant that opens and closes within one calendar year is not seen.
    """
    first, steps = _steps(model, paths)
    opened = np.maximum(steps, 0.0).mean(axis=0)
    closed = np.maximum(-steps, 0.0).mean(axis=0).sum(axis=-1)
    empty = np.asarray(model.plants.site) >= 0
    ruled = np.minimum(years.of(YearMeasure.CAPACITY_RULE_CLOSED).mean(axis=0), closed)
    return CapacityChanges(
        float(first.sum()), opened[:, ~empty].sum(axis=-1), opened[:, empty].sum(axis=-1),
        closed - ruled, ruled,
    )  # fmt: skip


def opened_and_closed(model: MarketModel, paths: MarketPaths) -> Floats:
    """What opens and what closes in China in every draw.

    Parameters
    ----------
    model : MarketModel
        The market.
    paths : MarketPaths
        With plants.

    Returns
    -------
    ndarray of float
        Axes draw, year, (opened, closed) [kt per year]; from the first day to the end of the first
        year, then from end to end, so that they lead from capacity to capacity.
    """
    _, steps = _steps(model, paths)
    sides = [np.maximum(sign * steps, 0.0).sum(axis=-1) for sign in (1.0, -1.0)]
    return np.stack(sides, axis=-1)


def _steps(model: MarketModel, paths: MarketPaths) -> tuple[Floats, Floats]:
    """Capacity of the plants of China on the first day, and its changes by draw and year."""
    inside = np.asarray(model.plants.market) == Market.CHINA
    standing = inside & (model.plants.state == PlantState.STANDING)
    first = np.where(standing, MONTHS * model.plants.capacity, 0.0)
    capacity = np.where(inside, paths.of_plants(PlantYear.CAPACITY), 0.0)
    start = np.broadcast_to(first, capacity[:, :1].shape)
    return first, np.diff(np.concatenate([start, capacity], axis=1), axis=1)
