"""Plants, sites, behaviour and rule of a scenario: what it changes, and what it may not.

A plant that is to give its first output in a month becomes one that is being built, with the months
until then ahead of it; one that closes makes nothing from its month on. Growth of an owner by
merger changes shares and concentration, not what plants do.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.market.case import PlantArrays, PlantState, Route, RuleTerms, SiteArrays
from polysight.market.parameter import Parameter
from polysight.study.market_chips import CHIP_PART
from polysight.study.market_events import MARKETS, month_number
from polysight.study.market_model import ParameterSpread, Transform
from polysight.study.market_plants import MarketPlants
from polysight.study.market_scenario import (
    MarketScenario,
    ParameterChange,
    PlantChange,
    PlantSelection,
    SiteChange,
)
from polysight.suggestion import nearest

Flags = NDArray[np.bool_]

ROUTES = {"rods": Route.RODS, "granules": Route.GRANULES}
YEAR_MONTHS = 12


def scenario_plants(plants: MarketPlants, scenario: MarketScenario) -> MarketPlants:
    """Plants, sites and deadlines of a scenario.

    Parameters
    ----------
    plants : MarketPlants
        Those of the evidence.
    scenario : MarketScenario
        The scenario.

    Returns
    -------
    MarketPlants
        With the changes of the scenario, in the order of its file.

    Raises
    ------
    DataError
        If a change names no plant or place, closes a plant before it opens, or opens one that
        stands.
    """
    arrays, groups = plants.plants, list(plants.groups)
    first = scenario.origin.year * YEAR_MONTHS + scenario.origin.month
    for one in scenario.plants:
        chosen = _plants(plants, arrays, groups, one)
        arrays = _changed(arrays, one, chosen, first, plants.plant_codes)
        if one.owner:
            groups = [
                one.owner if held else name for name, held in zip(groups, chosen, strict=True)
            ]
    lines = plants.sites
    for own in scenario.sites:
        at = _sites(plants, lines, own)
        lines, arrays = _changed_sites(lines, arrays, own, at)
    rule = plants.rule
    if scenario.rule is not None:
        rule = RuleTerms(scenario.rule.shortest_months, scenario.rule.longest_months)
    return replace(plants, plants=arrays, sites=lines, groups=tuple(groups), rule=rule)


def scenario_parameters(spread: ParameterSpread, scenario: MarketScenario) -> ParameterSpread:
    """Behaviour of the market in a scenario.

    Parameters
    ----------
    spread : ParameterSpread
        As the evidence or a calibration gives it.
    scenario : MarketScenario
        The scenario.

    Returns
    -------
    ParameterSpread
        With some parameters fixed or moved.

    Raises
    ------
    DataError
        If a fixed number lies outside what the parameter can be.
    """
    middle, factor = spread.middle.copy(), spread.factor.copy()
    for one in scenario.parameters:
        at = Parameter[one.parameter.upper()]
        if one.shifted is not None:
            middle[at] += one.shifted * float(np.sqrt(np.sum(factor[at] ** 2)))
            continue
        middle[at] = _latent(spread, at, one)
        factor[at] = 0.0
    return replace(spread, middle=middle, factor=factor)


def _latent(spread: ParameterSpread, at: Parameter, change: ParameterChange) -> float:
    """The number behind the transform of a fixed parameter."""
    value = change.fixed or 0.0
    low, high = float(spread.low[at]), float(spread.high[at])
    kind = spread.transform[at]
    if kind == Transform.LINEAR:
        return value
    if kind == Transform.LOG:
        low, high = 0.0, np.inf
    if not low < value < high:
        raise refusal(
            DataError, "market_scenario.parameter_outside", parameter=change.parameter,
            got=f"{value:g}", low=f"{low:g}", high=f"{high:g}",
        )  # fmt: skip
    if kind == Transform.LOG:
        return float(np.log(value))
    return float(np.log((value - low) / (high - value)))


def _plants(
    plants: MarketPlants, arrays: PlantArrays, groups: list[str], change: PlantChange
) -> Flags:
    """Plants that a change is about; places for plants to come are none."""
    for got, known, words in (
        (change.plant, plants.plant_codes, "plant_unknown"),
        (change.group, tuple(groups), "group_unknown"),
    ):
        if got and got not in known:
            raise refusal(
                DataError, f"market_scenario.{words}", got=got, suggestion=nearest(got, known)
            )
    chosen: Flags = np.asarray(arrays.state != PlantState.EMPTY)
    if change.plant:
        chosen &= np.isin(plants.plant_codes, (change.plant, change.plant + CHIP_PART))
    if change.group:
        chosen &= np.array(groups) == change.group
    if change.region:
        chosen &= np.array(plants.regions)[arrays.region] == change.region
    chosen &= _of_kind(arrays.market, arrays.route, change)
    if not chosen.any():
        raise refusal(DataError, "market_scenario.none_chosen", got=_told(change))
    return chosen


def _sites(plants: MarketPlants, sites: SiteArrays, change: SiteChange) -> Flags:
    chosen = _of_kind(sites.market, sites.route, change)
    if change.region:
        regions = [name.split(":")[0] for name in plants.sites_named]
        chosen &= np.array(regions) == change.region
    if not chosen.any():
        raise refusal(DataError, "market_scenario.none_chosen", got=_told(change))
    return chosen


def _of_kind(market: NDArray[np.int64], route: NDArray[np.int64], change: PlantSelection) -> Flags:
    chosen = np.ones(len(market), dtype=bool)
    if change.market:
        chosen &= market == MARKETS[change.market]
    if change.route:
        chosen &= route == ROUTES[change.route]
    return chosen


def _told(change: PlantSelection) -> str:
    names = ("plant", "group", "market", "region", "route")
    return ", ".join(str(got) for name in names if (got := getattr(change, name, "")))


def _changed(
    arrays: PlantArrays, change: PlantChange, chosen: Flags, first: int, codes: tuple[str, ...]
) -> PlantArrays:
    capacity = np.where(chosen, arrays.capacity * change.capacity_factor, arrays.capacity)
    if change.capacity is not None:
        capacity = np.where(chosen, change.capacity / YEAR_MONTHS, capacity)
    n_type = arrays.n_type_share
    if change.n_type_share is not None:
        n_type = np.where(chosen, change.n_type_share, n_type)
    made = arrays._replace(
        capacity=capacity,
        n_type_share=n_type,
        electricity_kwh_per_kg=_scaled(
            arrays.electricity_kwh_per_kg, chosen, change.electricity_factor
        ),
        metal_kg_per_kg=_scaled(arrays.metal_kg_per_kg, chosen, change.metal_factor),
        other_cost=_scaled(arrays.other_cost, chosen, change.other_cost_factor),
        rule_failing=np.minimum(
            _scaled(arrays.rule_failing, chosen, change.rule_failing_factor), 1.0
        ),
    )
    if change.opens:
        made = _opening(made, chosen, month_number(change.opens) - first, codes)
    if change.closes:
        made = _closing(made, chosen, month_number(change.closes), first, codes)
    return made


def _scaled(values: NDArray[np.float64], chosen: Flags, factor: float) -> NDArray[np.float64]:
    return np.where(chosen, values * factor, values)


def _opening(
    arrays: PlantArrays, chosen: Flags, months: int, codes: tuple[str, ...]
) -> PlantArrays:
    """Plants that give their first output after so many months."""
    standing = chosen & (arrays.state == PlantState.STANDING)
    if standing.any():
        code = codes[int(np.flatnonzero(standing)[0])]
        raise refusal(DataError, "market_scenario.stands_already", got=code)
    return arrays._replace(
        state=np.where(chosen, PlantState.BUILDING, arrays.state),
        building_months=np.where(chosen, float(months), arrays.building_months),
    )


def _closing(
    arrays: PlantArrays, chosen: Flags, month: int, first: int, codes: tuple[str, ...]
) -> PlantArrays:
    """Plants that make nothing from a month on."""
    building = chosen & (arrays.state == PlantState.BUILDING)
    early = building & (arrays.building_months > month - first)
    if early.any():
        code = codes[int(np.flatnonzero(early)[0])]
        raise refusal(DataError, "market_scenario.plant_closes_before_it_opens", got=code)
    return arrays._replace(closing_month=np.where(chosen, float(month), arrays.closing_month))


def _changed_sites(
    sites: SiteArrays, arrays: PlantArrays, change: SiteChange, chosen: Flags
) -> tuple[SiteArrays, PlantArrays]:
    """Sites, and the empty places that belong to them."""
    lines = sites._replace(
        weight=_scaled(sites.weight, chosen, change.weight_factor),
        project_capacity=_scaled(sites.project_capacity, chosen, change.size_factor),
        required_price=np.where(
            chosen[:, None],
            sites.required_price * change.required_price_factor,
            sites.required_price,
        ),
    )
    places = (arrays.site >= 0) & chosen[np.maximum(arrays.site, 0)]
    n_type = arrays.n_type_share
    if change.n_type_share is not None:
        n_type = np.where(places, change.n_type_share, n_type)
    return lines, arrays._replace(
        n_type_share=n_type,
        capacity=_scaled(arrays.capacity, places, change.size_factor),
        electricity_kwh_per_kg=_scaled(
            arrays.electricity_kwh_per_kg, places, change.electricity_factor
        ),
        other_cost=_scaled(arrays.other_cost, places, change.other_cost_factor),
    )
