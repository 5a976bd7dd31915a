"""Figures of a simulated market, written to a folder."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from polysight.answers.market_answer import MarketAnswer, Simulated
from polysight.answers.market_words import input_names
from polysight.market.series import Series
from polysight.messages import Language, text
from polysight.report.figures.market import drawn
from polysight.report.figures.market.about import About
from polysight.report.figures.market.fan import Past
from polysight.report.figures.plant.drawing import store
from polysight.study.market_comparison import MarketComparison
from polysight.study.market_influence import influences, market_inputs
from polysight.study.market_quote import last_quote
from polysight.study.market_years import YearMeasure

#: Months of the past that are drawn, and normal quantile of the ends of a ninety per cent interval.
PAST, NORMAL = 60, 1.645
#: Years after the first day whose price the tornado explains.
AHEAD = 2


def about(asked: MarketAnswer, draws: int, language: Language) -> About:
    """What every figure of a market says beside its drawing.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario.
    draws : int
        Number of draws.
    language : {"en", "zh"}
        Language of the words.

    Returns
    -------
    About
        Title, name, day and ensemble.
    """
    scenario = asked.scenario
    return About(
        language, asked.title(language), asked.name, scenario.origin.isoformat(), draws,
        scenario.seed,
    )  # fmt: skip


def write(found: Simulated, language: Language, folder: Path) -> list[Path]:
    """Draw a simulated market.

    Parameters
    ----------
    found : Simulated
        The scenario with its draws.
    language : {"en", "zh"}
        Language of the figures.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files: SVG and PNG of each figure, and the cost curve as a moving GIF.
    """
    asked, tables, model = found.asked, found.tables, found.asked.base.model
    told, before = about(asked, tables.draws, language), past(asked)
    curve, moving = drawn.curves(model, tables, told)
    drawings = [
        *drawn.fans(tables, told, asked.basis, before, _quoted(asked)), curve,
        drawn.waterfall(tables, told),
        drawn.stock_clock(tables, told, before), drawn.tiles(tables, told, places(asked, language)),
    ]  # fmt: skip
    at = min(AHEAD, len(tables.years.years) - 1)
    inputs = market_inputs(model, found.ensemble.seed, tables.tabled)
    strong = influences(inputs, tables.years.of(YearMeasure.PRICE_CHINA)[:, at])
    if any(one.correlation for one in strong):
        year = int(tables.years.years[at])
        what = text("market_page.price_of_year", language, year=year)
        names = input_names(asked.evidence, language)
        drawings.append(drawn.correlations(strong, what, told, names.__getitem__))
    written = store(drawings, folder)
    animation = folder / f"{curve.name}.gif"
    animation.write_bytes(moving)
    return [*written, animation]


def _quoted(asked: MarketAnswer) -> str:
    """Day of the last quote of China."""
    quote = last_quote(asked.evidence, asked.base.history)
    return quote.day.isoformat() if quote else ""


def write_comparison(
    found: MarketComparison,
    first: Simulated,
    second: Simulated,
    language: Language,
    folder: Path,
) -> list[Path]:
    """Draw what a scenario has more than another.

    Parameters
    ----------
    found : MarketComparison
        The differences.
    first, second : Simulated
        The scenarios.
    language : {"en", "zh"}
        Language of the figure.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files.
    """
    told = about(second.asked, second.tables.draws, language)
    against = first.asked.title(language)
    return store([drawn.compared(found, told, second.asked.basis, against)], folder)


def past(asked: MarketAnswer) -> dict[Series, Past]:
    """Estimates of the years before the first month, in the units of the model.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario.

    Returns
    -------
    dict of Series to Past
        Central estimate and ninety per cent interval of each series.
    """
    last = int(asked.base.model.months.number[0]) - 1
    found = {}
    for series, one in asked.base.history.estimates.items():
        first = max(one.first, last - PAST + 1)
        own = slice(first - one.first, last - one.first + 1)
        middle, deviation = one.logarithm[own], one.deviation[own]
        ends = (np.exp(middle + sign * NORMAL * deviation) for sign in (-1.0, 1.0))
        found[series] = Past(np.arange(first, last + 1), np.exp(middle), *ends)
    return found


def places(asked: MarketAnswer, language: Language) -> dict[str, tuple[str, int, int]]:
    """Tiles of the provinces.

    Parameters
    ----------
    asked : MarketAnswer
        Its evidence holds them.
    language : {"en", "zh"}
        Language of the names.

    Returns
    -------
    dict of str to (str, int, int)
        Name, row and column by region code.
    """
    regions = asked.evidence.codelists["regions"]
    return {
        row.cells["region"]: (
            regions.label(row.cells["region"], language),
            int(row.cells["row"]),
            int(row.cells["column"]),
        )
        for row in asked.evidence.tables["region_tiles"]
    }
