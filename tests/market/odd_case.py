"""Invented markets of every shape, from a seed: tiny, idle, closed to trade, in a boom, by rule.

``odd_case(seed)`` is one market with its parameters, the same for the same seed; ``odd_cases()``
is the Hypothesis strategy, which shrinks towards few plants and months and plain moods.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final, Literal, get_args

import numpy as np
from hypothesis import strategies as st
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
from tests.market.synthetic_case import parameter_spread

Floats = NDArray[np.float64]
Generator = np.random.Generator

Mood = Literal[
    "plain", "boom", "slump", "idle", "no trade", "no outside", "no china", "rule", "platform",
    "floor", "no metal", "rationing", "no demand", "granular", "building", "plans",
]  # fmt: skip
MOODS: Final = get_args(Mood)


@dataclass(frozen=True)
class Shape:
    """What decides the form of a market; None leaves it to the seed."""

    plants: int | None = None
    months: int | None = None
    draws: int | None = None
    sites: int | None = None
    places_per_site: int | None = None
    regions: int | None = None
    moods: tuple[Mood, ...] | None = None


@dataclass(frozen=True)
class OddMarket:
    """A market, its parameters, and where its draws stand in an ensemble."""

    case: MarketCase
    parameters: Floats
    seed: int
    first_draw: int


def odd_case(seed: int, shape: Shape | None = None) -> OddMarket:
    """One market; the same seed and shape give the same market, bit by bit."""
    rng = np.random.default_rng([seed, 6])
    full = _full(rng, shape or Shape())
    months, draws, regions = full.months or 1, full.draws or 1, full.regions or 1
    points = int(rng.integers(1, 5))
    moods: set[str] = set(full.moods or ())
    keys = 3 + rng.permutation(1 + 3 * 64)
    sites = _sites(rng, full.sites or 0, months, moods)
    plants = _plants(rng, full, sites, (regions, points), moods)
    count = len(plants["site"])
    plants["key"] = _some(rng, 0.3, keys[:count] + 2**31, keys[:count])
    path = _months(rng, months, regions, points, plants, moods)
    by_plan = rng.random(count) < (0.5 if "plans" in moods else 0.05)
    closing = path.number[0] + rng.integers(-1, months + 1, count)
    plants["closing_month"] = np.where(by_plan, closing, np.inf)
    case = MarketCase(
        PlantArrays(**plants), sites, path,
        _start(rng, draws, plants, moods), _rule(rng, moods),
        _named("plant", count), _named("group", count), _named("region", regions),
        _named("point", points), _named("site", len(sites.key)),
    )  # fmt: skip
    return OddMarket(
        case,
        _parameters(rng, draws),
        seed=int(rng.integers(0, 2**63)) if rng.random() < 0.5 else seed,
        first_draw=int(_some(rng, 0.5, rng.integers(0, 2**31), 0)),
    )


@st.composite
def odd_cases(draw: st.DrawFn, shape: Shape | None = None) -> OddMarket:
    """Markets whose form Hypothesis chooses (and shrinks) and whose numbers come of a seed."""
    given = shape or Shape()
    moods = draw(st.lists(st.sampled_from(MOODS), max_size=3, unique=True))
    chosen = Shape(
        plants=draw(st.integers(1, 12)),
        months=draw(st.integers(1, 30)),
        draws=draw(st.integers(1, 3)),
        sites=draw(st.integers(0, 4)),
        places_per_site=draw(st.integers(0, 3)),
        regions=draw(st.integers(1, 3)),
        moods=tuple(moods),
    )
    fixed = {name: value for name, value in vars(given).items() if value is not None}
    return odd_case(draw(st.integers(0, 2**32 - 1)), replace(chosen, **fixed))


def _full(rng: Generator, given: Shape) -> Shape:
    """The shape with what was left open."""
    number = int(rng.choice([0, 1, 2, 3], p=[0.25, 0.35, 0.25, 0.15]))
    drawn: dict[str, Any] = {
        "plants": int(rng.choice([1, 2, 3, int(rng.integers(4, 30))], p=[0.08, 0.07, 0.1, 0.75])),
        "months": int(rng.choice([1, 2, int(rng.integers(3, 49))], p=[0.05, 0.05, 0.9])),
        "draws": int(rng.integers(1, 4)),
        "sites": int(rng.integers(0, 6)),
        "places_per_site": int(rng.integers(0, 4)),
        "regions": int(rng.integers(1, 5)),
        "moods": tuple(str(mood) for mood in rng.choice(MOODS, number, replace=False)),
    }
    fixed = {name: value for name, value in vars(given).items() if value is not None}
    return Shape(**{**drawn, **fixed})


def _named(kind: str, count: int) -> tuple[str, ...]:
    return tuple(f"{kind}-{at}" for at in range(count))


def _some(rng: Generator, chance: float, value: Any, otherwise: Any) -> Any:
    return value if rng.random() < chance else otherwise


def _path(rng: Generator, months: int, low: float, high: float) -> Floats:
    """Numbers by month: level, a line, a step, or jumping about."""
    first, last = rng.uniform(low, high, 2)
    kind = rng.integers(4)
    if kind == 0:
        return np.full(months, first)
    if kind == 1:
        return np.linspace(first, last, months)
    if kind == 2:
        return np.repeat([first, last], [step := int(rng.integers(0, months + 1)), months - step])
    return np.asarray(rng.uniform(low, high, months), dtype=np.float64)


def _rows(rng: Generator, rows: int, months: int, low: float, high: float) -> Floats:
    return np.array([_path(rng, months, low, high) for _ in range(rows)])


def _markets(rng: Generator, count: int, moods: set[str]) -> NDArray[np.int64]:
    if "no outside" in moods:
        return np.zeros(count, dtype=np.int64)
    if "no china" in moods:
        return np.ones(count, dtype=np.int64)
    return (rng.random(count) < 0.3).astype(np.int64)


def _routes(rng: Generator, count: int, moods: set[str]) -> NDArray[np.int64]:
    share = 0.7 if "granular" in moods else 0.2
    return np.where(rng.random(count) < share, int(Route.GRANULES), int(Route.RODS))


def _sites(rng: Generator, count: int, months: int, moods: set[str]) -> SiteArrays:
    market = _markets(rng, count, moods)
    level = np.where(market == Market.CHINA, 45.0, 120.0) * rng.uniform(0.5, 1.5, count)
    path = _rows(rng, count, months, 0.7, 1.3).reshape(count, months)
    return SiteArrays(
        key=400 + rng.permutation(count),
        market=market,
        route=_routes(rng, count, moods),
        weight=rng.uniform(0.0, 1.0, count) * (rng.random(count) > 0.15),
        project_capacity=rng.uniform(0.2, 6.0, count),
        required_price=level[:, None] * path,
    )


def _plants(
    rng: Generator, full: Shape, sites: SiteArrays, axes: tuple[int, int], moods: set[str]
) -> dict[str, Any]:
    """Plants of the register and the empty places, shuffled."""
    register, each = full.plants or 1, full.places_per_site or 0
    site = np.concatenate([np.full(register, -1), np.repeat(np.arange(len(sites.key)), each)])
    slot = np.concatenate([np.full(register, -1), np.tile(np.arange(each), len(sites.key))])
    order = rng.permutation(len(site))
    site, slot = site[order].astype(np.int64), slot[order].astype(np.int64)
    count, empty = len(site), site >= 0
    at = np.maximum(site, 0)
    there = len(sites.key) > 0
    market = np.where(empty, sites.market[at] if there else 0, _markets(rng, count, moods))
    route = np.where(empty, sites.route[at] if there else 0, _routes(rng, count, moods))
    shares = [0.05, 0.1, 0.1, 0.7, 0.05]
    if "building" in moods:
        shares = [0.0, 0.4, 0.3, 0.3, 0.0]
    state = np.where(empty, int(PlantState.EMPTY), rng.choice(5, count, p=shares))
    standing = state == PlantState.STANDING
    runs = standing & (rng.random(count) < (0.0 if "idle" in moods else 0.75))
    china = market == Market.CHINA
    older = np.where(china, 1.0, rng.uniform(1.0, 3.0))
    left = rng.uniform(0.0, 20.0, count)
    left = np.where(rng.random(count) < 0.5, np.round(left), left)
    building = np.where(rng.random(count) < 0.5, left, np.nan)
    return {
        "market": market.astype(np.int64),
        "region": rng.integers(0, axes[0], count),
        "supply_point": rng.integers(0, axes[1], count),
        "route": route.astype(np.int64),
        "site": site,
        "slot": slot,
        "state": state.astype(np.int64),
        "capacity": rng.lognormal(0.5, 1.0, count),
        "building_months": np.where(state == PlantState.BUILDING, building, np.nan),
        "age_months": np.where(standing, rng.uniform(0.0, 40.0, count), 0.0),
        "load": np.where(runs, rng.uniform(0.05, 1.0, count), 0.0),
        "idle_months": np.where(standing & ~runs, rng.integers(0, 30, count), 0).astype(float),
        "electricity_kwh_per_kg": rng.uniform(12.0, 110.0, count),
        "metal_kg_per_kg": rng.uniform(1.0, 1.4, count),
        "other_cost": rng.uniform(3.0, 25.0, count) * older,
        "freight": rng.uniform(0.0, 2.0, count),
        "n_type_share": rng.uniform(0.0, 1.0, count),
        "minimum_load_factor": rng.uniform(0.3, _some(rng, 0.2, 4.0, 1.6), count),
        "required_price": np.where(china, 45.0, 120.0) * rng.uniform(0.4, 1.6, count),
        "price_premium": np.where(rng.random(count) < 0.2, rng.uniform(0.5, 4.0, count), 1.0),
        "rule_failing": rng.uniform(0.0, 1.0, count) * china,
        "rule_retrofit": np.where(rng.random(count) < 0.4, np.nan, rng.uniform(0.0, 15.0, count)),
    }


def _capacities(plants: dict[str, Any]) -> tuple[float, float]:
    """Standing nameplate of both markets, or a little where nothing stands [kt per month]."""
    standing = plants["state"] == PlantState.STANDING
    sums = [float(plants["capacity"][standing & (plants["market"] == one)].sum()) for one in Market]
    return max(sums[0], 0.5), max(sums[1], 0.3)


def _months(
    rng: Generator, months: int, regions: int, points: int, plants: dict[str, Any], moods: set[str]
) -> MonthArrays:
    china, outside = _capacities(plants)
    share = _path(rng, months, 0.5, 1.0)
    grams = _path(rng, months, 1.6, 6.0)
    level = 0.0 if "no demand" in moods else (1.2 if "boom" in moods else 0.8)
    level = 0.35 if "slump" in moods else level
    trade = 0.0 if "no trade" in moods else 1.0
    zero, one = np.zeros(months), np.ones(months)
    metal = 0.0 if "no metal" in moods else 1.0
    return MonthArrays(
        number=int(rng.integers(12 * 2012, 12 * 2027)) + np.arange(months),
        module_demand=level * (china + outside) / grams * _path(rng, months, 0.6, 1.2),
        china_wafer_share=share,
        silicon_g_per_w=grams,
        electronic_use=np.array([_path(rng, months, 0, 0.05) * china,
                                 _path(rng, months, 0, 0.3) * outside]),
        module_other_cost=_path(rng, months, 0.3, 5.0),
        n_type_demand_share=_path(rng, months, 0.0, 1.0),
        tariff=_rows(rng, points, months, 0.15, 0.8),
        rationing_probability=_rows(rng, regions, months, 0.0, 1.0)
        * ("rationing" in moods or rng.random() < 0.3),
        rationing_depth=_rows(rng, regions, months, 0.0, 1.0),
        metal_base_price=_path(rng, months, 6.0, 20.0),
        metal_supply=metal * china * _path(rng, months, 0.6, 3.0),
        metal_other_use=china * _path(rng, months, 0.0, 1.0),
        import_duty=_path(rng, months, 0.0, 0.6),
        export_duty=_path(rng, months, 0.0, 0.6),
        import_freight=_path(rng, months, 0.2, 3.0),
        export_freight=_path(rng, months, 0.2, 3.0),
        import_open=trade * np.clip(_path(rng, months, 0.3, 1.5), 0.0, 1.0),
        export_open=trade * np.clip(_path(rng, months, 0.3, 1.5), 0.0, 1.0),
        restricted_share=_path(rng, months, 0.0, 1.0),
        traceable_share=_path(rng, months, 0.0, 0.3),
        trader_cover=np.maximum(0.0, _path(rng, months, -0.3, 1.0)),
        futures_listed=(np.arange(months) >= rng.integers(0, months + 1)).astype(float),
        price_floor=_path(rng, months, 20.0, 90.0) if "floor" in moods else zero,
        floor_strength=_path(rng, months, 0.0, 1.0),
        output_limit=np.minimum(1.0, _path(rng, months, 0.2, 1.6)),
        start_permit=np.maximum(0.0, _rows(rng, 2, months, -0.3, 2.0)),
        purchase_capacity=_path(rng, months, 0.0, 2.0) * china if "platform" in moods else zero,
        rule_force=(np.arange(months) >= rng.integers(0, months + 1)).astype(float)
        if "rule" in moods or rng.random() < 0.5 else 0.0 * one,
    )  # fmt: skip


def _start(rng: Generator, draws: int, plants: dict[str, Any], moods: set[str]) -> StartState:
    china, outside = _capacities(plants)
    level = 250.0 if "boom" in moods else (25.0 if "slump" in moods else 60.0)
    price = np.log(level * np.array([[1.0], [1.5]]) * rng.uniform(0.5, 2.0, (2, draws)))
    some = (rng.random((4, draws)) > 0.15) * rng.uniform(0.0, 2.5, (4, draws))
    return StartState(
        log_price=price,
        earlier_log_price=price[0] + rng.normal(0.0, 0.15, (3, draws)),
        expected_log_price=price + rng.normal(0.0, 0.3, (2, draws)),
        stock=some * np.array([china, 0.2 * china, china, outside])[:, None],
        module_stock=rng.uniform(0.0, 1.0, draws) * china,
        metal_stock=rng.uniform(0.0, 3.0, draws) * china,
        metal_log_price=np.log(rng.uniform(5.0, 40.0, draws)),
        expected_demand=rng.uniform(0.1, 0.5, draws) * china,
        use=rng.uniform(0.2, 1.1, (2, draws)) * np.array([[china], [outside]]),
    )


def _rule(rng: Generator, moods: set[str]) -> RuleTerms:
    if "rule" in moods and rng.random() < 0.3:
        return RuleTerms(0.0, float(rng.uniform(0.0, 4.0)))
    shortest = float(rng.uniform(0.0, 5.0))
    return RuleTerms(shortest, shortest + float(rng.uniform(0.0, 8.0)))


#: Parameters that are made larger where a short market shall live through rare things.
LIVELY = (
    Parameter.ACCIDENT_RATE, Parameter.START_RATE, Parameter.ANNOUNCED_RATE, Parameter.CANCEL_RATE,
    Parameter.EXIT_RATE, Parameter.DELAY_SLOPE,
)  # fmt: skip


def _parameters(rng: Generator, draws: int) -> Floats:
    """Much wider than plausible, and livelier: rare things happen in short markets too."""
    spread = parameter_spread()
    scores = rng.normal(size=(draws, len(Parameter)))
    values = spread.values(spread.middle + 3.0 * np.diag(spread.factor) * scores)
    for lively in LIVELY:
        values[:, lively] *= _some(rng, 0.5, rng.uniform(1.0, 12.0), 1.0)
    for waited in (Parameter.EXIT_IDLE_MONTHS, Parameter.RESTART_MONTHS):
        values[:, waited] *= _some(rng, 0.5, rng.uniform(0.1, 1.0), 1.0)
        values[:, waited] = _some(rng, 0.5, np.round(values[:, waited]), values[:, waited])
    for months in (Parameter.CONSTRUCTION_SHORTEST_MONTHS, Parameter.CONSTRUCTION_LONGEST_MONTHS):
        values[:, months] *= _some(rng, 0.5, 0.2, 1.0)
    values[:, Parameter.GRANULAR_DISCOUNT] *= _some(rng, 0.1, 20.0, 1.0)
    return values
