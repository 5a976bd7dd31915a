"""One draw of the market in NumPy: its chance, its plants as arrays, and the arithmetic of both.

With `Counted` chance the model gives the numbers of the compiled market; with `Drawn` chance it
spends as little on random numbers as NumPy allows.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from polysight.market.case import MarketCase, PlantState, Route
from polysight.market.parameter import Parameter
from polysight.market.series import Series

Floats = NDArray[np.float64]
Places = NDArray[np.bool_]
P, S = Parameter, Series
EMPTY, ANNOUNCED, BUILDING, STANDING, CLOSED = (int(state) for state in PlantState)
OF_MARKET, OF_REGION, OF_PLANT, OF_RULE, OF_PLANT_MONTH, OF_START = 1, 2, 3, 4, 5, 7
LOW = np.uint64(0xFFFFFFFF)
TINY = 1e-9


@dataclass(frozen=True)
class Counted:
    """Uniform numbers by counter, Philox4x32-10, all indices at once."""

    seed: int
    draw: int

    def uniforms(self, month: int, index: NDArray[np.int64], purpose: int) -> Floats:
        """Axes word, index."""
        like = np.ones(len(index), dtype=np.uint64)
        a, b = np.uint64(self.draw) * like, np.uint64(month) * like
        c, d = index.astype(np.uint64), np.uint64(purpose) * like
        k, m = self.seed & 0xFFFFFFFF, (self.seed >> 32) & 0xFFFFFFFF
        for _ in range(10):
            first, second = np.uint64(0xD2511F53) * a, np.uint64(0xCD9E8D57) * c
            a, b = (second >> np.uint64(32)) ^ b ^ np.uint64(k), second & LOW
            c, d = (first >> np.uint64(32)) ^ d ^ np.uint64(m), first & LOW
            k, m = (k + 0x9E3779B9) & 0xFFFFFFFF, (m + 0xBB67AE85) & 0xFFFFFFFF
        return (np.array([a, b, c, d]) + 0.5) * 2.0**-32


@dataclass(frozen=True)
class Drawn:
    """Uniform numbers of a generator, in the order of asking."""

    generator: np.random.Generator

    def uniforms(self, month: int, index: NDArray[np.int64], purpose: int) -> Floats:
        """Axes word, index."""
        return self.generator.random((4, len(index)))


Chance = Counted | Drawn


def over(a: float, b: float) -> float:
    return a / max(b, TINY)


def logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x)) if x > -700.0 else 0.0


def clip(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def emptiness(θ: Floats, stock: float, change: float, use: float) -> float:
    """How empty stores are with two more months like a month of falling stocks."""
    left = max(0.0, stock + 2 * min(0.0, change))
    return clip((1 - over(left, use) / float(θ[P.PRODUCER_COVER_MONTHS])) / 0.5, 0.0, 1.0)


@dataclass
class Draw:
    """One draw: its chance, the plants' constants and state as arrays, the market's as numbers."""

    case: MarketCase
    θ: Floats
    chance: Chance
    place: int
    row: Floats = field(default_factory=lambda: np.full(len(S), np.nan))

    def __post_init__(self) -> None:
        plants, start, θ = self.case.plants, self.case.start, self.θ
        z, building, ramp, self.outage = self.chance.uniforms(0, plants.key, OF_PLANT)
        self.rule = self.chance.uniforms(0, plants.key, OF_RULE)
        self.scatter = np.exp(θ[P.COST_SCATTER] * ndtri(z))
        shortest, longest = θ[P.CONSTRUCTION_SHORTEST_MONTHS], θ[P.CONSTRUCTION_LONGEST_MONTHS]
        self.construction = shortest + building * (longest - shortest)
        shortest, longest = θ[P.RAMP_SHORTEST_MONTHS], θ[P.RAMP_LONGEST_MONTHS]
        self.ramp = np.maximum(1.0, shortest + ramp * (longest - shortest))
        self.least = np.clip(θ[P.MINIMUM_LOAD] * plants.minimum_load_factor, 0.0, 1.0)
        self.china, self.granules = plants.market == 0, plants.route == Route.GRANULES
        self.state, self.load = plants.state.copy(), plants.load.copy()
        self.age, self.idle = plants.age_months.copy(), plants.idle_months.copy()
        given = plants.building_months
        self.left = np.where(np.isnan(given), self.construction, given)
        self.required = plants.required_price.copy()
        self.smoothed, self.depth = np.zeros(len(z)), np.zeros(len(z))
        self.accident, self.repays = np.zeros(len(z)), np.zeros(len(z))
        self.retrofitted = np.zeros(len(z), dtype=bool)
        self.deadline = np.full(len(z), -1.0)
        at = self.place
        self.log_price = [float(start.log_price[0, at]), float(start.log_price[1, at])]
        self.earlier = [float(x) for x in start.earlier_log_price[:, at]]
        self.before_outside = self.log_price[1]
        self.expected = [float(x) for x in start.expected_log_price[:, at]]
        self.producers, self.traders, self.wafers, self.outside = start.stock[:, at].tolist()
        self.modules, self.metal = float(start.module_stock[at]), float(start.metal_stock[at])
        self.log_metal = self.log_contract = float(start.metal_log_price[at])
        self.demand, self.use = float(start.expected_demand[at]), start.use[:, at].tolist()
        runs = (self.state == STANDING) & self.china & (self.load > 0)
        weight = plants.capacity[runs].sum()
        self.n_share = (
            float((plants.capacity * plants.n_type_share)[runs].sum() / weight)
            if weight > 0
            else float(self.case.months.n_type_demand_share[0])
        )
        self.cycle, self.elastic, self.basis = 0.0, 0.0, float(θ[P.BASIS_MEAN])
        self.apart = self.net_imports = self.metal_short = 0.0
        self.buys, self.lift = 0.0, 1.0
        self.empty = [
            emptiness(θ, stock, 0.0, used)
            for stock, used in zip((self.producers, self.outside), self.use, strict=True)
        ]
        self.granular = min(float(θ[P.GRANULAR_DISCOUNT]), 0.9)
        force = np.flatnonzero(self.case.months.rule_force > 0)
        self.judged = int(force[0]) if len(force) else -1
        sites, first = self.case.sites, np.exp(self.expected)
        self.sold_for = np.where(sites.route == Route.GRANULES, 1 - self.granular, 1.0)[:, None]
        self.entry_price = [
            (sites.required_price / self.sold_for)[sites.market == market].min(axis=0)
            if np.any(sites.market == market)
            else np.full(len(self.case.months.number), first[market])
            for market in (0, 1)
        ]
        self.by_key = np.argsort(self.case.sites.key)
