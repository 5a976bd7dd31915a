"""Invented markets from a seed; nothing here is evidence.

``synthetic_model(plants=60, months=72)`` looks like China and the rest of the world in the
mid-2020s: a register of ``plants`` rows and behind it the empty places of the sites.
``synthetic_case(draws=8)`` is the same as a case with parameters, ready to be simulated.
``plausible_parameters(count, seed)`` draws behaviour; ``tests.market.odd_case`` has odd shapes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from polysight.market.case import (
    Market,
    MarketCase,
    MonthArrays,
    PlantArrays,
    PlantState,
    Route,
    RuleTerms,
    SiteArrays,
    StartState,
)
from polysight.market.parameter import Parameter
from polysight.study.market_model import MarketModel, ParameterSpread, StartSpread, Transform

Floats = NDArray[np.float64]
LINEAR, LOG, LOGIT = Transform.LINEAR, Transform.LOG, Transform.LOGIT

#: Parameter: transform, value, standard deviation behind the transform, ends of a logit.
BEHAVIOUR: dict[str, tuple[Transform, float, float, float, float]] = {
    "demand_level": (LINEAR, 0.0, 0.04, 0, 0),
    "demand_growth": (LINEAR, 0.0, 0.02, 0, 0),
    "demand_noise": (LOG, 0.06, 0.2, 0, 0),
    "demand_persistence": (LOGIT, 0.85, 0.3, 0.3, 0.99),
    "elasticity_short": (LOG, 0.3, 0.3, 0, 0),
    "elasticity_long": (LOG, 0.5, 0.3, 0, 0),
    "pass_through": (LOGIT, 0.95, 0.3, 0.5, 1.3),
    "module_cover_months": (LOG, 1.5, 0.15, 0, 0),
    "module_adjustment_months": (LOG, 5.0, 0.2, 0, 0),
    "demand_smoothing_months": (LOG, 5.0, 0.2, 0, 0),
    "wafer_cover_months": (LOG, 0.7, 0.15, 0, 0),
    "restock_months": (LOG, 3.0, 0.2, 0, 0),
    "restock_momentum": (LOG, 0.5, 0.3, 0, 0),
    "producer_cover_months": (LOG, 0.8, 0.15, 0, 0),
    "stock_months": (LOG, 8.0, 0.2, 0, 0),
    "price_speed": (LOGIT, 0.2, 0.3, 0.02, 0.8),
    "price_momentum": (LOGIT, 0.25, 0.3, 0.0, 0.7),
    "cover_elasticity": (LOG, 0.35, 0.3, 0, 0),
    "normal_cover_months": (LOG, 2.0, 0.15, 0, 0),
    "tight_at": (LOGIT, 0.96, 0.3, 0.85, 1.05),
    "scarcity": (LOG, 4.0, 0.3, 0, 0),
    "scarcity_top": (LOG, 1.2, 0.25, 0, 0),
    "cost_ceiling": (LOG, 1.12, 0.07, 0, 0),
    "price_discrepancy": (LOG, 0.2, 0.3, 0, 0),
    "discrepancy_persistence": (LOGIT, 0.9, 0.3, 0.0, 0.99),
    "floor": (LOGIT, 0.85, 0.3, 0.5, 1.05),
    "volatility_slack": (LOG, 0.03, 0.2, 0, 0),
    "volatility_tight": (LOG, 0.09, 0.2, 0, 0),
    "granular_discount": (LOGIT, 0.05, 0.3, 0.0, 0.2),
    "type_discount": (LOGIT, 0.08, 0.3, 0.0, 0.3),
    "type_sensitivity": (LOG, 0.3, 0.3, 0, 0),
    "basis_mean": (LINEAR, 0.0, 0.01, 0, 0),
    "basis_persistence": (LOGIT, 0.8, 0.3, 0.0, 0.98),
    "basis_volatility": (LOG, 0.03, 0.2, 0, 0),
    "power_factor": (LOG, 1.0, 0.05, 0, 0),
    "cost_factor": (LOG, 1.0, 0.08, 0, 0),
    "cost_scatter": (LOG, 0.06, 0.2, 0, 0),
    "improvement": (LOGIT, 0.025, 0.3, 0.0, 0.1),
    "effective_capacity": (LOGIT, 0.93, 0.3, 0.7, 1.1),
    "outage_depth": (LOGIT, 0.6, 0.3, 0.1, 1.0),
    "accident_rate": (LOG, 0.03, 0.3, 0, 0),
    "minimum_load": (LOGIT, 0.4, 0.3, 0.2, 0.7),
    "load_slope": (LOG, 0.3, 0.25, 0, 0),
    "stock_response": (LOG, 0.25, 0.3, 0, 0),
    "ramp_limit": (LOGIT, 0.15, 0.3, 0.05, 0.5),
    "stop_margin": (LOG, 0.1, 0.3, 0, 0),
    "stop_probability": (LOGIT, 0.2, 0.3, 0.02, 0.8),
    "restart_margin": (LOG, 0.15, 0.3, 0, 0),
    "restart_probability": (LOGIT, 0.25, 0.3, 0.02, 0.8),
    "restart_months": (LOG, 3.0, 0.2, 0, 0),
    "metal_contract_share": (LOGIT, 0.5, 0.3, 0.1, 0.9),
    "metal_speed": (LOGIT, 0.2, 0.3, 0.02, 0.8),
    "metal_volatility": (LOG, 0.04, 0.2, 0, 0),
    "metal_cover_elasticity": (LOG, 0.4, 0.25, 0, 0),
    "metal_normal_cover_months": (LOG, 1.5, 0.15, 0, 0),
    "metal_supply_elasticity": (LOG, 0.6, 0.25, 0, 0),
    "trade_spread": (LOG, 0.15, 0.25, 0, 0),
    "expectation_months": (LOG, 14.0, 0.2, 0, 0),
    "pipeline_weight": (LOG, 0.6, 0.3, 0, 0),
    "start_rate": (LOG, 0.2, 0.3, 0, 0),
    "start_slope": (LOG, 6.0, 0.3, 0, 0),
    "site_spread": (LOG, 0.2, 0.25, 0, 0),
    "announced_rate": (LOG, 0.5, 0.3, 0, 0),
    "cancel_rate": (LOG, 0.2, 0.3, 0, 0),
    "delay_slope": (LOG, 1.0, 0.3, 0, 0),
    "construction_shortest_months": (LOGIT, 12.0, 0.3, 8.0, 16.0),
    "construction_longest_months": (LOGIT, 20.0, 0.3, 16.0, 28.0),
    "ramp_shortest_months": (LOGIT, 3.0, 0.3, 1.0, 4.5),
    "ramp_longest_months": (LOGIT, 6.0, 0.3, 4.5, 9.0),
    "exit_idle_months": (LOG, 18.0, 0.2, 0, 0),
    "exit_rate": (LOG, 0.3, 0.3, 0, 0),
    "rule_closure": (LOGIT, 0.5, 0.3, 0.0, 1.0),
}


@dataclass(frozen=True)
class Place:
    """A region: market, tariff [CNY/kWh], swing of the dry season, and freight [CNY/kg]."""

    key: str
    market: Market
    tariff: float
    season: float
    freight: float
    weight: float


PLACES = (
    Place("xinjiang", Market.CHINA, 0.27, 0.0, 0.75, 0.30),
    Place("inner-mongolia", Market.CHINA, 0.34, 0.0, 0.45, 0.25),
    Place("qinghai", Market.CHINA, 0.33, 0.0, 0.60, 0.12),
    Place("ningxia", Market.CHINA, 0.36, 0.0, 0.45, 0.08),
    Place("sichuan", Market.CHINA, 0.38, 0.4, 0.35, 0.13),
    Place("yunnan", Market.CHINA, 0.36, 0.4, 0.40, 0.12),
    Place("germany", Market.OUTSIDE, 0.55, 0.0, 0.50, 0.45),
    Place("united-states", Market.OUTSIDE, 0.40, 0.0, 0.50, 0.20),
    Place("malaysia", Market.OUTSIDE, 0.35, 0.0, 0.30, 0.35),
)


def parameter_spread() -> ParameterSpread:
    """Behaviour with its doubt; every parameter by itself."""
    rows = [BEHAVIOUR[one.key] for one in Parameter]
    middle = [_behind(*row[:2], *row[3:]) for row in rows]
    return ParameterSpread(
        middle=np.array(middle),
        factor=np.diag([row[2] for row in rows]),
        transform=np.array([int(row[0]) for row in rows]),
        low=np.array([float(row[3]) for row in rows]),
        high=np.array([float(row[4]) for row in rows]),
    )


def plausible_parameters(count: int, seed: int = 0, first: int = 0) -> Floats:
    """Axes draw, `Parameter`."""
    return parameter_spread().draws(seed, first, count)


def synthetic_model(
    plants: int = 60,
    months: int = 72,
    seed: int = 0,
    first_month: str = "2025-01",
    places_per_site: int = 3,
) -> MarketModel:
    """China and the rest of the world in the mid-2020s, invented; same seed, same market.

    The register has ``plants`` rows (standing, idle, being built, announced), the last plants of
    the axis are the empty places of the sites, ``places_per_site`` each.
    """
    rng = np.random.default_rng(seed)
    sites, named = _sites(months)
    register = _register(rng, plants)
    empty = _empty_places(rng, sites, named, places_per_site, plants)
    rows = {name: np.concatenate([register[name], empty[name]]) for name in PlantArrays._fields}
    total = len(rows["key"])
    whole = PlantArrays(**rows)
    standing = whole.state == PlantState.STANDING
    china = float(whole.capacity[standing & (whole.market == Market.CHINA)].sum())
    outside = float(whole.capacity[standing & (whole.market == Market.OUTSIDE)].sum())
    return MarketModel(
        plants=whole,
        sites=sites,
        months=_months(months, first_month, china, outside),
        rule=RuleTerms(6.0, 24.0),
        plant_codes=tuple(f"plant-{at + 1}" for at in range(total)),
        groups=tuple(f"group-{at % max(1, min(plants, 18)) + 1}" for at in range(total)),
        regions=tuple(place.key for place in PLACES),
        supply_points=tuple(f"{place.key}-grid" for place in PLACES),
        sites_named=named,
        start=_start(china, outside),
        parameters=parameter_spread(),
        inputs=(),
    )


def synthetic_case(
    plants: int = 60, months: int = 72, draws: int = 8, seed: int = 0, first: int = 0
) -> tuple[MarketCase, Floats]:
    """A case with that many draws, and its parameters."""
    return synthetic_model(plants, months, seed).chunk(seed, first, draws)


def permuted(case: MarketCase, order: NDArray[np.int64]) -> MarketCase:
    """The same market with its plants in another order."""
    moved: dict[str, Any] = {
        name: np.ascontiguousarray(getattr(case.plants, name)[order])
        for name in PlantArrays._fields
    }
    return MarketCase(
        PlantArrays(**moved),
        case.sites, case.months, case.start, case.rule,
        tuple(case.plant_codes[at] for at in order), tuple(case.groups[at] for at in order),
        case.regions, case.supply_points, case.sites_named,
    )  # fmt: skip


def _behind(transform: Transform, value: float, low: float, high: float) -> float:
    """Number behind a transform that gives the value."""
    if transform == LOG:
        return float(np.log(value))
    if transform == LOGIT:
        share = (value - low) / (high - low)
        return float(np.log(share / (1.0 - share)))
    return value


def _sites(months: int) -> tuple[SiteArrays, tuple[str, ...]]:
    """Rods everywhere and granules at three places; granules need a lower price."""
    granular = {"inner-mongolia", "sichuan", "qinghai"}
    pairs = [(place, Route.RODS) for place in PLACES]
    pairs += [(place, Route.GRANULES) for place in PLACES if place.key in granular]
    china = np.array([place.market == Market.CHINA for place, _ in pairs])
    rods = np.array([route == Route.RODS for _, route in pairs])
    tariff = np.array([place.tariff for place, _ in pairs])
    level = np.where(china, 36.0, 135.0) + np.where(rods, 50.0, 20.0) * tariff
    path = level[:, None] * np.exp(-0.02 * np.arange(months) / 12)[None, :]
    sites = SiteArrays(
        key=1_000_000 + np.arange(len(pairs)),
        market=np.array([int(place.market) for place, _ in pairs]),
        route=np.array([int(route) for _, route in pairs]),
        weight=np.array([place.weight for place, _ in pairs]) * np.where(rods, 1.0, 0.5),
        project_capacity=np.where(china, 100.0, 15.0) / 12,
        required_price=path,
    )
    names = tuple(f"{place.key}-{route.name.lower()}" for place, route in pairs)
    return sites, names


def _places(rng: np.random.Generator, market: NDArray[np.int64]) -> NDArray[np.int64]:
    """A region for every plant, by the weights of its market."""
    found = np.zeros(len(market), dtype=np.int64)
    for one in Market:
        choice = [at for at, place in enumerate(PLACES) if place.market == one]
        weights = np.array([PLACES[at].weight for at in choice])
        mine = market == one
        found[mine] = rng.choice(choice, int(mine.sum()), p=weights / weights.sum())
    return found


def _costs(
    rng: np.random.Generator, market: NDArray[np.int64], route: NDArray[np.int64], newest: bool
) -> dict[str, Floats]:
    """Consumption and other cash cost; plants that are still to come lie at the better end."""
    count = len(market)
    china, rods = market == Market.CHINA, route == Route.RODS
    age = np.zeros(count) if newest else rng.uniform(0.0, 1.0, count)
    return {
        "electricity_kwh_per_kg": np.where(rods, 48.0 + 14.0 * age, 15.0 + 5.0 * age),
        "metal_kg_per_kg": np.where(rods, 1.08 + 0.06 * age, 1.12 + 0.06 * age),
        "other_cost": np.where(china, 7.0 + 7.0 * age, 50.0 + 25.0 * age),
        "n_type_share": np.where(rods, 0.98 - 0.35 * age, 0.85 - 0.3 * age),
        "minimum_load_factor": np.where(rods, 1.0, 0.8),
        "rule_failing": np.where(china, np.clip(0.6 * age, 0.0, 1.0), 0.0),
        "rule_retrofit": np.where(age > 0.8, np.nan, 1.0 + 3.0 * age),
    }


def _register(rng: np.random.Generator, plants: int) -> dict[str, Any]:
    market = (np.arange(plants) % 7 == 6).astype(np.int64)
    route = np.where((np.arange(plants) % 7 == 3), int(Route.GRANULES), int(Route.RODS))
    region = _places(rng, market)
    kind = rng.choice(4, plants, p=[0.68, 0.12, 0.10, 0.10])  # runs, idle, is built, announced
    kind[: min(plants, 4)] = 0
    size = rng.lognormal(0.0, 0.7, plants)
    china = market == Market.CHINA
    running, standing = kind == 0, kind <= 1
    scale = np.where(china, 3300.0, 150.0) / 12
    for one in (china, ~china):
        if one.any():
            size[one] /= max(size[one & standing].sum(), 1e-9)
    states = np.array([PlantState.STANDING, PlantState.STANDING, PlantState.BUILDING,
                       PlantState.ANNOUNCED])  # fmt: skip
    building = rng.uniform(1.0, 16.0, plants)
    drawn = (kind == 2) & (rng.random(plants) < 0.5)
    return {
        "key": 11 + 7 * rng.permutation(plants),
        "market": market,
        "region": region,
        "supply_point": region.copy(),
        "route": route,
        "site": np.full(plants, -1),
        "slot": np.full(plants, -1),
        "state": states[kind].astype(np.int64),
        "capacity": size * scale,
        "building_months": np.where((kind == 2) & ~drawn, building, np.nan),
        "age_months": np.where(standing, rng.uniform(1.0, 120.0, plants), 0.0),
        "load": np.where(running, rng.uniform(0.5, 0.9, plants), 0.0),
        "idle_months": np.where(kind == 1, np.floor(rng.uniform(1.0, 20.0, plants)), 0.0),
        "freight": np.array([PLACES[at].freight for at in region]),
        "closing_month": np.full(plants, np.inf),
        "price_premium": np.ones(plants),
        "required_price": np.where(china, 52.0, 150.0) * rng.uniform(0.9, 1.15, plants),
        **_costs(rng, market, route, newest=False),
    }


def _empty_places(
    rng: np.random.Generator, sites: SiteArrays, named: tuple[str, ...], each: int, plants: int
) -> dict[str, Any]:
    site = np.repeat(np.arange(len(named)), each)
    count = len(site)
    keys = [place.key for place in PLACES]
    region = np.array([keys.index(name.rsplit("-", 1)[0]) for name in named], dtype=np.int64)[site]
    market, route = sites.market[site], sites.route[site]
    return {
        "key": 11 + 7 * (plants + np.arange(count)),
        "market": market,
        "region": region,
        "supply_point": region.copy(),
        "route": route,
        "site": site,
        "slot": np.tile(np.arange(each), len(named)),
        "state": np.full(count, int(PlantState.EMPTY)),
        "capacity": sites.project_capacity[site],
        "building_months": np.full(count, np.nan),
        "age_months": np.zeros(count),
        "load": np.zeros(count),
        "idle_months": np.zeros(count),
        "freight": np.array([PLACES[at].freight for at in region]),
        "closing_month": np.full(count, np.inf),
        "price_premium": np.ones(count),
        "required_price": sites.required_price[site, 0],
        **_costs(rng, market, route, newest=True),
    }


def _months(months: int, first_month: str, china: float, outside: float) -> MonthArrays:
    """Demand and other use scale with the capacity that stands; power is dear in the dry season."""
    year, month = (int(part) for part in first_month.split("-"))
    number = 12 * year + month - 1 + np.arange(months)
    years, calendar = (number - number[0]) / 12, number % 12
    one, season = np.ones(months), np.sin(2 * np.pi * (calendar - 3) / 12)
    dry = (calendar <= 3) | (calendar >= 10)
    tariff = np.array([place.tariff * (1 + place.season * dry) for place in PLACES])
    rationed = np.array([0.25 * (place.season > 0) * (calendar == 7) for place in PLACES])
    scale = china / 275.0
    return MonthArrays(
        number=number,
        module_demand=58.0 * scale * 1.05**years * (1 + 0.08 * season),
        china_wafer_share=0.965 * one,
        silicon_g_per_w=2.08 * 0.97**years,
        electronic_use=np.array([0.8 * one * scale, 2.6 * one * outside / 12.5]),
        module_other_cost=0.58 * 0.97**years,
        n_type_demand_share=np.minimum(0.98, 0.85 + 0.05 * years),
        tariff=tariff,
        rationing_probability=rationed,
        rationing_depth=np.full(rationed.shape, 0.5),
        metal_base_price=10.0 * one,
        metal_supply=400.0 * one * scale,
        metal_other_use=255.0 * one * scale,
        import_duty=0.0 * one,
        export_duty=0.1 * one,
        import_freight=1.0 * one,
        export_freight=1.5 * one,
        import_open=one.copy(),
        export_open=one.copy(),
        restricted_share=0.75 * one,
        traceable_share=0.03 * one,
        trader_cover=np.minimum(0.3, 0.05 + 0.02 * np.arange(months)),
        futures_listed=(np.arange(months) >= 3).astype(np.float64),
        price_floor=np.where(np.arange(months) >= 7, 40.0, 0.0),
        floor_strength=np.where(np.arange(months) >= 7, 0.4, 0.0),
        output_limit=one.copy(),
        start_permit=np.array([one, one]),
        purchase_capacity=np.where(np.arange(months) >= 15, 10.0 * scale, 0.0),
        rule_force=(number >= 12 * 2027).astype(np.float64),
    )


def _start(china: float, outside: float) -> StartSpread:
    scale, small = china / 275.0, outside / 12.5

    def column(*values: float) -> Floats:
        return np.array(values).reshape(-1, 1)

    middle = StartState(
        log_price=np.log(column(38.0, 150.0)),
        earlier_log_price=np.log(column(38.5, 37.5, 36.0)),
        expected_log_price=np.log(column(50.0, 160.0)),
        stock=column(230.0 * scale, 20.0 * scale, 150.0 * scale, 20.0 * small),
        module_stock=np.array([85.0 * scale]),
        metal_stock=np.array([600.0 * scale]),
        metal_log_price=np.log(np.array([10.5])),
        expected_demand=np.array([57.0 * scale]),
        use=column(115.0 * scale, 7.0 * small),
    )
    deviation = StartState(
        log_price=column(0.03, 0.04),
        earlier_log_price=column(0.03, 0.03, 0.03),
        expected_log_price=column(0.1, 0.1),
        stock=column(0.1, 0.2, 0.15, 0.2),
        module_stock=np.array([0.1]),
        metal_stock=np.array([0.1]),
        metal_log_price=np.array([0.03]),
        expected_demand=np.array([0.04]),
        use=column(0.03, 0.05),
    )
    return StartSpread(middle, deviation)
