"""The early warning of a day as a document for machines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from polysight.answers.market_words import month_words
from polysight.answers.project_numbers import finite, finite_list
from polysight.answers.warn_advice import advice_document, answers, near_effects
from polysight.answers.warn_answer import WarnAnswer
from polysight.answers.warn_grey import reason_of_grey
from polysight.answers.warn_words import both
from polysight.study.warning_assessment import YEAR, Assessment
from polysight.study.warning_fit import Probability
from polysight.study.warning_signals import Index
from polysight.warning.composite import MEDIAN, SCALE
from polysight.warning.light import LIGHTS


def document(found: WarnAnswer, figures: Iterable[Path] = ()) -> dict[str, object]:
    """The early warning of a day for machines.

    Parameters
    ----------
    found : WarnAnswer
        The warning.
    figures : iterable of pathlib.Path
        Pictures that were drawn.

    Returns
    -------
    dict
        As `schemas/warn.schema.json` says.
    """
    told, effects = found.warning, near_effects(found)
    return {
        **head(told),
        "indices": [index_document(told, one) for one in told.signals.indices],
        "probabilities": [
            odds_document(one, h, -1) for one in told.odds for h in range(len(one.horizons))
        ],
        "indicators": [indicator_document(told, at) for at in range(len(told.indicators))],
        "advice": [advice_document(one) for one in answers(found, effects)] if effects else [],
        "figures": [str(path) for path in figures],
    }


def head(told: Assessment) -> dict[str, object]:
    """Day and base of a warning.

    Parameters
    ----------
    told : Assessment
        The warning.

    Returns
    -------
    dict
        The head of every document of the warning.
    """
    return {
        "as_of": told.day.isoformat(),
        "month": month_words(told.month),
        "first_month": month_words(int(told.panel.months[0])),
        "base": {"level": SCALE * MEDIAN, "meaning": both("warn_page.base_meaning")},
    }


def index_document(told: Assessment, one: Index) -> dict[str, object]:
    """An index in the newest month.

    Parameters
    ----------
    told : Assessment
        The warning.
    one : Index
        The index.

    Returns
    -------
    dict
        Level, alarm and changes.
    """
    return {
        "name": one.name,
        "level": finite(one.composite.level[-1]),
        "alarm_at": finite(one.alarm_at[-1]),
        "alarm": bool(one.alarm[-1]),
        "change_month": finite(float(told.changes(one, 1).sum())),
        "change_year": finite(float(told.changes(one, YEAR).sum())),
        "usable": int(np.count_nonzero(one.composite.weight[:, -1])),
    }


def odds_document(one: Probability, horizon: int, month: int) -> dict[str, object]:
    """Odds of a state.

    Parameters
    ----------
    one : Probability
        The odds.
    horizon, month : int
        Positions on its axes.

    Returns
    -------
    dict
        By the indicators with their range, by the ensemble, and both together.
    """
    return {
        "state": one.state,
        "horizon_months": one.horizons[horizon],
        "indicators": finite(one.indicators[horizon, month]),
        "low": finite(one.low[horizon, month]),
        "high": finite(one.high[horizon, month]),
        "neutral": finite(one.neutral[horizon, month]),
        "ensemble": finite(one.ensemble[horizon, month]),
        "pooled": finite(one.pooled[horizon, month]),
    }


def indicator_document(told: Assessment, at: int) -> dict[str, object]:
    """An indicator in the newest month.

    Parameters
    ----------
    told : Assessment
        The warning.
    at : int
        Row of the indicator.

    Returns
    -------
    dict
        Value, light with its limits, alarm and contributions.
    """
    one, signals, panel = told.indicators[at], told.signals, told.panel
    part = signals.index.composite
    code = int(signals.light[at, -1])
    return {
        "key": one.key,
        "name": {"en": one.en, "zh": one.zh},
        "group": one.group,
        "role": "leading" if one.leading else "coincident",
        "direction": one.direction,
        "unit": one.unit,
        "value": finite(panel.value[at, -1]),
        "spread": finite(panel.spread[at, -1]),
        "age_months": finite(panel.age[at, -1]),
        "stale_after_months": one.stale_after,
        "light": LIGHTS[code],
        "grey_because": None if code else reason_of_grey(told, at),
        "limits": finite_list(signals.limit[at, :, -1]),
        "towards_glut": finite(signals.score[at, -1]),
        "alarm_at": finite(signals.alarm_value[at, -1]),
        "alarm": bool(signals.alarm[at, -1]),
        "weight": finite(part.weight[at, -1]),
        "points": finite(part.part[at, -1]),
        "change_month": finite(told.changes(signals.index, 1)[at]),
        "change_year": finite(told.changes(signals.index, YEAR)[at]),
    }
