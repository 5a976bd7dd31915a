"""Which inputs lead the market to an outcome, as a page and as a document."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import click

from polysight.cli.market_answer import MarketAnswer, Simulated
from polysight.cli.market_document import head
from polysight.cli.market_words import PERCENT, cell, input_names, unit_words
from polysight.cli.plant_page import number
from polysight.cli.project_numbers import finite
from polysight.cli.terminal import prose, table
from polysight.errors import UsageError, refusal
from polysight.messages import Language, text
from polysight.study.market_discovery import ABOVE, BELOW, Discovery, Target, discovery
from polysight.study.market_influence import chance_correlation, market_inputs
from polysight.study.market_years import MONTHS, YearMeasure
from polysight.suggestion import nearest

#: Rules and inputs that are told.
RULES, INPUTS = 6, 10


def check(measure: str | None) -> None:
    """Refuse a measure that there is none of, before anything is simulated.

    Parameters
    ----------
    measure : str or None
        Name of a measure by year.

    Raises
    ------
    UsageError
        If there is none of this name; the nearest is suggested.
    """
    keys = [one.key for one in YearMeasure]
    if measure is not None and measure not in keys:
        likely = nearest(measure, keys)
        raise refusal(UsageError, "market_page.no_measure", got=measure, suggestion=likely)


def check_year(asked: MarketAnswer, year: int | None) -> None:
    """Refuse a year that will not be simulated.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario.
    year : int or None
        Calendar year.

    Raises
    ------
    UsageError
        If no month of it is simulated.
    """
    first, last = (int(asked.base.model.months.number[at]) // MONTHS for at in (0, -1))
    if year is not None and not first <= year <= last:
        raise refusal(UsageError, "market_page.no_year", got=year, known=f"{first}–{last}")


def discovered(
    found: Simulated,
    year: int | None,
    measure: str | None,
    below: float | None,
    above: float | None,
) -> Discovery:
    """What leads to an outcome.

    Parameters
    ----------
    found : Simulated
        The scenario with its draws.
    year : int or None
        Calendar year; the second after the first day when None.
    measure : str or None
        Name of a measure by year; the cash margin of the industry when None.
    below, above : float or None
        Where the measure lies.

    Returns
    -------
    Discovery
        Rules and influences.
    """
    years = found.tables.years
    chosen = int(years.years[min(2, len(years.years) - 1)]) if year is None else year
    if measure is None:
        target = Target(chosen)
    else:
        side, limit = (BELOW, below) if above is None else (ABOVE, above)
        target = Target(chosen, YearMeasure[measure.upper()], side, float(limit or 0.0))
    inputs = market_inputs(found.asked.base.model, found.ensemble.seed, found.tables.tabled)
    return discovery(inputs, years, target)


def write(found: Simulated, told: Discovery, language: Language) -> None:
    """Print rules and influences.

    Parameters
    ----------
    found : Simulated
        The scenario with its draws.
    told : Discovery
        What leads to the outcome.
    language : {"en", "zh"}
        Language of the page.
    """
    what, names = outcome(told.target, language), input_names(found.asked.evidence, language)
    words = {
        "title": found.asked.title(language), "what": what, "draws": f"{told.draws:,}",
        "share": f"{PERCENT * told.share:.0f}",
    }  # fmt: skip
    click.echo(text("market_page.discover_title", language, **words))
    click.echo()
    if told.rules:
        header = text("market_page.rule_header", language).split("|")
        rows = [
            [
                _conditions(one, names),
                f"{PERCENT * one.density:.0f}% "
                f"({PERCENT * one.low:.0f}…{PERCENT * one.high:.0f})",
                f"×{one.lift:.2f}", f"{PERCENT * one.coverage:.0f}%", f"{one.draws:,}",
            ]
            for one in told.rules[:RULES]
        ]  # fmt: skip
        table(text("market_page.rules", language), header, rows, right=(1, 2, 3, 4))
        prose(text("market_page.rule_note", language))
    else:
        prose(text("market_page.no_rules", language))
    click.echo()
    _influences(told, names, language)


def _influences(told: Discovery, names: Mapping[str, str], language: Language) -> None:
    """Inputs that move the measure more than chance does."""
    asked, noise = told.target, chance_correlation(len(told.influences), told.draws)
    words = {
        "measure": text(f"market_measure.{asked.measure.key}", language), "year": asked.year,
        "noise": f"{noise:.2f}", "inputs": len(told.influences),
    }  # fmt: skip
    clear = [one for one in told.influences if abs(one.correlation) > noise]
    if not clear:
        prose(text("market_page.no_influences", language, **words))
        return
    header = text("market_page.influence_header", language).split("|")
    rows = [
        [
            names[one.key], f"{one.correlation:+.2f}",
            f"{number(one.low)} … {number(one.high)}",
        ]
        for one in clear[:INPUTS]
    ]  # fmt: skip
    table(text("market_page.influences", language, **words), header, rows, right=(1, 2))
    prose(text(f"market_page.influence_{asked.side}", language, **words))
    if math.isfinite(told.explained):
        share = f"{PERCENT * told.explained:.0f}"
        prose(text("market_page.explained", language, share=share, **words))


def document(found: Simulated, told: Discovery) -> dict[str, object]:
    """Rules and influences for machines.

    Parameters
    ----------
    found : Simulated
        The scenario with its draws.
    told : Discovery
        What leads to the outcome.

    Returns
    -------
    dict
        As `schemas/market_discover.schema.json` says.
    """
    target = told.target
    return {
        **head(found.asked, found.tables.draws),
        "year": target.year,
        "measure": target.measure.key,
        "unit": target.measure.unit,
        "side": target.side,
        "limit": target.limit,
        "told_draws": told.draws,
        "share": finite(told.share),
        "explained": finite(told.explained),
        "rules": [
            {
                "conditions": [
                    {"input": each.key, "above": finite(each.low), "up_to": finite(each.high)}
                    for each in one.conditions
                ],
                "density": one.density, "density_low": one.low, "density_high": one.high,
                "lift": one.lift, "coverage": one.coverage, "judging_draws": one.draws,
            }
            for one in told.rules
        ],
        "influences": [
            {
                "input": one.key, "rank_correlation": one.correlation, "low": one.low,
                "high": one.high,
            }
            for one in told.influences
        ],
    }  # fmt: skip


def outcome(target: Target, language: Language) -> str:
    """An outcome in words.

    Parameters
    ----------
    target : Target
        The outcome.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The words.
    """
    if target == Target(target.year):
        return text("market_page.outcome_cost", language, year=target.year)
    told = {
        "measure": text(f"market_measure.{target.measure.key}", language), "year": target.year,
        "limit": cell(target.limit, target.measure.unit, language),
        "unit": unit_words(target.measure.unit, language),
    }  # fmt: skip
    return text(f"market_page.outcome_{target.side}", language, **told)


def _conditions(one: Any, names: Mapping[str, str]) -> str:
    lines = []
    for each in one.conditions:
        name = names[each.key]
        if math.isinf(each.low):
            lines.append(f"{name} ≤ {number(each.high)}")
        elif math.isinf(each.high):
            lines.append(f"{name} > {number(each.low)}")
        else:
            lines.append(f"{number(each.low)} < {name} ≤ {number(each.high)}")
    return "\n".join(lines)
