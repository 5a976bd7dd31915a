"""What one scenario of the market has more than another, as a page and as a document."""

from __future__ import annotations

import click
import numpy as np

from polysight.answers.market_answer import Simulated
from polysight.answers.market_words import cell, label, years_told
from polysight.cli.market_columns import in_blocks
from polysight.cli.terminal import prose
from polysight.messages import Language, text
from polysight.study.market_comparison import MarketComparison
from polysight.study.market_years import YearMeasure

#: Measures that have a line.
SHOWN = (
    YearMeasure.PRICE_CHINA, YearMeasure.PRICE_OUTSIDE, YearMeasure.OUTPUT_CHINA,
    YearMeasure.CAPACITY_CHINA, YearMeasure.UTILISATION_YEAR_END, YearMeasure.USE_CHINA,
    YearMeasure.STOCK_INDUSTRY, YearMeasure.IMPORTS, YearMeasure.CAPACITY_CLOSED,
    YearMeasure.PRODUCER_MARGIN, YearMeasure.CASH_PROFIT_CHINA, YearMeasure.METAL_PRICE,
)  # fmt: skip
#: Measures that people quote by the tonne: unit, and tonnes in theirs.
BY_TONNE = {YearMeasure.METAL_PRICE: ("CNY/t", 1000.0)}
#: Mean differences that are larger than this many standard errors are told from nothing.
CLEAR = 2.0


def write(found: MarketComparison, first: Simulated, second: Simulated, language: Language) -> None:
    """Print differences.

    Parameters
    ----------
    found : MarketComparison
        The differences.
    first, second : Simulated
        The scenarios.
    language : {"en", "zh"}
        Language of the page.
    """
    told = {
        "first": first.asked.title(language), "second": second.asked.title(language),
        "draws": f"{second.tables.draws:,}", "seed": second.asked.scenario.seed,
    }  # fmt: skip
    click.echo(text("market_page.compare_title", language, **told))
    rows = []
    for one in SHOWN:
        cells = [_difference(found, at, one, language) for at in range(len(found.years))]
        rows.append((label(one.key, BY_TONNE.get(one, (one.unit, 1.0))[0], language), cells))
    in_blocks("", _years(found, first), rows)
    prose(text("market_page.compare_note", language))
    kept = found.noise_kept[..., [*SHOWN]]
    share = f"{100.0 * float(np.nanmedian(kept)):.0f}"
    prose(text("market_page.noise_kept", language, share=share))


def _years(found: MarketComparison, first: Simulated) -> list[str]:
    """Years that both simulate alike, named as in the tables of one scenario."""
    named = dict(zip(first.tables.years.years.tolist(), years_told(first.tables), strict=True))
    return [named[int(year)] for year in found.years]


def _difference(found: MarketComparison, at: int, one: YearMeasure, language: Language) -> str:
    """Mean difference with its interval; in brackets only where it cannot be told from nothing."""
    mean, error = float(found.mean[at, one]), float(found.error[at, one])
    ends = found.difference[:, at, one]
    unit, factor = BY_TONNE.get(one, (one.unit, 1.0))
    low, high = (cell(factor * float(ends[place]), unit, language) for place in (0, -1))
    told = cell(factor * mean, unit, language)
    signed = f"+{told}" if mean > 0.0 and told.strip("0.,") else told
    clear = abs(mean) > CLEAR * error
    return f"{signed} ({low}…{high})" if clear else f"[{signed}] ({low}…{high})"
