"""Which inputs lead the market to an outcome, as a page and as a document."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import click

from polysight.answers.market_answer import Simulated
from polysight.answers.market_words import PERCENT, cell, input_names, unit_words
from polysight.answers.plant_words import number
from polysight.cli.terminal import prose, table
from polysight.messages import Language, text
from polysight.study.market_discovery import Discovery, Target
from polysight.study.market_influence import chance_correlation

#: Rules and inputs that are told.
RULES, INPUTS = 6, 10


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
