"""What is told of a simulated market: quantiles by month and year, parts, curve, chosen draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from polysight.market.case import Market
from polysight.market.paths import MarketPaths
from polysight.market.series import PlantYear, Series
from polysight.study.ensemble_draws import Ensemble
from polysight.study.market_changes import CapacityChanges, capacity_changes, opened_and_closed
from polysight.study.market_further_years import further_years
from polysight.study.market_groups import (
    Concentration,
    Grouping,
    by_owner,
    by_region,
    by_route,
    concentration,
    curve_positions,
    entrants,
    expected,
    grouped,
)
from polysight.study.market_model import MarketModel
from polysight.study.market_years import (
    MONTHS,
    PROBABILITIES,
    MarketYears,
    YearMeasure,
    market_years,
    quotients,
)
from polysight.study.quantiles import quantiles

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

#: Draws that are kept whole, to be drawn one by one; most draws that tables by year look at, and
#: draws that are worked at a time.
CHOSEN, TABLED, AT_A_TIME = 24, 50_000, 2048
#: Draws from which the cost curve is drawn.
DRAWN = 4096


@dataclass(frozen=True, slots=True, eq=False)
class GroupTable:
    """Parts of a market, with their spread.

    Parameters
    ----------
    grouping : Grouping
        The parts.
    quantiles : ndarray of float
        Axes `PROBABILITIES`, year, group, `polysight.study.market_groups.GroupMeasure`.
    means : ndarray of float
        Axes year, group, measure; they add up (`polysight.study.market_groups.expected`).
    """

    grouping: Grouping
    quantiles: Floats
    means: Floats


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
    draws, tabled : int
        Number of draws, all of which stand behind the numbers by month, and of those that stand
        behind the tables by year.
    months : ndarray of int
        Axis month; months since January of year 0.
    monthly : ndarray of float
        Axes `PROBABILITIES`, month, `polysight.market.series.Series`.
    utilisation : ndarray of float
        Axes `PROBABILITIES`, month; output of China over its nameplate capacity at the end of the
        month.
    ends : ndarray of float
        Axes draw, (stock cover in months, utilisation); some draws in the last month.
    years : MarketYears
        Every draw by year.
    yearly : ndarray of float
        Axes `PROBABILITIES`, year, `polysight.study.market_years.YearMeasure`.
    further : ndarray of float
        Axes `PROBABILITIES`, year, `polysight.study.market_further_years.FurtherMeasure`.
    turnover : ndarray of float
        Axes `PROBABILITIES`, year, (opened, closed); capacity in China [kt per year].
    regions, routes, owners : GroupTable
        Parts of China.
    concentration : Concentration
        With the axis of draws made one of `PROBABILITIES`.
    entrants : EntrantTable
        Those that come.
    curve : CurveTable
        Cost curve.
    changes : CapacityChanges
        What opens and closes.
    chosen : ndarray of float
        Axes draw, month, series; the first draws whole.
    apart : Concentration or None
        Concentration before owner groups are counted as one; None where none are.
    """

    draws: int
    tabled: int
    months: Integers
    monthly: Floats
    utilisation: Floats
    ends: Floats
    years: MarketYears
    yearly: Floats
    further: Floats
    turnover: Floats
    regions: GroupTable
    routes: GroupTable
    owners: GroupTable
    concentration: Concentration
    entrants: EntrantTable
    curve: CurveTable
    changes: CapacityChanges
    chosen: Floats
    apart: Concentration | None = None


class _Gathered:
    """What is kept of each draw while the draws pass by."""

    def __init__(self, model: MarketModel, seed: int, joined: tuple[str, str] | None) -> None:
        """See the class."""
        self.model, self.seed, self.joined = model, seed, joined
        self.groupings = (by_region(model), by_route(model), by_owner(model))
        self.late = entrants(model)
        self.inside = np.asarray(model.plants.market) == Market.CHINA
        self.kept: list[tuple[Floats, ...]] = []
        self.plants: list[tuple[Floats, Floats, Floats]] = []
        self.changes: list[tuple[int, CapacityChanges]] = []
        self.utilisation: list[Floats] = []
        self.cover: list[Floats] = []
        self.year_axes = (np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))
        self.chosen: Floats = np.empty(0)
        self.apart: list[Concentration] = []
        self.count = 0

    def add(self, paths: MarketPaths) -> None:
        """Gather a stretch of draws."""
        model, years = self.model, market_years(paths, self.model.months)
        self.year_axes = years.years, years.months
        held = concentration(paths, model, self.joined)
        if self.joined is not None:
            self.apart.append(concentration(paths, model))
        capacity = np.where(self.late, paths.of_plants(PlantYear.CAPACITY), 0.0)
        standing = capacity.sum(axis=-1)
        places = np.nan_to_num(curve_positions(paths, model))
        self.kept.append(
            (
                years.values, *(grouped(paths, model.plants, one) for one in self.groupings),
                held.capacity_ratio, held.output_ratio, held.capacity_index, held.output_index,
                standing, quotients((places * capacity).sum(axis=-1), standing),
                opened_and_closed(model, paths), further_years(model, paths, self.seed),
            )
        )  # fmt: skip
        if not self.count:
            self.chosen = np.array(paths.values[:CHOSEN])
        if self.count < DRAWN:
            self.plants.append(self._plants(paths))
        whole = paths.of(Series.CAPACITY_CHINA)
        self.utilisation.append(quotients(MONTHS * paths.of(Series.OUTPUT_CHINA), whole))
        self.cover.append(paths.of(Series.COVER_CHINA_MONTHS)[:, -1])
        self.changes.append((len(paths.values), capacity_changes(model, paths, years)))
        self.count += len(paths.values)

    def _plants(self, paths: MarketPaths) -> tuple[Floats, Floats, Floats]:
        capacity = np.where(self.inside, paths.of_plants(PlantYear.CAPACITY), 0.0)
        cost = np.where(capacity > 0.0, paths.of_plants(PlantYear.CASH_COST), np.nan)
        return capacity, cost, np.where(self.inside, paths.of_plants(PlantYear.OUTPUT), 0.0)

    def curve(self, months: Integers) -> CurveTable:
        """Cost curve of the first draws."""
        capacity, cost, output = (np.concatenate(one) for one in zip(*self.plants, strict=True))
        yearly = MONTHS / months[:, None]
        return CurveTable(
            capacity.mean(axis=0), quantiles(cost, np.array([0.5]))[0],
            output.mean(axis=0) * yearly,
        )  # fmt: skip

    def before(self) -> Concentration | None:
        """Concentration of owner groups as they are; None where none are counted as one."""
        if not self.apart:
            return None
        names = [one.name for one in fields(Concentration)]
        whole = (np.concatenate([getattr(one, name) for one in self.apart]) for name in names)
        return Concentration(*(quantiles(one, PROBABILITIES) for one in whole))

    def changed(self) -> CapacityChanges:
        """Mean changes of all draws."""
        weights = np.array([count for count, _ in self.changes]) / self.count
        rows = (
            np.tensordot(weights, np.array([getattr(one, name) for _, one in self.changes]), 1)
            for name in ("projects", "started", "closed", "ruled")
        )
        return CapacityChanges(self.changes[0][1].start, *rows)


def market_tables(
    model: MarketModel, ensemble: Ensemble, joined: tuple[str, str] | None = None
) -> MarketTables:
    """What is told of a simulated market.

    Parameters
    ----------
    model : MarketModel
        The market.
    ensemble : Ensemble
        Its draws, with plants.
    joined : tuple of str, optional
        Owner groups that are counted as one in the concentration.

    Returns
    -------
    MarketTables
        Tables with 5 to 95 per cent of the draws.
    """
    work = _Gathered(model, ensemble.seed, joined)
    for piece in _stretches(ensemble):
        work.add(piece)
    running = np.concatenate(work.utilisation)
    ends = np.column_stack([np.concatenate(work.cover), running[:, -1]])[:DRAWN]
    years, *parts = (np.concatenate(one) for one in zip(*work.kept, strict=True))
    spread = [quantiles(one, PROBABILITIES) for one in parts]
    regions, routes, owners = (
        GroupTable(
            one, values, expected(each, work.year_axes[1], years[..., YearMeasure.OUTPUT_CHINA])
        )
        for one, values, each in zip(work.groupings, spread[:3], parts[:3], strict=True)
    )
    return MarketTables(
        draws=ensemble.count,
        tabled=work.count,
        months=ensemble.months,
        monthly=np.stack([ensemble.quantiles(one, PROBABILITIES) for one in Series], axis=-1),
        utilisation=quantiles(running, PROBABILITIES),
        ends=ends,
        years=MarketYears(*work.year_axes, years),
        yearly=quantiles(years, PROBABILITIES),
        further=spread[10],
        turnover=spread[9],
        regions=regions,
        routes=routes,
        owners=owners,
        concentration=Concentration(*spread[3:7]),
        entrants=EntrantTable(spread[7], spread[8], np.mean(parts[7] > 0.0, axis=0)),
        curve=work.curve(work.year_axes[1]),
        changes=work.changed(),
        chosen=work.chosen,
        apart=work.before(),
    )


def middle() -> int:
    """Place of the median among the quantiles of tables.

    Returns
    -------
    int
        The place.
    """
    return int(np.searchsorted(PROBABILITIES, 0.5))


def _stretches(ensemble: Ensemble) -> Iterator[MarketPaths]:
    """The draws behind the tables by year, a few at a time."""
    left = TABLED
    for piece in ensemble.pieces():
        for first in range(0, min(len(piece.values), left), AT_A_TIME):
            own = slice(first, min(first + AT_A_TIME, left))
            yield MarketPaths(
                piece.first_draw + first, piece.months, piece.values[own], piece.years,
                piece.plant_years[own],
            )  # fmt: skip
        left -= len(piece.values)
        if left <= 0:
            return
