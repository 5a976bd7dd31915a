"""What the market model would have said on a day of the past, with what could be known on it.

The data folder is cut at the day, behaviour is fitted to the stretches of the past before it, the
market of the day is set up and simulated ahead, and plain forecasts are made from the same
readings. Nothing here reads what came later; `market_record` does, and nothing else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence
from polysight.market.parameter import Parameter
from polysight.market.paths import MarketPaths
from polysight.market.series import Series
from polysight.study.backtest_protocol import ForecastTerms
from polysight.study.market_behaviour import Simulate, standard_scores
from polysight.study.market_benchmarks import PlainForecast, plain_forecast
from polysight.study.market_calibration import MarketFit, MarketWindow, market_fit
from polysight.study.market_case import market_of_day, market_view
from polysight.study.market_history import MarketHistory
from polysight.study.market_parameters import market_parameters, parameter_rows, with_row
from polysight.study.market_readings import (
    MONTHS_PER_YEAR,
    PARTS,
    MarketReading,
    MarketVariable,
    within,
)
from polysight.study.market_record import DayForecast
from polysight.study.market_scatter import VOLATILITIES, ScatterFit, scatter_fit
from polysight.study.market_settling import settled
from polysight.study.observed_outturns import observed_outturns
from polysight.study.view import View

Floats = NDArray[np.float64]

#: First day of which a market can be set up, and the shortest stretch worth a fit [months].
FIRST_DAY, SHORTEST = dt.date(2012, 12, 31), 6
#: Response of demand to the price; a window is told the demand that came, which holds it already.
RESPONSES = (Parameter.ELASTICITY_SHORT, Parameter.ELASTICITY_LONG)
NOTHING = -30.0
#: Widest error of an estimate from which a variable is forecast.
USABLE = 0.35


@dataclass(frozen=True, slots=True, eq=False)
class FittedDay:
    """A day of the past with what was fitted and said on it.

    Parameters
    ----------
    forecast : DayForecast
        What was said.
    fit : MarketFit
        Behaviour.
    scatter : ScatterFit
        Volatility.
    windows : tuple of (str, int)
        First day and months of each stretch of the past.
    """

    forecast: DayForecast
    fit: MarketFit
    scatter: ScatterFit
    windows: tuple[tuple[str, int], ...]


def fitted_day(
    evidence: Evidence,
    origin: dt.date,
    terms: ForecastTerms,
    simulate: Simulate,
) -> FittedDay:
    """Forecast of a day.

    Parameters
    ----------
    evidence : Evidence
        As cut at the day.
    origin : datetime.date
        The day, end of a month.
    terms : ForecastTerms
        Months, draws, members and seed.
    simulate : callable
        The simulation.

    Returns
    -------
    FittedDay
        Forecast and fit.
    """
    view = market_view(evidence, origin)
    readings = observed_outturns(view)
    fit, scatter, spans = fitted_behaviour(view, origin, readings, terms, simulate)
    last = _month_text(_month(origin) + terms.months)
    base = market_of_day(view, origin, last, parameters=scatter.spread)
    model = settled(base, view, simulate, seed=terms.seed)
    case, parameters = model.chunk(terms.seed, 0, terms.draws)
    paths = simulate(case, parameters, terms.seed, plants=False)
    paths = as_counted(paths, base.history, terms.seed)
    plain = plain_forecasts(base.history, readings)
    told = tuple((start.isoformat(), months) for start, months in spans)
    return FittedDay(DayForecast(origin, paths, plain), fit, scatter, told)


def as_counted(paths: MarketPaths, history: MarketHistory, seed: int) -> MarketPaths:
    """Capacities with the doubt of what stood on the first day.

    The plants of a market are one count of its nameplate; published ones differ from it and from
    each other, and what is published later is held against the forecast.

    Parameters
    ----------
    paths : MarketPaths
        As simulated, with the same plants in every draw on the first day.
    history : MarketHistory
        Holds the doubt of the day.
    seed : int
        Seed of all draws.

    Returns
    -------
    MarketPaths
        A draw counts all of its months by the same factor.
    """
    values = paths.values.copy()
    for one in (Series.CAPACITY_CHINA, Series.CAPACITY_OUTSIDE):
        doubt = history.of(one).at(_month(history.origin))[1]
        scores = standard_scores(seed, f"market.count.{one.name.lower()}", len(values))
        values[:, :, one] *= np.exp(doubt * scores)[:, None]
    return replace(paths, values=values)


def fitted_behaviour(
    view: View,
    origin: dt.date,
    readings: Sequence[MarketReading],
    terms: ForecastTerms,
    simulate: Simulate,
) -> tuple[MarketFit, ScatterFit, tuple[tuple[dt.date, int], ...]]:
    """Behaviour fitted to the past of a day.

    Parameters
    ----------
    view : View
        Evidence with the day as day of knowledge.
    origin : datetime.date
        The day.
    readings : sequence of MarketReading
        Known on it.
    terms : ForecastTerms
        Length of the stretches, members and seed.
    simulate : callable
        The simulation.

    Returns
    -------
    MarketFit
        All fitted parameters but the volatilities.
    ScatterFit
        The volatilities too.
    tuple of (datetime.date, int)
        First day and months of each stretch.
    """
    prior = market_parameters(view.evidence)
    fitted = [
        one.parameter
        for one in parameter_rows(view.evidence)
        if one.fitted and one.parameter not in VOLATILITIES
    ]
    spans = past_spans(origin, terms.window_months)
    windows = [
        window(view, start, months, readings, simulate, terms.seed) for start, months in spans
    ]
    fit = market_fit(prior, fitted, windows, simulate, seed=terms.seed, members=terms.members)
    scatter = scatter_fit(fit.spread, fitted, windows, simulate, seed=terms.seed)
    return fit, scatter, spans


def past_spans(origin: dt.date, length: int) -> tuple[tuple[dt.date, int], ...]:
    """Stretches of the past that follow on one another and end on a day.

    Parameters
    ----------
    origin : datetime.date
        The day.
    length : int
        Their months.

    Returns
    -------
    tuple of (datetime.date, int)
        First day and months of each, in order; the first one may be shorter.
    """
    first, end = _month(FIRST_DAY), _month(origin)
    found = []
    while end - length >= first:
        end -= length
        found.append((_month_end(end), length))
    if end - first >= SHORTEST:
        found.append((FIRST_DAY, end - first))
    return tuple(reversed(found))


def window(
    view: View,
    start: dt.date,
    months: int,
    readings: Sequence[MarketReading],
    simulate: Simulate,
    seed: int,
) -> MarketWindow:
    """A stretch of the past, ready to be fitted to.

    Parameters
    ----------
    view : View
        Evidence with its day of knowledge, which may be later.
    start : datetime.date
        Day before its first month.
    months : int
        Its length.
    readings : sequence of MarketReading
        All that was known.
    simulate : callable
        The simulation.
    seed : int
        Seed of all draws.

    Returns
    -------
    MarketWindow
        The demand that came holds the response of buyers to the price already, so that the model
        has none here.
    """
    first = _month(start) + 1
    base = market_of_day(view, start, _month_text(first + months - 1))
    spread = base.model.parameters
    for one in RESPONSES:
        spread = with_row(spread, one, NOTHING, 0.0)
    base = replace(base, model=replace(base.model, parameters=spread))
    own = within(readings, first, first + months - 1)
    return MarketWindow(settled(base, view, simulate, seed=seed, foreseen=False), own)


def plain_forecasts(
    history: MarketHistory, readings: Sequence[MarketReading]
) -> dict[MarketVariable, PlainForecast]:
    """Plain forecasts of every variable that is known well enough on a day.

    Parameters
    ----------
    history : MarketHistory
        Estimates of the day.
    readings : sequence of MarketReading
        Known on it.

    Returns
    -------
    dict of MarketVariable to PlainForecast
        By variable.
    """
    month = _month(history.origin)
    found = {}
    for variable in MarketVariable:
        start = _estimate(history, variable, month)
        own = [one for one in readings if one.variable is variable and one.last <= month]
        if start is None or start[1] > USABLE:
            continue
        plain = plain_forecast(own, *start)
        if plain is not None:
            found[variable] = plain
    return found


def _estimate(
    history: MarketHistory, variable: MarketVariable, month: int
) -> tuple[float, float] | None:
    """Logarithm on the day and its error; errors of parts count as independent."""
    parts = PARTS[variable]
    if any(one not in history.estimates for one in parts):
        return None
    levels = np.array([history.of(one).at(month) for one in parts])
    sizes = np.exp(levels[:, 0])
    log = float(np.log(sizes.sum()))
    error = float(np.hypot.reduce(sizes * levels[:, 1]) / sizes.sum())
    if variable is MarketVariable.UTILISATION_CHINA:
        capacity = history.of(Series.CAPACITY_CHINA).at(month)
        return log + np.log(MONTHS_PER_YEAR) - capacity[0], float(np.hypot(error, capacity[1]))
    return log, error


def _month(day: dt.date) -> int:
    return 12 * day.year + day.month - 1


def _month_text(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _month_end(number: int) -> dt.date:
    return dt.date((number + 1) // 12, (number + 1) % 12 + 1, 1) - dt.timedelta(days=1)
