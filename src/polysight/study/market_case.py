"""The market of a day put together: plants, what comes from outside, the first day, behaviour.

The same function makes the market of today, of a scenario, of a day in the past as that day knew
it (forecast), and of an earlier day with what was known later (window of a calibration).
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace

import numpy as np

from polysight.evidence.store import Evidence
from polysight.market.case import Market
from polysight.market.parameter import Parameter
from polysight.market.series import Series
from polysight.study.closing_gap import baseline
from polysight.study.history_reading import month_number
from polysight.study.market_history import MarketHistory, market_history
from polysight.study.market_model import MarketModel, ParameterSpread
from polysight.study.market_months import MarketDrivers, market_months
from polysight.study.market_parameters import market_parameters, with_row
from polysight.study.market_plants import MarketPlants, market_plants
from polysight.study.market_scenario import MarketScenario
from polysight.study.market_scenario_months import scenario_drivers, scenario_months
from polysight.study.market_scenario_plants import scenario_parameters, scenario_plants
from polysight.study.market_standing import KnownSize
from polysight.study.market_start import market_start
from polysight.study.months import months_between
from polysight.study.view import View

#: Months over whose mean capacity for chips is set apart.
CHIP_MONTHS = 24


@dataclass(frozen=True, eq=False)
class AssembledMarket:
    """A market with what it was made of.

    Parameters
    ----------
    model : MarketModel
        Ready to be drawn from.
    history : MarketHistory
        The past up to the first day.
    drivers : MarketDrivers
        What comes from outside, without power.
    plants : MarketPlants
        Plants, sites and power.
    """

    model: MarketModel
    history: MarketHistory
    drivers: MarketDrivers
    plants: MarketPlants


def market_view(evidence: Evidence, known: dt.date) -> View:
    """The evidence as a day knew it.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    known : datetime.date
        Day of knowledge.

    Returns
    -------
    View
        With the shipped scenario of prices and rates.
    """
    return replace(baseline(evidence), as_of=known)


def market_of_day(
    view: View,
    origin: dt.date,
    last_month: str,
    *,
    parameters: ParameterSpread | None = None,
) -> AssembledMarket:
    """The market after a day.

    Parameters
    ----------
    view : View
        The evidence; its day of knowledge may lie after the origin, and is the origin when unset.
    origin : datetime.date
        Month end before the first simulated month.
    last_month : str
        Last simulated month, as ``2030-12``.
    parameters : ParameterSpread, optional
        Behaviour; that of ``data/market_parameters.csv`` when omitted. Level and growth of demand
        are set from the drivers of the day in either case.

    Returns
    -------
    AssembledMarket
        The market.
    """
    known = replace(view, as_of=view.as_of or origin)
    history = market_history(known, origin)
    drivers = market_months(known, origin, last_month, use=_use(history, known))
    return _put_together(known, origin, history, drivers, parameters)


def market_of_scenario(
    evidence: Evidence, scenario: MarketScenario, *, parameters: ParameterSpread | None = None
) -> AssembledMarket:
    """The market of a scenario.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    scenario : MarketScenario
        The question.
    parameters : ParameterSpread, optional
        Behaviour before the scenario changes it, as in `market_of_day`.

    Returns
    -------
    AssembledMarket
        The market.
    """
    view = market_view(evidence, scenario.knowledge)
    history = market_history(view, scenario.origin)
    drivers = scenario_drivers(view, scenario, use=_use(history, view))
    return _put_together(view, scenario.origin, history, drivers, parameters, scenario)


def _use(history: MarketHistory, view: View) -> tuple[float, float]:
    """Use of China on the day of knowledge: natural logarithm [kt per month] and its doubt."""
    return history.of(Series.USE_CHINA).at(month_number(view.as_of or history.origin))


def _put_together(
    view: View,
    origin: dt.date,
    history: MarketHistory,
    drivers: MarketDrivers,
    parameters: ParameterSpread | None,
    scenario: MarketScenario | None = None,
) -> AssembledMarket:
    names = _names(drivers.months.number)
    made, price = (
        math.exp(history.of(one).at(month_number(origin))[0])
        for one in (Series.OUTPUT_CHINA, Series.PRICE_CHINA)
    )
    plants = market_plants(
        view.evidence, origin, names,
        known=view.as_of, output_kt_per_month=made, price_cny_per_kg=price,
        sizes=(_size(history, Market.CHINA), _size(history, Market.OUTSIDE)),
        chip_use=_chip_use(drivers),
    )  # fmt: skip
    spread = _with_demand(parameters or market_parameters(view.evidence), drivers)
    months = drivers.months
    if scenario is not None:
        plants = scenario_plants(plants, scenario)
        spread = scenario_parameters(spread, scenario)
    months = months._replace(
        tariff=plants.tariff,
        rationing_probability=plants.rationing_probability,
        rationing_depth=plants.rationing_depth,
    )
    if scenario is not None:
        months = scenario_months(months, scenario, plants.regions, plants.supply_points)
    inputs = tuple(dict.fromkeys((*history.inputs, *drivers.inputs, *plants.inputs)))
    model = MarketModel(
        plants.plants, plants.sites, months, plants.rule, plants.plant_codes, plants.groups,
        plants.regions, plants.supply_points, plants.sites_named,
        market_start(view, history, drivers), spread, inputs,
    )  # fmt: skip
    return AssembledMarket(model, history, drivers, plants)


def _size(history: MarketHistory, market: Market) -> KnownSize:
    """Capacity and output of a market on the first day."""
    names = (
        (Series.CAPACITY_CHINA, Series.OUTPUT_CHINA)
        if market is Market.CHINA
        else (Series.CAPACITY_OUTSIDE, Series.OUTPUT_OUTSIDE)
    )
    capacity, output = (history.of(one).at(month_number(history.origin)) for one in names)
    return KnownSize(capacity, output)


def _chip_use(drivers: MarketDrivers) -> tuple[float, float]:
    """Use for chips in China and outside over the first years [kt per year]."""
    china, outside = 12.0 * drivers.months.electronic_use[:, :CHIP_MONTHS].mean(axis=1)
    return float(china), float(outside)


def _names(numbers: np.ndarray) -> tuple[str, ...]:
    """Months as ``2026-07``."""
    ends = [divmod(int(one), 12) for one in (numbers[0], numbers[-1])]
    return months_between(*(f"{year:04d}-{month + 1:02d}" for year, month in ends))


def _with_demand(spread: ParameterSpread, drivers: MarketDrivers) -> ParameterSpread:
    """Level and growth of demand as the drivers of the day doubt them."""
    level = with_row(spread, Parameter.DEMAND_LEVEL, 0.0, drivers.demand.level_spread)
    return with_row(level, Parameter.DEMAND_GROWTH, 0.0, drivers.demand.growth_spread)
