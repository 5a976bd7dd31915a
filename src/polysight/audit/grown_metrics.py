"""Metrics of change whose words tell a step within years, or leave the quantity to the subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from polysight.audit.composed_metrics import CHANGES
from polysight.audit.metric import Metric
from polysight.audit.period_steps import PART, STEP, is_stepwise, step, without_steps
from polysight.audit.vocabulary import Vocabulary
from polysight.periods import Period

#: Head word of a change on the part of a year before.
STEPWISE = "mom"
#: Units that tell which of the metrics of one name can change so.
UNITS = ("", "CNY/kg", "kt", "kt/a")
#: Natures of what can change by a share of itself.
LEVELS = ("level", "flow", "balance", "count", "duration")


def grown(said: Mapping[str, str], unit: str, words: Vocabulary) -> Metric | None:
    """Change that the words of a metric that nobody knows tell.

    Parameters
    ----------
    said : mapping of str to str
        Text by column: metric ``同比`` of subject ``产量``, or metric ``price mom``.
    unit : str
        Stated unit.
    words : Vocabulary
        Meanings of words; holds the metric then.

    Returns
    -------
    Metric or None
        The change of a known metric; nothing where the words are others.
    """
    heads = words.grammar.phrase(said["metric"]).heads
    if not heads & set(CHANGES) or words.units.factor(unit, "1") is None:
        return None
    bare = heads <= set(CHANGES)
    text = f"{said['subject']} {said['metric']}" if bare else said["metric"]
    if STEPWISE not in heads:
        found = words.metric(text, unit)
        return found if bare and found.known and found.nature == "change" else None
    name = said["subject"] if bare else without_steps(text)
    levels = (words.metric(name, one) for one in UNITS)
    level = next((one for one in levels if one.known and one.nature in LEVELS), None)
    if level is None:
        return None
    made = replace(
        level,
        key=f"{level.key} {STEPWISE}",
        en=f"change of {level.en} on the period before",
        zh=f"{level.zh}环比变化",
        unit="1",
        nature="change",
        of=level.key,
        per_year=False,
        closes="",
        better="",
        tolerance=0.1,
        minimum=-float("inf"),
        maximum=float("inf"),
    )
    return words.metrics.setdefault(made.key, made)


def stepped(said: Mapping[str, str], metric: Metric, period: Period | None) -> dict[str, str]:
    """On which part of a year a change within years is one, where its words tell.

    Parameters
    ----------
    said : mapping of str to str
        Text by column.
    metric : Metric
        What is measured.
    period : Period or None
        Time of the claim.

    Returns
    -------
    dict of str to str
        The step, by its name in the basis of a claim; empty for what is no such change.
    """
    if metric.nature != "change":
        return {}
    text = " | ".join(said[name] for name in ("metric", "subject", "raw", "unit"))
    part = "" if period is None or period.grain == "year" else period.text
    found = step(text, part) if part else ""
    return {STEP: found or PART} if found or is_stepwise(text) else {}
