"""The history of the warning as a page and as a document."""

from __future__ import annotations

import click

from polysight.answers.market_words import month_words
from polysight.answers.warn_words import level, probable
from polysight.cli.market_columns import in_blocks
from polysight.cli.terminal import prose
from polysight.messages import Language, text
from polysight.study.warning_assessment import YEAR, Assessment
from polysight.study.warning_labels import GLUT, SHORTAGE, Labels

QUARTER = 3
COLD, NORMAL, GREY = 2, 3, 0


def write(found: Assessment, language: Language, *, every: bool = False) -> None:
    """Print the history.

    Parameters
    ----------
    found : Assessment
        The warning of the last day.
    language : {"en", "zh"}
        Language of the page.
    every : bool
        Whether every month is told; ends of quarters and the newest month otherwise.
    """
    months = found.panel.months
    told = {"first": month_words(int(months[0])), "last": month_words(found.month)}
    click.echo(text("warn_history.title", language, **told))
    heads = text("warn_history.head", language).split("|")
    shown = [
        place
        for place, month in enumerate(months)
        if every or month % QUARTER == QUARTER - 1 or place == len(months) - 1
    ]
    rows = [(month_words(int(months[place])), _cells(found, place, language)) for place in shown]
    in_blocks("", heads, rows)
    prose(text("warn_history.note", language))


def _cells(found: Assessment, place: int, language: Language) -> list[str]:
    signals = found.signals
    light = signals.light[:, place]
    glut = next(one for one in found.past_odds if one.state == GLUT)
    counts = (
        int(((light > GREY) & (light <= COLD)).sum()), int((light == NORMAL).sum()),
        int((light > NORMAL).sum()), int((light == GREY).sum()),
    )  # fmt: skip
    return [
        _state(signals.labels, int(found.panel.months[place]), language),
        *(level(float(one.composite.level[place])) for one in signals.indices),
        text("warn_page.on" if signals.index.alarm[place] else "warn_page.off", language),
        *(
            probable(float(one[glut.horizons.index(YEAR), place]))
            for one in (glut.indicators, glut.ensemble, glut.pooled)
        ),
        " / ".join(str(one) for one in counts),
    ]


def _state(labels: Labels, month: int, language: Language) -> str:
    """State of a month as it is dated in hindsight."""
    place = month - labels.first
    for kind in (GLUT, SHORTAGE):
        if 0 <= place < len(labels.months) and labels.state(kind)[place]:
            return text(f"warn_page.{kind}", language)
    return ""
