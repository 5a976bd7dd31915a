"""Measures at one plant, and the programme over those that narrow a limit that it misses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from polysight.policy.gap import Closing, Programme, Recomputed
from polysight.study.closed_gap import Aim, MeasureAccount, MeasureEffect, Paying
from polysight.study.gap_limits import Limit, value_of
from polysight.study.gap_work import Question, Taken, Work, Worked
from polysight.study.plant_change import ChangedPlant
from polysight.study.saving_measures import SavingMeasure

Floats = NDArray[np.float64]

#: Parts of a measure that can be had in part: a tenth of a per cent.
PARTS = 1000
#: What counts as a change of a gap, relative to its limit.
NOTICED = 1e-9


class Search:
    """Measures at one plant on one day, and the programme over those that narrow a missed limit.

    Parameters
    ----------
    question : Question
        The plant, and what is asked of it.
    fit : sequence of (SavingMeasure, str)
        Every measure with the reason why it cannot be taken, empty where it can.
    """

    def __init__(self, question: Question, fit: Sequence[tuple[SavingMeasure, str]]) -> None:
        self.question = question
        every = question.limits(question.base)
        first = Work(question, every)
        alone = {one: first.attempted(((one, 1.0),)) for one, reason in fit if not reason}
        reasons = dict(fit)
        reasons |= {one: "gap.impossible" for one, worked in alone.items() if worked is None}
        possible = {one: worked for one, worked in alone.items() if worked is not None}
        self.catalogue = tuple(
            _account(one, reasons[one], possible.get(one), every, question) for one, _ in fit
        )
        chosen = _chosen(every, first.done(()), possible)
        self.measures, self.limits, self.without_measure = chosen
        self._work = Work(question, self.limits)
        self.base = self._work.done(())
        self.alone = tuple(self._work.done(((one, 1.0),)) for one in self.measures)
        self.leading = self._leading()

    def _leading(self) -> Limit | None:
        """Limit that is missed by the largest share of itself."""
        missed = [
            (gap / max(abs(one.limit), NOTICED), -place, one)
            for place, (one, gap) in enumerate(zip(self.limits, self.base.gap, strict=True))
            if one.missed
        ]
        return max(missed)[2] if missed else None

    def programme(self, aim: Aim) -> Programme:
        """Integer programme over the measures.

        Parameters
        ----------
        aim : Aim
            What is to be small.

        Returns
        -------
        Programme
            Axes limit, measure.
        """
        count = len(self.measures)
        effect = np.zeros((len(self.limits), count))
        cost = np.zeros(count)
        for place, worked in enumerate(self.alone):
            effect[:, place] = self.base.gap - worked.gap
            saved = worked.cost.middle.saved_cny_per_kg
            more, also = self._last(place)
            # A measure may do more on top of others than alone; what harms is certain.
            effect[:, place] = np.where(
                effect[:, place] > 0.0, np.maximum(effect[:, place], more), effect[:, place]
            )
            own = worked.cost.middle
            cost[place] = aim.of(replace(own, saved_cny_per_kg=max(saved, also)))
        parts = np.array([PARTS if one.divisible else 1 for one in self.measures], dtype=np.int64)
        return Programme(
            cost, self.base.gap, effect, parts, tuple(self._excludes()), tuple(self._requires())
        )

    def _last(self, place: int) -> tuple[Floats, float]:
        """What a measure takes off the gaps, and saves, on top of all others."""
        nothing = np.full(len(self.limits), -np.inf), -np.inf
        together = self._together()
        if place not in together or self.measures[place].divisible:
            return nothing
        full, rest = (
            self._work.attempted(tuple((self.measures[one], 1.0) for one in places))
            for places in (together, [one for one in together if one != place])
        )
        if full is None or rest is None:
            return nothing
        saved = full.cost.middle.saved_cny_per_kg - rest.cost.middle.saved_cny_per_kg
        return rest.gap - full.gap, saved

    def _together(self) -> list[int]:
        """Measures that can all be taken at once, the first of those that exclude each other."""
        chosen: list[int] = []
        pairs = set(self._excludes())
        for place, one in enumerate(self.measures):
            free = not any((other, place) in pairs for other in chosen)
            if free and not one.target_route:
                chosen.append(place)
        return chosen

    def _excludes(self) -> Iterable[tuple[int, int]]:
        for place, one in enumerate(self.measures):
            for other in range(place + 1, len(self.measures)):
                second = self.measures[other]
                named = second.code in one.excludes or one.code in second.excludes
                lost = any(
                    first.target_route and then.routes and first.target_route not in then.routes
                    for first, then in ((one, second), (second, one))
                )
                if named or lost:
                    yield place, other

    def _requires(self) -> Iterable[tuple[int, int]]:
        places = {one.code: place for place, one in enumerate(self.measures)}
        for place, one in enumerate(self.measures):
            for needed in one.requires:
                if needed in places:
                    yield place, places[needed]

    def only(self, places: Sequence[int], amounts: Floats) -> Floats:
        """Amounts of some measures, and none of the others.

        Parameters
        ----------
        places : sequence of int
            Places of the measures.
        amounts : ndarray of float
            Axis measure.

        Returns
        -------
        ndarray of float
            Axis measure.
        """
        kept = np.zeros_like(amounts)
        kept[list(places)] = amounts[list(places)]
        return kept

    def worked(self, amounts: Floats) -> Worked:
        """The plant with a set of measures.

        Parameters
        ----------
        amounts : ndarray of float
            Axis measure; shares of one.

        Returns
        -------
        Worked
            The set, worked through.
        """
        return self._work.done(self._named(amounts))

    def recomputed(self, amounts: Floats, aim: Aim = Aim.OUTLAY) -> Recomputed:
        """What the programme learns of a set; a set that the plant model refuses never holds.

        Parameters
        ----------
        amounts : ndarray of float
            Axis measure; shares of one.
        aim : Aim
            What is to be small.

        Returns
        -------
        Recomputed
            Gaps, whether the set holds, and its cost by the aim.
        """
        found = self._work.attempted(self._named(amounts))
        if found is None:
            return Recomputed(np.zeros(len(self.limits)), False, np.inf)
        return Recomputed(found.gap, found.holds, aim.of(found.cost.middle))

    def needed_only(self, found: Closing, aim: Aim) -> Closing:
        """A set without the measures that it does not need, the dearest left out first.

        Parameters
        ----------
        found : Closing
            A set that holds.
        aim : Aim
            What is to be small.

        Returns
        -------
        Closing
            A set that holds, and fails without any of its measures.
        """
        amounts, told = found.amounts.copy(), self.recomputed(found.amounts, aim)
        outlay = [one.cost.middle.outlay_cny_per_kg for one in self.alone]
        needed = {other for place, other in self._requires() if amounts[place] > 0.0}
        for place in sorted(np.flatnonzero(amounts), key=lambda at: -outlay[at]):
            without = amounts.copy()
            without[place] = 0.0
            less = self.recomputed(without, aim)
            if less.holds and place not in needed:
                amounts, told = without, less
        return replace(found, amounts=amounts, cost=told.cost, gap=told.gap)

    def paying(self, amounts: Floats) -> tuple[Paying, ...]:
        """Measures that would pay for themselves on top of a set.

        Parameters
        ----------
        amounts : ndarray of float
            Axis measure; shares of one.

        Returns
        -------
        tuple of Paying
            Those that can still be taken, the one that earns most first.
        """
        base, found = self.worked(amounts), []
        pairs = {*self._excludes(), *((b, a) for a, b in self._excludes())}
        taken = np.flatnonzero(amounts).tolist()
        for place, one in enumerate(self.measures):
            if amounts[place] > 0.0 or any((place, other) in pairs for other in taken):
                continue
            more = amounts.copy()
            more[place] = 1.0
            worked = self._work.attempted(self._named(more))
            if worked is not None:
                cost = worked.cost.middle.less(base.cost.middle)
                found.append(Paying(one.code, cost, one.assumed, one.inputs))
        found.sort(key=lambda each: each.cost.net_cny_per_kg)
        return tuple(each for each in found if each.cost.net_cny_per_kg < 0.0)

    def _named(self, amounts: Floats) -> Taken:
        pairs = zip(self.measures, amounts.tolist(), strict=True)
        return tuple((one, amount) for one, amount in pairs if amount > 0.0)

    def unit_cost(self, place: int) -> float:
        """Net cost of a measure alone over what it takes off the leading limit.

        Parameters
        ----------
        place : int
            Place of the measure.

        Returns
        -------
        float
            CNY per unit of the limit; infinite where it takes nothing off.
        """
        if self.leading is None:
            return np.inf
        values = [value_of(self.leading, one.plant) for one in (self.base, self.alone[place])]
        width = self.leading.sign * (values[0] - values[1])
        cost = self.alone[place].cost.middle.net_cny_per_kg
        return cost / width if width > 0.0 else np.inf

    def effects(self, before: ChangedPlant, after: ChangedPlant) -> tuple[MeasureEffect, ...]:
        """What changes between two states of the plant.

        Parameters
        ----------
        before, after : ChangedPlant
            The states.

        Returns
        -------
        tuple of MeasureEffect
            Limited parameters first, each once; only those that change.
        """
        return tuple(_effects(self.limits, before, after))


def _account(
    one: SavingMeasure,
    reason: str,
    worked: Worked | None,
    limits: Sequence[Limit],
    question: Question,
) -> MeasureAccount:
    return MeasureAccount(
        one.code, one.en, one.zh, not reason, reason,
        worked.cost.middle if worked else None,
        tuple(_effects(limits, question.base, worked.plant)) if worked else (),
        one.computed, one.inputs, one.assumed,
    )  # fmt: skip


def _chosen(
    limits: tuple[Limit, ...], base: Worked, alone: dict[SavingMeasure, Worked]
) -> tuple[tuple[SavingMeasure, ...], tuple[Limit, ...], tuple[Limit, ...]]:
    """Measures that narrow a missed limit; limits of the programme; limits without a measure.

    The limits are those that are missed and narrowed, then those that are kept and that one of
    the measures moves towards the wrong side.
    """
    least = NOTICED * np.array([max(abs(one.limit), NOTICED) for one in limits])
    missed = np.array([one.missed for one in limits], dtype=bool)
    moved = {one: base.gap - worked.gap for one, worked in alone.items()}
    helped = np.zeros(len(limits), dtype=bool)
    for change in moved.values():
        helped |= change > least
    asked = missed & helped
    measures = tuple(one for one, change in moved.items() if (change > least)[asked].any())
    harmed = np.zeros(len(limits), dtype=bool)
    for one in measures:
        harmed |= moved[one] < -least
    order = [*np.flatnonzero(asked), *np.flatnonzero(harmed & ~missed)]
    without = tuple(limits[place] for place in np.flatnonzero(missed & ~helped))
    return measures, tuple(limits[place] for place in order), without


def _effects(
    limits: Sequence[Limit], before: ChangedPlant, after: ChangedPlant
) -> Iterable[MeasureEffect]:
    seen = set()
    for one in limits:
        code = one.rule.parameter
        if code in seen:
            continue
        seen.add(code)
        old, new = value_of(one, before), value_of(one, after)
        if not np.isclose(old, new, rtol=NOTICED, atol=0.0, equal_nan=True):
            yield MeasureEffect(code, one.rule.unit, old, new)
    old_answers, new_answers = (
        {answer.parameter: answer for answer in one.under().answers} for one in (before, after)
    )
    for code, answer in old_answers.items():
        values = answer.value, new_answers[code].value if code in new_answers else None
        if code in seen or not all(isinstance(one, float) for one in values):
            continue
        old, new = (float(one) for one in values if one is not None)
        if old != new:
            yield MeasureEffect(code, answer.unit, old, new)
