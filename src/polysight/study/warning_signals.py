"""Scores, lights, alarms and the composite of a panel, each by what was known at the time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.study.warning_labels import Labels
from polysight.warning.composite import Composite
from polysight.warning.panel import Panel
from polysight.warning.traits import Traits

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """A composite and its alarm.

    Parameters
    ----------
    name : {"all", "leading", "coincident"}
        Which indicators it is made of.
    composite : Composite
        Level, weights, contributions.
    alarm_at : ndarray, [month]
        Level above which it alarms, chosen by what was known then.
    alarm : ndarray of bool, [month]
        Whether it alarms; never where there is no level.
    """

    name: str
    composite: Composite
    alarm_at: Floats
    alarm: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """What a panel says, month by month, with nothing that was learnt later.

    Parameters
    ----------
    panel : Panel
        Values.
    traits : Traits
        Natures of the indicators.
    labels : Labels
        States of the market by which alarms are learnt.
    score : ndarray, [indicator, month]
        Rank of the value in its own history until then, in the direction of glut: 0 to 1; NaN
        where grey.
    skill : ndarray, [indicator, month]
        Area under the ROC curve of the scores whose outcome was known then; NaN without any.
    limit : ndarray, [indicator, limit, month]
        Four values between the lights from blue to red, in the unit of the indicator; they fall
        where a higher value is colder. NaN while the history is short.
    light : ndarray of int, [indicator, month]
        Position in `polysight.warning.light.LIGHTS`, with hysteresis.
    alarm_at : ndarray, [indicator, month]
        Score above which the indicator alarms.
    alarm_value : ndarray, [indicator, month]
        The same as a value in the unit of the indicator.
    alarm : ndarray of bool, [indicator, month]
        Whether it alarms; never where grey.
    indices : tuple of Index
        Composite of all, of the leading and of the coincident indicators.
    """

    panel: Panel
    traits: Traits
    labels: Labels
    score: Floats
    skill: Floats
    limit: Floats
    light: Integers
    alarm_at: Floats
    alarm_value: Floats
    alarm: Flags
    indices: tuple[Index, ...]

    @property
    def index(self) -> Index:
        """The composite of all indicators."""
        return self.indices[0]
