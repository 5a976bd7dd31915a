"""A made-up industry whose numbers all hold together: the truth behind a synthetic report.

Nothing here is about a real firm or year; real names stand beside invented ones because a report
names both.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field

from tests.audit.synthetic.fact import Fact, Key

FIRMS = (
    "Tongwei", "GCL Technology", "Daqo", "Xinte", "East Hope", "Beishan Silicon", "Lantian Energy",
    "Hualin New Materials", "Qingyuan Polysilicon", "Dongfeng Crystal",
)  # fmt: skip
PLACES = ("Xinjiang", "Inner Mongolia", "Sichuan", "Qinghai", "Yunnan", "Ningxia")
KGCE_PER_KWH = 0.1229
PERCENT = 100.0


@dataclass(slots=True)
class World:
    """Facts by key, and the time axis: `now` is the last year that the report knows."""

    rng: random.Random
    first: int
    now: int
    last: int
    facts: dict[Key, Fact] = field(default_factory=dict)

    @property
    def years(self) -> range:
        """Years of the report, the last one included."""
        return range(self.first, self.last + 1)

    def add(
        self, topic: str, value: float, period: int | str, *, place: str = "China",
        route: str = "all", company: str = "", kind: str = "", limit: str = "",
    ) -> float:  # fmt: skip
        """State a fact and return its value; the kind of a year follows from `now`."""
        if not kind:
            late = str(period)[-4:]
            kind = "forecast" if late.isdigit() and int(late) > self.now else "observed"
        key = Key(topic, str(period), place, route, company)
        self.facts[key] = Fact(key, value, kind, limit)
        return value

    def value(self, topic: str, period: int | str, place: str = "China", **rest: str) -> float:
        """Value of a fact."""
        return self.facts[Key(topic, str(period), place, **rest)].value

    def between(self, low: float, high: float) -> float:
        """A number drawn evenly."""
        return self.rng.uniform(low, high)


def shares(rng: random.Random, count: int, total: float = PERCENT) -> list[float]:
    """Shares in falling order, to one decimal, that close exactly on `total`."""
    weights = [rng.uniform(0.6, 1.4) for _ in range(count)]
    parts = sorted((round(total * weight / sum(weights), 1) for weight in weights), reverse=True)
    parts[0] += total - sum(parts)
    return [round(part, 1) for part in parts]


def volumes(world: World) -> None:
    """Capacity, output, trade, demand and the balance of each year, for China and the world."""
    b = world.between
    capacity, growth = b(600.0, 2500.0), b(0.05, 0.12)
    utilisation, drift = b(0.74, 0.84), b(-0.004, 0.006)
    inward, outward, surplus = b(0.03, 0.06), b(0.04, 0.09), b(0.02, 0.05)
    share, gain = b(0.80, 0.88), b(0.002, 0.006)
    demand_share, grams_per_watt, at_home = b(0.90, 0.95), b(2.15, 2.45), b(0.40, 0.52)
    for step, year in enumerate(world.years):
        made = world.add("capacity", capacity, year) * utilisation
        world.add("production", made, year)
        world.add("utilisation", PERCENT * utilisation, year)
        balance = world.add("supply_demand_balance", round(surplus * made), year)
        imports = world.add("imports", inward * made, year)
        exports = world.add("exports", outward * made, year)
        world.add("export_share_of_production", PERCENT * outward, year)
        demand = world.add("demand", made + imports - exports - balance, year)
        china = share + gain * step
        world.add("production", made / china, year, place="global")
        world.add("world_share", PERCENT * china, year)
        world.add("demand", demand / demand_share, year, place="global")
        installed = demand / demand_share / grams_per_watt
        world.add("installations", installed, year, place="global")
        world.add("installations", at_home * installed, year)
        world.add("china_share_installations", PERCENT * at_home, year)
        capacity *= 1.0 + growth + b(-0.008, 0.008)
        utilisation += drift


def growths(world: World) -> None:
    """Growth rates that the levels imply."""
    for topic, words in (("capacity", "capacity_cagr"), ("demand", "demand_cagr")):
        for first, last in ((world.first, world.now), (world.now, world.last)):
            ratio = world.value(topic, last) / world.value(topic, first)
            rate = PERCENT * (ratio ** (1.0 / (last - first)) - 1.0)
            world.add(words, rate, f"{first}-{last}")
    ratio = world.value("capacity", world.last) / world.value("capacity", world.now)
    world.add("capacity_growth", PERCENT * (ratio - 1.0), f"{world.now}-{world.last}")
    for year in list(world.years)[1:]:
        ratio = world.value("production", year) / world.value("production", year - 1)
        world.add("production_growth", PERCENT * (ratio - 1.0), year)


def technology(world: World) -> None:
    """Electricity, footprints, routes and purity."""
    b = world.between
    siemens, saving, bed = b(54.0, 60.0), b(0.010, 0.02), b(14.0, 17.0)
    granular, gain = b(8.0, 14.0), b(0.8, 1.6)
    footprint, light = b(30.0, 38.0), b(0.45, 0.6)
    for step, year in enumerate(world.years):
        use = world.add("electricity_intensity_total", siemens * (1 - saving) ** step, year,
                        route="siemens")  # fmt: skip
        world.add("electricity_intensity_total", 0.91 * use, year, route="siemens",
                  company="leading producers")  # fmt: skip
        world.add("electricity_intensity_reduction", 0.78 * use, year, route="siemens")
        beds = granular + gain * step
        world.add("market_share_route", beds, year, route="granular")
        world.add("market_share_route", PERCENT - beds - 2.0, year, route="siemens")
        world.add("market_share_route", 2.0, year, route="silane")
        printed = footprint * (1 - saving) ** step
        world.add("carbon_footprint", printed, year, route="siemens")
        world.add("carbon_footprint", light * printed, year, route="granular")
        world.add("energy_intensity_coal", KGCE_PER_KWH * use * 1.04, year, route="siemens")
    now = world.value("electricity_intensity_total", world.now, route="siemens")
    then = world.value("electricity_intensity_total", world.first, route="siemens")
    world.add("electricity_intensity_change", PERCENT * (now / then - 1.0),
              f"{world.first}-{world.now}", route="siemens")  # fmt: skip
    middle = world.now - 1
    between = world.value("electricity_intensity_total", middle, route="siemens")
    world.add("electricity_intensity_change", PERCENT * (between / then - 1.0),
              f"{world.first}-{middle}", route="siemens")  # fmt: skip
    world.add("electricity_refined", b(20.0, 40.0), world.now, route="float-zone")
    world.add("electricity_intensity_total", bed, world.now, route="granular")
    world.add("electricity_route_difference", PERCENT * (bed / now - 1.0), world.now,
              route="granular")  # fmt: skip
    nines = world.rng.choice((9, 10, 11))
    world.add("purity", nines, world.now, route="siemens")
    world.add("impurity_total", 10.0 ** (9 - nines) * b(0.4, 0.8), world.now, route="siemens")
    world.add("offgas_recycling_rate", b(96.0, 99.0), world.now, route="siemens")


def money(world: World) -> None:
    """Costs by their parts, prices, margins and turnover."""
    b, now = world.between, world.now
    use = world.value("electricity_intensity_total", now, route="siemens")
    tariff = world.add("power_tariff", round(b(0.28, 0.40), 3), now)
    metal = world.add("silicon_metal_price", b(11000.0, 16000.0), now) / 1000.0
    per_kg = world.add("silicon_consumption", b(1.06, 1.14), now, route="siemens")
    capex = world.add("capex_intensity", b(80000.0, 100000.0), now, route="siemens")
    life = world.add("depreciation_period", world.rng.choice((12, 14, 15)), now, route="siemens")
    running = 0.5 * (1.0 + world.value("utilisation", now) / PERCENT)
    parts = {
        "cost_share_electricity": use * tariff,
        "cost_share_materials": per_kg * metal,
        "cost_share_depreciation": capex / life / 1000.0 / running,
        "cost_share_labour_other": b(4.0, 7.0),
    }
    cost = sum(parts.values())
    for topic, part in parts.items():
        world.add(topic, PERCENT * part / cost, now, route="siemens")
    world.add("power_tariff_step", 0.1, now)
    world.add("tariff_cost_sensitivity", 100.0 * use, now, route="siemens")
    cheaper = b(-0.30, -0.15)
    world.add("capex_intensity", capex * (1.0 + cheaper), now, route="granular")
    world.add("capex_route_difference", PERCENT * cheaper, now, route="granular")
    dearer = PERCENT * (1.0 / (1.0 + cheaper) - 1.0)
    world.add("capex_route_reversed", dearer, now, route="siemens")
    paid = world.add("carbon_price", round(b(60.0, 110.0)), now)
    world.add("carbon_cost", paid * world.value("carbon_footprint", now, route="siemens"), now,
              route="siemens")  # fmt: skip
    world.add("freight_cost_share", PERCENT * 3800.0 * b(0.35, 0.48) / 1e3 / cost, now,
              place="Xinjiang-Jiangsu")  # fmt: skip
    margin, fall = b(0.14, 0.24), b(0.015, 0.03)
    for year in world.years:
        held = cost * (1.0 - fall) ** (year - now)
        world.add("production_cost", held, year, route="siemens")
        price = world.add("price", held / (1.0 - margin), year)
        world.add("gross_margin", PERCENT * margin, year)
        sold = world.add("sales_volume", 0.985 * world.value("production", year), year)
        world.add("revenue", price * sold / PERCENT, year)
    step = world.add("price_step", 10.0, now)
    slope = cost * step / world.value("price", now) ** 2
    world.add("gross_margin_sensitivity", PERCENT * slope, now)
    world.add("production_cost", 0.86 * cost, now, route="siemens", company="leading producers")
    unlike(world, tariff)


def unlike(world: World, tariff: float) -> None:
    """Numbers that look like others and differ for a reason: tax, place, part of a year."""
    b, now = world.between, world.now
    for year in (now, world.last):
        world.add("price_incl_vat", 1.13 * world.value("price", year), year)
    world.add("price", b(1.1, 1.2) * world.value("price", now), f"{now} Q1", kind="observed")
    use = world.value("electricity_intensity_total", now, route="siemens")
    cost = world.value("production_cost", now, route="siemens")
    for place, dearer in (("Xinjiang", -0.08), ("Jiangsu", 0.15)):
        world.add("power_tariff", tariff + dearer, now, place=place)
        world.add("production_cost", cost + use * dearer, now, place=place, route="siemens")


def structure(world: World) -> None:
    """Shares of firms and places."""
    b, now = world.between, world.now
    firms = world.rng.sample(FIRMS, 5)
    five = shares(world.rng, 5, round(b(64.0, 78.0), 1))
    for year, gain in ((now, 0.0), (world.last, 0.5)):
        for firm, share in zip(firms, five, strict=True):
            held = world.add("company_share", share + gain, year, company=firm) / PERCENT
            sold = held * world.value("production", year)
            world.add("production", sold, year, company=firm)
            running = world.value("utilisation", year) / PERCENT
            world.add("capacity", sold / running * b(0.97, 1.01), year, company=firm)
        total = world.add("cr5_share", sum(five) + 5 * gain, year, company="top 5")
        world.add("cr10_share", total + b(12.0, 16.0), year, company="top 10")
    places = world.rng.sample(PLACES, 4)
    parts = shares(world.rng, 5)
    for year, moved in ((now, 0.0), (world.last, 1.0)):
        for place, part in zip((*places, "Other provinces"), parts, strict=True):
            change = moved if place == places[0] else -moved if place == places[1] else 0.0
            held = world.add("capacity_regional_share", part + change, year, place=place)
            if place != "Other provinces":
                world.add("capacity", held / PERCENT * world.value("capacity", year), year,
                          place=place)  # fmt: skip


def annual_rate(payback_years: float, life_years: float) -> float:
    """Rate at which a level flow for `life_years` earns back `payback_years` of itself."""
    low, high = 0.0, 2.0
    for _ in range(80):
        rate = 0.5 * (low + high)
        worth = (1.0 - (1.0 + rate) ** -life_years) / rate
        low, high = (rate, high) if worth > payback_years else (low, rate)
    return 0.5 * (low + high)


def investment(world: World) -> None:
    """One project in three scenarios whose returns follow from price, cost and capex."""
    b, now = world.between, world.now
    capex = world.value("capex_intensity", now, route="siemens") / 1000.0
    life = world.add("project_life", 15, now, company="new project")
    size = world.add("project_capacity", world.rng.choice((50, 100, 200)), now,
                     company="new project")  # fmt: skip
    world.add("capex_total", capex * size / PERCENT, now, company="new project")
    cost = world.value("production_cost", now, route="siemens") * b(0.88, 0.92)
    world.add("production_cost", cost, now, company="new project")
    world.add("breakeven_price", cost, now, company="new project")
    price = world.value("price", now)
    factors = {"base": 1.0, "optimistic": b(1.10, 1.2), "pessimistic": b(0.93, 0.96)}
    for name, factor in factors.items():
        period = f"scenario {name}"
        sold = world.add("price", factor * price, period, kind="scenario")
        wear = capex / life
        flow = 0.9 * (sold - cost + wear - 0.25 * (sold - cost))
        years = world.add("payback", capex / flow, period, company="new project", kind="scenario")
        rate = annual_rate(years, life)
        world.add("irr", PERCENT * rate, period, company="new project", kind="scenario")
    mean = world.value("production_cost", now, route="siemens")
    world.add("price_threshold", mean * b(0.96, 1.0), now)
    world.add("loss_making_capacity_share", b(35.0, 55.0), now)


def rules(world: World) -> None:
    """Limits by edition, advice that keeps them, and numbers that stand alone."""
    b, now = world.between, world.now
    old, new = world.rng.choice(((30.0, 20.0), (40.0, 30.0), (25.0, 15.0)))
    world.add("emission_limit_hcl", old, f"{now - 3} edition", kind="limit", limit="below")
    world.add("emission_limit_hcl", new, f"{now} edition", kind="limit", limit="below")
    world.add("emission_hcl", 0.7 * new, now)
    least = world.rng.choice((20.0, 30.0, 50.0))
    world.add("min_project_scale", least, now, kind="limit", limit="above")
    world.add("project_scale", least * world.rng.choice((1.5, 2.0)), now, kind="target")
    for topic, demanded in (("water_reuse_rate", 90.0), ("green_power_share", 40.0)):
        world.add(topic, demanded, now, kind="limit", limit="above")
        world.add(topic, demanded + 5.0, now, kind="target", company="advice")
    use = world.value("electricity_intensity_total", now, route="siemens")
    world.add("electricity_intensity_total", math.ceil(1.08 * use), now, route="siemens",
              kind="limit", limit="below", company="limit")  # fmt: skip
    world.add("electricity_intensity_total", math.floor(0.92 * use), now, route="siemens",
              kind="target", company="advice")  # fmt: skip
    world.add("rd_intensity", b(3.0, 5.0), now)
    world.add("automation_rate", b(85.0, 96.0), now)
    world.add("construction_period", world.rng.choice((12, 18, 24)), now)
    world.add("inventory_days", b(20.0, 35.0), now)


def world_of(seed: int) -> World:
    """The industry of a seed."""
    rng = random.Random(seed)
    now = rng.randint(2022, 2026)
    world = World(rng, now - rng.choice((2, 3, 4)), now, now + rng.choice((4, 5)))
    for chapter in (volumes, growths, technology, money, structure, investment, rules):
        chapter(world)
    return world
