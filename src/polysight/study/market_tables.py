"""What is told of a simulated market: quantiles by month and year, parts, curve, chosen draws."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.market.case import Market
from polysight.market.paths import MarketPaths
from polysight.market.series import PlantYear
from polysight.study.draw_quantiles import PROBABILITIES, draw_quantiles
from polysight.study.market_groups import (
    Concentration,
    Grouping,
    by_owner,
    by_region,
    by_route,
    concentration,
    curve_positions,
    entrants,
    grouped,
)
from polysight.study.market_model import MarketModel
from polysight.study.market_years import MarketYears, market_years, quotients

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

#: Draws that are kept whole, to be drawn one by one.
CHOSEN = 24


@dataclass(frozen=True, slots=True, eq=False)
class GroupTable:
    """Parts of a market, with their spread.

    Parameters
    ----------
    grouping : Grouping
        The parts.
    quantiles : ndarray of float
        Axes `PROBABILITIES`, year, group, `polysight.study.market_groups.GroupMeasure`.
    """

    grouping: Grouping
    quantiles: Floats


@dataclass(frozen=True, slots=True, eq=False)
class EntrantTable:
    """Plants of China that do not stand on the first day.

    Parameters
    ----------
    capacity : ndarray of float
        Axes `PROBABILITIES`, year; what of it stands at the end of the year [kt per year].
    position : ndarray of float
        Axes `PROBABILITIES`, year; mean place on the cost curve by capacity, from 0 for the
        cheapest to 1 for the dearest; over the draws in which any stands.
    share : ndarray of float
        Axis year; share of the draws in which any stands.
    """

    capacity: Floats
    position: Floats
    share: Floats


@dataclass(frozen=True, slots=True, eq=False)
class CurveTable:
    """Cost curve of China by year, as expected over the draws; axes year, plant.

    Parameters
    ----------
    capacity : ndarray of float
        Mean over the draws of what stands at the end of the year [kt per year].
    cash_cost : ndarray of float
        Median over the draws in which the plant stands, delivered [CNY/kg]; NaN in none.
    output : ndarray of float
        Mean over the draws of the output of a full year [kt].
    """

    capacity: Floats
    cash_cost: Floats
    output: Floats


@dataclass(frozen=True, slots=True, eq=False)
class MarketTables:
    """What is told of a simulated market.

    Parameters
    ----------
    draws : int
        Number of draws.
    months : ndarray of int
        Axis month; months since January of year 0.
    monthly : ndarray of float
        Axes `PROBABILITIES`, month, `polysight.market.series.Series`.
    years : MarketYears
        Every draw by year.
    yearly : ndarray of float
        Axes `PROBABILITIES`, year, `polysight.study.market_years.YearMeasure`.
    regions, routes, owners : GroupTable
        Parts of China.
    concentration : Concentration
        With the axis of draws made one of `PROBABILITIES`.
    entrants : EntrantTable
        Those that come.
    curve : CurveTable
        Cost curve.
    chosen : ndarray of float
        Axes draw, month, series; the first draws whole.
    """

    draws: int
    months: Integers
    monthly: Floats
    years: MarketYears
    yearly: Floats
    regions: GroupTable
    routes: GroupTable
    owners: GroupTable
    concentration: Concentration
    entrants: EntrantTable
    curve: CurveTable
    chosen: Floats


def market_tables(
    model: MarketModel, paths: MarketPaths, joined: tuple[str, str] | None = None
) -> MarketTables:
    """What is told of a simulated market.

    Parameters
    ----------
    model : MarketModel
        The market.
    paths : MarketPaths
        All draws, with plants.
    joined : tuple of str, optional
        Owner groups that are counted as one in the concentration.

    Returns
    -------
    MarketTables
        Tables with 5 to 95 per cent of the draws.
    """
    years = market_years(paths, model.months)
    return MarketTables(
        draws=len(paths.values),
        months=paths.months,
        monthly=draw_quantiles(paths.values),
        years=years,
        yearly=draw_quantiles(years.values),
        regions=_groups(model, paths, by_region(model)),
        routes=_groups(model, paths, by_route(model)),
        owners=_groups(model, paths, by_owner(model)),
        concentration=concentration_spread(concentration(paths, model, joined)),
        entrants=_entrants(model, paths),
        curve=_curve(model, paths, years),
        chosen=np.array(paths.values[:CHOSEN]),
    )


def concentration_spread(found: Concentration) -> Concentration:
    """Quantiles over draws of concentration.

    Parameters
    ----------
    found : Concentration
        Axes draw, year, bound.

    Returns
    -------
    Concentration
        Axes `PROBABILITIES`, year, bound.
    """
    return Concentration(
        draw_quantiles(found.capacity_ratio),
        draw_quantiles(found.output_ratio),
        draw_quantiles(found.capacity_index),
        draw_quantiles(found.output_index),
    )


def middle() -> int:
    """Place of the median among `PROBABILITIES`.

    Returns
    -------
    int
        The place.
    """
    return PROBABILITIES.index(0.5)


def _groups(model: MarketModel, paths: MarketPaths, grouping: Grouping) -> GroupTable:
    return GroupTable(grouping, draw_quantiles(grouped(paths, model.plants, grouping)))


def _entrants(model: MarketModel, paths: MarketPaths) -> EntrantTable:
    late = entrants(model)
    capacity = np.where(late, paths.of_plants(PlantYear.CAPACITY), 0.0)
    places = np.nan_to_num(curve_positions(paths, model))
    held = capacity.sum(axis=-1)
    position = quotients((places * capacity).sum(axis=-1), held)
    return EntrantTable(draw_quantiles(held), draw_quantiles(position), np.mean(held > 0.0, axis=0))


def _curve(model: MarketModel, paths: MarketPaths, years: MarketYears) -> CurveTable:
    inside = np.asarray(model.plants.market) == Market.CHINA
    capacity = np.where(inside, paths.of_plants(PlantYear.CAPACITY), 0.0)
    stands = capacity > 0.0
    cost = np.where(stands, paths.of_plants(PlantYear.CASH_COST), np.nan)
    output = np.where(inside, paths.of_plants(PlantYear.OUTPUT), 0.0)
    yearly = 12.0 / years.months[:, None]
    return CurveTable(
        capacity.mean(axis=0), draw_quantiles(cost, (0.5,))[0], output.mean(axis=0) * yearly
    )
