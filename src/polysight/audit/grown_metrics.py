"""Metrics of change whose words tell a step within years, or leave the quantity to the subject."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from polysight.audit.changed_names import unchanged
from polysight.audit.changes import is_in_points
from polysight.audit.composed_metrics import CHANGES
from polysight.audit.metric import Metric
from polysight.audit.period_steps import PART, STEP, is_stepwise, step, without_steps
from polysight.audit.subject_metrics import named
from polysight.audit.vocabulary import Vocabulary
from polysight.periods import Period

#: Head word of a change on the part of a year before.
STEPWISE = "mom"
#: Units that tell which of the metrics of one name can change so.
UNITS = ("", "CNY/kg", "kt", "kt/a", "kWh/kg")
#: Natures of what can change by a share of itself.
LEVELS = ("level", "flow", "balance", "count", "duration")
#: Natures of what can change by points.
SHARES = ("share", "ratio")
#: Names of changes, by their mark in a key.
CHANGE = "change"
NAMES = {
    STEPWISE: ("change of {} on the period before", "{}环比变化"),
    CHANGE: ("change of {}", "{}变化"),
}


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
    name = said["metric"].replace("_", " ")
    heads = words.grammar.phrase(name).heads
    if not heads & set(CHANGES) or words.units.factor(unit, "1") is None:
        return None
    bare = heads <= set(CHANGES)
    text = f"{said['subject']} {name}" if bare else name
    if STEPWISE in heads:
        level = _level([said["subject"] if bare else without_steps(text)], LEVELS, words)
        return level and _change(level, STEPWISE, words)
    found = words.metric(text, unit)
    if bare and found.known and found.nature == "change":
        return found
    names = list(named(said["subject"] if bare else name))
    changed = [rest for name in names if (rest := unchanged(name)) != name]
    natures = SHARES if is_in_points(unit, words) else (*LEVELS, *SHARES)
    level = _level(changed, natures, words)
    return level and _change(level, CHANGE, words)


def _level(names: Iterable[str], natures: Sequence[str], words: Vocabulary) -> Metric | None:
    found = (words.metric(name, unit) for name in names for unit in UNITS)
    return next((one for one in found if one.known and one.nature in natures), None)


def _change(level: Metric, how: str, words: Vocabulary) -> Metric:
    en, zh = NAMES[how]
    made = replace(
        level,
        key=f"{level.key} {how}",
        en=en.format(level.en),
        zh=zh.format(level.zh),
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
