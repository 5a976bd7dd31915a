"""The record of the warning: alarms by glut, skill, odds, the rebound, and how little it proves."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import click
import numpy as np

from polysight.answers.warn_words import NONE, month_or_none, named, share, signal_name
from polysight.cli.market_columns import in_blocks
from polysight.cli.terminal import prose
from polysight.messages import Language, text
from polysight.study.warning_assessment import Assessment
from polysight.study.warning_candidates import (
    ENSEMBLE,
    INDEX,
    INDICATOR,
    INDICATORS,
    POOLED,
    PROBABILITY,
    RULE,
)
from polysight.study.warning_labels import GLUT, Episode
from polysight.study.warning_record import EpisodeCall, Rebound, SignalRecord, Skill

#: Kinds of signals in the order of telling; probabilities have a table of their own.
KINDS = (INDEX, RULE, INDICATOR)
#: Place of the preference that counts neither error more, and gluts that a comparison needs.
EVEN, FEW = 1, 2
#: Ways to a probability that use nothing learnt later.
REAL_TIME = (INDICATORS, ENSEMBLE, POOLED)

Cells = Callable[[SignalRecord], list[str]]


def write(found: Assessment, language: Language) -> None:
    """Print the record.

    Parameters
    ----------
    found : Assessment
        The warning of the last day of the record.
    language : {"en", "zh"}
        Language of the page.
    """
    record = found.record
    begun = [one for one in gluts(found) if one.first > record.first]
    told = {
        "first": month_or_none(record.first), "last": month_or_none(record.last),
        "window": record.window, "lag": found.terms.label_lag, "count": len(begun),
        "names": text("warn_page.gap", language).join(_dated(one) for one in begun),
    }  # fmt: skip
    click.echo(text("warn_record.title", language, **told))
    prose(text("warn_record.what", language, **told))
    prose(text("warn_record.little", language, **told))
    click.echo()
    _verdicts(found, language)
    click.echo()
    _alarms(found, begun, language)
    click.echo()
    _skills(found, language)
    click.echo()
    _odds(found, language)
    click.echo()
    _rebounds(found, language)


def gluts(found: Assessment) -> tuple[Episode, ...]:
    """Gluts that the record speaks of.

    Parameters
    ----------
    found : Assessment
        The warning.

    Returns
    -------
    tuple of Episode
        In the order of their beginnings.
    """
    return found.signals.labels.of_kind(GLUT)


def ordered(found: Assessment) -> tuple[SignalRecord, ...]:
    """Signals of glut that are no probabilities, in the order of telling.

    Parameters
    ----------
    found : Assessment
        The warning.

    Returns
    -------
    tuple of SignalRecord
        Indices, rules, and indicators by the area under their ROC curve, those that only one glut
        tests last; those that none tests are left out.
    """
    kept = (one for one in found.record.signals if one.kind in KINDS and gluts_known(one))

    def place(one: SignalRecord) -> tuple[int, bool, float]:
        if one.kind != INDICATOR:
            return KINDS.index(one.kind), False, 0.0
        skill = one.skills[0].auroc
        return KINDS.index(one.kind), gluts_known(one) < FEW, -np.nan_to_num(skill)

    return tuple(sorted(kept, key=place))


def gluts_known(one: SignalRecord) -> int:
    """Gluts before which a signal was known.

    Parameters
    ----------
    one : SignalRecord
        The signal.

    Returns
    -------
    int
        Number of gluts.
    """
    return sum(call.missed is not None for call in one.calls)


def _dated(one: Episode) -> str:
    return f"{one.id} {month_or_none(one.first)}"


def _verdicts(found: Assessment, language: Language) -> None:
    """What the index and the odds were worth, said plainly."""
    index = next(one for one in found.record.signals if (one.kind, one.name) == (INDEX, "all"))
    skill = index.skills[0]
    calls = [one for one in index.calls if one.missed is not None]
    prose(
        text(
            "warn_record.index_verdict", language, called=sum(not one.missed for one in calls),
            known=len(calls), spells=index.false_spells, auroc=_number(skill.auroc),
            low=_number(skill.low), high=_number(skill.high), least=_number(skill.least),
            most=_number(skill.most), usefulness=_number(index.usefulness[EVEN]),
        )
    )  # fmt: skip
    best = [
        one for one in found.record.signals
        if one.kind in (INDICATOR, RULE) and gluts_known(one) >= FEW
        if one.usefulness[EVEN] > index.usefulness[EVEN]
    ]  # fmt: skip
    if best:
        names = text("warn_page.gap", language).join(
            signal_name(one, found, language) for one in best
        )
        prose(text("warn_record.better", language, names=names))
    odds = [one for one in found.record.signals if one.kind == PROBABILITY and one.state == GLUT]
    for way in REAL_TIME:
        told = [one for one in odds if one.name == way and math.isfinite(one.brier)]
        for key, mine in (
            ("odds_better", [one for one in told if one.brier < one.brier_base]),
            ("odds_worse", [one for one in told if one.brier >= one.brier_base]),
        ):
            if mine:
                comma = text("warn_page.comma", language)
                horizons = comma.join(str(one.horizon) for one in mine)
                name = text(f"warn_page.way_{way}", language)
                prose(text(f"warn_record.{key}", language, way=name, horizons=horizons))


def _alarms(found: Assessment, begun: Sequence[Episode], language: Language) -> None:
    heads = [text("warn_record.lead_head", language, name=_dated(one)) for one in begun]
    last = begun[-1].id if begun else NONE
    heads += text("warn_record.alarm_head", language, name=last).split("|")
    wanted = {one.id for one in begun}

    def cells(one: SignalRecord) -> list[str]:
        calls = [call for call in one.calls if call.episode.id in wanted]
        return [
            *(_call(call, language) for call in calls),
            share(calls[-1].share_inside) if calls else NONE,
            f"{one.false} ({one.false_spells})",
            f"{one.good} / {one.false} / {one.missed} / {one.quiet}",
            str(gluts_known(one)),
            month_or_none(one.first),
        ]

    _table("alarms", heads, cells, found, language)
    prose(text("warn_record.alarm_note", language, window=found.record.window))
    told = {one.name for one in ordered(found) if one.kind == INDICATOR}
    names = [named(one, language) for one in found.indicators if one.key not in told]
    if names:
        joined = text("warn_page.gap", language).join(names)
        prose(text("warn_record.untested", language, names=joined))


def _call(one: EpisodeCall, language: Language) -> str:
    if one.missed is None:
        return NONE
    if one.missed:
        return text("warn_record.missed", language)
    steady = one.steady_lead_months
    return f"{one.lead_months:.0f} ({f'{steady:.0f}' if math.isfinite(steady) else NONE})"


def _skills(found: Assessment, language: Language) -> None:
    heads = text("warn_record.skill_head", language).split("|")

    def cells(one: SignalRecord) -> list[str]:
        return [
            _skill(one.skills[0]), _number(one.skills[0].calendar),
            *(_skill(each) for each in one.skills[1:]), _number(one.noise_to_signal),
            *(_number(each) for each in one.usefulness),
        ]  # fmt: skip

    _table("skills", heads, cells, found, language)
    prose(text("warn_record.skill_note", language, level=share(found.terms.interval)))


def _table(
    key: str, heads: Sequence[str], cells: Cells, found: Assessment, language: Language
) -> None:
    rows = [(signal_name(one, found, language), cells(one)) for one in ordered(found)]
    in_blocks(text(f"warn_record.{key}", language), heads, rows)


def _skill(one: Skill) -> str:
    if not math.isfinite(one.auroc):
        return NONE
    return f"{one.auroc:.2f} ({_number(one.low)}…{_number(one.high)})"


def _odds(found: Assessment, language: Language) -> None:
    heads = text("warn_record.odds_head", language).split("|")
    rows = [
        (signal_name(one, found, language), _odds_cells(one, language))
        for one in found.record.signals
        if one.kind == PROBABILITY and math.isfinite(one.brier)
    ]
    if rows:
        in_blocks(text("warn_record.odds_title", language), heads, rows)
        prose(text("warn_record.odds_note", language, lag=found.terms.label_lag))


def _odds_cells(one: SignalRecord, language: Language) -> list[str]:
    verdict = "worse" if one.brier >= one.brier_base else "good"
    skill = next(each for each in one.skills if each.horizon == one.horizon)
    return [
        f"{one.brier:.3f}", f"{one.brier_base:.3f}", text(f"warn_record.{verdict}", language),
        _skill(skill), str(skill.months),
    ]  # fmt: skip


def _rebounds(found: Assessment, language: Language) -> None:
    """Which signals held in a rebound of the price inside a glut, and which switched off."""
    episodes = {
        one.episode.id: one.episode for each in found.record.signals for one in each.rebounds
    }
    for episode in episodes.values():
        held: list[str] = []
        off: list[str] = []
        silent: list[str] = []
        for one in ordered(found):
            for each in one.rebounds:
                if each.episode.id == episode.id and each.before is not None:
                    name = signal_name(one, found, language)
                    _sorted_in(each, name, held, off, silent, language)
        span = {"first": month_or_none(episode.first), "last": month_or_none(episode.last)}
        prose(text("warn_record.rebound", language, name=episode.id, **span))
        for key, names in (("held", held), ("off", off), ("silent", silent)):
            if names:
                joined = text("warn_page.gap", language).join(names)
                prose(text(f"warn_record.rebound_{key}", language, names=joined))


def _sorted_in(
    one: Rebound, name: str, held: list[str], off: list[str], silent: list[str], language: Language
) -> None:
    if not one.before:
        silent.append(name)
    elif one.switched_off is None:
        held.append(name)
    else:
        month = month_or_none(one.switched_off)
        off.append(text("warn_page.newest", language, name=name, month=month))


def _number(value: float) -> str:
    if math.isinf(value):
        return "∞"
    return f"{value:.2f}".replace("-", "−") if math.isfinite(value) else NONE
