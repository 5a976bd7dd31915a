"""Advice on a warning as a document for machines."""

from __future__ import annotations

import datetime as dt

from polysight.answers.project_numbers import finite
from polysight.answers.warn_answer import WarnAnswer
from polysight.study.warning_advice import Advice, light_advice
from polysight.study.warning_effects import MeasureEffects
from polysight.study.warning_measure_file import ACTORS, warning_measures
from polysight.study.warning_results_file import shipped_effects
from polysight.warning.light import LIGHTS

#: Days after which effects that ship no longer speak of a market.
FRESH = 366


def near_effects(found: WarnAnswer) -> MeasureEffects | None:
    """Effects that were worked out for a day shortly before that of a warning.

    Parameters
    ----------
    found : WarnAnswer
        The warning.

    Returns
    -------
    MeasureEffects or None
        None where none ship.
    """
    day, fresh = found.warning.day, dt.timedelta(days=FRESH)
    near = [one for one in shipped_effects(found.evidence).effects if day - fresh < one.day <= day]
    return max(near, key=lambda one: one.day, default=None)


def answers(found: WarnAnswer, effects: MeasureEffects) -> tuple[Advice, ...]:
    """Measures that answer the lights of a warning, each told once to everyone who may act.

    Parameters
    ----------
    found : WarnAnswer
        The warning.
    effects : MeasureEffects
        What measures do.

    Returns
    -------
    tuple of Advice
        By actor, the strongest first.
    """
    told, file = found.warning, warning_measures(found.evidence)
    kept: dict[tuple[str, str], Advice] = {}
    for at, one in enumerate(told.indicators):
        light = LIGHTS[int(told.signals.light[at, -1])]
        for each in light_advice(effects, file, light, leading=one.leading, group=one.group):
            kept.setdefault((each.actor, each.measure.key), each)
    order = {actor: place for place, actor in enumerate(ACTORS)}
    return tuple(sorted(kept.values(), key=lambda one: (order[one.actor], one.change)))


def advice_document(one: Advice) -> dict[str, object]:
    """A measure for one who may act, for machines.

    Parameters
    ----------
    one : Advice
        The measure.

    Returns
    -------
    dict
        What it asks, and its effect.
    """
    return {
        "actor": one.actor, "measure": one.measure.key,
        "words": {"en": one.words.en, "zh": one.words.zh},
        "horizon_months": one.horizon, "change": finite(one.change),
        "error": finite(one.error), "log_price": finite(one.price),
        "raises_shortage": one.shortage, "raises_glut_later": one.later,
    }  # fmt: skip
