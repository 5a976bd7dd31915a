"""The market once more, plainly: one draw, one month, one plant at a time, in Python numbers.

Written from the definitions of the model alone, as an oracle for the compiled one. Nothing here
is quick. ``plain_draw(case, parameters, seed, draw_number, place)`` lives through one draw.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from polysight.market.case import MarketCase, PlantState, Route
from polysight.market.parameter import Parameter
from polysight.market.series import PlantYear, Series

Floats = NDArray[np.float64]
P, S = Parameter, Series
#: Value, key and amount of every step of a supply curve.
Curve = list[tuple[float, int, float]]
NAN: Final = math.nan
CHINA, OUTSIDE = 0, 1
EMPTY, ANNOUNCED, BUILDING, STANDING, CLOSED = (int(state) for state in PlantState)

# Purposes of random numbers.
OF_MARKET, OF_REGION, OF_PLANT, OF_RULE, OF_PLANT_MONTH, OF_START = 1, 2, 3, 4, 5, 7
MOST_STARTS = 20


# Random numbers: Philox4x32-10 of Salmon, Moraes, Dror and Shaw (2011).


def philox(counter: tuple[int, int, int, int], key: tuple[int, int]) -> tuple[int, int, int, int]:
    """Four words of 32 bits from a counter and a key, after ten rounds."""
    a, b, c, d = counter
    k, m = key
    for _ in range(10):
        first, second = 0xD2511F53 * a, 0xCD9E8D57 * c
        a, b, c, d = (
            (second >> 32) ^ b ^ k,
            second & 0xFFFFFFFF,
            (first >> 32) ^ d ^ m,
            first & 0xFFFFFFFF,
        )
        k, m = (k + 0x9E3779B9) & 0xFFFFFFFF, (m + 0xBB67AE85) & 0xFFFFFFFF
    return a, b, c, d


@dataclass(frozen=True)
class Chance:
    """Random numbers of one draw."""

    seed: int
    draw: int

    def uniform(self, month: int, index: int, purpose: int, word: int) -> float:
        """Uniform number between nothing and one, both left out."""
        counter = (self.draw, month, index, purpose)
        words = philox(counter, (self.seed & 0xFFFFFFFF, (self.seed >> 32) & 0xFFFFFFFF))
        return (words[word] + 0.5) * 2.0**-32

    def normal(self, month: int, index: int, purpose: int, word: int) -> float:
        """Standard normal number."""
        return float(ndtri(self.uniform(month, index, purpose, word)))


# Arithmetic.


def clip(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x)) if x > -700.0 else 0.0


def over(a: float, b: float) -> float:
    """A quotient whose divisor may be nothing."""
    return a / max(b, 1e-9)


def chance_of(rate: float) -> float:
    return 1.0 - math.exp(-rate)


@dataclass
class Plant:
    """One plant of one draw; numbers of the case, constants of the draw, state, and the month."""

    place: int
    key: int
    market: int
    region: int
    supply_point: int
    route: int
    site: int
    slot: int
    capacity: float
    electricity: float
    metal: float
    other: float
    freight: float
    n_share: float
    load_factor: float
    premium: float
    failing: float
    retrofit: float
    closing: float
    # Constants of the draw.
    scatter: float
    construction: float
    ramp: float
    outage: float
    # State.
    state: int
    load: float
    age: float
    idle: float
    left: float
    required: float
    smoothed: float = 0.0
    accident_left: int = 0
    accident_depth: float = 0.0
    retrofitted: bool = False
    # Months over which the last restart is still paid for.
    repays: int = 0
    deadline: int | None = None
    # This month.
    cost: float = NAN
    factor: float = NAN
    margin: float = NAN
    available: float = 0.0
    output: float = 0.0
    stood: bool = False

    @property
    def value(self) -> float:
        """Price of the reference quality at which the plant breaks even."""
        return self.cost / self.factor


@dataclass
class Kept:
    """What a plant-year adds up."""

    output: float = 0.0
    cost: float = 0.0
    margin: float = 0.0
    plain_cost: float = 0.0
    plain_margin: float = 0.0
    months: int = 0
    capacity: float = 0.0


@dataclass
class World:
    """One draw of a market."""

    case: MarketCase
    θ: list[float]
    chance: Chance
    plants: list[Plant]
    # Prices by market, the newest last.
    log_price: list[list[float]]
    expected: list[float]
    first_expected: tuple[float, ...]
    stock: dict[str, float]
    log_metal: float
    log_contract: float
    demand: float
    use: list[float]
    n_share: float
    module_slow: float = NAN
    module_start: float = NAN
    cycle: float = 0.0
    basis: float = 0.0
    apart: float = 0.0
    elastic: float = 0.0
    # Net imports of China in the month before, and how empty stores are, by market.
    net_imports: float = 0.0
    empty: list[float] = field(default_factory=lambda: [0.0, 0.0])
    t: int = 0
    curves: list[Curve] = field(default_factory=list)
    now: dict[str, float] = field(default_factory=dict)
    row: dict[Series, float] = field(default_factory=dict)

    def month(self, name: str, *at: int) -> float:
        """Number of the case in this month."""
        return float(getattr(self.case.months, name)[(*at, self.t)])

    @property
    def number(self) -> int:
        return int(self.case.months.number[self.t])

    def price(self, market: int) -> float:
        """Price at the end of the month before."""
        return math.exp(self.now[f"old_log_price_{market}"])

    def standing(self, market: int | None = None) -> list[Plant]:
        return [
            plant
            for plant in self.plants
            if plant.state == STANDING and (market is None or plant.market == market)
        ]

    def u(self, plant: Plant, word: int) -> float:
        """Random number of a plant in this month."""
        return self.chance.uniform(self.number, plant.key, OF_PLANT_MONTH, word)


def plain_draw(
    case: MarketCase, parameters: Floats, seed: int, draw_number: int, place: int
) -> tuple[Floats, Floats]:
    """Series of every month, and what is kept of every plant and year, of one draw.

    ``place`` is the draw's place in the start state and the parameters; ``draw_number`` its number
    in the ensemble. Axes month, `Series`; and year, plant, `PlantYear`.
    """
    world = _world(case, parameters[place], Chance(seed, draw_number), place)
    values = np.full((len(case.months.number), len(S)), NAN)
    kept = [[Kept() for _ in world.plants] for _ in case.years]
    for t in range(len(case.months.number)):
        world.t, world.now, world.row = t, {}, {}
        for market in (CHINA, OUTSIDE):
            world.now[f"old_log_price_{market}"] = world.log_price[market][-1]
        _close_by_plan(world)
        _demand(world)
        _costs(world)
        _availability(world)
        _loads(world)
        _metal_limit(world)
        _trade_and_stocks(world)
        _prices(world)
        _metal(world)
        _long_run(world)
        _record(world)
        values[t] = [world.row[one] for one in S]
        _keep(world, kept[world.number // 12 - case.years[0]])
    return values, np.array([[_plant_year(one) for one in year] for year in kept])


def _world(case: MarketCase, row: Floats, chance: Chance, place: int) -> World:
    θ = [float(value) for value in row]
    start = case.start
    plants = [_plant(case, θ, chance, at) for at in range(len(case.plants.key))]
    running = [one for one in plants if one.state == STANDING and one.market == CHINA and one.load]
    weight = sum(one.capacity for one in running)
    share = sum(one.capacity * one.n_share for one in running)
    earlier = [float(start.earlier_log_price[lag, place]) for lag in (2, 1, 0)]
    newest = [float(start.log_price[market, place]) for market in (CHINA, OUTSIDE)]
    names = ("producers", "traders", "wafers", "outside")
    stock = {name: float(start.stock[at, place]) for at, name in enumerate(names)}
    stock["modules"] = float(start.module_stock[place])
    stock["metal"] = float(start.metal_stock[place])
    world = World(
        case=case,
        θ=θ,
        chance=chance,
        plants=plants,
        log_price=[[*earlier, newest[CHINA]], [newest[OUTSIDE], newest[OUTSIDE]]],
        expected=[float(value) for value in start.expected_log_price[:, place]],
        first_expected=tuple(float(value) for value in start.expected_log_price[:, place]),
        stock=stock,
        log_metal=float(start.metal_log_price[place]),
        log_contract=float(start.metal_log_price[place]),
        demand=float(start.expected_demand[place]),
        use=[float(value) for value in start.use[:, place]],
        n_share=share / weight if weight else float(case.months.n_type_demand_share[0]),
        basis=θ[P.BASIS_MEAN],
    )
    world.empty = [
        _emptiness(world, market, stock[name], 0.0)
        for market, name in ((CHINA, "producers"), (OUTSIDE, "outside"))
    ]
    return world


def _plant(case: MarketCase, θ: list[float], chance: Chance, at: int) -> Plant:
    plants = case.plants
    key = int(plants.key[at])
    drawn = [chance.uniform(0, key, OF_PLANT, word) for word in range(4)]
    shortest, longest = θ[P.CONSTRUCTION_SHORTEST_MONTHS], θ[P.CONSTRUCTION_LONGEST_MONTHS]
    construction = shortest + drawn[1] * (longest - shortest)
    shortest, longest = θ[P.RAMP_SHORTEST_MONTHS], θ[P.RAMP_LONGEST_MONTHS]
    ramp = shortest + drawn[2] * (longest - shortest)
    left = float(plants.building_months[at])
    return Plant(
        place=at,
        key=key,
        market=int(plants.market[at]),
        region=int(plants.region[at]),
        supply_point=int(plants.supply_point[at]),
        route=int(plants.route[at]),
        site=int(plants.site[at]),
        slot=int(plants.slot[at]),
        capacity=float(plants.capacity[at]),
        electricity=float(plants.electricity_kwh_per_kg[at]),
        metal=float(plants.metal_kg_per_kg[at]),
        other=float(plants.other_cost[at]),
        freight=float(plants.freight[at]),
        n_share=float(plants.n_type_share[at]),
        load_factor=float(plants.minimum_load_factor[at]),
        premium=float(plants.price_premium[at]),
        failing=float(plants.rule_failing[at]),
        retrofit=float(plants.rule_retrofit[at]),
        closing=float(plants.closing_month[at]),
        scatter=float(ndtri(drawn[0])),
        construction=construction,
        ramp=max(1.0, ramp),
        outage=drawn[3],
        state=int(plants.state[at]),
        load=float(plants.load[at]),
        age=float(plants.age_months[at]),
        idle=float(plants.idle_months[at]),
        left=construction if math.isnan(left) else left,
        required=float(plants.required_price[at]),
    )


# 0. Closures by plan

FLOWS: Final = (
    S.CAPACITY_STARTED, S.CAPACITY_CANCELLED, S.CAPACITY_CLOSED, S.CAPACITY_RULE_CLOSED,
    S.STARTS_WITHOUT_SLOT,
)  # fmt: skip


def _close_by_plan(w: World) -> None:
    w.row.update(dict.fromkeys(FLOWS, 0.0))
    for p in w.plants:
        if w.number >= p.closing:
            if p.state == EMPTY:
                p.state = CLOSED
            elif p.state != CLOSED:
                _close(w, p)


# 1. Demand


def _demand(w: World) -> None:
    θ, now = w.θ, w.now
    memory = θ[P.DEMAND_PERSISTENCE]
    noise = θ[P.DEMAND_NOISE] * math.sqrt(1 - memory**2)
    w.cycle = memory * w.cycle + noise * w.chance.normal(w.number, 0, OF_MARKET, 3)
    grams, share = w.month("silicon_g_per_w"), w.month("china_wafer_share")
    module = w.month("module_other_cost") + θ[P.PASS_THROUGH] * w.price(CHINA) * grams / 1000
    log_module = math.log(module)
    if w.t == 0:
        w.module_slow = w.module_start = log_module
    years = (w.t + 1) / 12
    wanted = w.month("module_demand")
    wanted *= math.exp(θ[P.DEMAND_LEVEL] + θ[P.DEMAND_GROWTH] * years + w.cycle)
    wanted *= math.exp(-θ[P.ELASTICITY_SHORT] * (log_module - w.module_slow))
    wanted *= math.exp(-θ[P.ELASTICITY_LONG] * (w.module_slow - w.module_start))
    w.module_slow += (log_module - w.module_slow) / 24
    w.demand += (wanted - w.demand) / max(1.0, θ[P.DEMAND_SMOOTHING_MONTHS])
    gap = θ[P.MODULE_COVER_MONTHS] * w.demand - w.stock["modules"]
    wafers = max(0.0, w.demand + gap / max(1.0, θ[P.MODULE_ADJUSTMENT_MONTHS]))
    chips = [w.month("electronic_use", market) for market in (CHINA, OUTSIDE)]
    now["wafers_china"] = share * wafers
    now["wanted_0"] = share * wafers * grams + chips[CHINA]
    now["wanted_1"] = (1 - share) * wafers * grams + chips[OUTSIDE]
    for market in (CHINA, OUTSIDE):
        w.use[market] += (now[f"wanted_{market}"] - w.use[market]) / 3
    w.row[S.MODULE_DEMAND], w.row[S.MODULE_PRICE] = wanted, module
    w.row[S.USE_ELECTRONIC] = sum(chips)


# 2. Costs and availability


def _granular_discount(w: World) -> float:
    return min(w.θ[P.GRANULAR_DISCOUNT], 0.9)


def _costs(w: World) -> None:
    θ = w.θ
    better = math.exp(-θ[P.IMPROVEMENT] * (w.t + 1) / 12)
    held = θ[P.METAL_CONTRACT_SHARE]
    metal_price = held * math.exp(w.log_contract) + (1 - held) * math.exp(w.log_metal)
    granular = _granular_discount(w)
    scarce = w.month("n_type_demand_share") - w.n_share
    by_type = clip(θ[P.TYPE_DISCOUNT] + θ[P.TYPE_SENSITIVITY] * scarce, 0.0, 0.5)
    w.row[S.GRANULAR_DISCOUNT], w.row[S.TYPE_DISCOUNT] = granular, by_type
    for p in w.plants:
        power = p.electricity * better * w.month("tariff", p.supply_point) * θ[P.POWER_FACTOR]
        other = p.other * better * θ[P.COST_FACTOR]
        made = (power + p.metal * metal_price + other) * math.exp(θ[P.COST_SCATTER] * p.scatter)
        if p.state == STANDING and p.repays > 0:
            made *= 1 + θ[P.RESTART_MARGIN]
            p.repays -= 1
        p.cost = made + p.freight + (p.retrofit if p.retrofitted else 0.0)
        grade = 1 - by_type * (1 - p.n_share)
        p.factor = p.premium * (1 - granular if p.route == Route.GRANULES else 1.0) * grade
        p.margin = w.price(p.market) * p.factor - p.cost
        p.stood, p.output, p.available = p.state == STANDING, 0.0, 0.0
        if p.stood:
            p.smoothed += (p.margin - p.smoothed) / 3


def _availability(w: World) -> None:
    θ = w.θ
    for p in w.standing():
        able = 1.0
        if w.number % 12 == math.floor(12 * p.outage):
            able *= 1 - θ[P.OUTAGE_DEPTH]
        rationed = w.chance.uniform(w.number, p.region, OF_REGION, 0)
        if rationed < w.month("rationing_probability", p.region):
            able *= 1 - w.month("rationing_depth", p.region)
        if p.accident_left > 0:
            able *= 1 - p.accident_depth
            p.accident_left -= 1
        elif p.load > 0 and w.u(p, 0) < chance_of(θ[P.ACCIDENT_RATE] / 12):
            severity = 5 * w.u(p, 1)
            p.accident_left = 3 + math.floor(severity) - 1
            p.accident_depth = 0.3 + 0.7 * (severity - math.floor(severity))
            able *= 1 - p.accident_depth
        ramped = min(1.0, (p.age + 1) / p.ramp)
        eased = math.exp(θ[P.IMPROVEMENT] * (w.t + 1) / 12)
        p.available = p.capacity * θ[P.EFFECTIVE_CAPACITY] * able * ramped * eased


# 3. Loads


def _minimum_load(w: World, p: Plant) -> float:
    return clip(w.θ[P.MINIMUM_LOAD] * p.load_factor, 0.0, 1.0)


def _emptiness(w: World, market: int, stock: float, change: float) -> float:
    """How empty stores are with two more months like a month of falling stocks."""
    left = max(0.0, stock + 2 * min(0.0, change))
    return clip((1 - over(left, w.use[market]) / w.θ[P.PRODUCER_COVER_MONTHS]) / 0.5, 0.0, 1.0)


def _purchases(w: World) -> float:
    """What wafer makers of China want to buy."""
    θ = w.θ
    rise = w.log_price[CHINA][-1] - w.log_price[CHINA][-4]
    w.now["lift"] = math.exp(clip(θ[P.RESTOCK_MOMENTUM] * rise, -1.0, 1.0))
    missing = θ[P.WAFER_COVER_MONTHS] * w.use[CHINA] * w.now["lift"] - w.stock["wafers"]
    return max(0.0, w.now["wanted_0"] + missing / max(1.0, θ[P.RESTOCK_MONTHS]))


def _loads(w: World) -> None:
    """Own wishes of running plants first; what is ordered beyond them where stores are empty."""
    θ = w.θ
    w.now["buys"] = _purchases(w)
    orders = (w.now["buys"] - w.net_imports, w.now["wanted_1"] + w.net_imports)
    names = ("producers", "outside")
    wishes = {p.key: _wish(w, p) for p in w.standing() if p.load > 0}
    for market in (CHINA, OUTSIDE):
        mine = w.standing(market)
        running = [p for p in mine if p.load > 0]
        planned = sum(p.available * wishes[p.key] for p in running)
        room = sum(p.available * (1 - wishes[p.key]) for p in running if p.margin >= 0)
        refill = (θ[P.PRODUCER_COVER_MONTHS] * w.use[market] - w.stock[names[market]]) / 2
        lacking = orders[market] + refill - planned
        more = 0.0
        if lacking > 0:
            more = w.empty[market] * (lacking / room if lacking < room else 1.0)
        for p in mine:
            if p.load > 0:
                _run(w, p, wishes[p.key] + (more * (1 - wishes[p.key]) if p.margin >= 0 else 0.0))
            else:
                _wait(w, p, more)
            if p.load > 0:
                p.age += 1
            p.output = p.available * p.load


def _wish(w: World, p: Plant) -> float:
    """Load that a running plant would choose by margin, stocks and agreement."""
    θ, least = w.θ, _minimum_load(w, p)
    held = over(w.stock["producers" if p.market == CHINA else "outside"], w.use[p.market])
    excess = max(0.0, held / θ[P.PRODUCER_COVER_MONTHS] - 1)
    held_back = clip(1 - θ[P.STOCK_RESPONSE] * excess, 0.4, 1.0)
    pull = clip(0.5 + 0.5 * p.margin / (θ[P.LOAD_SLOPE] * p.cost), 0.0, 1.0)
    wanted = max(least, (least + (1 - least) * pull) * held_back)
    if p.market == CHINA:
        wanted = min(wanted, max(least, w.month("output_limit")))
    return wanted


def _run(w: World, p: Plant, wanted: float) -> None:
    θ = w.θ
    p.load += clip(wanted - p.load, -θ[P.RAMP_LIMIT], θ[P.RAMP_LIMIT])
    loses = p.smoothed < -θ[P.STOP_MARGIN] * p.cost
    at_least = p.load <= _minimum_load(w, p) + 1e-9
    if loses and at_least and w.u(p, 2) < θ[P.STOP_PROBABILITY]:
        p.load, p.idle, p.repays = 0.0, 0.0, 0


def _wait(w: World, p: Plant, more: float) -> None:
    θ = w.θ
    p.idle += 1
    pays = p.margin > θ[P.RESTART_MARGIN] * p.cost
    chance = θ[P.RESTART_PROBABILITY] + (1 - θ[P.RESTART_PROBABILITY]) * more
    if p.idle >= θ[P.RESTART_MONTHS] * (1 - more) and pays and w.u(p, 2) < chance:
        p.load, p.idle = _minimum_load(w, p), 0.0
        p.age, p.repays = min(p.age, p.ramp / 2), 12


def _metal_limit(w: World) -> None:
    old, base = math.exp(w.log_metal), w.month("metal_base_price")
    w.now["metal_supply"] = w.month("metal_supply") * (old / base) ** w.θ[P.METAL_SUPPLY_ELASTICITY]
    china = w.standing(CHINA)
    need = sum(p.metal * p.output for p in china)
    there = max(0.0, w.stock["metal"] + w.now["metal_supply"] - w.month("metal_other_use"))
    wanted = max(need + w.month("metal_other_use"), 1e-9)
    had = max(w.stock["metal"] + w.now["metal_supply"], 1e-9)
    w.now["metal_short"] = max(0.0, math.log(wanted / had))
    if need > there:
        for p in china:
            p.output *= there / need
    made = sum(p.output for p in china)
    w.row[S.METAL_USE] = sum(p.metal * p.output for p in china)
    w.row[S.OUTPUT_CHINA] = made
    w.row[S.OUTPUT_OUTSIDE] = sum(p.output for p in w.standing(OUTSIDE))
    w.row[S.OUTPUT_GRANULAR] = sum(p.output for p in china if p.route == Route.GRANULES)
    w.row[S.OUTPUT_N_TYPE] = sum(p.output * p.n_share for p in china)
    w.row[S.PRODUCER_MARGIN_CHINA] = (
        sum(p.output * p.margin for p in china) / made if made > 0 else NAN
    )
    if made > 0:
        w.n_share = w.row[S.OUTPUT_N_TYPE] / made
    running = [p for p in china if p.load > 0]
    w.row[S.CAPACITY_UNDER_CASH_COST] = 12 * sum(p.capacity for p in running if p.margin < 0)


# 4. Trade and stocks


def _trade_and_stocks(w: World) -> None:
    now, row, stock = w.now, w.row, w.stock
    made = (row[S.OUTPUT_CHINA], row[S.OUTPUT_OUTSIDE])
    grams = w.month("silicon_g_per_w")
    buys, lift = now["buys"], now["lift"]
    before = (stock["producers"], stock["outside"])
    flow = (w.month("trader_cover") * w.use[CHINA] * lift - stock["traders"]) / 6
    intake, release = max(0.0, flow), max(0.0, -flow)
    wish = _wished_exports(w)
    _supply_curves(w, buys, wish)
    imports = _imports(w, buys)
    exports = min(wish, 0.95 * (stock["producers"] + made[CHINA]))
    intake = min(intake, stock["producers"] + made[CHINA] - exports)
    rest = max(0.0, buys - imports)
    of_traders = min(release, rest)
    of_producers = min(rest - of_traders, stock["producers"] + made[CHINA] - exports - intake)
    stock["producers"] = max(
        0.0, stock["producers"] + made[CHINA] - exports - intake - of_producers
    )
    stock["traders"] = max(0.0, stock["traders"] + intake - of_traders)
    there = stock["wafers"] + of_producers + of_traders + imports
    use = min(now["wanted_0"], there)
    stock["wafers"] = there - use
    there = stock["outside"] + made[OUTSIDE] + exports - imports
    use_outside = min(now["wanted_1"], there)
    stock["outside"] = there - use_outside
    wafers = max(0.0, use - w.month("electronic_use", CHINA)) / grams
    wafers += max(0.0, use_outside - w.month("electronic_use", OUTSIDE)) / grams
    shipped = min(row[S.MODULE_DEMAND], stock["modules"] + wafers)
    stock["modules"] = stock["modules"] + wafers - shipped
    row[S.IMPORTS], row[S.EXPORTS], row[S.PURCHASES_CHINA] = imports, exports, buys
    w.net_imports = imports - exports
    after = (stock["producers"], stock["outside"])
    w.empty = [
        _emptiness(w, market, after[market], after[market] - before[market])
        for market in (CHINA, OUTSIDE)
    ]
    row[S.USE_CHINA], row[S.USE_OUTSIDE] = use, use_outside
    row[S.WAFER_OUTPUT], row[S.MODULE_SHIPMENTS] = wafers, shipped


def _wished_exports(w: World) -> float:
    landed = w.price(CHINA) * (1 + w.month("export_duty")) + w.month("export_freight")
    w.now["landed_out"] = landed
    wish = logistic((w.log_price[OUTSIDE][-1] - math.log(landed)) / w.θ[P.TRADE_SPREAD])
    allowed = w.month("export_open") * (1 - w.month("restricted_share"))
    return allowed * w.now["wanted_1"] * wish


def _supply_curves(w: World, buys: float, exports: float) -> None:
    """Plants of both markets, and what is wanted of China's supply and of spare plants outside."""
    θ, now = w.θ, w.now
    w.curves = [_curve(w, market) for market in (CHINA, OUTSIDE)]
    opened = w.month("import_open")
    traceable = w.month("traceable_share") * now["wafers_china"] * w.month("silicon_g_per_w")
    now["bound_imports"] = opened * traceable
    spare = max(0.0, _whole(w.curves[OUTSIDE]) - now["wanted_1"] - now["bound_imports"])
    now["spare_outside"] = opened * spare
    now["landed_in"] = w.price(OUTSIDE) * (1 + w.month("import_duty")) + w.month("import_freight")
    refill = θ[P.PRODUCER_COVER_MONTHS] * w.use[CHINA] - w.stock["producers"]
    refill /= max(1.0, θ[P.STOCK_MONTHS])
    now["wanted_supply"] = max(0.0, buys - now["bound_imports"] + exports + refill)
    now["lasting_supply"] = max(0.0, w.use[CHINA] - now["bound_imports"] + exports)


def _imports(w: World, buys: float) -> float:
    now = w.now
    cheaper = sum(amount for value, _, amount in w.curves[CHINA] if value < now["landed_in"])
    called = min(now["spare_outside"], max(0.0, now["wanted_supply"] - cheaper))
    w.elastic = called if w.t == 0 else w.elastic + (called - w.elastic) / 3
    w.elastic = min(w.elastic, now["spare_outside"])
    there = 0.95 * max(0.0, w.stock["outside"] + w.row[S.OUTPUT_OUTSIDE])
    return min(now["bound_imports"] + w.elastic, buys, there)


# 5. Prices


def _curve(w: World, market: int) -> Curve:
    """Value, key and available output of the plants of a market, cheapest first.

    A key below nothing is no plant.
    """
    dearer = 1 + w.θ[P.RESTART_MARGIN]
    return sorted(
        (p.value if p.load > 0 else p.value * dearer, p.key, p.available)
        for p in w.standing(market)
    )


def _at(curve: Curve, quantity: float) -> float:
    """Value of the first plant with which the quantity is reached."""
    reached = 0.0
    for value, _, available in curve:
        reached += available
        if reached >= quantity:
            return value
    return curve[-1][0]


def _whole(curve: Curve) -> float:
    reached = 0.0
    for _, _, available in curve:
        reached += available
    return reached


def _target(
    w: World, market: int, curve: Curve, wanted: float, cover: float, normal: float
) -> tuple[float, float, float, float]:
    """Log price towards which the market moves, marginal cost, tightness, and volatility."""
    θ = w.θ
    whole = _whole(curve)
    up = max(0.0, w.apart) * (1 - clip(cover / normal - 1, 0.0, 1.0))
    down = min(0.0, w.apart) * (1 - w.empty[market])
    if whole <= 0:
        return w.log_price[market][-1] + up + down, NAN, NAN, θ[P.VOLATILITY_TIGHT]
    ceiling = θ[P.COST_CEILING] * _entry_price(w, market)
    cost = ceiling if wanted > whole else min(_at(curve, wanted), ceiling)
    tight = wanted / whole
    scarce = max(0.0, math.log(tight / θ[P.TIGHT_AT])) if tight > 0 else 0.0
    stocked = math.log((cover + 0.1) / (normal + 0.1))
    top = θ[P.SCARCITY_TOP]
    missing = θ[P.SCARCITY] * scarce - θ[P.COVER_ELASTICITY] * stocked
    premium = top * (1 - math.exp(-missing / top)) if missing > 0 else missing
    premium = max(premium + up, math.log(θ[P.FLOOR]))
    if premium < 0:
        premium *= 1 - w.empty[market]
    log_target = math.log(cost) + premium + down
    share = logistic((tight - 0.95) / 0.05)
    slack = θ[P.VOLATILITY_SLACK]
    return log_target, cost, tight, slack + (θ[P.VOLATILITY_TIGHT] - slack) * share


def _entry_price(w: World, market: int) -> float:
    """Least price for which anyone would build, or the first belief where nobody can."""
    sites = w.case.sites
    required = [
        float(sites.required_price[a, w.t])
        / (1 - _granular_discount(w) if sites.route[a] == Route.GRANULES else 1)
        for a in range(len(sites.key))
        if sites.market[a] == market
    ]
    return min(required, default=math.exp(w.first_expected[market]))


def _prices(w: World) -> None:
    θ, row, stock, now = w.θ, w.row, w.stock, w.now
    net = row[S.IMPORTS] - row[S.EXPORTS]
    stay = θ[P.DISCREPANCY_PERSISTENCE]
    news = θ[P.PRICE_DISCREPANCY] * math.sqrt(1 - stay**2)
    w.apart = stay * w.apart + news * w.chance.normal(w.number, 1, OF_MARKET, 1)
    own = w.curves[CHINA]
    from_outside = (now["landed_in"], -1, now["spare_outside"])
    curve = sorted([*own, from_outside]) if now["spare_outside"] > 0 else own
    held = stock["producers"] + stock["traders"] + stock["wafers"]
    cover = over(held, w.use[CHINA])
    target, cost, tight, sigma = _target(
        w, CHINA, curve, now["lasting_supply"], cover, θ[P.NORMAL_COVER_MONTHS]
    )
    floor = w.month("price_floor")
    if floor > 0:
        target += w.month("floor_strength") * max(0.0, math.log(floor) - target)
    whole = _whole(own)
    now["available_china"] = whole
    now["median"] = _at(own, whole / 2) if whole > 0 else NAN
    row[S.PRICE_TARGET_CHINA], row[S.MARGINAL_COST_CHINA] = math.exp(target), cost
    row[S.MEDIAN_COST_CHINA], row[S.TIGHTNESS_CHINA] = now["median"], tight
    row[S.COVER_CHINA_MONTHS] = cover
    newest = [_moved(w, CHINA, target, sigma, 0)]
    target, sigma = _target_outside(w, net)
    newest.append(_moved(w, OUTSIDE, target, sigma, 1))
    for market in (CHINA, OUTSIDE):
        w.log_price[market].append(newest[market])
    memory = θ[P.BASIS_PERSISTENCE]
    shock = θ[P.BASIS_VOLATILITY] * w.chance.normal(w.number, 1, OF_MARKET, 0)
    w.basis = θ[P.BASIS_MEAN] * (1 - memory) + memory * w.basis + shock


def _target_outside(w: World, net_imports: float) -> tuple[float, float]:
    θ, now = w.θ, w.now
    wanted = max(0.0, w.use[OUTSIDE] + net_imports)
    cover = over(w.stock["outside"], w.use[OUTSIDE])
    target, w.row[S.MARGINAL_COST_OUTSIDE], _, sigma = _target(
        w, OUTSIDE, w.curves[OUTSIDE], wanted, cover, θ[P.PRODUCER_COVER_MONTHS]
    )
    netback = (w.price(CHINA) - w.month("import_freight")) / (1 + w.month("import_duty"))
    if netback > 0 and w.month("import_open") > 0:
        target = max(target, math.log(netback))
    free = (1 - w.month("restricted_share")) * w.month("export_open")
    capped = min(target, math.log(now["landed_out"]))
    return (1 - free) * target + free * capped, sigma


def _moved(w: World, market: int, target: float, sigma: float, word: int) -> float:
    now, before = w.log_price[market][-1], w.log_price[market][-2]
    shock = sigma * w.chance.normal(w.number, 0, OF_MARKET, word)
    speed = min(1.0, w.θ[P.PRICE_SPEED] * (1 + w.empty[market]))
    drift = speed * (target - now) + w.θ[P.PRICE_MOMENTUM] * (now - before)
    return now + drift + shock


# 6. Silicon metal


def _metal(w: World) -> None:
    θ, use = w.θ, w.row[S.METAL_USE] + w.month("metal_other_use")
    w.stock["metal"] = max(0.0, w.stock["metal"] + w.now["metal_supply"] - use)
    cover = over(w.stock["metal"], use)
    normal = θ[P.METAL_NORMAL_COVER_MONTHS]
    target = math.log(w.month("metal_base_price"))
    target -= θ[P.METAL_COVER_ELASTICITY] * math.log((cover + 0.1) / (normal + 0.1))
    short = w.now["metal_short"]
    target += min(1.0, short / θ[P.METAL_SUPPLY_ELASTICITY])
    shock = θ[P.METAL_VOLATILITY] * w.chance.normal(w.number, 0, OF_MARKET, 2)
    speed = min(1.0, θ[P.METAL_SPEED] * (2 if short > 0 else 1))
    w.log_metal += speed * (target - w.log_metal) + shock
    w.log_contract += (w.log_metal - w.log_contract) / 3


# 7. The long run


def _long_run(w: World) -> None:
    expected, mended = [], 0.0
    for market in (CHINA, OUTSIDE):
        newest = w.log_price[market][-1]
        w.expected[market] += (newest - w.expected[market]) / max(1.0, w.θ[P.EXPECTATION_MONTHS])
        mine = [p for p in w.plants if p.market == market]
        building = sum(p.capacity for p in mine if p.state == BUILDING)
        stand = [p for p in mine if p.state == STANDING]
        unused = sum(p.capacity * (1 - p.load) for p in stand)
        whole, weight = sum(p.capacity for p in stand), w.θ[P.PIPELINE_WEIGHT]
        if market == CHINA:
            mended = w.expected[CHINA] - weight * over(building, whole)
        expected.append(w.expected[market] - weight * over(building + unused, whole))
    starts = [_starts(w, market, expected[market]) for market in (CHINA, OUTSIDE)]
    bought = _hazard_of_purchase(w)
    first = w.t == _rule_month(w)
    for p in w.plants:
        _one_change(w, p, (expected[p.market], mended), bought, first)
    for sites in starts:
        for site in sites:
            _start(w, site)


def _rule_month(w: World) -> int:
    force = [bool(value > 0) for value in w.case.months.rule_force]
    return force.index(True) if True in force else -1


def _one_change(
    w: World, p: Plant, believed: tuple[float, float], bought: float, first: bool
) -> None:
    expected, mended = believed
    if first and p.state == STANDING and p.market == CHINA:
        _judge(w, p)
    if p.state == STANDING and p.deadline == w.t:
        _settle(w, p, mended)
        if p.state == CLOSED:
            return
    if p.state == STANDING:
        _closure(w, p, bought)
    elif p.state == ANNOUNCED:
        _announced(w, p, expected)
    elif p.state == BUILDING:
        _building(w, p, expected)


def _judge(w: World, p: Plant) -> None:
    if w.chance.uniform(0, p.key, OF_RULE, 0) < p.failing:
        rule = w.case.rule
        wait = w.chance.uniform(0, p.key, OF_RULE, 1)
        span = rule.longest_months - rule.shortest_months
        p.deadline = w.t + math.ceil(rule.shortest_months + wait * span)


def _settle(w: World, p: Plant, expected: float) -> None:
    """What becomes of a failing plant at its deadline."""
    if not math.isnan(p.retrofit) and math.exp(expected) * p.factor > p.cost + p.retrofit:
        p.retrofitted = True
    elif w.chance.uniform(0, p.key, OF_RULE, 2) < w.θ[P.RULE_CLOSURE]:
        w.row[S.CAPACITY_RULE_CLOSED] += 12 * p.capacity
        _close(w, p)


def _hazard_of_purchase(w: World) -> float:
    budget = w.month("purchase_capacity")
    eligible = sum(12 * p.capacity for p in w.standing(CHINA) if p.value > w.now["median"])
    return min(1.0, budget / eligible) if budget > 0 and eligible > 0 else 0.0


def _close(w: World, p: Plant) -> None:
    built = p.state == STANDING
    w.row[S.CAPACITY_CLOSED if built else S.CAPACITY_CANCELLED] += 12 * p.capacity
    p.state, p.load = CLOSED, 0.0


def _closure(w: World, p: Plant, bought: float) -> None:
    offered = p.market == CHINA and p.value > w.now["median"]
    waited = p.load == 0 and p.idle >= w.θ[P.EXIT_IDLE_MONTHS]
    sold = offered and bought > 0 and w.u(p, 1) < bought
    if sold or (waited and w.u(p, 3) < chance_of(w.θ[P.EXIT_RATE] / 12)):
        _close(w, p)


def _own_return(p: Plant, expected: float) -> float:
    return expected + math.log(p.factor) - math.log(p.required)


def _announced(w: World, p: Plant, expected: float) -> None:
    θ, gain = w.θ, _own_return(p, expected)
    permit = w.month("start_permit", p.market)
    if gain > 0:
        rate = θ[P.ANNOUNCED_RATE] / 12 * clip(1 + θ[P.START_SLOPE] * gain, 0.0, 4.0) * permit
        if permit > 0 and w.u(p, 2) < chance_of(rate):
            p.state, p.left = BUILDING, p.construction
            w.row[S.CAPACITY_STARTED] += 12 * p.capacity
    else:
        rate = θ[P.CANCEL_RATE] / 12 * clip(1 - θ[P.START_SLOPE] * gain, 0.0, 4.0)
        if w.u(p, 2) < chance_of(rate):
            _close(w, p)


def _building(w: World, p: Plant, expected: float) -> None:
    θ, gain = w.θ, _own_return(p, expected)
    if gain < 0:
        rate = θ[P.CANCEL_RATE] / 48 * clip(-θ[P.START_SLOPE] * gain, 0.0, 4.0)
        if w.u(p, 3) < chance_of(rate):
            _close(w, p)
            return
        if w.u(p, 2) < clip(-gain * θ[P.DELAY_SLOPE], 0.0, 0.95):
            return
    p.left -= 1
    if p.left <= 0:
        p.state, p.load = STANDING, _minimum_load(w, p)
        p.age = p.smoothed = p.idle = 0.0


def _site_returns(w: World, market: int, expected: float) -> dict[int, float]:
    """Return of a start by site of a market, in order of key."""
    sites, found = w.case.sites, {}
    for a in sorted(range(len(sites.key)), key=lambda at: int(sites.key[at])):
        if sites.market[a] == market:
            granules = sites.route[a] == Route.GRANULES
            factor = 1 - _granular_discount(w) if granules else 1.0
            required = float(sites.required_price[a, w.t])
            found[a] = expected + math.log(factor) - math.log(required)
    return found


def _starts(w: World, market: int, expected: float) -> list[int]:
    """Sites of the starts of the month, one for each; -1 where no site is wanted."""
    θ, sites = w.θ, w.case.sites
    returns = _site_returns(w, market, expected)
    best = max(returns.values(), default=NAN)
    if market == CHINA:
        w.row[S.EXPECTED_RETURN_CHINA] = best
    weights = {a: float(sites.weight[a]) for a in returns}
    total = sum(weights.values())
    if total <= 0:
        return []
    size = sum(weights[a] * float(sites.project_capacity[a]) for a in returns) / total
    built = sum(p.capacity for p in w.standing(market))
    drive = min(5.0, math.log(1 + math.exp(min(θ[P.START_SLOPE] * best, 50.0))))
    started = θ[P.START_RATE] / 12 * built * drive
    mean = started * w.month("start_permit", market) / size
    number = _poisson(mean, w.chance.uniform(w.number, market * 64 + 63, OF_START, 0))
    spread = θ[P.SITE_SPREAD]
    good = {a: weights[a] * math.exp((r - best) / spread) for a, r in returns.items()}
    chosen = []
    for ordinal in range(number):
        u = w.chance.uniform(w.number, market * 64 + ordinal, OF_START, 0)
        chosen.append(_chosen(good, u))
    return chosen


def _poisson(mean: float, u: float) -> int:
    number, term = 0, math.exp(-mean)
    reached = term
    while reached < u and number < MOST_STARTS:
        number += 1
        term *= mean / number
        reached += term
    return number


def _chosen(weights: dict[int, float], u: float) -> int:
    whole, reached, last = sum(weights.values()), 0.0, -1
    if whole <= 0:
        return -1
    for site, weight in weights.items():
        reached += weight
        last = site
        if reached >= u * whole:
            return site
    return last


def _start(w: World, site: int) -> None:
    free = [p for p in w.plants if site >= 0 and p.site == site and p.state == EMPTY]
    if not free:
        w.row[S.STARTS_WITHOUT_SLOT] += 1
        return
    p = min(free, key=lambda one: one.slot)
    p.state, p.left = BUILDING, p.construction
    p.required = float(w.case.sites.required_price[site, w.t])
    w.row[S.CAPACITY_STARTED] += 12 * p.capacity


# 8. Record


def _record(w: World) -> None:
    row = w.row
    china = [p for p in w.plants if p.market == CHINA]

    def capacity(plants: list[Plant], state: int) -> float:
        return 12 * sum(p.capacity for p in plants if p.state == state)

    row[S.PRICE_CHINA], row[S.PRICE_OUTSIDE] = (math.exp(path[-1]) for path in w.log_price)
    row[S.FUTURES_BASIS] = w.basis if w.month("futures_listed") > 0 else NAN
    row[S.METAL_PRICE] = math.exp(w.log_metal)
    row[S.SILICON_COST_PER_W] = row[S.PRICE_CHINA] * w.month("silicon_g_per_w") / 1000
    row[S.STOCK_PRODUCERS], row[S.STOCK_TRADERS] = w.stock["producers"], w.stock["traders"]
    row[S.STOCK_WAFER_MAKERS], row[S.STOCK_OUTSIDE] = w.stock["wafers"], w.stock["outside"]
    row[S.STOCK_MODULES], row[S.STOCK_METAL] = w.stock["modules"], w.stock["metal"]
    row[S.CAPACITY_CHINA] = capacity(china, STANDING)
    row[S.CAPACITY_OUTSIDE] = capacity([p for p in w.plants if p.market == OUTSIDE], STANDING)
    row[S.CAPACITY_AVAILABLE_CHINA] = 12 * w.now["available_china"]
    row[S.PLANTS_RUNNING_CHINA] = sum(p.state == STANDING and p.load > 0 for p in china)
    row[S.CAPACITY_IDLE_CHINA] = capacity([p for p in china if p.load == 0], STANDING)
    row[S.CAPACITY_BUILDING_CHINA] = capacity(china, BUILDING)
    row[S.CAPACITY_ANNOUNCED_CHINA] = capacity(china, ANNOUNCED)


def _keep(w: World, year: list[Kept]) -> None:
    for p, kept in zip(w.plants, year, strict=True):
        kept.capacity = 12 * p.capacity if p.state == STANDING else 0.0
        if p.stood:
            kept.months += 1
            kept.output += p.output
            kept.cost += p.output * p.cost
            kept.margin += p.output * p.margin
            kept.plain_cost += p.cost
            kept.plain_margin += p.margin


def _plant_year(kept: Kept) -> list[float]:
    row = {PlantYear.OUTPUT: kept.output, PlantYear.CAPACITY: kept.capacity}
    if kept.output > 0:
        row[PlantYear.CASH_COST] = kept.cost / kept.output
        row[PlantYear.MARGIN] = kept.margin / kept.output
    else:
        row[PlantYear.CASH_COST] = kept.plain_cost / kept.months if kept.months else NAN
        row[PlantYear.MARGIN] = kept.plain_margin / kept.months if kept.months else NAN
    return [row[one] for one in PlantYear]
