"""What the law asks of example plants on the days of the scenario, and of the register.

A verdict that rests on a limit which nobody saw, or on an answer that nobody gives, is no number:
it is counted as not judged, with the reason. Examples stand for no named company.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from polysight.axes import Axis
from polysight.policy.gap import Outcome
from polysight.policy.instrument import Instrument
from polysight.policy.verdict import Verdict, VerdictKind
from polysight.study.cited_rows import cited_rows, told_then
from polysight.study.closed_gap import ClosingGap
from polysight.study.compliance_register import RegisterCompliance, compliance_register
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.law import law
from polysight.study.law_examples import ExampleLaw, edition_on, example_law
from polysight.study.plant_facts import row_ids
from polysight.study.readings import HIGH, LOW
from polysight.study.tasks.plant import CASE
from polysight.study.tasks.policy_timeline import add_timeline
from polysight.study.view import View

Floats = NDArray[np.float64]

#: Draws of the fleet of the register, those of the command.
REGISTER_DRAWS = 500
ENERGY_UNIT, COST_UNIT, CAPACITY_UNIT, COUNT = "kgce/kg", "CNY/kg", "kt/a", "count"
#: Ends and mean over the draws: at central values no plant departs from its fleet, so that the sum
#: there is no middle of what it may be.
ESTIMATE = Axis("case", ("low", "mean", "high"))
JUDGED = (VerdictKind.PASS, VerdictKind.FAIL)
REASONS = "policy."


def compute(view: View, draft: Draft) -> None:
    """Add verdicts on the plant files of the scenario, and the capacity that fails.

    Parameters
    ----------
    view : View
        Scenario and evidence.
    draft : Draft
        The result so far.
    """
    asked = view.scenario.policy
    instruments = law(view.evidence)
    found = tuple(example_law(view, instruments))
    examples = Axis("example", asked.plants)
    days = Axis("day", tuple(day.isoformat() for day in asked.days))
    last = days.keys[-1]
    edition = edition_on(asked.energy_limit, instruments, asked.days[-1])
    energy = [cell for one in found for cell in _energy(view, one, edition)]
    draft.add("policy.comprehensive_energy", (examples, CASE), energy, ENERGY_UNIT, period=last)
    for name, cell in (("limit", _limit), ("margin", _margin)):
        cells = [cell(view, one, one.limits[day]) for one in found for day in asked.days]
        draft.add(f"policy.{name}", (examples, days), cells, ENERGY_UNIT)
    for name, kind in (
        ("failed", VerdictKind.FAIL),
        ("kept", VerdictKind.PASS),
        ("unjudged", VerdictKind.CANNOT_JUDGE),
    ):
        cells = [_count(view, one, day, kind) for one in found for day in asked.days]
        draft.add(f"policy.{name}", (examples, days), cells, COUNT)
    cost = [cell for one in found for cell in _closing(view, one)]
    draft.add("policy.closing_cost", (examples, CASE), cost, COST_UNIT, period=last)
    add_timeline(view, draft, found, instruments)
    _reasons(view, draft, found, asked.days[-1])
    _register(view, draft, instruments, asked.days[-1])


def _energy(view: View, one: ExampleLaw, edition: Instrument | None) -> Iterator[Cell]:
    """Coal equivalent as the edition of the last day counts it, with its interval."""
    rest = _plant(view, one)
    if edition is None or one.energy is None or not isinstance(one.energy.value, float):
        yield from [told_then(view, np.nan, [rest], "mark.law_no_answer")] * len(CASE.keys)
        return
    factors = Cell(0.0, tuple(factor.ref for factor in edition.conversion))
    draws = np.array([one.energy.value]) if one.energy.draws is None else one.energy.draws
    low, high = np.quantile(draws, (LOW, HIGH))
    for value in (low, one.energy.value, high):
        yield told_then(view, float(value), [rest, factors])


def _limit(view: View, one: ExampleLaw, held: Verdict | None) -> Cell:
    """The limit that a verdict rests on."""
    return _of_limit(view, [], held, lambda found: _number(found.limit and found.limit.value))


def _margin(view: View, one: ExampleLaw, held: Verdict | None) -> Cell:
    """Distance from the limit; below zero where it is missed."""
    return _of_limit(
        view, [_plant(view, one)], held,
        lambda found: _number(found.comparison and found.comparison.margin),
    )  # fmt: skip


def _of_limit(
    view: View, cells: list[Cell], held: Verdict | None, number: Callable[[Verdict], float]
) -> Cell:
    if held is None:
        return unknown("mark.law_not_covered")
    rule = Cell(0.0, (held.rule.id,))
    if held.kind not in JUDGED:
        return told_then(view, np.nan, [rule], "mark.law_cannot_judge")
    return told_then(view, number(held), [rule, *cells])


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else np.nan


def _count(view: View, one: ExampleLaw, day: dt.date, kind: VerdictKind) -> Cell:
    """How many rules that bind have a verdict."""
    found = one.duties[day]
    number = sum(verdict.kind is kind for verdict in found)
    rules = Cell(0.0, tuple(dict.fromkeys(verdict.rule.id for verdict in found)))
    return told_then(view, float(number), [rules, _plant(view, one)])


def _closing(view: View, one: ExampleLaw) -> Iterator[Cell]:
    """Outlay of the needed measures at the cheap end, in the middle and at the dear end.

    Savings stay out: they rest on rows that nobody states.
    """
    closing = one.closing
    if closing is None:
        yield from [unknown("mark.law_nothing_to_close")] * len(CASE.keys)
        return
    if closing.outcome is not Outcome.CLOSED:
        yield from [unknown("mark.law_not_reachable")] * len(CASE.keys)
        return
    rest = combined(0.0, [_plant(view, one), _measures(closing)])
    for value in (closing.outlay_low, closing.cost.outlay_cny_per_kg, closing.outlay_high):
        yield told_then(view, value, [rest])


def _measures(closing: ClosingGap) -> Cell:
    rules = tuple(gap.rule.id for gap in closing.gaps)
    return Cell(0.0, (*rules, *closing.inputs), closing.marks)


def _reasons(view: View, draft: Draft, found: Sequence[ExampleLaw], day: dt.date) -> None:
    """Rules that cannot be judged on a day, by the first reason, each once over all plants."""
    rules: dict[str, dict[str, None]] = {}
    for one in found:
        for verdict in one.duties[day]:
            if verdict.kind is VerdictKind.CANNOT_JUDGE:
                key = verdict.reasons[0].key.removeprefix(REASONS).replace("_", "-")
                rules.setdefault(key, {})[verdict.rule.id] = None
    if not rules:
        return
    cells = [
        told_then(view, float(len(names)), [Cell(0.0, tuple(names))]) for names in rules.values()
    ]
    axis = Axis("reason", tuple(rules))
    draft.add("policy.unjudged_rules", (axis,), cells, COUNT, period=day.isoformat())


def _register(view: View, draft: Draft, instruments: Sequence[Instrument], first: dt.date) -> None:
    """Capacity of the register that misses the energy limit on a day and at later year ends."""
    found = compliance_register(
        view, instruments, first, seed=view.scenario.seed, count=REGISTER_DRAWS
    )
    base = str(view.scenario.scope.base_year)
    rules = dict.fromkeys(rule.id for held in found.held for rule in held.rules)
    rest = combined(
        0.0,
        [
            draft.cell("market.capacity_register", base, "all"),
            cited_rows(view, found.values.inputs),
        ],
        "mark.law_fleet",
    )
    rest = combined(0.0, [Cell(0.0, tuple(rules)), rest])
    day = Axis("day", tuple(held.day.isoformat() for held in found.held))
    cells = [cell for each in _failing(found) for cell in _ends(view, each, rest)]
    draft.add("policy.capacity_failing", (day, ESTIMATE), cells, CAPACITY_UNIT)
    others = [told_then(view, float(each), [rest]) for each in found.other_failing_kt_per_year]
    draft.add("policy.capacity_failing_model", (day,), others, CAPACITY_UNIT)
    judged = np.isfinite(found.limits) & np.isfinite(found.numbers[..., 0])
    sizes = (found.capacity_t_per_year * judged).sum(axis=-1) * _kilotonnes(view)
    draft.add(
        "policy.capacity_judged", (day,), [told_then(view, float(each), [rest]) for each in sizes],
        CAPACITY_UNIT,
    )  # fmt: skip
    regions = Axis("region", found.regions)
    by_region = [
        told_then(view, float(each), [rest])
        for each in found.capacity_failing.values[0, :, 1:].mean(axis=-1)
    ]
    draft.add(
        "policy.capacity_failing_region", (regions,), by_region, CAPACITY_UNIT, period=day.keys[0]
    )


def _kilotonnes(view: View) -> float:
    return view.evidence.units.factor("t/a", CAPACITY_UNIT)


def _failing(found: RegisterCompliance) -> Iterator[Floats]:
    """Sum over regions of each day, axis draw, the central value first."""
    for day in found.capacity_failing.values:
        yield np.asarray(day.sum(axis=0))


def _ends(view: View, values: Floats, rest: Cell) -> Iterator[Cell]:
    low, high = np.quantile(values[1:], (LOW, HIGH))
    for value in (low, values[1:].mean(), high):
        yield told_then(view, float(value), [rest])


def _plant(view: View, one: ExampleLaw) -> Cell:
    """What the answers of a plant file rest on."""
    rest = cited_rows(view, row_ids(one.facts))
    return combined(0.0, [rest], "mark.example_plant", *one.facts.model.marks)
