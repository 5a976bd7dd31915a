"""The history of the warning as a page and as a document."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from polysight.cli.market_columns import in_blocks
from polysight.cli.market_words import month_words
from polysight.cli.project_numbers import finite_list
from polysight.cli.terminal import prose
from polysight.cli.warn_document import head
from polysight.cli.warn_record_document import episode_document
from polysight.cli.warn_words import level, probable
from polysight.messages import Language, text
from polysight.study.warning_assessment import YEAR, Assessment
from polysight.study.warning_fit import Probability
from polysight.study.warning_labels import GLUT, SHORTAGE, Labels
from polysight.warning.light import LIGHTS

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
