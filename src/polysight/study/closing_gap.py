"""The cheapest way of a plant to keep the law of a day: measures, their joint effect, their cost.

Limits of the day that the plant misses, and those that it keeps and measures move, make the gaps
of an integer programme over the measures of the catalogue. Every set that it proposes is worked
through the plant model; what it costs and does is that of the set, not the sum of its parts. Only
measures that narrow a missed limit are asked: one that merely pays for itself is no compliance. By
default the set with the least outlay is told, without what it does not need: what measures earn
rests on rows that hardly anybody states, so it is told beside the outlay and never decides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.policy.gap import TRIES, Closing, Floats, Outcome, Recomputed, closing
from polysight.policy.instrument import Instrument, LegalForce
from polysight.study.closed_gap import (
    Aim,
    Alternative,
    ClosingGap,
    LimitGap,
    MeasureCost,
    Taken,
)
from polysight.study.gap_curves import alone_curve, ordered_curve
from polysight.study.gap_limits import (
    DUTIES,
    Limit,
    LimitsAsked,
    concerned,
    kept_share,
    value_of,
)
from polysight.study.gap_search import Search
from polysight.study.gap_work import Question, Worked
from polysight.study.law import law
from polysight.study.measure_cost import prices, route_capex
from polysight.study.measure_fit import unfit
from polysight.study.plant_change import changed_plant, modelled
from polysight.study.plant_facts import plant_facts
from polysight.study.plant_file import PlantFile
from polysight.study.plant_model import SEED
from polysight.study.references import references
from polysight.study.saving_measures import saving_measures
from polysight.study.scenario_file import load_scenario, scenario_path
from polysight.study.view import View

#: Draws of the interval, and of the share that passes: each set is worked through with all.
DRAWS = 1000
#: Sets that are cheaper by less are not looked for [CNY/kg].
TOLERANCE = 0.02
BASELINE = "baseline"
NOTHING = MeasureCost(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class GapAsked:
    """How a gap is to be closed.

    Parameters
    ----------
    forces : tuple of LegalForce
        Legal forces of the limits that count.
    conditional : bool
        Whether limits that nobody saw count as well.
    confidence : float or None
        Share of the draws that must keep every limit; central values decide when None.
    unproven : bool
        Whether measures that only a laboratory has shown may be taken.
    only : tuple of str
        Parameters whose limits count; all when empty.
    tries : int
        Sets that are worked through at most.
    aim : Aim
        What the set is chosen by.
    """

    forces: tuple[LegalForce, ...] = DUTIES
    conditional: bool = False
    confidence: float | None = None
    unproven: bool = False
    only: tuple[str, ...] = ()
    tries: int = TRIES
    aim: Aim = Aim.OUTLAY


ASKED = GapAsked()


def baseline(evidence: Evidence) -> View:
    """The shipped scenario with its prices and rates.

    Parameters
    ----------
    evidence : Evidence
        The evidence.

    Returns
    -------
    View
        Scenario and evidence.
    """
    question = load_scenario(scenario_path(BASELINE, evidence.folders[0]))
    return View(question, evidence, references(evidence), question.as_of)


def closing_gap(
    plant: PlantFile,
    evidence: Evidence,
    day: dt.date,
    asked: GapAsked = ASKED,
    *,
    view: View | None = None,
    instruments: Sequence[Instrument] | None = None,
    seed: int = SEED,
    count: int = DRAWS,
) -> ClosingGap:
    """The cheapest set of measures with which a plant keeps the law of a day.

    Parameters
    ----------
    plant : PlantFile
        The plant, its file checked.
    evidence : Evidence
        Rows, law and measures.
    day : datetime.date
        Day on which the limits are to be kept.
    asked : GapAsked
        Which limits count, and how surely they are to be kept.
    view : View, optional
        Scenario of prices and discount rate; the shipped baseline when omitted.
    instruments : sequence of Instrument, optional
        The law where it is at hand; read when omitted.
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    ClosingGap
        The set, its cost and the curves; or why there is none.

    Raises
    ------
    UsageError
        If the share that was asked for does not lie between nothing and one.
    DataError
        If measures or law break a rule.
    """
    if asked.confidence is not None and not 0.0 < asked.confidence <= 1.0:
        raise refusal(UsageError, "gap.confidence", got=asked.confidence)
    wanted = LimitsAsked(asked.forces, asked.conditional, asked.only, asked.confidence)
    stated = plant_facts(plant, evidence, seed=seed, count=count)
    base = changed_plant(stated, modelled(stated, evidence), (), evidence)
    scenario = view or baseline(evidence)
    rules = law(evidence) if instruments is None else instruments
    fit = [
        (one, unfit(one, base.before, unproven=asked.unproven)) for one in saving_measures(evidence)
    ]
    routes = {
        one.code: route_capex(one, base, scenario)
        for one, reason in fit
        if one.target_route and not reason
    }
    question = Question(base, rules, day, wanted, prices(base, scenario), routes, evidence)
    search = Search(
        question,
        [
            (one, "gap.no_cost" if np.isnan(routes.get(one.code, 0.0)) else reason)
            for one, reason in fit
        ],
    )
    return _told(search, _found(search, asked.aim, asked.tries), asked)


def _found(search: Search, aim: Aim, tries: int) -> Closing:
    def recomputed(amounts: Floats) -> Recomputed:
        return search.recomputed(amounts, aim)

    found = closing(search.programme(aim), recomputed, tries=tries, tolerance=TOLERANCE)
    if aim is Aim.OUTLAY and found.outcome is Outcome.CLOSED:
        return search.needed_only(found, aim)
    return found


def _told(search: Search, found: Closing, asked: GapAsked) -> ClosingGap:
    units = search.question.evidence.units
    worked = search.worked(found.amounts)
    order = _order(search, found)
    ordered = ordered_curve(search, order, found.amounts)
    cost = worked.cost if found.amounts.any() else None
    middle = cost.middle if cost else NOTHING
    capacity = search.base.plant.stated.subject.capacity_t_per_year or np.nan
    million = units.factor("CNY", "MCNY")
    output_kg = capacity * units.factor("t", "kg") * search.question.told.load
    return ClosingGap(
        day=search.question.day,
        outcome=found.outcome,
        gaps=(
            *(_limit_gap(one, search.base, worked) for one in search.limits),
            *_brought(search, worked),
        ),
        beyond=tuple(_limit_gap(one, search.base, worked) for one in search.without_measure),
        taken=tuple(_taken(search, found, place, order) for place in order),
        cost=middle,
        cost_low=cost.low.net_cny_per_kg if cost else 0.0,
        cost_high=cost.high.net_cny_per_kg if cost else 0.0,
        outlay_low=cost.low.outlay_cny_per_kg if cost else 0.0,
        outlay_high=cost.high.outlay_cny_per_kg if cost else 0.0,
        capex_mcny=middle.capex_cny_per_t_per_year * capacity * million,
        outlay_mcny_per_year=middle.outlay_cny_per_kg * output_kg * million,
        net_mcny_per_year=middle.net_cny_per_kg * output_kg * million,
        load=search.question.told.load,
        passing_share=worked.share,
        passing_share_before=search.base.share,
        confidence=asked.confidence,
        aim=asked.aim,
        other=_other(search, found, asked),
        paying=search.paying(found.amounts) if found.outcome is Outcome.CLOSED else (),
        assumed=_rows(search, found)[0],
        stated=_rows(search, found)[1],
        catalogue=search.catalogue,
        alone=alone_curve(search),
        ordered=ordered,
        leading=search.leading.rule.id if search.leading else "",
        tries=found.tries,
        discount_rate=search.question.told.discount_rate,
        tariff_cny_per_kwh=search.question.told.electricity_cny_per_kwh,
        inputs=_inputs(search, found),
        marks=_marks(search, found),
    )  # fmt: skip


def _other(search: Search, found: Closing, asked: GapAsked) -> Alternative | None:
    """The set that the other aim would choose."""
    if found.outcome is not Outcome.CLOSED:
        return None
    aim = Aim.OUTLAY if asked.aim is Aim.NET else Aim.NET
    second = _found(search, aim, asked.tries)
    if second.outcome is not Outcome.CLOSED or (second.amounts == found.amounts).all():
        return None
    cost = search.worked(second.amounts).cost.middle
    taken = tuple(
        (one.code, amount)
        for one, amount in zip(search.measures, second.amounts.tolist(), strict=True)
        if amount > 0.0
    )
    capacity = search.base.plant.stated.subject.capacity_t_per_year or np.nan
    million = search.question.evidence.units.factor("CNY", "MCNY")
    capex_mcny = cost.capex_cny_per_t_per_year * capacity * million
    return Alternative(aim, taken, cost, capex_mcny, *_rows(search, second))


def _limit_gap(one: Limit, base: Worked, worked: Worked) -> LimitGap:
    """A limit before and after; another route may have left it behind."""
    still = concerned(one, worked.plant)
    return LimitGap(
        one.instrument, one.rule, one.rule.parameter, one.rule.unit, one.rule.comparator,
        one.limit, value_of(one, base.plant), value_of(one, worked.plant) if still else np.nan,
        kept_share(one, base.plant), kept_share(one, worked.plant) if still else np.nan,
        one.missed, one.conditional,
    )  # fmt: skip


def _brought(search: Search, worked: Worked) -> Iterable[LimitGap]:
    """Limits that another route brings: the plant was not held against them before."""
    for one in search.question.brought(worked.plant, search.limits):
        told = _limit_gap(one, search.base, worked)
        yield replace(told, before=np.nan, share_before=np.nan, missed=False)


def _order(search: Search, found: Closing) -> Sequence[int]:
    """Measures of the set, the cheapest per unit of the leading limit first."""
    taken = [int(place) for place in np.flatnonzero(found.amounts)]
    return sorted(taken, key=lambda place: (search.unit_cost(place), place))


def _taken(search: Search, found: Closing, place: int, order: Sequence[int]) -> Taken:
    """One measure of the set as it adds to those before it."""
    at = list(order).index(place)
    before, after = (search.worked(search.only(order[:end], found.amounts)) for end in (at, at + 1))
    without = found.amounts.copy()
    without[place] = 0.0
    needed = found.outcome is not Outcome.CLOSED or not search.recomputed(without).holds
    return Taken(
        search.measures[place].code,
        float(found.amounts[place]),
        after.cost.middle.less(before.cost.middle),
        search.effects(before.plant, after.plant),
        needed,
    )


def _rows(search: Search, found: Closing) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Rows of a set that nobody states as they stand, and all its rows."""
    taken = [search.measures[int(place)] for place in np.flatnonzero(found.amounts)]
    return (
        tuple(row for one in taken for row in one.assumed),
        tuple(row for one in taken for row in one.inputs),
    )


def _inputs(search: Search, found: Closing) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*_rows(search, found)[1], *search.question.told.inputs]))


def _marks(search: Search, found: Closing) -> tuple[str, ...]:
    """What was stretched for the set that was found."""
    taken = [search.measures[int(place)] for place in np.flatnonzero(found.amounts)]
    model = search.base.plant.before.model
    told = {
        "gap.assumed": any(one.assumed for one in taken),
        "gap.new_project": any(one.target_route for one in taken),
        "gap.learnt": model.central.learning is not None and any(one.computed for one in taken),
        "gap.bounded": found.outcome is Outcome.CLOSED and found.bound < found.cost,
    }
    return tuple(
        dict.fromkeys([*(mark for mark, here in told.items() if here), *search.question.told.marks])
    )
