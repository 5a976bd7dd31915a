"""A simulated market by province, route and owner, year by year, one number a draw."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from polysight.market.case import Market, PlantArrays, PlantState, Route
from polysight.market.competition import cost_position, group_means, group_sums, merged
from polysight.market.concentration import concentration_ratio_bounds, hhi_bounds
from polysight.market.paths import MarketPaths
from polysight.market.series import PlantYear
from polysight.study.market_model import MarketModel
from polysight.study.market_years import quotients

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

MONTHS = 12
LARGEST = 5


class GroupMeasure(IntEnum):
    """Place of each measure on the last axis of `grouped`.

    Capacity at the end of the year [kt per year]; output of its simulated months [kt]; output
    brought to a full year over that capacity [1]; cash cost and margin weighted by output, plain
    where nothing is made [CNY/kg]; share of the output of the market [1].
    """

    CAPACITY = 0
    OUTPUT = 1
    UTILISATION = 2
    CASH_COST = 3
    MARGIN = 4
    SHARE = 5

    @property
    def key(self) -> str:
        """Name as documents and catalogues write it, for example ``cash_cost``."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """Which plants belong together.

    Parameters
    ----------
    keys : tuple of str
        Axis group.
    group_of : ndarray of int
        Axis plant; place of its group, -1 for plants that are left out.
    """

    keys: tuple[str, ...]
    group_of: Integers


@dataclass(frozen=True, slots=True, eq=False)
class Concentration:
    """How much of China's polysilicon the largest owners hold; axes draw, year, bound.

    The owners of plants that are still to be started are not known: the low bound spreads them
    over many newcomers, the high one gives them to the largest owners.

    Parameters
    ----------
    capacity_ratio, output_ratio : ndarray of float
        Share of the five largest [1].
    capacity_index, output_index : ndarray of float
        Herfindahl-Hirschman index [1]; times 10,000 for points.
    """

    capacity_ratio: Floats
    output_ratio: Floats
    capacity_index: Floats
    output_index: Floats


def by_region(model: MarketModel, market: Market | None = Market.CHINA) -> Grouping:
    """Plants by region.

    Parameters
    ----------
    model : MarketModel
        The market.
    market : Market or None
        Market whose plants are taken; all when None.

    Returns
    -------
    Grouping
        Regions that have plants, in the order of the axis.
    """
    inside = _inside(model, market)
    held = np.unique(model.plants.region[inside])
    return _grouping([model.regions[at] for at in held], model.plants.region, held, inside)


def by_route(model: MarketModel, market: Market | None = Market.CHINA) -> Grouping:
    """Plants by route: ``rods`` and ``granules``.

    Parameters
    ----------
    model : MarketModel
        The market.
    market : Market or None
        Market whose plants are taken; all when None.

    Returns
    -------
    Grouping
        Both routes.
    """
    routes = np.array([int(one) for one in Route])
    names = [one.name.lower() for one in Route]
    return _grouping(names, model.plants.route, routes, _inside(model, market))


def by_owner(model: MarketModel, market: Market | None = Market.CHINA) -> Grouping:
    """Plants by owner group.

    Parameters
    ----------
    model : MarketModel
        The market.
    market : Market or None
        Market whose plants are taken; all when None.

    Returns
    -------
    Grouping
        Owner groups in alphabetical order; plants that are still to be started have none.
    """
    inside = _inside(model, market) & (model.plants.site < 0)
    names = sorted({name for name, one in zip(model.groups, inside, strict=True) if one and name})
    places = np.array([names.index(one) if one in names else -1 for one in model.groups])
    return _grouping(names, places, np.arange(len(names)), inside)


def grouped(paths: MarketPaths, plants: PlantArrays, grouping: Grouping) -> Floats:
    """What groups of plants make and hold.

    Parameters
    ----------
    paths : MarketPaths
        With plants.
    plants : PlantArrays
        Their market.
    grouping : Grouping
        Which plants belong together.

    Returns
    -------
    ndarray of float
        Axes draw, year, group, `GroupMeasure`.
    """
    groups, of = len(grouping.keys), grouping.group_of
    output, capacity, cost, margin = (paths.of_plants(one) for one in PlantYear)
    held, made = (group_sums(one, of, groups) for one in (capacity, output))
    whole = group_sums(output, np.where(_markets_of(plants, of), 0, -1), 1)
    yearly = MONTHS / simulated_months(paths)[None, :, None]
    by_output, by_size = (
        [group_means(one, weight, of, groups) for one in (cost, margin)]
        for weight in (output, capacity)
    )
    of_money = [
        np.where(np.isnan(best), other, best)
        for best, other in zip(by_output, by_size, strict=True)
    ]
    found = [held, made, quotients(made * yearly, held), *of_money, quotients(made, whole)]
    return np.stack(found, axis=-1)


def expected(values: Floats, months: Integers, whole: Floats) -> Floats:
    """Means over the draws that agree with one another, as medians of each measure do not.

    Parameters
    ----------
    values : ndarray of float
        Axes draw, year, group, `GroupMeasure`.
    months : ndarray of int
        Axis year; how many of its months are simulated.
    whole : ndarray of float
        Axes draw, year; output of the market [kt].

    Returns
    -------
    ndarray of float
        Axes year, group, `GroupMeasure`: means of capacity and output, their quotient brought to a
        full year, mean output over that of the market, and money weighted by output over all
        draws, plain where nothing is made in any.
    """
    found = values.mean(axis=0)
    made = values[..., GroupMeasure.OUTPUT]
    output, held = found[..., GroupMeasure.OUTPUT], found[..., GroupMeasure.CAPACITY]
    found[..., GroupMeasure.UTILISATION] = quotients(output * (MONTHS / months[:, None]), held)
    found[..., GroupMeasure.SHARE] = quotients(output, whole.mean(axis=0)[:, None])
    for one in (GroupMeasure.CASH_COST, GroupMeasure.MARGIN):
        known = ~np.isnan(values[..., one])
        amount = np.where(known, values[..., one], 0.0)
        weight = np.where(known, made, 0.0)
        by_output = quotients((amount * weight).sum(axis=0), weight.sum(axis=0))
        plain = quotients(amount.sum(axis=0), known.sum(axis=0))
        found[..., one] = np.where(np.isnan(by_output), plain, by_output)
    return np.asarray(found)


def concentration(
    paths: MarketPaths, model: MarketModel, joined: tuple[str, str] | None = None
) -> Concentration:
    """Concentration of China's polysilicon by owner group.

    Parameters
    ----------
    paths : MarketPaths
        With plants.
    model : MarketModel
        The market.
    joined : tuple of str, optional
        Owner groups that are counted as one: the effect of a merger by itself.

    Returns
    -------
    Concentration
        Ratios and indices with their bounds.
    """
    owners = by_owner(model)
    found = []
    for kept in (PlantYear.CAPACITY, PlantYear.OUTPUT):
        values = paths.of_plants(kept)
        held = group_sums(values, owners.group_of, len(owners.keys))
        if joined is not None:
            first, second = (owners.keys.index(one) for one in joined)
            held = merged(held, first, second)
        inside = np.where(_inside(model, Market.CHINA), 0, -1)
        rest = np.maximum(group_sums(values, inside, 1)[..., 0] - held.sum(axis=-1), 0.0)
        # A draw in which nothing stands has no concentration.
        with np.errstate(invalid="ignore", divide="ignore"):
            found.append((concentration_ratio_bounds(held, rest, LARGEST), hhi_bounds(held, rest)))
    (ratio, index), (made_ratio, made_index) = found
    return Concentration(ratio, made_ratio, index, made_index)


def entrants(model: MarketModel) -> Flags:
    """Plants of China that do not stand on the first day.

    Parameters
    ----------
    model : MarketModel
        The market.

    Returns
    -------
    ndarray of bool
        Axis plant.
    """
    return np.asarray(_inside(model, Market.CHINA) & (model.plants.state != PlantState.STANDING))


def curve_positions(paths: MarketPaths, model: MarketModel) -> Floats:
    """Where the plants of China stand on its cost curve.

    Parameters
    ----------
    paths : MarketPaths
        With plants.
    model : MarketModel
        The market.

    Returns
    -------
    ndarray of float
        Axes draw, year, plant; share of the standing capacity that is cheaper, see
        `polysight.market.competition.cost_position`; NaN for plants that do not stand.
    """
    inside = _inside(model, Market.CHINA)
    capacity = np.where(inside, paths.of_plants(PlantYear.CAPACITY), 0.0)
    return cost_position(paths.of_plants(PlantYear.CASH_COST), capacity)


def simulated_months(paths: MarketPaths) -> Floats:
    """How many months of each calendar year are simulated.

    Parameters
    ----------
    paths : MarketPaths
        The paths.

    Returns
    -------
    ndarray of float
        Axis year.
    """
    found = (paths.months[:, None] // MONTHS == paths.years).sum(axis=0)
    return np.asarray(found, dtype=np.float64)


def _inside(model: MarketModel, market: Market | None) -> Flags:
    places = np.asarray(model.plants.market)
    return np.asarray((places == market) | (market is None))


def _markets_of(plants: PlantArrays, group_of: Integers) -> Flags:
    """Plants of the markets in which a grouping has plants: what its shares are shares of."""
    return np.asarray(np.isin(plants.market, np.unique(plants.market[group_of >= 0])))


def _grouping(names: list[str], places: Integers, held: Integers, inside: Flags) -> Grouping:
    found = np.full(places.shape, -1, dtype=np.int64)
    for at, place in enumerate(held):
        found[inside & (places == place)] = at
    return Grouping(tuple(names), found)
