"""Derived numbers that do not follow from the numbers they are derived from."""

from __future__ import annotations

from tests.audit.synthetic.draft import Draft
from tests.audit.synthetic.fact import Key
from tests.audit.synthetic.faults import Fault

FORMS = "SAME LOGIC ECON PHYS SCALE SUBSET SUM TREND"


def now(
    draft: Draft, topic: str, place: str = "China", route: str = "all", company: str = ""
) -> Key:
    """Key of a fact of the last known year."""
    return Key(topic, str(draft.world.now), place, route, company)


def any_year(draft: Draft) -> str:
    """A year of the report."""
    return str(draft.rng.choice(draft.world.years))


def off(draft: Draft, name: str, wrong: Key, beside: list[Key], value: float) -> bool:
    """Rewrite a derived number."""
    return draft.falsify("ARITH", name, FORMS, {wrong: value}, beside)


def times(
    draft: Draft, name: str, wrong: Key, beside: list[Key], factors: tuple[float, ...]
) -> bool:
    """Rewrite a derived number by a factor."""
    true = draft.world.facts[wrong].value if wrong in draft.world.facts else 0.0
    return off(draft, name, wrong, beside, draft.rng.choice(factors) * true)


def running_hours(draft: Draft) -> bool:
    """Utilisation that is not output over capacity."""
    year = any_year(draft)
    beside = [Key("capacity", year), Key("production", year)]
    return times(draft, "utilisation", Key("utilisation", year), beside, (0.6, 0.75))


def turnover(draft: Draft) -> bool:
    """Turnover that is not price times volume."""
    year = any_year(draft)
    beside = [Key("price", year), Key("sales_volume", year)]
    return times(draft, "revenue", Key("revenue", year), beside, (0.6, 0.7, 1.4, 1.8))


def yearly_growth(draft: Draft) -> bool:
    """A compound rate that does not lead from one level to the other."""
    topic = draft.rng.choice(("capacity_cagr", "demand_cagr"))
    for key in draft.keys(topic):
        first, last = key.period.split("-")
        level = topic.removesuffix("_cagr")
        value = draft.world.facts[key].value + draft.rng.choice((6.0, 8.0, -4.0))
        beside = [Key(level, first), Key(level, last)]
        if off(draft, topic, key, beside, value):
            return True
    return False


def whole_growth(draft: Draft) -> bool:
    """Growth over a period that is not the ratio of its ends."""
    for key in draft.keys("capacity_growth"):
        first, last = key.period.split("-")
        value = draft.world.facts[key].value + draft.rng.choice((25.0, 40.0))
        if off(draft, "growth", key, [Key("capacity", first), Key("capacity", last)], value):
            return True
    return False


def last_year(draft: Draft) -> bool:
    """Growth on the year before that the two years do not give."""
    for key in draft.keys("production_growth"):
        beside = [Key("production", key.period), Key("production", str(int(key.period) - 1))]
        value = draft.world.facts[key].value + draft.rng.choice((12.0, 20.0, -15.0))
        if off(draft, "growth on the year before", key, beside, value):
            return True
    return False


def balance(draft: Draft) -> bool:
    """A shortage where the volumes give a surplus."""
    year = any_year(draft)
    beside = [Key(topic, year) for topic in ("production", "imports", "exports", "demand")]
    value = -draft.rng.uniform(0.08, 0.15) * draft.world.facts[beside[0]].value
    return off(draft, "balance", Key("supply_demand_balance", year), beside, round(value))


def margin(draft: Draft) -> bool:
    """A margin that price and cost do not leave."""
    year = any_year(draft)
    wrong = Key("gross_margin", year)
    value = draft.world.facts[wrong].value + draft.rng.uniform(15.0, 30.0)
    beside = [Key("price", year), Key("production_cost", year, route="siemens")]
    return off(draft, "margin", wrong, beside, value)


def margin_step(draft: Draft) -> bool:
    """A margin that moves far less with the price than cost and price let it."""
    beside = [now(draft, "price_step"), now(draft, "price"),
              now(draft, "production_cost", route="siemens")]  # fmt: skip
    wrong = now(draft, "gross_margin_sensitivity")
    return times(draft, "margin step", wrong, beside, (0.2, 0.35, 3.0))


def power_bill(draft: Draft) -> bool:
    """A tariff that the electricity share of cost does not allow."""
    topics = ("cost_share_electricity", "electricity_intensity_total", "production_cost")
    beside = [now(draft, topic, route="siemens") for topic in topics]
    return times(draft, "power bill", now(draft, "power_tariff"), beside, (0.5, 1.7, 2.0))


def silicon_per_watt(draft: Draft) -> bool:
    """Installations in the world that the silicon demand cannot belong to."""
    year = any_year(draft)
    beside = [Key("demand", year, "global")]
    return times(draft, "g/W", Key("installations", year, "global"), beside, (0.55, 2.0))


def tariff_step(draft: Draft) -> bool:
    """A cost increase per tariff step that means another electricity use."""
    beside = [now(draft, "power_tariff_step"),
              now(draft, "electricity_intensity_total", route="siemens")]  # fmt: skip
    wrong = now(draft, "tariff_cost_sensitivity", route="siemens")
    return times(draft, "cost per tariff step", wrong, beside, (0.4, 2.0, 2.5))


def carbon(draft: Draft) -> bool:
    """A carbon cost that is not footprint times price."""
    beside = [now(draft, "carbon_price"), now(draft, "carbon_footprint", route="siemens")]
    wrong = now(draft, "carbon_cost", route="siemens")
    return times(draft, "carbon cost", wrong, beside, (0.3, 0.5, 2.0, 3.0))


def wear(draft: Draft) -> bool:
    """A life that the share of depreciation contradicts."""
    topics = ("cost_share_depreciation", "capex_intensity", "production_cost")
    beside = [now(draft, topic, route="siemens") for topic in topics]
    wrong = now(draft, "depreciation_period", route="siemens")
    return off(draft, "depreciation", wrong, beside, float(draft.rng.choice((5, 6, 30))))


def break_even(draft: Draft) -> bool:
    """A break-even price far from the cost of the project."""
    beside = [now(draft, "production_cost", company="new project")]
    wrong = now(draft, "breakeven_price", company="new project")
    return times(draft, "break-even", wrong, beside, (0.65, 1.4, 1.6))


def whole_investment(draft: Draft) -> bool:
    """An investment that is not capacity times capex per tonne."""
    beside = [now(draft, "project_capacity", company="new project"),
              now(draft, "capex_intensity", route="siemens")]  # fmt: skip
    wrong = now(draft, "capex_total", company="new project")
    return times(draft, "investment", wrong, beside, (0.5, 1.8, 2.5))


def export_share(draft: Draft) -> bool:
    """A share of exports that is not exports over output."""
    year = any_year(draft)
    beside = [Key("exports", year), Key("production", year)]
    return times(draft, "export share", Key("export_share_of_production", year), beside, (2.0, 3.0))


def world_share(draft: Draft) -> bool:
    """A share of the world that the two outputs do not give."""
    year = any_year(draft)
    beside = [Key("production", year), Key("production", year, "global")]
    return times(draft, "world share", Key("world_share", year), beside, (0.5, 0.7))


def route_gap(draft: Draft) -> bool:
    """A difference between routes that their levels do not have."""
    topic, level, value = draft.rng.choice((
        ("electricity_route_difference", "electricity_intensity_total", -40.0),
        ("capex_route_difference", "capex_intensity", -60.0),
    ))  # fmt: skip
    beside = [now(draft, level, route=route) for route in ("siemens", "granular")]
    return off(draft, topic, now(draft, topic, route="granular"), beside, value)


def saving(draft: Draft) -> bool:
    """A fall in electricity use that the two years do not show."""
    for key in draft.keys("electricity_intensity_change"):
        beside = [Key("electricity_intensity_total", year, route="siemens")
                  for year in key.period.split("-")]  # fmt: skip
        value = draft.world.facts[key].value - draft.rng.uniform(12.0, 25.0)
        if off(draft, "electricity change", key, beside, value):
            return True
    return False


def firm_output(draft: Draft) -> bool:
    """A firm whose output is not its share of the country's."""
    for share in draft.keys("company_share"):
        wrong = Key("production", share.period, company=share.company)
        if times(draft, "output of a firm", wrong, [share, Key("production", share.period)],
                 (0.5, 1.6, 2.0)):  # fmt: skip
            return True
    return False


ARITHMETIC: tuple[Fault, ...] = (
    running_hours, turnover, yearly_growth, whole_growth, last_year, balance, margin, margin_step,
    power_bill,
    silicon_per_watt, tariff_step, carbon, wear, break_even, whole_investment, export_share,
    world_share, route_gap, saving, firm_output,
)  # fmt: skip
