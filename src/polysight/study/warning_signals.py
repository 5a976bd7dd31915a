"""Scores, lights, alarms and the composite of a panel, each by what was known at the time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.study.warning_labels import Labels
from polysight.study.warning_learning import Learning, learning
from polysight.study.warning_terms import WarningTerms
from polysight.warning.composite import SCALE, Composite, composite
from polysight.warning.hysteresis import steady_lights
from polysight.warning.panel import Panel
from polysight.warning.percentiles import percentiles_until
from polysight.warning.ranks import one_sided_rank, towards_glut
from polysight.warning.roc import auroc_until
from polysight.warning.skill import episodes_seen, limited_by_group, shrunk_weights
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


def warning_signals(
    panel: Panel,
    traits: Traits,
    labels: Labels,
    terms: WarningTerms,
    by_noise: bool = False,
) -> Signals:
    """What a panel says.

    Parameters
    ----------
    panel : Panel
        Values as known at the end of each month.
    traits : Traits
        Natures of its indicators.
    labels : Labels
        States of the market; in a month only those are used that were known by then.
    terms : WarningTerms
        Choices.
    by_noise : bool
        Whether alarms are set by the least noise to signal; by the usefulness otherwise.

    Returns
    -------
    Signals
        The signals of a month are the same whatever came later.
    """
    turned = towards_glut(panel)
    score = one_sided_rank(turned, terms.least_known)
    learnt = learning(panel.months, labels, terms, by_noise)
    skill = auroc_until(score, learnt.held, learnt.held_known)
    seen = episodes_seen(score, learnt.held, learnt.held_known)
    limit, light = _lights(panel, traits, terms)
    alarm_at, alarm_value, alarm = _alarms(turned, learnt, terms)

    def index(name: str, members: Flags) -> Index:
        shown = np.where(members[:, None], score, np.nan)
        own = np.where(members[:, None], skill, np.nan)
        weight = _weights(np.isfinite(shown), own, seen, traits, terms)
        found = composite(shown, weight)
        at, on = learnt.level_alarm(found.level / SCALE, terms.index_alarm_written)
        return Index(name, found, SCALE * at, on)

    every = np.ones(len(traits.group), dtype=np.bool_)
    return Signals(
        panel, traits, labels, score, skill, limit, light, alarm_at,
        alarm_value * panel.direction[:, None], alarm,
        (
            index("all", every),
            index("leading", traits.leading),
            index("coincident", ~traits.leading),
        ),
    )  # fmt: skip


def _lights(panel: Panel, traits: Traits, terms: WarningTerms) -> tuple[Floats, Integers]:
    """Limits of the lights in the unit of each indicator, and the lights."""
    heat = traits.heat(panel).astype(np.float64)
    warmth = np.where(panel.usable, panel.value, np.nan) * heat[:, None]
    limits = percentiles_until(warmth, terms.light_shares, terms.least_known)
    shown = steady_lights(
        warmth, np.moveaxis(limits, 1, 0), terms.light_margin, terms.light_patience
    )
    return limits * heat[:, None, None], shown


def _alarms(turned: Floats, learnt: Learning, terms: WarningTerms) -> tuple[Floats, Floats, Flags]:
    """Percentile and value at which each indicator alarms, and whether it does."""
    options = learnt.options(terms.alarm_written)
    values = percentiles_until(turned, options, terms.least_known)
    with np.errstate(invalid="ignore"):
        alarms = turned[:, None, :] > values
    known = np.isfinite(values[:, 0]) & np.isfinite(turned)
    taken = learnt.chosen(alarms, known, terms.alarm_written)
    place = taken[:, None, :]
    return (
        options[taken],
        np.take_along_axis(values, place, axis=1)[:, 0],
        np.take_along_axis(alarms, place, axis=1)[:, 0] & known,
    )


def _weights(
    usable: Flags, skill: Floats, seen: Floats, traits: Traits, terms: WarningTerms
) -> Floats:
    """Weights of the usable indicators; all zero in a month with too few of them."""
    weight = shrunk_weights(skill, seen, usable, terms.credibility)
    limited = limited_by_group(weight, traits.group, terms.group_limit)
    return np.where(usable.sum(axis=0) >= terms.least_usable, limited, 0.0)
