"""What measures do to the odds of a glut, as a page and as a document."""

from __future__ import annotations

import math
from collections.abc import Iterable

import click

from polysight.cli.market_columns import in_blocks
from polysight.cli.project_numbers import finite
from polysight.cli.project_words import worded
from polysight.cli.terminal import prose
from polysight.cli.warn_advice import advice_document, percent_points, write_advice
from polysight.cli.warn_simulate_answer import TriedMeasures
from polysight.cli.warn_words import probable
from polysight.messages import Language, text
from polysight.study.warning_advice import advice
from polysight.study.warning_effects import MeasureEffect, Verdict
from polysight.study.warning_labels import GLUT, STATES


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


def told_horizons(found: TriedMeasures) -> tuple[int, ...]:
    """Months ahead that are simulated.

    Parameters
    ----------
    found : TriedMeasures
        The measures.

    Returns
    -------
    tuple of int
        The horizons.
    """
    base = found.effects.base
    return tuple(one for one in base.horizons if math.isfinite(base.of(GLUT, one)[0]))


def document(found: TriedMeasures) -> dict[str, object]:
    """What measures do, for machines.

    Parameters
    ----------
    found : TriedMeasures
        The measures.

    Returns
    -------
    dict
        As `schemas/warn_simulate.schema.json` says.
    """
    effects = found.effects
    return {
        "scenario": effects.scenario,
        "title": {"en": found.scenario.title.en, "zh": found.scenario.title.zh},
        "day": effects.day.isoformat(),
        "draws": effects.draws,
        "seed": effects.seed,
        "now": effects.base.now,
        "base": [
            {
                "state": state, "horizon_months": ahead,
                "probability": finite(effects.base.of(state, ahead)[0]),
                "error": finite(effects.base.of(state, ahead)[1]),
            }
            for state in STATES
            for ahead in told_horizons(found)
        ],
        "measures": [_measure(found, one) for one in effects.effects],
        "advice": [advice_document(one) for one in advice(effects, found.file)],
    }  # fmt: skip


def _measure(found: TriedMeasures, one: MeasureEffect) -> dict[str, object]:
    measure = found.file.named(one.measure)
    return {
        "key": measure.key,
        "title": {"en": measure.title.en, "zh": measure.title.zh},
        "what": {"en": measure.what.en, "zh": measure.what.zh},
        "effects": list(_effects(found, one)),
    }


def _effects(found: TriedMeasures, one: MeasureEffect) -> Iterable[dict[str, object]]:
    for at, state in enumerate(STATES):
        for ahead in told_horizons(found):
            place = one.odds.horizons.index(ahead)
            yield {
                "state": state, "horizon_months": ahead,
                "probability": finite(one.odds.of(state, ahead)[0]),
                "change": finite(one.change[at, place]),
                "error": finite(one.error[at, place]),
                "noise_kept": finite(one.noise_kept[at, place]),
                "log_price": finite(one.price[place]),
                "log_price_error": finite(one.price_error[place]),
                "verdict": _verdict(found, one, state, ahead).value,
            }  # fmt: skip


def _title(found: TriedMeasures, key: str, language: Language) -> str:
    return worded(found.file.named(key).title, language)


def _changes(
    found: TriedMeasures, one: MeasureEffect, state: str, horizons: Iterable[int]
) -> list[str]:
    cells = []
    for ahead in horizons:
        change = float(one.change[STATES.index(state), one.odds.horizons.index(ahead)])
        clear = _verdict(found, one, state, ahead) is not Verdict.UNCLEAR
        cells.append(percent_points(change) if clear else f"[{percent_points(change)}]")
    return cells


def _verdict(found: TriedMeasures, one: MeasureEffect, state: str, ahead: int) -> Verdict:
    terms = found.file.terms
    return one.verdict(state, ahead, errors=terms.errors, least=terms.least_change)
