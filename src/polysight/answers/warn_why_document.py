"""Why the warning says what it says, as a document for machines."""

from __future__ import annotations

from polysight.answers.market_words import month_words
from polysight.answers.project_numbers import finite, finite_list
from polysight.answers.warn_document import head, indicator_document
from polysight.answers.warn_rows import RowBehind
from polysight.answers.warn_why_answer import Why
from polysight.warning.light import LIGHTS


def document(found: Why) -> dict[str, object]:
    """What a light rests on, for machines.

    Parameters
    ----------
    found : Why
        The light.

    Returns
    -------
    dict
        As `schemas/warn_why.schema.json` says.
    """
    told, one = found.warning, found.indicator
    signals, panel, at = told.signals, told.panel, found.at
    return {
        **head(told),
        "indicator": indicator_document(told, at),
        "definition": {"en": one.definition_en, "zh": one.definition_zh},
        "why": {"en": one.why_en, "zh": one.why_zh},
        "series": list(one.series),
        "publication_lag_months": one.publication_lag,
        "first_usable": one.first_usable,
        "percentiles": [float(each) for each in told.terms.light_shares],
        "alarm_percentile": finite(signals.alarm_at[at, -1]),
        "rules": [
            {
                "key": each.key, "name": {"en": each.en, "zh": each.zh},
                "side": "below" if each.side < 0.0 else "above", "threshold": each.threshold,
                "unit": each.unit, "source": each.source,
            }
            for each in found.rules
        ],
        "history": {
            "months": [month_words(int(each)) for each in panel.months],
            "value": finite_list(panel.value[at]),
            "age_months": finite_list(panel.age[at]),
            "light": [LIGHTS[int(code)] for code in signals.light[at]],
            "towards_glut": finite_list(signals.score[at]),
            "alarm": [bool(each) for each in signals.alarm[at]],
            "alarm_at": finite_list(signals.alarm_value[at]),
            "points": finite_list(signals.index.composite.part[at]),
        },
        "rows": [_row(each) for each in found.rows],
        "method": [_row(each) for each in found.method],
        "sources": found.sources,
    }  # fmt: skip


def _row(one: RowBehind) -> dict[str, object]:
    return {
        "id": one.id, "what": one.what, "name": {"en": one.en, "zh": one.zh},
        "stated": one.stated, "period": one.period, "known": one.known,
        "inferred": one.inferred, "source": one.source,
    }  # fmt: skip
