"""Example plants through the years under dated law, and every binding rule of the last day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import numpy as np

from polysight.axes import Axis
from polysight.policy.instrument import Instrument
from polysight.policy.verdict import Verdict, VerdictKind
from polysight.study.cited_rows import cited_rows, told_then
from polysight.study.compliance import concerns, judged, states_only
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.gap_limits import DUTIES
from polysight.study.law_examples import ExampleLaw
from polysight.study.plant_facts import ENERGY, row_ids
from polysight.study.view import View

#: Years before the first day of the scenario, and after the last one, at whose ends is asked.
BEFORE, AFTER = 4, 3
LIMIT_UNIT, COUNT = "kgce/kg", "count"
KINDS = {
    "failed": VerdictKind.FAIL, "kept": VerdictKind.PASS, "unjudged": VerdictKind.CANNOT_JUDGE,
}  # fmt: skip
NOT_COVERED, CANNOT_JUDGE = "mark.law_not_covered", "mark.law_cannot_judge"
JUDGED = {VerdictKind.PASS: 1.0, VerdictKind.FAIL: 0.0}


def add_timeline(
    view: View, draft: Draft, found: Sequence[ExampleLaw], instruments: Sequence[Instrument]
) -> None:
    """Add counts of verdicts and energy limits by year end, and the rules of the last day.

    Parameters
    ----------
    view : View
        Scenario with the days and the plants.
    draft : Draft
        The result so far.
    found : sequence of ExampleLaw
        The plants, as they stand: their answers are held against past and coming law alike.
    instruments : sequence of Instrument
        The law.
    """
    asked = view.scenario.policy
    days = _days(asked.days)
    held = [[_duties(view, one, instruments, day) for day in days] for one in found]
    examples = Axis("example", asked.plants)
    day_axis = Axis("day", tuple(day.isoformat() for day in days))
    verdicts = Axis("law_verdict", tuple(KINDS))
    counts = [
        _count(view, one, each, kind)
        for one, row in zip(found, held, strict=True)
        for each in row
        for kind in KINDS.values()
    ]
    draft.add("policy.timeline", (examples, day_axis, verdicts), counts, COUNT)
    limits = [
        _limit(view, each, asked.energy_limit)
        for row in held
        for each in row
    ]  # fmt: skip
    draft.add("policy.timeline_limit", (examples, day_axis), limits, LIMIT_UNIT)
    last = asked.days[-1]
    _rules(view, draft, examples, found, last)


def _days(asked: Sequence[dt.date]) -> list[dt.date]:
    """Ends of the years around the days of the scenario."""
    years = range(asked[0].year - BEFORE, asked[-1].year + AFTER + 1)
    return [dt.date(year, 12, 31) for year in years]


def _duties(
    view: View, one: ExampleLaw, instruments: Sequence[Instrument], day: dt.date
) -> tuple[Verdict, ...]:
    """Verdicts of rules that bind and set a limit on a day."""
    return tuple(
        each
        for each in judged(one.facts, instruments, day, view.evidence)
        if concerns(each) and each.instrument.legal_force in DUTIES and not states_only(each)
    )


def _plant(view: View, one: ExampleLaw) -> Cell:
    rest = cited_rows(view, row_ids(one.facts))
    return combined(0.0, [rest], "mark.example_plant", *one.facts.model.marks)


def _count(view: View, one: ExampleLaw, held: Sequence[Verdict], kind: VerdictKind) -> Cell:
    rules = Cell(0.0, tuple(dict.fromkeys(each.rule.id for each in held)))
    number = sum(each.kind is kind for each in held)
    return told_then(view, float(number), [rules, _plant(view, one)])


def _limit(view: View, held: Sequence[Verdict], family: str) -> Cell:
    """Limit of comprehensive energy of a day, where an edition sets one for the plant."""
    for each in held:
        if each.instrument.family == family and each.rule.parameter == ENERGY:
            rule = Cell(0.0, (each.rule.id,))
            value = each.limit.value if each.limit else None
            if isinstance(value, int | float):
                return told_then(view, float(value), [rule])
            return told_then(view, np.nan, [rule], CANNOT_JUDGE)
    return unknown(NOT_COVERED)


def _rules(
    view: View, draft: Draft, examples: Axis, found: Sequence[ExampleLaw], day: dt.date
) -> None:
    """Whether each plant keeps each rule that binds on a day: one where it does, zero if not."""
    names = dict.fromkeys(each.rule.id for one in found for each in one.duties[day])
    if not names:
        return
    rules = Axis("law_rule", tuple(names))
    cells = [cell for name in rules.keys for cell in _kept(view, found, name, day)]
    draft.add("policy.rule_kept", (rules, examples), cells, "1", period=day.isoformat())


def _kept(view: View, found: Sequence[ExampleLaw], name: str, day: dt.date) -> Iterator[Cell]:
    for one in found:
        each = next((held for held in one.duties[day] if held.rule.id == name), None)
        if each is None:
            yield unknown(NOT_COVERED)
            continue
        rule = Cell(0.0, (name,))
        if each.kind not in JUDGED:
            yield told_then(view, np.nan, [rule], CANNOT_JUDGE)
            continue
        yield told_then(view, JUDGED[each.kind], [rule, _plant(view, one)])
