"""Numbers that break logic, nature, economics or a stated rule, and numbers without definition."""

from __future__ import annotations

from tests.audit.synthetic.draft import Draft
from tests.audit.synthetic.fact import Key
from tests.audit.synthetic.faults import AMOUNTS, Fault
from tests.audit.synthetic.faults_arithmetic import any_year, now
from tests.audit.synthetic.wording import topics

SCENARIOS = ("base", "optimistic", "pessimistic")


def of_project(topic: str, scenario: str) -> Key:
    """Key of a return of the project in a scenario."""
    return Key(topic, f"scenario {scenario}", company="new project")


def leader_behind(draft: Draft) -> bool:
    """Leading producers that need more electricity than the average."""
    year = any_year(draft)
    mean = Key("electricity_intensity_total", year, route="siemens")
    best = mean._replace(company="leading producers")
    value = draft.rng.uniform(1.15, 1.3) * draft.world.facts[mean].value
    return draft.falsify("LOGIC", "leader behind", "TREND PHYS SUBSET", {best: value}, [mean])


def leader_dear(draft: Draft) -> bool:
    """Leading producers with a cost above the average."""
    mean = now(draft, "production_cost", route="siemens")
    best = mean._replace(company="leading producers")
    value = draft.rng.uniform(1.15, 1.4) * draft.world.facts[mean].value
    return draft.falsify("LOGIC", "leader dear", "TREND ECON SUBSET", {best: value}, [mean])


def returns_turned(draft: Draft) -> bool:
    """Returns that fall where the price rises."""
    pairs = [(of_project(topic, "optimistic"), of_project(topic, "pessimistic"))
             for topic in ("irr", "payback")]  # fmt: skip
    facts = draft.world.facts
    values = {one: facts[two].value for pair in pairs for one, two in (pair, pair[::-1])}
    beside = [Key("price", f"scenario {name}") for name in SCENARIOS]
    return draft.falsify("MONO", "returns turned", "ECON", values, beside)


def prices_turned(draft: Draft) -> bool:
    """A hopeful scenario with a lower price than the gloomy one."""
    high, low = (Key("price", f"scenario {name}") for name in ("optimistic", "pessimistic"))
    values = {high: draft.world.facts[low].value, low: draft.world.facts[high].value}
    beside = [of_project("irr", name) for name in SCENARIOS]
    return draft.falsify("MONO", "prices turned", "ECON", values, beside)


def too_little_silicon(draft: Draft) -> bool:
    """Less silicon used than made."""
    key = now(draft, "silicon_consumption", route="siemens")
    return draft.falsify("PHYS", "silicon from nothing", "", {key: draft.rng.uniform(0.6, 0.9)}, [])


def step_above_whole(draft: Draft) -> bool:
    """One step with more electricity than the whole route."""
    year = any_year(draft)
    whole = Key("electricity_intensity_total", year, route="siemens")
    part = Key("electricity_intensity_reduction", year, route="siemens")
    value = draft.rng.uniform(1.1, 1.4) * draft.world.facts[whole].value
    return draft.falsify("PHYS", "step above whole", "LOGIC SUBSET", {part: value}, [whole])


def nines(draft: Draft) -> bool:
    """More impurities than the nines of the purity leave."""
    pure = now(draft, "purity", route="siemens")
    key = now(draft, "impurity_total", route="siemens")
    value = draft.rng.uniform(30.0, 500.0) * 10.0 ** (9.0 - draft.world.facts[pure].value)
    return draft.falsify("PHYS", "nines", "LOGIC ARITH SCALE", {key: value}, [pure])


def above_all(draft: Draft) -> bool:
    """More than everything recovered."""
    key = now(draft, "offgas_recycling_rate", route="siemens")
    return draft.falsify("PHYS", "above 100 %", "LOGIC SUBSET SUM", {key: 108.0}, [])


def too_little_energy(draft: Draft) -> bool:
    """Granular silicon with less electricity than heat and reaction take."""
    key = now(draft, "electricity_intensity_total", route="granular")
    value = draft.rng.uniform(0.05, 0.2)
    return draft.falsify("PHYS", "energy from nothing", "SCALE SAME ARITH", {key: value}, [])


def refined_for_less(draft: Draft) -> bool:
    """A product of a further step with less electricity than the step before it takes."""
    key = now(draft, "electricity_refined", route="float-zone")
    value = -draft.rng.uniform(25.0, 50.0)
    return draft.falsify("PHYS", "refined for less", "LOGIC", {key: value}, [])


def payback_alone(draft: Draft) -> bool:
    """A payback longer than any level flow with that return can have."""
    wrong, rate = (of_project(topic, "base") for topic in ("payback", "irr"))
    value = draft.rng.uniform(1.6, 2.5) * 100.0 / draft.world.facts[rate].value
    return draft.falsify("ECON", "payback against IRR", "ARITH MONO", {wrong: value}, [rate])


def dream_returns(draft: Draft) -> bool:
    """Returns that price, cost and capex cannot give."""
    values = {of_project("irr", name): draft.world.facts[of_project("irr", name)].value + 40.0
              for name in SCENARIOS}  # fmt: skip
    beside = [now(draft, "production_cost", company="new project"),
              now(draft, "capex_total", company="new project"),
              *(of_project("payback", name) for name in SCENARIOS)]  # fmt: skip
    return draft.falsify("ECON", "dream returns", "ARITH", values, beside)


def losses_for_none(draft: Draft) -> bool:
    """A price of losses far above every stated cost."""
    cost = now(draft, "production_cost", route="siemens")
    value = draft.rng.uniform(2.0, 3.5) * draft.world.facts[cost].value
    beside = [cost, now(draft, "loss_making_capacity_share")]
    return draft.falsify("ECON", "losses for none", "LOGIC", {now(draft, "price_threshold"): value},
                         beside)  # fmt: skip


def dear_freight(draft: Draft) -> bool:
    """Freight at many times what a tonne-kilometre costs."""
    key = now(draft, "freight_cost_share", place="Xinjiang-Jiangsu")
    value = draft.rng.uniform(18.0, 30.0)
    return draft.falsify("ECON", "dear freight", "ARITH", {key: value}, [])


def advice_against_rule(draft: Draft) -> bool:
    """Advice that a limit in the same report forbids."""
    facts, pairs = draft.world.facts, []
    for key in (key for key in facts if facts[key].kind == "target"):
        topic = "min_project_scale" if key.topic == "project_scale" else key.topic
        for rule in (k for k in facts if k.topic == topic and facts[k].kind == "limit"):
            pairs.append((key, rule))
    draft.rng.shuffle(pairs)
    for key, rule in pairs:
        factor = {"above": 0.5, "below": 1.3}[facts[rule].limit]
        if draft.falsify("ADVICE", f"{key.topic} against rule", "LIMIT LOGIC SAME SUBSET",
                         {key: factor * facts[rule].value}, [rule]):  # fmt: skip
            return True
    return False


def undefined(draft: Draft) -> bool:
    """A number that lost its unit, its period or its subject."""
    known = set(draft.wrong) | set(draft.shown_by)
    rows = [row for row in draft.rows if row.key not in known and row.key.topic in AMOUNTS]
    if not rows:
        return False
    row = draft.rng.choice(rows)
    cell, text = draft.rng.choice((("unit", ""), ("unit", "unspecified"), ("period", ""),
                                   ("period", "unspecified"), ("subject", "")))  # fmt: skip
    made = row.altered(**{cell: text})
    if cell == "unit":
        made = made.altered(raw=row.cells["raw"].replace(row.cells["unit"], "").strip())
    draft.rows[draft.rows.index(row)] = made
    return draft.seed("DEF", f"no {cell}", "", {row.key: [made]})


SENSE: dict[str, tuple[Fault, ...]] = {
    "LOGIC": (leader_behind, leader_dear),
    "MONO": (returns_turned, prices_turned),
    "PHYS": (
        too_little_silicon,
        step_above_whole,
        nines,
        above_all,
        too_little_energy,
        refined_for_less,
    ),
    "ECON": (payback_alone, dream_returns, losses_for_none, dear_freight),
    "ADVICE": (advice_against_rule,),
    "DEF": (undefined,),
}
assert set(AMOUNTS) <= set(topics())
