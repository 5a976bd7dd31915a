"""What lights ask of a lender, a producer and a regulator, in words and for machines."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

import click

from polysight.cli.market_words import PERCENT
from polysight.cli.project_numbers import finite
from polysight.cli.project_words import worded
from polysight.cli.terminal import prose
from polysight.cli.warn_answer import WarnAnswer
from polysight.cli.warn_words import MINUS, NONE
from polysight.messages import Language, text
from polysight.study.warning_advice import Advice, light_advice
from polysight.study.warning_effects import MeasureEffects
from polysight.study.warning_measure_file import ACTORS, warning_measures
from polysight.study.warning_results_file import shipped_effects
from polysight.warning.light import LIGHTS

#: Measures that are told to one who may act.
FEW = 3
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


def write_advice(found: Sequence[Advice], language: Language) -> None:
    """Print what a lender, a producer and a regulator could do.

    Parameters
    ----------
    found : sequence of Advice
        Measures that were computed to help.
    language : {"en", "zh"}
        Language.
    """
    for actor in ACTORS:
        mine = [one for one in found if one.actor == actor][:FEW]
        click.echo(text(f"warn_simulate.{actor}", language))
        if not mine:
            prose(text("warn_simulate.nothing", language))
        for one in mine:
            prose(_line(one, language))
    click.echo()


def _line(one: Advice, language: Language) -> str:
    told = text(
        "warn_simulate.advice", language, title=worded(one.measure.title, language),
        words=worded(one.words, language), points=percent_points(one.change), months=one.horizon,
        error=f"{PERCENT * one.error:.1f}", price=_percent(math.expm1(one.price)),
    )  # fmt: skip
    for key, holds in (("but_shortage", one.shortage), ("but_later", one.later)):
        if holds:
            told += text(f"warn_simulate.{key}", language)
    return told


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


def percent_points(change: float) -> str:
    """Change of a probability.

    Parameters
    ----------
    change : float
        As a fraction of one.

    Returns
    -------
    str
        Per cent points with their sign; a dash where there is none.
    """
    if not math.isfinite(change):
        return NONE
    return f"{round(PERCENT * change, 1) + 0.0:+.1f}".replace("-", MINUS)


def _percent(change: float) -> str:
    if not math.isfinite(change):
        return NONE
    return f"{round(PERCENT * change) + 0.0:+.0f}%".replace("-", MINUS)
