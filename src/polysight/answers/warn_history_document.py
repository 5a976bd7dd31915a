"""The early warning month by month as a document for machines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from polysight.answers.market_words import month_words
from polysight.answers.project_numbers import finite_list
from polysight.answers.warn_document import head
from polysight.answers.warn_record_document import episode_document
from polysight.study.warning_assessment import Assessment
from polysight.study.warning_fit import Probability
from polysight.warning.light import LIGHTS


def document(found: Assessment, figures: Iterable[Path] = ()) -> dict[str, object]:
    """The history for machines.

    Parameters
    ----------
    found : Assessment
        The warning of the last day.
    figures : iterable of pathlib.Path
        Files that were written.

    Returns
    -------
    dict
        As `schemas/warn_history.schema.json` says.
    """
    signals, panel = found.signals, found.panel
    return {
        **head(found),
        "months": [month_words(int(one)) for one in panel.months],
        "episodes": [episode_document(one) for one in signals.labels.episodes],
        "indices": [
            {
                "name": one.name,
                "level": finite_list(one.composite.level),
                "alarm_at": finite_list(one.alarm_at),
                "alarm": [bool(each) for each in one.alarm],
            }
            for one in signals.indices
        ],
        "probabilities": [
            _odds(one, place) for one in found.past_odds for place in range(len(one.horizons))
        ],
        "indicators": [
            {
                "key": one.key,
                "name": {"en": one.en, "zh": one.zh},
                "unit": one.unit,
                "value": finite_list(panel.value[at]),
                "age_months": finite_list(panel.age[at]),
                "light": [LIGHTS[int(code)] for code in signals.light[at]],
                "towards_glut": finite_list(signals.score[at]),
                "alarm": [bool(each) for each in signals.alarm[at]],
                "weight": finite_list(signals.index.composite.weight[at]),
                "points": finite_list(signals.index.composite.part[at]),
            }
            for at, one in enumerate(found.indicators)
        ],
        "figures": [str(path) for path in figures],
    }


def _odds(one: Probability, place: int) -> dict[str, object]:
    return {
        "state": one.state,
        "horizon_months": one.horizons[place],
        "indicators": finite_list(one.indicators[place]),
        "low": finite_list(one.low[place]),
        "high": finite_list(one.high[place]),
        "left_out": finite_list(one.left_out[place]),
        "ensemble": finite_list(one.ensemble[place]),
        "pooled": finite_list(one.pooled[place]),
        "outcome": finite_list(one.outcome[place]),
    }
