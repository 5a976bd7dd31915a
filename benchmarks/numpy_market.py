"""The market written plainly in NumPy: one draw at a time, arrays over its plants.

What an analyst would write first; the long run is in ``numpy_long_run.py``.
"""

from __future__ import annotations

import math

import numpy as np
from numpy_long_run import close_by_plan, long_run
from numpy_state import (
    ANNOUNCED,
    BUILDING,
    OF_MARKET,
    OF_PLANT_MONTH,
    OF_REGION,
    STANDING,
    Chance,
    Draw,
    Floats,
    P,
    Places,
    S,
    clip,
    emptiness,
    logistic,
    over,
)
from scipy.special import ndtri

from polysight.market.case import MarketCase


def numpy_draw(case: MarketCase, θ: Floats, chance: Chance, place: int) -> Floats:
    """Series of one draw; axes month, `Series`."""
    draw = Draw(case, θ, chance, place)
    return np.array([_month(draw, t) for t in range(len(case.months.number))])


def _month(d: Draw, t: int) -> Floats:
    d.row = np.full(len(S), np.nan)
    number = int(d.case.months.number[t])
    d.z = ndtri(d.chance.uniforms(number, np.array([0, 1]), OF_MARKET))
    d.u = d.chance.uniforms(number, d.case.plants.key, OF_PLANT_MONTH)
    d.price = [math.exp(x) for x in d.log_price]
    close_by_plan(d, number)
    d.standing = d.state == STANDING
    _demand(d, t)
    _costs(d, t)
    _availability(d, t, number)
    _loads(d, t)
    _metal_limit(d, t)
    _trade(d, t)
    _prices(d, t)
    _metal(d, t)
    long_run(d, t, number)
    _record(d, t)
    return d.row


def _demand(d: Draw, t: int) -> None:
    θ, months, row = d.θ, d.case.months, d.row
    memory = θ[P.DEMAND_PERSISTENCE]
    d.cycle = memory * d.cycle + θ[P.DEMAND_NOISE] * math.sqrt(1 - memory**2) * d.z[3, 0]
    d.grams, d.share = float(months.silicon_g_per_w[t]), float(months.china_wafer_share[t])
    module = months.module_other_cost[t] + θ[P.PASS_THROUGH] * d.price[0] * d.grams / 1000
    log_module = math.log(module)
    if t == 0:
        d.slow = d.first_module = log_module
    wanted = months.module_demand[t] * math.exp(
        θ[P.DEMAND_LEVEL] + θ[P.DEMAND_GROWTH] * (t + 1) / 12 + d.cycle
        - θ[P.ELASTICITY_SHORT] * (log_module - d.slow)
        - θ[P.ELASTICITY_LONG] * (d.slow - d.first_module)
    )  # fmt: skip
    d.slow += (log_module - d.slow) / 24
    d.demand += (wanted - d.demand) / max(1.0, θ[P.DEMAND_SMOOTHING_MONTHS])
    gap = θ[P.MODULE_COVER_MONTHS] * d.demand - d.modules
    wafers = max(0.0, d.demand + gap / max(1.0, θ[P.MODULE_ADJUSTMENT_MONTHS]))
    d.chips = months.electronic_use[:, t]
    d.wafers_china = d.share * wafers
    d.wanted = [
        d.share * wafers * d.grams + d.chips[0], (1 - d.share) * wafers * d.grams + d.chips[1]
    ]  # fmt: skip
    for market in (0, 1):
        d.use[market] += (d.wanted[market] - d.use[market]) / 3
    row[S.MODULE_DEMAND], row[S.MODULE_PRICE] = wanted, module
    row[S.USE_ELECTRONIC] = d.chips.sum()


def _costs(d: Draw, t: int) -> None:
    θ, plants, months = d.θ, d.case.plants, d.case.months
    better = math.exp(-θ[P.IMPROVEMENT] * (t + 1) / 12)
    held = θ[P.METAL_CONTRACT_SHARE]
    metal = held * math.exp(d.log_contract) + (1 - held) * math.exp(d.log_metal)
    by_type = clip(
        θ[P.TYPE_DISCOUNT] + θ[P.TYPE_SENSITIVITY] * (months.n_type_demand_share[t] - d.n_share),
        0.0, 0.5,
    )  # fmt: skip
    tariff = months.tariff[plants.supply_point, t]
    made = plants.electricity_kwh_per_kg * better * tariff * θ[P.POWER_FACTOR]
    made = made + plants.metal_kg_per_kg * metal + plants.other_cost * better * θ[P.COST_FACTOR]
    pays = d.standing & (d.repays > 0)
    made = np.where(pays, made * (1 + θ[P.RESTART_MARGIN]), made)
    d.repays = np.where(pays, d.repays - 1, d.repays)
    d.cost = made * d.scatter + plants.freight + np.where(d.retrofitted, plants.rule_retrofit, 0.0)
    d.factor = np.where(d.granules, 1 - d.granular, 1.0) * (1 - by_type * (1 - plants.n_type_share))
    d.factor = d.factor * plants.price_premium
    d.value = d.cost / d.factor
    d.margin = np.where(d.china, d.price[0], d.price[1]) * d.factor - d.cost
    d.smoothed = np.where(d.standing, d.smoothed + (d.margin - d.smoothed) / 3, d.smoothed)
    d.row[S.GRANULAR_DISCOUNT], d.row[S.TYPE_DISCOUNT] = d.granular, by_type


def _availability(d: Draw, t: int, number: int) -> None:
    θ, plants, months = d.θ, d.case.plants, d.case.months
    regions = np.arange(len(months.rationing_depth))
    rationed = d.chance.uniforms(number, regions, OF_REGION)[0] < months.rationing_probability[:, t]
    able = np.where(rationed, 1 - months.rationing_depth[:, t], 1.0)[plants.region]
    able = able * np.where(np.floor(12 * d.outage) == number % 12, 1 - θ[P.OUTAGE_DEPTH], 1.0)
    struck = d.u[0] < 1 - math.exp(-θ[P.ACCIDENT_RATE] / 12)
    begins = d.standing & (d.accident == 0) & (d.load > 0) & struck
    severity = 5 * d.u[1]
    d.depth = np.where(begins, 0.3 + 0.7 * (severity - np.floor(severity)), d.depth)
    d.accident = np.where(begins, 3 + np.floor(severity), d.accident)
    suffers = d.standing & (d.accident > 0)
    able = np.where(suffers, able * (1 - d.depth), able)
    d.accident = np.where(suffers, d.accident - 1, d.accident)
    ramped = np.minimum(1.0, (d.age + 1) / d.ramp)
    able = able * θ[P.EFFECTIVE_CAPACITY] * math.exp(θ[P.IMPROVEMENT] * (t + 1) / 12)
    d.available = np.where(d.standing, plants.capacity * able * ramped, 0.0)


def _purchases(d: Draw) -> None:
    """What wafer makers of China want to buy, after the trend of the price."""
    θ = d.θ
    d.lift = math.exp(clip(θ[P.RESTOCK_MOMENTUM] * (d.log_price[0] - d.earlier[2]), -1.0, 1.0))
    missing = θ[P.WAFER_COVER_MONTHS] * d.use[0] * d.lift - d.wafers
    d.buys = max(0.0, d.wanted[0] + missing / max(1.0, θ[P.RESTOCK_MONTHS]))


def _order_lift(d: Draw, market: int, wanted: Floats, mine: Places) -> float:
    """Part of the room up to full load that plants use for orders while stores are empty."""
    planned = (d.available * wanted)[mine].sum()
    room = (d.available * (1 - wanted))[mine & (d.margin >= 0)].sum()
    ordered = (d.buys - d.net_imports, d.wanted[1] + d.net_imports)[market]
    stock = (d.producers, d.outside)[market]
    refill = (d.θ[P.PRODUCER_COVER_MONTHS] * d.use[market] - stock) / 2
    lacking = ordered + refill - planned
    if lacking <= 0:
        return 0.0
    return float(d.empty[market] * (lacking / room if lacking < room else 1.0))


def _loads(d: Draw, t: int) -> None:
    θ, least = d.θ, d.least
    _purchases(d)
    covers = over(d.producers, d.use[0]), over(d.outside, d.use[1])
    held = [
        clip(1 - θ[P.STOCK_RESPONSE] * max(0.0, one / θ[P.PRODUCER_COVER_MONTHS] - 1), 0.4, 1.0)
        for one in covers
    ]
    runs, idles = d.standing & (d.load > 0), d.standing & (d.load == 0)
    pull = np.clip(0.5 + 0.5 * d.margin / (θ[P.LOAD_SLOPE] * d.cost), 0.0, 1.0)
    wanted = (least + (1 - least) * pull) * np.where(d.china, held[0], held[1])
    wanted = np.maximum(least, wanted)
    limit = np.maximum(least, d.case.months.output_limit[t])
    wanted = np.where(d.china, np.minimum(wanted, limit), wanted)
    lifts = _order_lift(d, 0, wanted, runs & d.china), _order_lift(d, 1, wanted, runs & ~d.china)
    lift = np.where(d.china, *lifts)
    wanted = np.where(d.margin >= 0, wanted + lift * (1 - wanted), wanted)
    moved = d.load + np.clip(wanted - d.load, -θ[P.RAMP_LIMIT], θ[P.RAMP_LIMIT])
    stops = runs & (d.smoothed < -θ[P.STOP_MARGIN] * d.cost) & (moved <= least + 1e-9)
    stops &= d.u[2] < θ[P.STOP_PROBABILITY]
    d.idle = np.where(idles, d.idle + 1, np.where(stops, 0.0, d.idle))
    restarts = idles & (d.idle >= θ[P.RESTART_MONTHS] * (1 - lift))
    restarts &= d.margin > θ[P.RESTART_MARGIN] * d.cost
    restarts &= d.u[2] < θ[P.RESTART_PROBABILITY] + (1 - θ[P.RESTART_PROBABILITY]) * lift
    d.load = np.where(runs, np.where(stops, 0.0, moved), np.where(restarts, least, d.load))
    d.idle = np.where(restarts, 0.0, d.idle)
    d.repays = np.where(restarts, 12, np.where(stops, 0, d.repays))
    d.age = np.where(restarts, np.minimum(d.age, d.ramp / 2), d.age)
    d.age = np.where(d.standing & (d.load > 0), d.age + 1, d.age)
    d.output = d.available * d.load


def _metal_limit(d: Draw, t: int) -> None:
    plants, months, row = d.case.plants, d.case.months, d.row
    relative = math.exp(d.log_metal) / months.metal_base_price[t]
    d.metal_supply = months.metal_supply[t] * relative ** d.θ[P.METAL_SUPPLY_ELASTICITY]
    there = max(0.0, d.metal + d.metal_supply - months.metal_other_use[t])
    need = (plants.metal_kg_per_kg * d.output)[d.china].sum()
    called = max(need + months.metal_other_use[t], 1e-9)
    d.metal_short = max(0.0, math.log(called / max(d.metal + d.metal_supply, 1e-9)))
    if need > there:
        d.output = np.where(d.china, d.output * (there / need), d.output)
    of_china = np.where(d.china, d.output, 0.0)
    made = of_china.sum()
    row[S.METAL_USE] = plants.metal_kg_per_kg @ of_china
    row[S.OUTPUT_CHINA], row[S.OUTPUT_OUTSIDE] = made, d.output[~d.china].sum()
    row[S.OUTPUT_GRANULAR] = of_china[d.granules].sum()
    row[S.OUTPUT_N_TYPE] = plants.n_type_share @ of_china
    if made > 0:
        row[S.PRODUCER_MARGIN_CHINA] = (of_china @ d.margin) / made
        d.n_share = row[S.OUTPUT_N_TYPE] / made
    losing = d.standing & d.china & (d.load > 0) & (d.margin < 0)
    row[S.CAPACITY_UNDER_CASH_COST] = 12 * plants.capacity[losing].sum()


def _trade(d: Draw, t: int) -> None:
    θ, months, row = d.θ, d.case.months, d.row
    made, made_outside = row[S.OUTPUT_CHINA], row[S.OUTPUT_OUTSIDE]
    buys, before = d.buys, (d.producers, d.outside)
    flow = (months.trader_cover[t] * d.use[0] * d.lift - d.traders) / 6
    d.landed = d.price[0] * (1 + months.export_duty[t]) + months.export_freight[t]
    wish = logistic((d.log_price[1] - math.log(d.landed)) / θ[P.TRADE_SPREAD])
    d.free = months.export_open[t] * (1 - months.restricted_share[t])
    exports = d.free * d.wanted[1] * wish
    there = 0.95 * (d.outside + made_outside)
    imports = min(_wished_imports(d, t, buys, exports), buys, there)
    exports = min(exports, 0.95 * (d.producers + made))
    intake = min(max(0.0, flow), d.producers + made - exports)
    rest = max(0.0, buys - imports)
    of_traders = min(max(0.0, -flow), rest)
    of_producers = min(rest - of_traders, d.producers + made - exports - intake)
    d.producers = max(0.0, d.producers + made - exports - intake - of_producers)
    d.traders = max(0.0, d.traders + intake - of_traders)
    there = d.wafers + of_producers + of_traders + imports
    use = min(d.wanted[0], there)
    d.wafers = there - use
    there = d.outside + made_outside + exports - imports
    use_outside = min(d.wanted[1], there)
    d.outside = there - use_outside
    wafers = (max(0.0, use - d.chips[0]) + max(0.0, use_outside - d.chips[1])) / d.grams
    shipped = min(row[S.MODULE_DEMAND], d.modules + wafers)
    d.modules = d.modules + wafers - shipped
    d.net_imports = imports - exports
    d.empty = [
        emptiness(d.θ, stock, stock - before[market], d.use[market])
        for market, stock in enumerate((d.producers, d.outside))
    ]
    row[S.IMPORTS], row[S.EXPORTS], row[S.PURCHASES_CHINA] = imports, exports, buys
    row[S.USE_CHINA], row[S.USE_OUTSIDE] = use, use_outside
    row[S.WAFER_OUTPUT], row[S.MODULE_SHIPMENTS] = wafers, shipped


def _curve(d: Draw, market: int) -> tuple[Floats, Floats]:
    """Value and running total of the plants of a market, cheapest first."""
    mine = np.flatnonzero(d.standing & (d.china == (market == 0)))
    value = np.where(d.load > 0, d.value, d.value * (1 + d.θ[P.RESTART_MARGIN]))[mine]
    order = np.lexsort((d.case.plants.key[mine], value))
    return value[order], np.cumsum(d.available[mine][order])


def _wished_imports(d: Draw, t: int, buys: float, exports: float) -> float:
    """Imports that rules ask for, and those for which China's price calls."""
    θ, months = d.θ, d.case.months
    d.curves = [_curve(d, 0), _curve(d, 1)]
    (value, reached), (_, outside) = d.curves
    bound = months.import_open[t] * months.traceable_share[t] * d.wafers_china * d.grams
    whole = float(outside[-1]) if len(outside) else 0.0
    d.spare = months.import_open[t] * max(0.0, whole - d.wanted[1] - bound)
    d.landed_in = d.price[1] * (1 + months.import_duty[t]) + months.import_freight[t]
    refill = (θ[P.PRODUCER_COVER_MONTHS] * d.use[0] - d.producers) / max(1.0, θ[P.STOCK_MONTHS])
    d.wanted_supply = max(0.0, buys - bound + exports + refill)
    d.lasting_supply = max(0.0, d.use[0] - bound + exports)
    d.below = int(np.searchsorted(value, d.landed_in))
    cheaper = float(reached[d.below - 1]) if d.below else 0.0
    called = min(d.spare, max(0.0, d.wanted_supply - cheaper))
    d.elastic = called if t == 0 else d.elastic + (called - d.elastic) / 3
    d.elastic = min(d.elastic, d.spare)
    return bound + d.elastic


def _target(
    d: Draw,
    t: int,
    market: int,
    curve: tuple[Floats, Floats],
    wanted: float,
    cover: float,
    normal: float,
) -> tuple[float, float, float, float]:
    """Log target, marginal cost, tightness and volatility."""
    θ, (ranked, reached) = d.θ, curve
    whole = float(reached[-1]) if len(reached) else 0.0
    up = max(0.0, d.apart) * (1 - clip(cover / normal - 1, 0.0, 1.0))
    down = min(0.0, d.apart) * (1 - d.empty[market])
    if whole <= 0:
        return d.log_price[market] + up + down, np.nan, np.nan, θ[P.VOLATILITY_TIGHT]
    cost = θ[P.COST_CEILING] * d.entry_price[market][t]
    if wanted <= whole:
        cost = min(cost, float(ranked[np.searchsorted(reached, wanted)]))
    tight = wanted / whole
    scarce = max(0.0, math.log(tight / θ[P.TIGHT_AT])) if tight > 0 else 0.0
    stocked = math.log((cover + 0.1) / (normal + 0.1))
    top = θ[P.SCARCITY_TOP]
    missing = θ[P.SCARCITY] * scarce - θ[P.COVER_ELASTICITY] * stocked
    premium = top * (1 - math.exp(-missing / top)) if missing > 0 else missing
    premium = max(premium + up, math.log(θ[P.FLOOR]))
    premium = premium if premium > 0 else premium * (1 - d.empty[market])
    slack, share = θ[P.VOLATILITY_SLACK], logistic((tight - 0.95) / 0.05)
    sigma = slack + (θ[P.VOLATILITY_TIGHT] - slack) * share
    return math.log(cost) + premium + down, cost, tight, sigma


def _prices(d: Draw, t: int) -> None:
    θ, months, row = d.θ, d.case.months, d.row
    net = row[S.IMPORTS] - row[S.EXPORTS]
    value, reached = d.curves[0]
    d.whole = float(reached[-1]) if len(reached) else 0.0
    d.median = float(value[np.searchsorted(reached, d.whole / 2)]) if d.whole > 0 else np.nan
    if d.spare > 0:
        before = reached[d.below - 1] if d.below else 0.0
        value = np.insert(value, d.below, d.landed_in)
        reached = np.insert(
            reached + d.spare * (np.arange(len(reached)) >= d.below), d.below, before + d.spare
        )
    stay = θ[P.DISCREPANCY_PERSISTENCE]
    d.apart = stay * d.apart + θ[P.PRICE_DISCREPANCY] * math.sqrt(1 - stay**2) * d.z[1, 1]
    cover = over(d.producers + d.traders + d.wafers, d.use[0])
    target, cost, tight, sigma = _target(
        d, t, 0, (value, reached), d.lasting_supply, cover, θ[P.NORMAL_COVER_MONTHS]
    )
    floor = months.price_floor[t]
    if floor > 0:
        target += months.floor_strength[t] * max(0.0, math.log(floor) - target)
    row[S.PRICE_TARGET_CHINA], row[S.MARGINAL_COST_CHINA] = math.exp(target), cost
    row[S.MEDIAN_COST_CHINA], row[S.TIGHTNESS_CHINA] = d.median, tight
    row[S.COVER_CHINA_MONTHS] = cover
    drift = min(1.0, θ[P.PRICE_SPEED] * (1 + d.empty[0])) * (target - d.log_price[0])
    drift += θ[P.PRICE_MOMENTUM] * (d.log_price[0] - d.earlier[0])
    newest = d.log_price[0] + drift + sigma * d.z[0, 0]
    wanted = max(0.0, d.use[1] + net)
    cover = over(d.outside, d.use[1])
    target, row[S.MARGINAL_COST_OUTSIDE], _, sigma = _target(
        d, t, 1, d.curves[1], wanted, cover, θ[P.PRODUCER_COVER_MONTHS]
    )
    netback = (d.price[0] - months.import_freight[t]) / (1 + months.import_duty[t])
    if netback > 0 and months.import_open[t] > 0:
        target = max(target, math.log(netback))
    target = (1 - d.free) * target + d.free * min(target, math.log(d.landed))
    drift = min(1.0, θ[P.PRICE_SPEED] * (1 + d.empty[1])) * (target - d.log_price[1])
    drift += θ[P.PRICE_MOMENTUM] * (d.log_price[1] - d.before_outside)
    d.before_outside, d.log_price[1] = d.log_price[1], d.log_price[1] + drift + sigma * d.z[1, 0]
    d.earlier, d.log_price[0] = [d.log_price[0], *d.earlier[:2]], newest
    memory = θ[P.BASIS_PERSISTENCE]
    d.basis = θ[P.BASIS_MEAN] * (1 - memory) + memory * d.basis
    d.basis += θ[P.BASIS_VOLATILITY] * d.z[0, 1]


def _metal(d: Draw, t: int) -> None:
    θ, use = d.θ, d.row[S.METAL_USE] + d.case.months.metal_other_use[t]
    d.metal = max(0.0, d.metal + d.metal_supply - use)
    stocked = (over(d.metal, use) + 0.1) / (θ[P.METAL_NORMAL_COVER_MONTHS] + 0.1)
    target = math.log(d.case.months.metal_base_price[t])
    target -= θ[P.METAL_COVER_ELASTICITY] * math.log(stocked)
    target += min(1.0, d.metal_short / θ[P.METAL_SUPPLY_ELASTICITY])
    speed = min(1.0, θ[P.METAL_SPEED] * (2 if d.metal_short > 0 else 1))
    d.log_metal += speed * (target - d.log_metal) + θ[P.METAL_VOLATILITY] * d.z[2, 0]
    d.log_contract += (d.log_metal - d.log_contract) / 3


def _record(d: Draw, t: int) -> None:
    row, months, capacity = d.row, d.case.months, d.case.plants.capacity
    standing = d.state == STANDING
    row[S.PRICE_CHINA], row[S.PRICE_OUTSIDE] = math.exp(d.log_price[0]), math.exp(d.log_price[1])
    row[S.FUTURES_BASIS] = d.basis if months.futures_listed[t] > 0 else np.nan
    row[S.METAL_PRICE] = math.exp(d.log_metal)
    row[S.SILICON_COST_PER_W] = row[S.PRICE_CHINA] * d.grams / 1000
    row[S.STOCK_PRODUCERS : S.STOCK_METAL + 1] = (
        d.producers, d.traders, d.wafers, d.outside, d.modules, d.metal,
    )  # fmt: skip
    row[S.CAPACITY_CHINA] = 12 * capacity[standing & d.china].sum()
    row[S.CAPACITY_OUTSIDE] = 12 * capacity[standing & ~d.china].sum()
    row[S.CAPACITY_AVAILABLE_CHINA] = 12 * d.whole
    row[S.CAPACITY_IDLE_CHINA] = 12 * capacity[standing & d.china & (d.load == 0)].sum()
    row[S.CAPACITY_BUILDING_CHINA] = 12 * capacity[(d.state == BUILDING) & d.china].sum()
    row[S.CAPACITY_ANNOUNCED_CHINA] = 12 * capacity[(d.state == ANNOUNCED) & d.china].sum()
    row[S.PLANTS_RUNNING_CHINA] = np.sum(standing & d.china & (d.load > 0))
