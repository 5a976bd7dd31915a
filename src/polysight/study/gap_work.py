"""A plant with sets of measures, each worked through once: answers, gaps, and cost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from polysight.errors import PolysightError
from polysight.evidence.store import Evidence
from polysight.policy.instrument import Instrument
from polysight.study.gap_limits import Limit, LimitsAsked, gap_of, joint_share, limits_of
from polysight.study.measure_cost import Ends, Prices, set_cost
from polysight.study.plant_change import MODELLED, ChangedPlant, changed_plant
from polysight.study.saving_measures import SavingMeasure

Floats = NDArray[np.float64]
#: Measures with the share of each that is taken.
Taken = tuple[tuple[SavingMeasure, float], ...]


#: Their names with the share of each.
Name = tuple[tuple[str, float], ...]


def name_of(taken: Taken) -> Name:
    """Name of a set of measures.

    Parameters
    ----------
    taken : tuple of (SavingMeasure, float)
        Measures with the share of each.

    Returns
    -------
    tuple of (str, float)
        Codes with the shares.
    """
    return tuple((one.code, amount) for one, amount in taken)


@dataclass(frozen=True, eq=False)
class Question:
    """The plant, and what is asked of it.

    Parameters
    ----------
    base : ChangedPlant
        The plant without measures.
    instruments : sequence of Instrument
        The law.
    day : datetime.date
        The day.
    asked : LimitsAsked
        Which limits count.
    told : Prices
        Prices at the plant.
    routes : dict of str to float
        Investment of a new plant of a route [CNY/(t/a)], by measure.
    evidence : Evidence
        Rows and units.
    """

    base: ChangedPlant
    instruments: Sequence[Instrument]
    day: dt.date
    asked: LimitsAsked
    told: Prices
    routes: dict[str, float]
    evidence: Evidence
    _plants: dict[Name, ChangedPlant] = field(default_factory=dict)

    def plant(self, taken: Taken) -> ChangedPlant:
        """The plant with a set of measures.

        Parameters
        ----------
        taken : tuple of (SavingMeasure, float)
            Measures with the share of each.

        Returns
        -------
        ChangedPlant
            The same object whenever it is asked for again.

        Raises
        ------
        UsageError
            If the plant model refuses the set.
        """
        name = name_of(taken)
        if name not in self._plants:
            base = self.base
            self._plants[name] = changed_plant(base.stated, base.before, taken, self.evidence)
        return self._plants[name]

    def limits(self, plant: ChangedPlant) -> tuple[Limit, ...]:
        """Limits of the day that are held against numbers of a plant.

        Parameters
        ----------
        plant : ChangedPlant
            The plant.

        Returns
        -------
        tuple of Limit
            In the order of the law.
        """
        return limits_of(plant, self.instruments, self.day, self.asked, self.evidence.units)

    def brought(self, plant: ChangedPlant, known: Sequence[Limit]) -> tuple[Limit, ...]:
        """Limits on what the plant model answers that another route brings with it.

        Parameters
        ----------
        plant : ChangedPlant
            The plant with measures.
        known : sequence of Limit
            Limits that are asked of it anyway.

        Returns
        -------
        tuple of Limit
            Empty where the route stays.
        """
        if plant.after.file.plant.route == self.base.before.file.plant.route:
            return ()
        rules = {one.rule.id for one in known}
        return tuple(
            one
            for one in self.limits(plant)
            if one.rule.id not in rules and one.rule.parameter in MODELLED
        )


@dataclass(frozen=True, eq=False)
class Worked:
    """A set of measures, worked through.

    Parameters
    ----------
    plant : ChangedPlant
        The plant with them.
    cost : Ends
        What they cost together.
    gap : ndarray of float
        Axis limit; above zero where a limit is missed.
    share : float
        Share of the draws that keep every limit.
    holds : bool
        Whether every limit is kept as surely as was asked for.
    """

    plant: ChangedPlant
    cost: Ends
    gap: Floats
    share: float
    holds: bool


@dataclass(frozen=True, eq=False)
class Work:
    """Sets of measures held against some limits.

    Parameters
    ----------
    question : Question
        The plant, and what is asked of it.
    limits : tuple of Limit
        The limits.
    """

    question: Question
    limits: tuple[Limit, ...]
    _known: dict[Name, Worked] = field(default_factory=dict)

    def done(self, taken: Taken) -> Worked:
        """The plant with a set of measures.

        Parameters
        ----------
        taken : tuple of (SavingMeasure, float)
            Measures with the share of each.

        Returns
        -------
        Worked
            The set, worked through; the same object whenever it is asked for again.

        Raises
        ------
        UsageError
            If the plant model refuses the set.
        """
        name = name_of(taken)
        if name not in self._known:
            self._known[name] = self._worked(taken)
        return self._known[name]

    def attempted(self, taken: Taken) -> Worked | None:
        """The plant with a set of measures, if the plant model does not refuse it.

        Parameters
        ----------
        taken : tuple of (SavingMeasure, float)
            Measures with the share of each.

        Returns
        -------
        Worked or None
            None for a set that is impossible.
        """
        try:
            return self.done(taken)
        except PolysightError:
            return None

    def _worked(self, taken: Taken) -> Worked:
        one = self.question
        plant = one.plant(taken)
        wanted = one.asked.confidence
        found = [gap_of(limit, plant, wanted) for limit in self.limits]
        brought = [gap_of(limit, plant) for limit in one.brought(plant, self.limits)]
        share = joint_share([each.kept for each in (*found, *brought)])
        holds = (
            all(each.keeps for each in (*found, *brought)) if wanted is None else share >= wanted
        )
        cost = set_cost(plant, one.base, taken, one.told, one.routes, one.evidence)
        gap = np.array([each.gap for each in found], dtype=np.float64)
        return Worked(plant, cost, gap, share, holds)
