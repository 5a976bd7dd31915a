"""Rating systems: indicators with weights and benchmark values, a score and a level.

An indicator that cannot be scored leaves its weight open, so that a partial answer gives a range:
none of the open weight at the lower end, all of it at the upper end [1]_.

References
----------
.. [1] Rating systems of clean production and of green factories have this form: weights that sum
   to a hundred, a benchmark an indicator and level, indicators that a level asks whatever the
   score, and a least score for each level. Weights and benchmarks are data.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from polysight.errors import DataError, refusal
from polysight.policy.answer_unit import in_unit
from polysight.policy.comparison import holds
from polysight.policy.facts import Subject
from polysight.policy.instrument import Amount, Comparator, Wording
from polysight.policy.reason import Reason, reason
from polysight.units import UnitTable

#: Weights of all indicators together.
FULL = 100.0


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that a rating system looks at.

    Parameters
    ----------
    id : str
        Name of the indicator.
    title : Wording
        What it is.
    parameter, unit : str
        Code of the answer; unit code of the benchmarks, empty for a yes or no and for a code.
    weight : float
        Points that it brings; zero where it is only required.
    comparator : Comparator
        How an answer is held against a benchmark.
    benchmarks : tuple of Amount
        One a level, the best level first.
    required : bool
        Whether a level is missed where its benchmark is missed, whatever the score.
    """

    id: str
    title: Wording
    parameter: str
    unit: str
    weight: float
    comparator: Comparator
    benchmarks: tuple[Amount, ...]
    required: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a rating system.

    Parameters
    ----------
    id : str
        Name of the level.
    title : Wording
        What it is called.
    least_score : float
        Points that it takes.
    """

    id: str
    title: Wording
    least_score: float


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A rating system.

    Parameters
    ----------
    id : str
        Name of the system.
    title : Wording
        What it is called.
    indicators : tuple of Indicator
        What it looks at; their weights sum to a hundred.
    levels : tuple of Level
        The best first.
    illustrative : bool
        Whether its weights or benchmarks are examples, because the official ones were not seen.
    source : str
        Source key.
    note : Wording or None
        Remark.

    Raises
    ------
    DataError
        If the weights do not sum to a hundred, an indicator has not one benchmark a level, or a
        better level takes fewer points.
    """

    id: str
    title: Wording
    indicators: tuple[Indicator, ...]
    levels: tuple[Level, ...]
    illustrative: bool
    source: str
    note: Wording | None = None

    def __post_init__(self) -> None:
        total = math.fsum(one.weight for one in self.indicators)
        if not math.isclose(total, FULL) or any(one.weight < 0.0 for one in self.indicators):
            raise refusal(DataError, "policy.weights", got=f"{total:g}", scorecard=self.id)
        for one in self.indicators:
            if len(one.benchmarks) != len(self.levels):
                raise refusal(
                    DataError, "policy.benchmarks", indicator=one.id, expected=len(self.levels)
                )
        scores = [one.least_score for one in self.levels]
        if not scores or scores != sorted(scores, reverse=True):
            raise refusal(DataError, "policy.levels", scorecard=self.id)


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """What one indicator brings.

    Parameters
    ----------
    indicator : Indicator
        The indicator.
    value : float, bool, str or None
        The answer in the unit of the indicator; None where the plant does not know.
    met : tuple of (bool or None)
        Whether the benchmark of each level is met; None where it cannot be told.
    reasons : tuple of Reason
        Why it cannot be told.
    """

    indicator: Indicator
    value: float | bool | str | None
    met: tuple[bool | None, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class LevelScore:
    """Score of one level.

    Parameters
    ----------
    level : Level
        The level.
    low, high : float
        Points with none and with all of the weight that is open.
    missed, unsettled : tuple of str
        Ids of required indicators that are missed, and of those that cannot be told.
    """

    level: Level
    low: float
    high: float
    missed: tuple[str, ...]
    unsettled: tuple[str, ...]

    @property
    def reached(self) -> bool | None:
        """Whether the level is reached.

        Returns
        -------
        bool or None
            None where what is open decides.
        """
        if self.missed or _below(self.high, self.level.least_score):
            return False
        sure = not self.unsettled and not _below(self.low, self.level.least_score)
        return True if sure else None


@dataclass(frozen=True, slots=True)
class Rating:
    """Rating of a plant.

    Parameters
    ----------
    scorecard : Scorecard
        The system.
    indicators : tuple of IndicatorScore
        What each indicator brings.
    levels : tuple of LevelScore
        Score of each level, the best first.
    """

    scorecard: Scorecard
    indicators: tuple[IndicatorScore, ...]
    levels: tuple[LevelScore, ...]

    @property
    def sure(self) -> Level | None:
        """Best level that is reached whatever the open answers are.

        Returns
        -------
        Level or None
            None where none is.
        """
        return next((one.level for one in self.levels if one.reached), None)

    @property
    def possible(self) -> Level | None:
        """Best level that is not out of reach.

        Returns
        -------
        Level or None
            None where none is.
        """
        return next((one.level for one in self.levels if one.reached is not False), None)

    @property
    def unscored(self) -> tuple[str, ...]:
        """Indicators that could not be scored.

        Returns
        -------
        tuple of str
            Their ids.
        """
        return tuple(one.indicator.id for one in self.indicators if None in one.met)


def rating(scorecard: Scorecard, subject: Subject, *, units: UnitTable) -> Rating:
    """Rating of a plant by a system.

    Parameters
    ----------
    scorecard : Scorecard
        The system.
    subject : Subject
        The plant.
    units : UnitTable
        Units that exist.

    Returns
    -------
    Rating
        Score of level k: ``sum_i w_i [x_i meets benchmark k of i]``, as a range over what is open.

    Raises
    ------
    UnitError
        If an answer does not measure what an indicator counts.
    DataError
        If an answer is of the wrong form.
    """
    scores = tuple(_indicator(one, subject, units) for one in scorecard.indicators)
    levels = tuple(_level(level, place, scores) for place, level in enumerate(scorecard.levels))
    return Rating(scorecard, scores, levels)


def _indicator(one: Indicator, subject: Subject, units: UnitTable) -> IndicatorScore:
    answer = subject.answer(one.parameter)
    value = in_unit(answer, one.unit, units)[0] if answer else None
    if value is None:
        told = (reason("policy.answer_missing", parameter=one.parameter),)
        return IndicatorScore(one, None, (None,) * len(one.benchmarks), told)
    met = tuple(_met(value, one, amount) for amount in one.benchmarks)
    unseen = (reason("policy.limit_not_seen"),) if None in met else ()
    return IndicatorScore(one, value, met, unseen)


def _met(value: float | bool | str, one: Indicator, amount: Amount) -> bool | None:
    """Whether a benchmark is met; None where its value is not known."""
    if amount.value is None:
        return None
    if isinstance(value, bool | str) or isinstance(amount.value, bool | str):
        if type(value) is not type(amount.value):
            raise refusal(
                DataError,
                "policy.answer_form",
                parameter=one.parameter,
                got=value,
                expected=amount.value,
            )
        return value == amount.value
    return bool(holds(value, one.comparator, amount.value))


def _level(level: Level, place: int, scores: tuple[IndicatorScore, ...]) -> LevelScore:
    low = math.fsum(one.indicator.weight for one in scores if one.met[place])
    open_weight = math.fsum(one.indicator.weight for one in scores if one.met[place] is None)
    required = [one for one in scores if one.indicator.required]
    return LevelScore(
        level,
        low,
        low + open_weight,
        tuple(one.indicator.id for one in required if one.met[place] is False),
        tuple(one.indicator.id for one in required if one.met[place] is None),
    )


def _below(score: float, least: float) -> bool:
    return score < least and not math.isclose(score, least)
