"""Differences between two scenarios as a document for machines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from polysight.answers.market_answer import Simulated
from polysight.answers.market_document import QUANTILES, head
from polysight.answers.project_numbers import finite_list
from polysight.errors import UsageError, refusal
from polysight.study.market_comparison import MarketComparison, market_comparison
from polysight.study.market_years import YearMeasure


def compared(first: Simulated, second: Simulated) -> MarketComparison:
    """Differences of two scenarios.

    Parameters
    ----------
    first, second : Simulated
        The scenarios.

    Returns
    -------
    MarketComparison
        The second less the first, draw by draw.

    Raises
    ------
    UsageError
        If their seeds differ, so that their draws share no random numbers.
    """
    seeds = [one.asked.scenario.seed for one in (first, second)]
    if seeds[0] != seeds[1]:
        raise refusal(UsageError, "market_page.seeds_differ", first=seeds[0], second=seeds[1])
    return market_comparison(first.tables.years, second.tables.years)


def document(
    found: MarketComparison, first: Simulated, second: Simulated, figures: Iterable[Path] = ()
) -> dict[str, object]:
    """Differences for machines.

    Parameters
    ----------
    found : MarketComparison
        The differences.
    first, second : Simulated
        The scenarios.
    figures : iterable of pathlib.Path
        Pictures that were drawn.

    Returns
    -------
    dict
        As `schemas/market_compare.schema.json` says.
    """
    return {
        "first": head(first.asked, first.tables.draws),
        "second": head(second.asked, second.tables.draws),
        "years": found.years.tolist(),
        "months_of_year": found.months.tolist(),
        "measures": [
            {
                "measure": one.key, "unit": one.unit,
                "first": finite_list(found.first[:, one]),
                "second": finite_list(found.second[:, one]),
                "difference": {
                    name: finite_list(row)
                    for name, row in zip(QUANTILES, found.difference[..., one], strict=True)
                },
                "mean": finite_list(found.mean[:, one]),
                "standard_error": finite_list(found.error[:, one]),
                "higher_share": finite_list(found.higher[:, one]),
                "noise_kept": finite_list(found.noise_kept[:, one]),
            }
            for one in YearMeasure
        ],
        "figures": [str(path) for path in figures],
    }  # fmt: skip
