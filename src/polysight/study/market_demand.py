"""Demand for modules by month, from what the wafer makers of the world used and what was expected.

The demand of a stretch of time is the watts of wafers that were made: the use of polysilicon
(`market_use`), less that for chips, over grams per watt; and wafer output as published. It holds
the direct-current side of parks, the pipeline of wafers and modules and what thicker wafers take,
so it lies above installations; the ratio of both is told by year (`pipeline_ratio`), not hidden in
another number.

Level on the day: every known stretch is carried to the day by the growth of installations, and
their logarithms are averaged with weights from their errors and their age. Path after the day: the
expected growth from the middle of one year to the middle of the next, times the season; and what
the ratio of wafers to installations has more or less than its median of the known years goes away
in part, since a pipeline cannot fill or empty for ever. Months that lie before the day of knowledge
(of a market that starts earlier, for fitting) are on the line between the known years.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.study.market_driver_rows import (
    YEAR_MONTHS,
    Drivers,
    faded_trend,
    month_times,
)
from polysight.study.market_growth import Growth, growth
from polysight.study.market_use import Use, uses, wafers, year_time
from polysight.study.view import View

Floats = NDArray[np.float64]

#: Drivers whose rows the demand rests on.
ROWS = ("silicon_intensity", "silicon_intensity_halving", "electronic_use", "china_wafer_share",
        "pipeline_reversion", "pipeline_halving", "output_outside", "use_world")  # fmt: skip
#: Years before the day from which a stretch still tells the level.
REACH_YEARS = 4.0
#: Least time from the middle of a year to the day for a corner of the line before the day [years].
LATEST_YEARS = 0.25
#: Years over which the median of wafers over installations is taken.
RATIO_YEARS = 8
#: Smallest standard error of the level.
LEAST_ERROR = 0.05
#: Share of the variance of yearly growth that lasts; the rest is a matter of dates (rushes before
#: cuts of support, and the holes after them) and comes back. Assumption.
LASTING = 0.5


@dataclass(frozen=True, slots=True)
class DemandYear:
    """A known year as the demand rule reads it.

    Parameters
    ----------
    year : int
        The year.
    use : float
        Polysilicon used [kt].
    electronic : float
        Of it for chips [kt].
    intensity : float
        Grams per watt [g/W].
    demand : float
        Modules and wafers wanted [GW].
    installations : float
        Installations [GW direct current]; NaN where not known.
    pipeline_ratio : float
        Demand over installations [1].
    """

    year: int
    use: float
    electronic: float
    intensity: float
    demand: float
    installations: float
    pipeline_ratio: float


@dataclass(frozen=True, slots=True)
class Demand:
    """Demand for modules as a day expected it.

    Parameters
    ----------
    modules : ndarray of float
        Axis month [GW per month].
    level : float
        At the beginning of the first month, at the mean of the season [GW per month].
    level_spread, growth_spread : float
        Standard deviations of the logarithm of the level, and of a deviation of yearly growth that
        holds to the last month (`_growth_spread`).
    years : tuple of DemandYear
        Known years.
    growth : dict of int to float
        Logarithmic growth by year, known or expected.
    inputs : tuple of str
        Ids of the rows behind it.
    """

    modules: Floats
    level: float
    level_spread: float
    growth_spread: float
    years: tuple[DemandYear, ...]
    growth: dict[int, float]
    inputs: tuple[str, ...]


def demand(
    view: View,
    known: Drivers,
    numbers: NDArray[np.int64],
    use: tuple[float, float] | None = None,
) -> Demand:
    """Demand for modules after a day.

    Parameters
    ----------
    view : View
        The evidence as the day knew it.
    known : Drivers
        Drivers as the day knew them.
    numbers : ndarray of int
        Wanted months, since January of year 0; the first may lie before the day.
    use : tuple of float, optional
        Logarithm of the monthly use of polysilicon in China on the day [kt per month] and its
        standard deviation, as another estimate of the level: both are averaged by their variances.

    Returns
    -------
    Demand
        By the rule of this module, without events.

    Raises
    ------
    DataError
        If the day knew nothing about the use of polysilicon.
    """
    found = uses(view, known)
    now = year_time(known.origin)
    watts = [(one, _watts(one, known)) for one in found]
    watts += [(one, one.rate) for one in wafers(view, known)]
    near = [(one, value) for one, value in watts if one.time > now - REACH_YEARS]
    if not near:
        raise refusal(DataError, "market_driver.unknown", got="use", day=str(known.origin))
    rates = growth(view, known, int(numbers[-1]) // YEAR_MONTHS + 1)
    level, spread = _level(near, rates, now)
    if use is not None:
        level, spread = _pooled(known, level, spread, use, now)
    years = _years(found, known, rates)
    times = month_times(numbers)
    start = np.array([numbers[0] / YEAR_MONTHS])
    path, first = (_path(known, years, rates, level, now, at) for at in (times, start))
    season = known.seasons["module_demand"][numbers % YEAR_MONTHS]
    cited = dict.fromkeys(
        [*(name for one, _ in near for name in one.inputs), *rates.inputs, *known.ids(*ROWS)]
    )
    return Demand(
        np.exp(path) / YEAR_MONTHS * season,
        math.exp(float(first[0])) / YEAR_MONTHS,
        spread,
        _growth_spread(rates, float(times[-1]) - now),
        years,
        rates.expected,
        tuple(cited),
    )


def grown(expected: Mapping[int, float], times: Floats, until: float) -> Floats:
    """Logarithmic growth from points in time to another; negative where they lie after it.

    Parameters
    ----------
    expected : mapping of int to float
        Logarithmic growth of a year over the year before.
    times : ndarray of float
        Points in time [years].
    until : float
        The other point in time [years].

    Returns
    -------
    ndarray of float
        Growth spreads evenly from the middle of a year to the middle of the next; the first and
        the last rate go on before and after the known years.
    """
    years = sorted(expected)
    nodes = np.array([years[0] - 0.5, *(year + 0.5 for year in years)])
    logs = np.concatenate([[0.0], np.cumsum([expected[year] for year in years])])
    before, after = expected[years[0]], expected[years[-1]]

    def log(at: Floats) -> Floats:
        inside = np.interp(at, nodes, logs)
        early = np.minimum(at - nodes[0], 0.0) * before
        late = np.maximum(at - nodes[-1], 0.0) * after
        return np.asarray(inside + early + late)

    return log(np.array([until])) - log(times)


def intensity(known: Drivers, times: Floats) -> Floats:
    """Polysilicon per watt of wafer.

    Parameters
    ----------
    known : Drivers
        Drivers as the day knew them.
    times : ndarray of float
        Points in time [years].

    Returns
    -------
    ndarray of float
        Grams per watt, its decline fading after the last known year.
    """
    halving = known.number("silicon_intensity_halving")
    return faded_trend(known.of("silicon_intensity"), times, halving)


def electronic(known: Drivers, times: Floats) -> Floats:
    """Polysilicon for chips.

    Parameters
    ----------
    known : Drivers
        Drivers as the day knew them.
    times : ndarray of float
        Points in time [years].

    Returns
    -------
    ndarray of float
        Axes market, point in time [kt per year]; after the last known year it grows as it did from
        the first known year to the last, which is an assumption.
    """
    rows = known.of("electronic_use")
    first, last = rows[0], rows[-1]
    pace = math.log(last.value / first.value) / max(last.year - first.year, 1)
    beyond = np.maximum(times - last.year - 0.5, 0.0)
    whole = known.path("electronic_use", times, log=True) * np.exp(pace * beyond)
    china = known.path("electronic_share_china", times)
    return np.array([whole * china, whole * (1.0 - china)])


def _level(near: list[tuple[Use, float]], rates: Growth, origin: float) -> tuple[float, float]:
    """Logarithm of the yearly demand on the day, and its standard error.

    Stretches overlap and share sources, so their number does not lower the error.
    """
    times = np.array([one.time for one, _ in near])
    errors = np.array([one.error for one, _ in near])
    carried = np.log([value for _, value in near]) + grown(rates.expected, times, origin)
    ages = np.maximum(origin - times, 0.0)
    weights = 1.0 / (errors**2 + rates.spread**2 * ages)
    level = float(np.sum(weights * carried) / np.sum(weights))
    scatter = float(np.sum(weights * (carried - level) ** 2) / np.sum(weights))
    variance = max(LEAST_ERROR**2, 0.25 * scatter) + LASTING * rates.spread**2 * float(ages.min())
    return level, math.sqrt(variance)


def _growth_spread(rates: Growth, years: float) -> float:
    """Standard deviation of a deviation of growth that holds for some years [1/a].

    Errors of single years know nothing of one another, so that those of n years take 1 / n of the
    variance of one from their mean, as far as they last; to this comes the doubt of long growth::

        variance = LASTING * spread**2 / n + lasting**2
    """
    return math.hypot(rates.spread * math.sqrt(LASTING / max(1.0, years)), rates.lasting)


def _pooled(
    known: Drivers, level: float, spread: float, use: tuple[float, float], now: float
) -> tuple[float, float]:
    """The level with another estimate of it.

    Sources are shared, so that the error does not fall: it is that of a mixture of both, which is
    larger where they disagree.
    """
    at = np.array([now])
    share = float(known.path("china_wafer_share", at)[0])
    solar = math.exp(use[0]) * YEAR_MONTHS - float(electronic(known, at)[0, 0])
    other = math.log(max(solar, 1e-6) / share / float(intensity(known, at)[0]))
    levels = np.array([level, other])
    variances = np.array([spread, max(use[1], LEAST_ERROR)]) ** 2
    parts = (1.0 / variances) / float(np.sum(1.0 / variances))
    pooled = float(parts @ levels)
    return pooled, math.sqrt(float(parts @ (variances + (levels - pooled) ** 2)))


def _path(
    known: Drivers,
    years: tuple[DemandYear, ...],
    rates: Growth,
    level: float,
    now: float,
    times: Floats,
) -> Floats:
    """Logarithm of the yearly demand without season: as expected after the day, as known before."""
    ahead = level - grown(rates.expected, np.maximum(times, now), now)
    ahead += _pipeline(known, years, rates, level, now) * _closed(known, np.maximum(times - now, 0))
    told = [one for one in years if one.year + 0.5 < now - LATEST_YEARS]
    nodes = [*(one.year + 0.5 for one in told), now]
    logs = [*(math.log(one.demand) for one in told), level]
    return np.where(times < now, np.interp(times, nodes, logs), ahead)


def _pipeline(
    known: Drivers, years: tuple[DemandYear, ...], rates: Growth, level: float, origin: float
) -> float:
    """What the return of the ratio of wafers to installations adds to the logarithm in the end.

    The older the last known installations, the less they tell: half for every year beyond the
    first.
    """
    ratios = [one.pipeline_ratio for one in years if not math.isnan(one.pipeline_ratio)]
    if not ratios:
        return 0.0
    last = rates.installations[-1]
    carried = grown(rates.expected, np.array([last.year + 0.5]), origin)[0]
    installed = math.log(last.value) + float(carried)
    told = 0.5 ** max(origin - last.year - 0.5 - 1.0, 0.0)
    normal = math.log(float(np.median(ratios[-RATIO_YEARS:])))
    return float(known.number("pipeline_reversion") * told * (normal - (level - installed)))


def _closed(known: Drivers, after: Floats) -> Floats:
    """Part of a distance that is closed so long after the day."""
    return np.asarray(1.0 - 0.5 ** (after / known.number("pipeline_halving")))


def _watts(one: Use, known: Drivers) -> float:
    """Watts of wafers that a use of polysilicon makes [GW per year]."""
    at = np.array([one.time])
    chips = float(electronic(known, at).sum())
    return (one.rate - chips) / float(intensity(known, at)[0])


def _years(found: tuple[Use, ...], known: Drivers, rates: Growth) -> tuple[DemandYear, ...]:
    installed = {one.year: one.value for one in rates.installations}
    told = []
    for one in found:
        if len(one.period) != len("2020"):
            continue
        at = np.array([one.time])
        year, wanted = int(one.period), _watts(one, known)
        told.append(
            DemandYear(
                year,
                one.rate,
                float(electronic(known, at).sum()),
                float(intensity(known, at)[0]),
                wanted,
                installed.get(year, math.nan),
                wanted / installed.get(year, math.nan),
            )
        )
    return tuple(told)
