"""What lights ask of a lender, a producer and a regulator, in words and for machines."""

from __future__ import annotations

import math
from collections.abc import Sequence

import click

from polysight.answers.market_words import PERCENT
from polysight.answers.project_words import worded
from polysight.answers.warn_words import MINUS, NONE
from polysight.cli.terminal import prose
from polysight.messages import Language, text
from polysight.study.warning_advice import Advice
from polysight.study.warning_measure_file import ACTORS

#: Measures that are told to one who may act.
FEW = 3


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
