"""Limits of a day that a plant misses, and those that measures must not break."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.policy.answer_unit import in_unit
from polysight.policy.comparison import LOWER, UPPER, holds
from polysight.policy.instrument import Instrument, LegalForce, Rule
from polysight.policy.verdict import Verdict, VerdictKind, verdict
from polysight.study.plant_change import ChangedPlant
from polysight.units import UnitTable

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

#: Legal forces under which a limit has to be kept, is asked for a listing, or is watched.
DUTIES = (LegalForce.MANDATORY, LegalForce.LISTING, LegalForce.MONITORED)
JUDGED = (VerdictKind.PASS, VerdictKind.FAIL)


@dataclass(frozen=True, slots=True)
class LimitsAsked:
    """Which limits count, and how surely they are to be kept.

    Parameters
    ----------
    forces : tuple of LegalForce
        Legal forces that count.
    conditional : bool
        Whether limits that nobody saw count as well.
    only : tuple of str
        Parameters whose limits count; all when empty.
    confidence : float or None
        Share of the draws that must keep every limit; central values decide when None.
    """

    forces: tuple[LegalForce, ...] = DUTIES
    conditional: bool = False
    only: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Limit:
    """A limit that is held against a number of the plant.

    Parameters
    ----------
    instrument : Instrument
        The edition that sets it.
    rule : Rule
        Its rule.
    day : datetime.date
        The day.
    limit : float
        The limit, in the unit of the rule; the stricter end where only a range was seen, which
        alone is sure to keep it.
    missed : bool
        Whether the plant misses it without measures.
    conditional : bool
        Whether it was not seen.
    units : UnitTable
        Units that exist.
    """

    instrument: Instrument
    rule: Rule
    day: dt.date
    limit: float
    missed: bool
    conditional: bool
    units: UnitTable

    @property
    def sign(self) -> float:
        """Direction in which a value moves away from the limit on its wrong side.

        Returns
        -------
        float
            1 where less is better, -1 where more is.
        """
        return 1.0 if self.rule.comparator in UPPER else -1.0


def limits_of(
    plant: ChangedPlant,
    instruments: Iterable[Instrument],
    day: dt.date,
    asked: LimitsAsked,
    units: UnitTable,
) -> tuple[Limit, ...]:
    """Limits of a day that are held against numbers of a plant.

    Parameters
    ----------
    plant : ChangedPlant
        The plant.
    instruments : iterable of Instrument
        The law.
    day : datetime.date
        The day.
    asked : LimitsAsked
        Which limits count.
    units : UnitTable
        Units that exist.

    Returns
    -------
    tuple of Limit
        In the order of instruments and rules.
    """
    found = []
    for one in instruments:
        if one.legal_force not in asked.forces:
            continue
        subject = plant.under(one)
        for rule in one.rules:
            if asked.only and rule.parameter not in asked.only:
                continue
            told = verdict(rule, one, subject, day, units=units)
            limit = _limit(told, asked, units)
            found += [limit] if limit else []
    return tuple(found)


def _limit(told: Verdict, asked: LimitsAsked, units: UnitTable) -> Limit | None:
    comparison = told.comparison
    if comparison is None or comparison.margin is None or told.preview:
        return None
    if comparison.comparator not in (*UPPER, *LOWER):
        return None
    conditional = told.kind is VerdictKind.CANNOT_JUDGE
    # An unofficial text is never verified; who asks for it takes it as it stands.
    taken = asked.conditional or told.instrument.legal_force is LegalForce.UNOFFICIAL
    if told.likely not in JUDGED or (conditional and not taken):
        return None
    missed = told.likely is VerdictKind.FAIL
    if asked.confidence is not None:
        share = told.passing_share
        missed |= share is not None and share < asked.confidence
    return Limit(
        told.instrument, told.rule, told.day, _sure(told, float(comparison.limit)), missed,
        conditional, units,
    )  # fmt: skip


def _sure(told: Verdict, otherwise: float) -> float:
    """Number that surely keeps a limit: the stricter end where only a range was seen."""
    amount = told.limit
    if amount is None or amount.low is None or amount.high is None:
        return float(told.comparison.limit) if told.comparison else otherwise
    return amount.low if told.rule.comparator in UPPER else amount.high


def value_of(limit: Limit, plant: ChangedPlant) -> float:
    """Number of a plant that a limit is held against.

    Parameters
    ----------
    limit : Limit
        The limit.
    plant : ChangedPlant
        The plant.

    Returns
    -------
    float
        In the unit of the rule, at central values; NaN where the plant does not know.
    """
    answer = plant.under(limit.instrument).answer(limit.rule.parameter)
    if answer is None:
        return np.nan
    value, _ = in_unit(answer, limit.rule.unit, limit.units, instrument=limit.instrument.id)
    return value if isinstance(value, float) else np.nan


@dataclass(frozen=True, slots=True, eq=False)
class Distance:
    """How a plant stands to a limit.

    Parameters
    ----------
    gap : float
        Above zero where the limit is missed, in the unit of the rule; at central values, or the
        quantile of the draws where a share was asked for. Nothing where the rule does not concern
        the plant any more.
    keeps : bool
        Whether central values keep it.
    kept : ndarray of bool
        Axis draw, or of length one where nothing is drawn: draws that keep it.
    """

    gap: float
    keeps: bool
    kept: Flags


def gap_of(limit: Limit, plant: ChangedPlant, confidence: float | None = None) -> Distance:
    """How a plant stands to a limit.

    Parameters
    ----------
    limit : Limit
        The limit.
    plant : ChangedPlant
        The plant; a state other than before (new, expansion) has the limit of that state.
    confidence : float, optional
        Share of the draws that must keep the limit; central values decide when omitted.

    Returns
    -------
    Distance
        The gap, and the draws that keep the limit.
    """
    rule, subject = limit.rule, plant.under(limit.instrument)
    told = verdict(rule, limit.instrument, subject, limit.day, units=limit.units)
    if told.kind is VerdictKind.NOT_COVERED:
        return Distance(0.0, True, np.array([True]))
    answer = subject.answer(rule.parameter)
    if answer is None:
        return Distance(np.inf, False, np.array([False]))
    stated = _sure(told, limit.limit)
    value, draws = in_unit(answer, rule.unit, limit.units, instrument=limit.instrument.id)
    middle = float(value) if isinstance(value, float) else np.nan
    many = np.array([middle]) if draws is None else np.asarray(draws, dtype=np.float64)
    gap = limit.sign * (middle - stated)
    if confidence is not None:
        gap = float(np.quantile(limit.sign * (many - stated), confidence))
    keeps = bool(holds(middle, rule.comparator, stated))
    return Distance(gap, keeps, holds(many, rule.comparator, stated))


def concerned(limit: Limit, plant: ChangedPlant) -> bool:
    """Whether a limit concerns a plant, which measures may have taken to another route.

    Parameters
    ----------
    limit : Limit
        The limit.
    plant : ChangedPlant
        The plant.

    Returns
    -------
    bool
        False where the rule does not cover the plant.
    """
    subject = plant.under(limit.instrument)
    told = verdict(limit.rule, limit.instrument, subject, limit.day, units=limit.units)
    return told.kind is not VerdictKind.NOT_COVERED


def kept_share(limit: Limit, plant: ChangedPlant) -> float:
    """Share of the draws of a plant that keep a limit.

    Parameters
    ----------
    limit : Limit
        The limit.
    plant : ChangedPlant
        The plant.

    Returns
    -------
    float
        Fraction of the draws; one or nothing where nothing is drawn.
    """
    return float(gap_of(limit, plant).kept.mean())


def joint_share(flags: Sequence[Flags]) -> float:
    """Share of the draws that keep every limit.

    Parameters
    ----------
    flags : sequence of ndarray of bool
        Axis draw, or of length one where nothing is drawn; one for each limit.

    Returns
    -------
    float
        Fraction of the draws.
    """
    kept = np.ones(1, dtype=bool)
    for one in flags:
        kept = kept & one
    return float(kept.mean())
