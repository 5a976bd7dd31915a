"""The plants of the register held against a rule: capacity that fails by year and province.

Plants answer by the fleet that they were built with (`polysight.study.register_values`), so that
no verdict on a plant is a measurement: the share of the draws in which it fails is told, and sums
over plants. What is published of the level of rod plants disagrees: the mix of it is the default,
and every anchor is told beside it. Where no plant can be judged on a day nothing is known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.axes import Axis, LabelledArray
from polysight.errors import UsageError, refusal
from polysight.evidence.plants import Plant
from polysight.policy.calendar import checked_day, standing
from polysight.policy.comparison import LOWER, UPPER
from polysight.policy.coverage import coverage
from polysight.policy.facts import Subject
from polysight.policy.instrument import (
    Comparator,
    Instrument,
    LegalForce,
    Project,
    Rule,
    Standing,
)
from polysight.policy.register import capacity_by_group, compared_register
from polysight.study.fleet_energy import YEARS
from polysight.study.fleet_level import Anchor
from polysight.study.plant_facts import ENERGY
from polysight.study.register_values import RegisterValues, register_values
from polysight.study.view import View
from polysight.suggestion import nearest

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

#: Last year that is looked at: that of the learning curves.
LAST_YEAR = YEARS[-1]
ELECTRONIC = ("electronic", "semiconductor")
SOLAR, ELECTRONIC_PRODUCT = "solar", "electronic"
KILOTONNES = 1000.0
#: Days of a mean year.
DAYS = 365.25


@dataclass(frozen=True, slots=True, eq=False)
class HeldRule:
    """A rule as it is held against the plants on one day.

    Parameters
    ----------
    day : datetime.date
        The day.
    instrument : Instrument or None
        The edition; None where no rule is in force.
    rules : tuple of Rule
        Its rules on the parameter, one a route.
    preview : bool
        Whether the edition is not in force on the day and was asked for by name.
    """

    day: dt.date
    instrument: Instrument | None
    rules: tuple[Rule, ...]
    preview: bool


@dataclass(frozen=True, eq=False)
class RegisterCompliance:
    """Plants of the register against a rule.

    Parameters
    ----------
    parameter : str
        What is limited.
    unit : str
        Unit of values and limits; empty where the fleet does not answer the parameter.
    comparator : Comparator
        How values are held against limits.
    held : tuple of HeldRule
        The rule on each day; axis year.
    plants : tuple of Plant
        Plants of the country with capacity on one of the days.
    regions : tuple of str
        Codes of their provinces.
    capacity_t_per_year : ndarray of float
        Axes year, plant.
    limits : ndarray of float
        Axes year, plant; NaN where no rule concerns the plant.
    values : RegisterValues
        What the plants answer, before the anchor.
    numbers : ndarray of float
        Axes year, plant, draw; what they answer under the anchor.
    failing_share : ndarray of float
        Axes year, plant; share of the draws in which the plant fails, NaN where it is not judged.
    capacity_failing, capacity_stuck : LabelledArray
        Axes year, region, draw; capacity that fails [kt/a], and the part of it that fails with
        every proven measure too. The first draw is the central value. NaN on a day on which no
        plant can be judged.
    anchor : Anchor
        What sets the level of rod plants.
    anchors_failing : LabelledArray
        Axes anchor, year, draw; capacity that fails under each anchor [kt/a]; NaN as above.
    seed, count : int
        Start of the random sequences, and number of draws.
    """

    parameter: str
    unit: str
    comparator: Comparator
    held: tuple[HeldRule, ...]
    plants: tuple[Plant, ...]
    regions: tuple[str, ...]
    capacity_t_per_year: Floats
    limits: Floats
    values: RegisterValues
    numbers: Floats
    failing_share: Floats
    capacity_failing: LabelledArray
    capacity_stuck: LabelledArray
    anchor: Anchor
    anchors_failing: LabelledArray
    seed: int
    count: int

    @property
    def judged_t_per_year(self) -> Floats:
        """Capacity of the plants that can be judged.

        Returns
        -------
        ndarray of float
            Axes year, plant; zero where the rule does not concern the plant or nothing tells what
            it takes.
        """
        return np.asarray(self.capacity_t_per_year * _judged(self.limits, self.numbers))

    @property
    def other_failing_kt_per_year(self) -> Floats:
        """Capacity that fails at central values as the plant model has the level.

        Returns
        -------
        ndarray of float
            Axis year; under the published average where the model is what was asked for.
        """
        other = Anchor.AVERAGE if self.anchor is Anchor.MODEL else Anchor.MODEL
        place = self.anchors_failing.axes[0].keys.index(other.value)
        return np.asarray(self.anchors_failing.values[place, :, 0])


def compliance_register(
    view: View,
    instruments: Sequence[Instrument],
    day: dt.date,
    *,
    parameter: str = ENERGY,
    edition: str = "",
    anchor: Anchor = Anchor.MIXED,
    seed: int,
    count: int,
) -> RegisterCompliance:
    """Plants of the country against the rules on a parameter, on a day and at later year ends.

    Parameters
    ----------
    view : View
        Evidence and country.
    instruments : sequence of Instrument
        The law.
    day : datetime.date
        First day; the ends of its year and of the years up to `LAST_YEAR` follow.
    parameter : str
        What is limited.
    edition : str
        Id of an instrument that is held against the plants on every day, in force or not; the
        mandatory edition of the day when empty.
    anchor : Anchor
        What sets the level of rod plants.
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    RegisterCompliance
        The plants.

    Raises
    ------
    UsageError
        If there is no such instrument or rule, or the day lies before the law or outside the
        years of the learning curves.
    """
    checked_day(instruments, day)
    if not YEARS[0] <= day.year <= LAST_YEAR:
        raise refusal(
            UsageError, "register.outside", got=day.isoformat(), first=YEARS[0], last=LAST_YEAR
        )
    ends = (dt.date(year, 12, 31) for year in range(day.year, LAST_YEAR + 1))
    days = tuple(dict.fromkeys((day, *ends)))
    held = tuple(_held(one, instruments, parameter, edition) for one in days)
    plants, sizes = _plants(view, days)
    years = [when.year + when.timetuple().tm_yday / DAYS for when in days]
    limits = np.array([[_limit(one, plant, view) for plant in plants] for one in held])
    comparator = _comparator(held)
    values = register_values(plants, years, parameter, view.evidence, seed=seed, count=count)
    numbers = values.under(anchor)
    size = sizes / KILOTONNES
    failing = compared_register(numbers, limits, comparator)
    best = compared_register(numbers * values.with_measures, limits, comparator)
    regions = tuple(sorted({one.geography for one in plants}))
    group = np.array([regions.index(one.geography) for one in plants], dtype=np.int64)
    year = Axis("year", tuple(when.isoformat() for when in days))
    draw = Axis("draw", tuple(str(place) for place in range(count + 1)))
    judged = np.asarray(_judged(limits, numbers).any(axis=1))
    failed, stuck = (
        LabelledArray(
            _known(capacity_by_group(chosen, size, group, len(regions)), judged),
            (year, Axis("region", regions), draw), "kt/a",
        )
        for chosen in (failing.failing, best.failing & failing.failing)
    )  # fmt: skip
    each = [
        _known(_sum(compared_register(values.under(one), limits, comparator).failing, size), judged)
        for one in Anchor
    ]
    anchors = LabelledArray(
        np.array(each), (Axis("anchor", tuple(one.value for one in Anchor)), year, draw), "kt/a"
    )
    return RegisterCompliance(
        parameter, values.unit, comparator, held, plants, regions, sizes, limits, values,
        numbers, failing.failing_share, failed, stuck, anchor, anchors, seed, count,
    )  # fmt: skip


def _judged(limits: Floats, numbers: Floats) -> Flags:
    """Plants that can be judged; axes year, plant."""
    return np.isfinite(limits) & np.isfinite(numbers[..., 0])


def _known(capacity: Floats, judged: Flags) -> Floats:
    """Capacity by year, unknown in years in which no plant can be judged."""
    still = judged.reshape(-1, *([1] * (capacity.ndim - 1)))
    return np.where(still, capacity, np.nan)


def _sum(failing: Flags, size: Floats) -> Floats:
    """Capacity of the plants that fail; axes year, draw."""
    return np.asarray(np.einsum("ypd,yp->yd", failing, size))


def _plants(view: View, days: Sequence[dt.date]) -> tuple[tuple[Plant, ...], Floats]:
    """Plants with capacity on one of the days, and their nameplates; axes year, plant."""
    every = view.plants()
    sizes = np.array([[one.capacity_t_per_year(when) for one in every] for when in days])
    stands = sizes.max(axis=0) > 0.0
    return tuple(one for one, here in zip(every, stands, strict=True) if here), sizes[:, stands]


def _held(
    day: dt.date, instruments: Sequence[Instrument], parameter: str, edition: str
) -> HeldRule:
    """Mandatory rules on a parameter in force on a day, or those of the edition asked for."""
    if edition:
        known = [one.id for one in instruments]
        if edition not in known:
            raise refusal(
                UsageError, "law.unknown", got=edition, suggestion=nearest(edition, known)
            )
        one = instruments[known.index(edition)]
        rules = tuple(rule for rule in one.rules if rule.parameter == parameter and rule.limits)
        if not rules:
            raise refusal(UsageError, "register.no_rule", instrument=edition, parameter=parameter)
        preview = any(standing(one, rule, day) is not Standing.IN_FORCE for rule in rules)
        return HeldRule(day, one, rules, preview)
    for one in instruments:
        rules = tuple(
            rule
            for rule in one.rules
            if rule.parameter == parameter
            and rule.limits
            and standing(one, rule, day) is Standing.IN_FORCE
        )
        if rules and one.legal_force is LegalForce.MANDATORY and _of_polysilicon(rules):
            return HeldRule(day, one, rules, False)
    return HeldRule(day, None, (), False)


def _of_polysilicon(rules: Sequence[Rule]) -> bool:
    """Whether rules name polysilicon of the sun, and not another product."""
    return any(SOLAR in rule.scope.products or not rule.scope.products for rule in rules)


def _limit(held: HeldRule, plant: Plant, view: View) -> float:
    """Limit that concerns a plant; NaN where none does, or where it was not seen."""
    if held.instrument is None:
        return np.nan
    subject = _subject(plant, view)
    for rule in held.rules:
        found = coverage(rule, held.instrument, subject)
        if found.outside or found.doubtful or rule.limits is None:
            continue
        amount = rule.limits.of(Project.EXISTING)
        if amount is not None and amount.seen and isinstance(amount.value, float | int):
            return float(amount.value)
    return np.nan


def _subject(plant: Plant, view: View) -> Subject:
    """A plant of the register as law sees it: what stands is an existing plant."""
    focus = next(
        row.cells["grade_focus"]
        for row in view.evidence.tables["plants"]
        if row.cells["plant"] == plant.code
    )
    product = ELECTRONIC_PRODUCT if focus in ELECTRONIC else SOLAR
    return Subject(plant.route, product, plant.geography, Project.EXISTING)


def _comparator(held: Sequence[HeldRule]) -> Comparator:
    found = {rule.comparator for one in held for rule in one.rules}
    known = [one for one in (*UPPER, *LOWER) if one in found]
    return known[0] if known else Comparator.AT_MOST
