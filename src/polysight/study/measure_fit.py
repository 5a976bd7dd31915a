"""Whether a measure can be taken at a plant, and why not."""

from __future__ import annotations

from polysight.policy.facts import Answer
from polysight.study.plant_change import changed_file, reached
from polysight.study.plant_facts import PlantFacts
from polysight.study.saving_measures import DESIGNS, EFFECTS, Item, Maturity, SavingMeasure


def unfit(one: SavingMeasure, before: PlantFacts, *, unproven: bool) -> str:
    """Why a measure cannot be taken at a plant.

    Parameters
    ----------
    one : SavingMeasure
        The measure.
    before : PlantFacts
        The plant.
    unproven : bool
        Whether measures that only a laboratory has shown may be taken.

    Returns
    -------
    str
        Message key; empty where it can be taken.
    """
    route = before.file.plant.route
    if (one.routes and route not in one.routes) or one.target_route == route:
        return "gap.other_route"
    if one.maturity is Maturity.LABORATORY and not unproven:
        return "gap.unproven"
    if _in_the_fleet(one, before):
        return "gap.fleet_has_it"
    if one.of(*DESIGNS) and not _moves_the_design(one, before):
        return "gap.already"
    if one.of(Item.SUPPLY) and changed_file(before, [(one, 1.0)]).energy == before.file.energy:
        return "gap.already"
    if one.of(*EFFECTS) and not any(
        _number(before.subject.answer(effect.subject)) for effect in one.of(*EFFECTS)
    ):
        return "gap.answer_unknown"
    return ""


def _in_the_fleet(one: SavingMeasure, before: PlantFacts) -> bool:
    """Whether the fleet of the plant's year has the measure, and its file says nothing else."""
    stated = {change.partition("=")[0].strip() for change in before.file.design.changes}
    own = any(number.subject in stated for number in one.of(*DESIGNS))
    return not own and any(before.model.year >= number.value for number in one.of(Item.FLEET_FROM))


def _moves_the_design(one: SavingMeasure, before: PlantFacts) -> bool:
    design = before.model.design
    known = [number for number in one.of(*DESIGNS) if number.subject in design.parameters]
    return any(not reached(number, float(design.central(number.subject)[0])) for number in known)


def _number(answer: Answer | None) -> bool:
    return answer is not None and isinstance(answer.value, float)
