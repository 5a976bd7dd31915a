"""What the law asks of a project, what its plant takes, and what it emits, as arrays."""

from __future__ import annotations

import datetime as dt
import math

from polysight.axes import Axis
from polysight.policy.instrument import Amount
from polysight.policy.verdict import Verdict
from polysight.study.cited_rows import cited_rows, told_then
from polysight.study.compliance import urgency
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.footprint import Footprint
from polysight.study.footprint_account import BOUNDARY, METHOD
from polysight.study.footprint_inventory import STAGES
from polysight.study.footprint_reading import footprint_reading
from polysight.study.footprint_summary import behind
from polysight.study.plant_facts import subject_under
from polysight.study.project_case import ResolvedProject
from polysight.study.project_duties import closed_by, duties
from polysight.study.project_rules import equity_verdicts
from polysight.study.view import View

#: Answers of the plant that a report tells: parameter and name of the array.
ANSWERS = {
    "total-electricity": "electricity",
    "reduction-electricity": "deposition_electricity",
    "steam-use": "steam",
    "water-use": "water",
    "green-electricity-share": "green_share",
}
#: Scopes by the codes that a footprint gives them.
#: Verdict on a rule that the plant misses as described, and keeps by measures that are paid for.
CLOSED = "closed"
CASES = ("low", "central", "high")


def project_verdicts(resolved: ResolvedProject) -> tuple[Verdict, ...]:
    """What the law says of a project when it is decided, and of its plant while it runs.

    Parameters
    ----------
    resolved : ResolvedProject
        The project.

    Returns
    -------
    tuple of Verdict
        Of the rules on equity and, where it has a plant file, of all duties of the plant, the
        most urgent first.
    """
    found = list(equity_verdicts(resolved.law, resolved.file))
    facts = resolved.consumed.facts
    if facts is not None:
        law, evidence = resolved.law.instruments, resolved.view.evidence
        found += duties(facts, resolved.file, resolved.case, law, evidence)
    return tuple(sorted(found, key=urgency))


def add_law(
    draft: Draft, verdicts: tuple[Verdict, ...], closed: dt.date | None, known: Cell
) -> None:
    """Add what a project answers to each rule, and its limit.

    Parameters
    ----------
    draft : Draft
        The result so far.
    verdicts : tuple of Verdict
        The verdicts.
    closed : datetime.date or None
        Day whose gap the measures close that the project pays for.
    known : Cell
        Everything that the project rests on.
    """
    told = [CLOSED if closed_by(one, closed) else one.kind.value for one in verdicts]
    kinds = ("pass", "fail", CLOSED, "cannot-judge")
    counts = [told.count(kind) for kind in kinds]
    rules = Cell(0.0, tuple(dict.fromkeys(one.rule.id for one in verdicts)))
    cells = [combined(float(count), [rules, known]) for count in counts]
    draft.add("project.rules", (Axis("rule_kind", kinds),), cells, "count")
    units = dict.fromkeys(one.rule.unit for one in verdicts if _measured(one))
    for place, unit in enumerate(units):
        listed = {one.rule.id: one for one in verdicts if _measured(one) and one.rule.unit == unit}
        axis = Axis("law_rule", tuple(listed))
        letter = "abcdefghijklmnop"[place]
        values = [_value(one, known) for one in listed.values()]
        draft.add(f"project.law_answer_{letter}", (axis,), values, unit)
        limits = [_limit(one) for one in listed.values()]
        draft.add(f"project.law_limit_{letter}", (axis,), limits, unit)


def _measured(one: Verdict) -> bool:
    """Whether a rule limits a number."""
    amounts = (one.limit, *(one.rule.grades))
    stated = any(isinstance(each, Amount) and isinstance(each.value, float) for each in amounts)
    return bool(one.rule.unit) and stated


def _value(one: Verdict, known: Cell) -> Cell:
    told = one.comparison.value if one.comparison else None
    if not isinstance(told, float) or isinstance(told, bool):
        return unknown("mark.no_row", known)
    return combined(told, [Cell(told, (one.rule.id,)), known])


def _limit(one: Verdict) -> Cell:
    told = one.comparison.limit if one.comparison else None
    if told is None and one.limit is not None:
        told = one.limit.value
    if not isinstance(told, float) or isinstance(told, bool):
        return unknown("mark.no_row")
    return Cell(told, (one.rule.id,))


def add_plant(draft: Draft, resolved: ResolvedProject, known: Cell) -> None:
    """Add what the plant of a project takes and answers.

    Parameters
    ----------
    draft : Draft
        The result so far.
    resolved : ResolvedProject
        The project.
    known : Cell
        Everything that the project rests on.
    """
    facts = resolved.consumed.facts
    if facts is None:
        return
    answers = {one.parameter: one for one in facts.subject.answers}
    for instrument in resolved.law.instruments:
        if instrument.conversion:
            own = subject_under(facts, instrument)
            answers |= {one.parameter: one for one in own.answers if one.value is not None}
    names = {**ANSWERS, "comprehensive-energy": "comprehensive_energy"}
    for code, name in names.items():
        one = answers.get(code)
        if one is None or not isinstance(one.value, float) or math.isnan(one.value):
            continue
        draft.add(f"project.plant_{name}", (), [combined(one.value, [known])], one.unit)


def add_footprint(draft: Draft, carbon: Footprint, view: View, known: Cell) -> None:
    """Add the footprint of the plant of a project, by stage and as a whole.

    Parameters
    ----------
    draft : Draft
        The result so far.
    carbon : Footprint
        The footprint.
    view : View
        The evidence with its day of knowledge.
    known : Cell
        Everything that the project rests on.
    """
    reading = footprint_reading(carbon)
    rests = combined(0.0, [cited_rows(view, behind(carbon, reading)), known], *carbon.marks)
    basis = f"boundary={BOUNDARY};method={METHOD};silicon_metal=included;electricity=life-cycle"
    stages = {one.code: one.location.central for one in reading.life_cycle.stages}
    cells = [
        told_then(view, stages[code], [rests])
        if math.isfinite(stages.get(code, math.nan))
        else unknown("mark.no_row", rests)
        for code in STAGES
    ]
    draft.add("project.carbon_stage", (Axis("stage", STAGES),), cells, "kgCO2e/kg", basis=basis)
    whole = reading.life_cycle.covered_location
    cells = [told_then(view, one, [rests]) for one in (whole.low, whole.central, whole.high)]
    draft.add("project.carbon", (Axis("case", CASES),), cells, "kgCO2e/kg", basis=basis)
