"""Measures that were tried as a document for machines."""

from __future__ import annotations

import math
from collections.abc import Iterable

from polysight.answers.project_numbers import finite
from polysight.answers.warn_advice import advice_document
from polysight.answers.warn_simulate_answer import TriedMeasures
from polysight.study.warning_advice import advice
from polysight.study.warning_effects import MeasureEffect, Verdict
from polysight.study.warning_labels import GLUT, STATES


def told_horizons(found: TriedMeasures) -> tuple[int, ...]:
    """Months ahead that are simulated.

    Parameters
    ----------
    found : TriedMeasures
        The measures.

    Returns
    -------
    tuple of int
        The horizons.
    """
    base = found.effects.base
    return tuple(one for one in base.horizons if math.isfinite(base.of(GLUT, one)[0]))


def document(found: TriedMeasures) -> dict[str, object]:
    """What measures do, for machines.

    Parameters
    ----------
    found : TriedMeasures
        The measures.

    Returns
    -------
    dict
        As `schemas/warn_simulate.schema.json` says.
    """
    effects = found.effects
    return {
        "scenario": effects.scenario,
        "title": {"en": found.scenario.title.en, "zh": found.scenario.title.zh},
        "day": effects.day.isoformat(),
        "draws": effects.draws,
        "seed": effects.seed,
        "now": effects.base.now,
        "base": [
            {
                "state": state, "horizon_months": ahead,
                "probability": finite(effects.base.of(state, ahead)[0]),
                "error": finite(effects.base.of(state, ahead)[1]),
            }
            for state in STATES
            for ahead in told_horizons(found)
        ],
        "measures": [_measure(found, one) for one in effects.effects],
        "advice": [advice_document(one) for one in advice(effects, found.file)],
    }  # fmt: skip


def _measure(found: TriedMeasures, one: MeasureEffect) -> dict[str, object]:
    measure = found.file.named(one.measure)
    return {
        "key": measure.key,
        "title": {"en": measure.title.en, "zh": measure.title.zh},
        "what": {"en": measure.what.en, "zh": measure.what.zh},
        "effects": list(_effects(found, one)),
    }


def _effects(found: TriedMeasures, one: MeasureEffect) -> Iterable[dict[str, object]]:
    for at, state in enumerate(STATES):
        for ahead in told_horizons(found):
            place = one.odds.horizons.index(ahead)
            yield {
                "state": state, "horizon_months": ahead,
                "probability": finite(one.odds.of(state, ahead)[0]),
                "change": finite(one.change[at, place]),
                "error": finite(one.error[at, place]),
                "noise_kept": finite(one.noise_kept[at, place]),
                "log_price": finite(one.price[place]),
                "log_price_error": finite(one.price_error[place]),
                "verdict": verdict(found, one, state, ahead).value,
            }  # fmt: skip


def verdict(found: TriedMeasures, one: MeasureEffect, state: str, ahead: int) -> Verdict:
    """Whether a measure moves the odds of a state by more than the draws scatter.

    Parameters
    ----------
    found : TriedMeasures
        The measures.
    one : MeasureEffect
        One of them.
    state : str
        Glut or shortage.
    ahead : int
        Months ahead.

    Returns
    -------
    Verdict
        The judgement.
    """
    terms = found.file.terms
    return one.verdict(state, ahead, errors=terms.errors, least=terms.least_change)
