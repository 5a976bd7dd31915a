"""Ratings of a plant, as a document for machines."""

from __future__ import annotations

from polysight.answers.score_answer import ScoreAnswer
from polysight.evidence.store import Evidence
from polysight.messages import Language
from polysight.policy.scorecard import IndicatorScore, Rating


def document(found: ScoreAnswer, evidence: Evidence, language: Language) -> dict[str, object]:
    """The ratings of a plant with every benchmark and its source.

    Parameters
    ----------
    found : ScoreAnswer
        The ratings.
    evidence : Evidence
        Not asked for: sources are told by key.
    language : {"en", "zh"}
        Not asked for: the document has both.

    Returns
    -------
    dict
        As `schemas/comply_score.schema.json` says.
    """
    del evidence, language
    title = found.plant.title
    return {
        "plant": found.plant.id,
        "title": {"en": title.en, "zh": title.zh},
        "day": found.day.isoformat(),
        "ratings": [rating_document(one) for one in found.ratings],
    }


def rating_document(one: Rating) -> dict[str, object]:
    """One rating with every benchmark.

    Parameters
    ----------
    one : Rating
        The rating.

    Returns
    -------
    dict
        Levels and indicators.
    """
    card = one.scorecard
    return {
        "card": card.id,
        "title": {"en": card.title.en, "zh": card.title.zh},
        "illustrative": card.illustrative,
        "source": card.source,
        "reached": one.sure.id if one.sure else None,
        "possible": one.possible.id if one.possible else None,
        "levels": [
            {
                "level": each.level.id,
                "least_score": each.level.least_score,
                "score_low": each.low,
                "score_high": each.high,
                "reached": each.reached,
                "missed": list(each.missed),
                "unsettled": list(each.unsettled),
            }
            for each in one.levels
        ],
        "indicators": [_indicator(each) for each in one.indicators],
    }


def _indicator(one: IndicatorScore) -> dict[str, object]:
    indicator = one.indicator
    return {
        "indicator": indicator.id,
        "parameter": indicator.parameter,
        "unit": indicator.unit,
        "weight": indicator.weight,
        "required": indicator.required,
        "value": one.value,
        "benchmarks": [
            {
                "comparator": indicator.comparator.value,
                "value": each.value,
                "met": met,
                "source": each.source,
                "tier": each.tier,
                "evidence": each.evidence,
            }
            for each, met in zip(indicator.benchmarks, one.met, strict=True)
        ],
    }
