"""Errors of every class but arithmetic, as they happen to authors of reports.

Each function puts one error of its class into a draft and says whether there was room for it.
Sizes are such that no reader would call the numbers rounded: at least a fifth.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.audit.synthetic.draft import Draft
from tests.audit.synthetic.fact import Key
from tests.audit.synthetic.wording import topics

Fault = Callable[[Draft], bool]
AMOUNTS = (
    "capacity", "production", "demand", "price", "production_cost", "installations", "revenue",
    "electricity_intensity_total", "carbon_footprint", "sales_volume", "capex_intensity",
)  # fmt: skip
RATES = ("utilisation", "cr5_share", "world_share", "market_share_route", "company_share",
         "capacity_regional_share", "automation_rate", "gross_margin")  # fmt: skip


def any_key(draft: Draft, names: tuple[str, ...], least: float = 0.0) -> Key | None:
    """A free fact of one of several topics."""
    for topic in draft.rng.sample(names, len(names)):
        for key in draft.keys(topic):
            if draft.world.facts[key].value > least and key.company not in {"limit", "advice"}:
                return key
    return None


def stretched(draft: Draft) -> float:
    """A factor that is far from one."""
    return draft.rng.choice((draft.rng.uniform(0.5, 0.78), draft.rng.uniform(1.28, 1.8)))


def twice(draft: Draft, key: Key, value: float, qualifier: str = "none") -> bool:
    """State a fact once more with another value."""
    return draft.repeat("SAME", f"{key.topic} {qualifier}", "", key, value, qualifier)


def other_amount(draft: Draft) -> bool:
    """An amount that another section gives otherwise."""
    key = any_key(draft, AMOUNTS)
    return key is not None and twice(draft, key, stretched(draft) * draft.world.facts[key].value)


def other_share(draft: Draft) -> bool:
    """A share that another section puts many points lower."""
    key = any_key(draft, RATES, least=12.0)
    if key is None:
        return False
    return twice(draft, key, draft.rng.uniform(0.5, 0.75) * draft.world.facts[key].value)


def broken_bound(draft: Draft) -> bool:
    """A bound that the stated value does not keep."""
    key = any_key(draft, AMOUNTS)
    if key is None:
        return False
    word, factor = draft.rng.choice((("over", 1.35), ("above", 1.5), ("below", 0.7)))
    return twice(draft, key, factor * draft.world.facts[key].value, word)


def both_ways(draft: Draft) -> bool:
    """One route far cheaper than the other, which is only a little dearer than the first."""
    for key in draft.keys("capex_route_reversed"):
        other = Key("capex_route_difference", key.period, route="granular")
        value = draft.rng.uniform(0.2, 0.4) * draft.world.facts[key].value
        if draft.falsify("SAME", "cheaper and dearer", "ARITH", {key: value}, [other]):
            return True
    return False


def jump(draft: Draft) -> bool:
    """One year of a steady series that leaves it and comes back."""
    topic, route = draft.rng.choice((
        ("carbon_footprint", "siemens"), ("carbon_footprint", "granular"),
        ("energy_intensity_coal", "siemens"), ("production_cost", "siemens"),
    ))  # fmt: skip
    years = list(draft.world.years)
    at = draft.rng.choice([n for n in range(1, len(years) - 1) if years[n] != draft.world.now])
    series = [Key(topic, str(year), route=route) for year in years]
    beside = [key for n, key in enumerate(series) if n != at]
    factor = draft.rng.choice((0.5, 0.6, 1.6, 1.9))
    value = factor * draft.world.facts[series[at]].value
    return draft.falsify("TREND", f"{topic} jump", "SAME ARITH SCALE", {series[at]: value}, beside)


def level_shift(draft: Draft) -> bool:
    """Forecasts that start far from where the past ends."""
    topic, route = "carbon_footprint", draft.rng.choice(("siemens", "granular"))
    world = draft.world
    keys = [key for key in world.facts if key.topic == topic and key.route == route]
    later = {k: 1.8 * world.facts[k].value for k in keys if int(k.period) > world.now}
    earlier = [key for key in keys if key not in later]
    if len(later) < 2 or len(earlier) < 2:
        return False
    return draft.falsify("TREND", f"{topic} shift", "SAME ARITH", later, earlier)


def above_world(draft: Draft) -> bool:
    """A country above the world."""
    topic = draft.rng.choice(("production", "demand", "installations"))
    year = str(draft.rng.choice(draft.world.years))
    home, world = Key(topic, year), Key(topic, year, "global")
    value = draft.rng.uniform(0.6, 0.8) * draft.world.facts[home].value
    return draft.falsify("SUBSET", f"{topic} above world", "ARITH", {world: value}, [home])


def above_country(draft: Draft) -> bool:
    """A firm or a province with more capacity than its country."""
    part = draft.rng.choice([key for key in draft.world.facts if key.topic == "capacity"
                             and (key.company or key.place != "China")])  # fmt: skip
    whole = Key("capacity", part.period)
    value = draft.rng.uniform(1.2, 1.6) * draft.world.facts[whole].value
    return draft.falsify("SUBSET", "capacity above country", "ARITH SCALE", {part: value}, [whole])


def above_group(draft: Draft) -> bool:
    """A firm with a larger share than the five largest together."""
    for key in draft.keys("company_share"):
        group = Key("cr5_share", key.period, company="top 5")
        value = draft.world.facts[group].value + draft.rng.uniform(8.0, 15.0)
        if draft.falsify("SUBSET", "company above CR5", "SUM ARITH", {key: value}, [group]):
            return True
    return False


def ten_below_five(draft: Draft) -> bool:
    """Ten firms with less than five of them."""
    for key in draft.keys("cr10_share"):
        five = Key("cr5_share", key.period, company="top 5")
        value = draft.world.facts[five].value - 12.0
        if draft.falsify("SUBSET", "CR10 below CR5", "SUM LOGIC", {key: value}, [five]):
            return True
    return False


def exports_above_output(draft: Draft) -> bool:
    """More exports than output."""
    for key in draft.keys("exports"):
        made = Key("production", key.period)
        value = draft.rng.uniform(1.15, 1.5) * draft.world.facts[made].value
        if draft.falsify("SUBSET", "exports above output", "ARITH SCALE", {key: value}, [made]):
            return True
    return False


def open_shares(draft: Draft) -> bool:
    """Shares over one cross-section that do not close."""
    topic = draft.rng.choice(("market_share_route", "capacity_regional_share", "cost_share"))
    facts = draft.world.facts
    year = str(draft.rng.choice((draft.world.now, draft.world.last)))
    if topic == "cost_share":
        year = str(draft.world.now)
    parts = [key for key in facts if key.topic.startswith(topic) and key.period == year]
    wrong = max(parts, key=lambda key: facts[key].value)
    value = facts[wrong].value + draft.rng.uniform(20.0, 35.0)
    if topic == "market_share_route":
        value = min(value, 99.0)
        small = next(key for key in parts if key.route == "granular")
        wrong, value = small, facts[small].value + draft.rng.uniform(20.0, 35.0)
    beside = [key for key in parts if key != wrong]
    return draft.falsify("SUM", f"{topic} open", "ARITH SUBSET", {wrong: value}, beside)


def group_of_firms(draft: Draft) -> bool:
    """Five firms whose shares add to far more than CR5."""
    for key in draft.keys("cr5_share"):
        wanted = ("company_share", key.period)
        firms = [each for each in draft.world.facts if (each.topic, each.period) == wanted]
        value = draft.world.facts[key].value - draft.rng.uniform(15.0, 22.0)
        if draft.falsify("SUM", "CR5 below its firms", "SUBSET ARITH", {key: value}, firms):
            return True
    return False


def wrong_scale(draft: Draft) -> bool:
    """The number of another power of ten in the same unit, once more in the summary."""
    key = any_key(draft, (*AMOUNTS, "silicon_metal_price", "capex_total", "imports", "exports"))
    if key is None:
        return False
    factor = draft.rng.choice((10.0, 0.1, 1000.0, 0.001, 10000.0, 0.0001))
    return draft.repeat("SCALE", f"{key.topic} x {factor:g}", "SAME PHYS", key,
                        draft.world.facts[key].value, factor=factor)  # fmt: skip


def tonnes_of_coal(draft: Draft) -> bool:
    """Electricity per kilogram printed as tonnes of standard coal per tonne."""
    for key in draft.keys("energy_intensity_coal"):
        power = Key("electricity_intensity_total", key.period, route="siemens")
        value = draft.world.facts[power].value
        if draft.falsify("SCALE", "kWh as tce", "PHYS ARITH TREND", {key: value}, [power]):
            return True
    return False


def two_limits(draft: Draft) -> bool:
    """One edition of a standard with two limits."""
    names = ("emission_limit_hcl", "min_project_scale", "water_reuse_rate", "green_power_share",
             "electricity_intensity_total")  # fmt: skip
    for topic in draft.rng.sample(names, len(names)):
        for key in draft.keys(topic, lambda key: draft.world.facts[key].kind == "limit"):
            factor = 0.6 if topics()[topic].nature == "share" else draft.rng.choice((0.6, 1.5))
            word = draft.rows_of(key)[0].cells["qualifier"]
            value = factor * draft.world.facts[key].value
            return draft.repeat("LIMIT", f"{topic} limits", "SAME", key, value, word)
    return False


CONTRADICTIONS: dict[str, tuple[Fault, ...]] = {
    "SAME": (other_amount, other_share, broken_bound, both_ways),
    "TREND": (jump, level_shift),
    "SUBSET": (above_world, above_country, above_group, ten_below_five, exports_above_output),
    "SUM": (open_shares, group_of_firms),
    "SCALE": (wrong_scale, tonnes_of_coal),
    "LIMIT": (two_limits,),
}
