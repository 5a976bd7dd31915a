"""The record of the warning as a document for machines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from polysight.answers.market_words import month_words
from polysight.answers.project_numbers import finite, finite_list
from polysight.answers.warn_document import head
from polysight.answers.warn_words import signal_name
from polysight.messages import LANGUAGES
from polysight.study.warning_assessment import Assessment
from polysight.study.warning_labels import Episode
from polysight.study.warning_record import (
    EpisodeCall,
    Rebound,
    Reliability,
    SignalRecord,
    Skill,
)


def document(found: Assessment, figures: Iterable[Path] = ()) -> dict[str, object]:
    """The record for machines.

    Parameters
    ----------
    found : Assessment
        The warning of the last day of the record.
    figures : iterable of pathlib.Path
        Pictures that were drawn.

    Returns
    -------
    dict
        As `schemas/warn_record.schema.json` says.
    """
    record = found.record
    return {
        **head(found),
        "window_months": record.window,
        "label_lag_months": found.terms.label_lag,
        "preferences": list(record.preferences),
        "interval": found.terms.interval,
        "episodes": [episode_document(one) for one in found.signals.labels.episodes],
        "signals": [_signal(one, found) for one in record.signals],
        "reliability": [_reliability(one) for one in record.reliability],
        "figures": [str(path) for path in figures],
    }


def episode_document(one: Episode) -> dict[str, object]:
    """An episode, dated in hindsight.

    Parameters
    ----------
    one : Episode
        The episode.

    Returns
    -------
    dict
        Kind and months.
    """
    return {
        "id": one.id, "kind": one.kind, "name": {"en": one.en, "zh": one.zh},
        "part_of": one.part_of, "first": month_words(one.first), "last": month_words(one.last),
        "open": one.open, "confidence": one.confidence,
    }  # fmt: skip


def _signal(one: SignalRecord, found: Assessment) -> dict[str, object]:
    return {
        "key": one.name,
        "kind": one.kind,
        "name": {language: signal_name(one, found, language) for language in LANGUAGES},
        "state": one.state,
        "horizon_months": one.horizon,
        "first": month_words(one.first),
        "months": {
            "good": one.good, "false": one.false, "missed": one.missed, "quiet": one.quiet,
        },
        "false_spells": one.false_spells,
        "noise_to_signal": finite(one.noise_to_signal),
        "usefulness": finite_list(one.usefulness),
        "calls": [_call(each) for each in one.calls],
        "skills": [_skill(each) for each in one.skills],
        "rebounds": [_rebound(each) for each in one.rebounds],
        "brier": finite(one.brier),
        "brier_of_frequency": finite(one.brier_base),
    }  # fmt: skip


def _call(one: EpisodeCall) -> dict[str, object]:
    return {
        "episode": one.episode.id, "known_months": one.known_months,
        "lead_months": finite(one.lead_months),
        "steady_lead_months": finite(one.steady_lead_months),
        "delay_months": finite(one.delay_months), "share_inside": finite(one.share_inside),
        "missed": one.missed,
    }  # fmt: skip


def _skill(one: Skill) -> dict[str, object]:
    return {
        "horizon_months": one.horizon, "months": one.months, "events": one.events,
        "auroc": finite(one.auroc), "low": finite(one.low), "high": finite(one.high),
        "least": finite(one.least), "most": finite(one.most), "episodes": one.episodes,
        "calendar": finite(one.calendar),
    }  # fmt: skip


def _rebound(one: Rebound) -> dict[str, object]:
    off = one.switched_off
    return {
        "episode": one.episode.id, "known_months": one.known_months,
        "alarm_months": one.alarm_months, "before": one.before,
        "switched_off": None if off is None else month_words(off),
    }  # fmt: skip


def _reliability(one: Reliability) -> dict[str, object]:
    return {
        "state": one.state, "method": one.method, "horizon_months": one.horizon,
        "bins": [
            {
                "low": each.low, "high": each.high, "count": each.count,
                "told": finite(each.told), "seen": finite(each.seen),
            }
            for each in one.bins
        ],
        "brier": finite(one.brier), "reliability": finite(one.reliability),
        "resolution": finite(one.resolution), "uncertainty": finite(one.uncertainty),
    }  # fmt: skip
