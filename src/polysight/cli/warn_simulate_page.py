"""What measures do to the odds of a glut, as a page and as a document."""

from __future__ import annotations

from collections.abc import Iterable

import click

from polysight.answers.project_words import worded
from polysight.answers.warn_simulate_answer import TriedMeasures
from polysight.answers.warn_simulate_document import told_horizons, verdict
from polysight.answers.warn_words import probable
from polysight.cli.market_columns import in_blocks
from polysight.cli.terminal import prose
from polysight.cli.warn_advice import percent_points, write_advice
from polysight.messages import Language, text
from polysight.study.warning_advice import advice
from polysight.study.warning_effects import MeasureEffect, Verdict
from polysight.study.warning_labels import STATES


def write(found: TriedMeasures, language: Language) -> None:
    """Print what measures do.

    Parameters
    ----------
    found : TriedMeasures
        The measures.
    language : {"en", "zh"}
        Language of the page.
    """
    effects = found.effects
    told = {
        "title": found.title(language), "day": effects.day, "draws": f"{effects.draws:,}",
        "seed": effects.seed,
    }  # fmt: skip
    click.echo(text("warn_simulate.title", language, **told))
    horizons = told_horizons(found)
    heads = [text("warn_page.ahead", language, months=one) for one in horizons]
    rows = [
        (
            text("warn_simulate.base", language, state=text(f"warn_page.{state}", language)),
            [probable(effects.base.of(state, one)[0]) for one in horizons],
        )
        for state in STATES
    ]
    in_blocks(text("warn_simulate.without", language), heads, rows)
    click.echo()
    for state in STATES:
        title = text(f"warn_simulate.change_{state}", language)
        changes = [
            (_title(found, one.measure, language), _changes(found, one, state, horizons))
            for one in effects.effects
        ]
        in_blocks(title, heads, changes)
        click.echo()
    prose(text("warn_simulate.brackets", language, errors=f"{found.file.terms.errors:g}"))
    click.echo()
    write_advice(advice(effects, found.file), language)
    prose(text("warn_simulate.limits", language))


def _title(found: TriedMeasures, key: str, language: Language) -> str:
    return worded(found.file.named(key).title, language)


def _changes(
    found: TriedMeasures, one: MeasureEffect, state: str, horizons: Iterable[int]
) -> list[str]:
    cells = []
    for ahead in horizons:
        change = float(one.change[STATES.index(state), one.odds.horizons.index(ahead)])
        clear = verdict(found, one, state, ahead) is not Verdict.UNCLEAR
        cells.append(percent_points(change) if clear else f"[{percent_points(change)}]")
    return cells
