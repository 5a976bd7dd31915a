"""Scenarios found among the draws of a market, and their document for machines."""

from __future__ import annotations

from polysight.answers.market_answer import MarketAnswer, Simulated
from polysight.answers.market_document import head
from polysight.answers.project_numbers import finite
from polysight.errors import UsageError, refusal
from polysight.study.market_discovery import ABOVE, BELOW, Discovery, Target, discovery
from polysight.study.market_influence import market_inputs
from polysight.study.market_years import MONTHS, YearMeasure
from polysight.suggestion import nearest


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
