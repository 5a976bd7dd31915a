"""How much polysilicon the world used, year by year and in the latest months, as a day knew it.

Use is not installations times grams per watt (that explains two thirds of 2022 to 2024); it is
what was made, less what stocks took up. Rule of a year: published demand of the world, else output
of the world less the change of known stocks, else output of China and of the rest less the same,
else a remembered number of the table of drivers. Rule of a shorter stretch: output of China over
it, and the rest at the rate of its last known year. Where nothing tells what was, a forecast made
when at most `NOWCAST_DAYS` of its period were left stands in. Stocks are those of the industry;
they are told from 2023 on only, and before that taken not to change.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.observation import Observation
from polysight.study.market_driver_rows import Drivers
from polysight.study.view import FACTS, View, picked

Floats = NDArray[np.float64]

WORLD, CHINA, OUTSIDE, PRODUCT = "WLD", "CN", "XCN", "polysilicon"
#: A forecast made so late in its period counts as an estimate.
NOWCAST_DAYS = 45
YEAR_DAYS = 365.25
#: Statements about stocks of the industry as a whole.
COVERAGES = ("industry", "unstated")
#: Shortest stretch over which a change of stocks is read [years].
STOCK_YEARS = 0.5
#: Years before the day from which shorter stretches are read.
RECENT_YEARS = 2.0
#: Relative errors of the use of a year and of a shorter stretch, and of wafers made.
YEAR_ERROR, PART_ERROR, WAFER_ERROR = 0.03, 0.08, 0.10
#: Shorter stretches last from half a month to three quarters [years].
PART_YEARS = (0.04, 0.8)


@dataclass(frozen=True, slots=True)
class Use:
    """Use of polysilicon over a stretch of time.

    Parameters
    ----------
    period : str
        The stretch.
    time : float
        Its middle [years].
    rate : float
        Use of the world [kt per year]; for wafers [GW per year].
    error : float
        Relative standard error.
    inputs : tuple of str
        Ids of the rows behind it.
    """

    period: str
    time: float
    rate: float
    error: float
    inputs: tuple[str, ...]


def uses(view: View, known: Drivers) -> tuple[Use, ...]:
    """Everything that tells the use of polysilicon of the world.

    Parameters
    ----------
    view : View
        The evidence as the day knew it.
    known : Drivers
        Drivers as the day knew them.

    Returns
    -------
    tuple of Use
        Whole years first, then shorter stretches of the last `RECENT_YEARS`.
    """
    stocks = _stocks(view)
    years = range(2008, known.origin.year + 1)
    whole = [_year(view, known, stocks, year) for year in years]
    parts = _parts(view, known, stocks)
    return (*(one for one in whole if one is not None), *parts)


def wafers(view: View, known: Drivers) -> tuple[Use, ...]:
    """Wafers made in the world, from those made in China.

    Parameters
    ----------
    view : View
        The evidence as the day knew it.
    known : Drivers
        Drivers as the day knew them.

    Returns
    -------
    tuple of Use
        Whole years, and shorter stretches of the last `RECENT_YEARS` [GW per year].
    """
    now = year_time(known.origin)
    rows = view.evidence.select("wafer_output", as_of=view.as_of, geography=CHINA, company="")
    stated = [row for row in rows if _counts(row, late=True)]
    found = []
    for text in dict.fromkeys(row.period.text for row in stated):
        same = [row for row in stated if row.period.text == text]
        made = picked([row for row in same if row.kind in FACTS] or same)
        start, end = _span(same[0])
        middle = 0.5 * (start + end)
        whole = end - start > PART_YEARS[1]
        if made is None or (not whole and middle < now - RECENT_YEARS):
            continue
        share = float(known.path("china_wafer_share", np.array([middle]))[0])
        season = 1.0 if whole else _season(known, start, end)
        rate = made.value / (end - start) / season / share
        found.append(Use(text, middle, rate, WAFER_ERROR, made.observations))
    return tuple(found)


def _year(view: View, known: Drivers, stocks: _Stocks, year: int) -> Use | None:
    own = str(year)
    for late in (False, True):
        told = picked(_stated(view, "demand", WORLD, own, late))
        if told is not None:
            return Use(own, year + 0.5, told.value, YEAR_ERROR, told.observations)
        change, rows = stocks.rate(float(year), year + 1.0)
        made = picked(_stated(view, "production", WORLD, own, late))
        if made is not None:
            cited = (*made.observations, *rows)
            return Use(own, year + 0.5, made.value - change, YEAR_ERROR, cited)
        china = picked(_stated(view, "production", CHINA, own, late))
        rest = known.of("output_outside", OUTSIDE)
        if china is not None and rest:
            outside = float(known.path("output_outside", np.array([year + 0.5]), log=True)[0])
            cited = (*china.observations, *rows, *(row.id for row in rest[-2:]))
            return Use(own, year + 0.5, china.value + outside - change, YEAR_ERROR * 1.5, cited)
    for row in known.of("use_world"):
        if row.year == year:
            return Use(own, year + 0.5, row.value, YEAR_ERROR * 1.5, (row.id,))
    return None


def _parts(view: View, known: Drivers, stocks: _Stocks) -> list[Use]:
    rest = known.of("output_outside", OUTSIDE)
    if not rest:
        return []
    found = []
    now = year_time(known.origin)
    stated = _stated(view, "production", CHINA, "", late=True)
    for text in dict.fromkeys(row.period.text for row in stated):
        same = [row for row in stated if row.period.text == text]
        rows = [row for row in same if row.kind in FACTS] or same
        start, end = _span(rows[0])
        middle = 0.5 * (start + end)
        if not PART_YEARS[0] < end - start < PART_YEARS[1] or middle < now - RECENT_YEARS:
            continue
        made = picked(rows)
        if made is None:
            continue
        outside = float(known.path("output_outside", np.array([middle]), log=True)[0])
        change, cited = stocks.rate(min(start, end - STOCK_YEARS), end)
        rate = made.value / (end - start) / _season(known, start, end) + outside - change
        found.append(Use(text, middle, rate, PART_ERROR, (*made.observations, *cited, rest[-1].id)))
    return found


def _span(row: Observation) -> tuple[float, float]:
    """Beginning and end of a period [years]."""
    return year_time(row.period.start), year_time(row.period.end) + 1.0 / YEAR_DAYS


def _season(known: Drivers, start: float, end: float) -> float:
    """Mean factor of the season over a stretch."""
    points = np.linspace(start, end, 25)[:-1] + (end - start) / 48
    months = np.floor((points % 1.0) * 12).astype(int)
    return float(known.seasons["module_demand"][months].mean())


def _stated(
    view: View, quantity: str, geography: str, period: str, late: bool
) -> list[Observation]:
    """Statements about the whole industry, with late forecasts or without."""
    rows = view.evidence.select(
        quantity, as_of=view.as_of, geography=geography, product=PRODUCT, company="", grade=""
    )
    return [
        row
        for row in rows
        if not row.route and period in ("", str(row.period)) and _counts(row, late)
    ]


def _counts(row: Observation, late: bool) -> bool:
    if math.isnan(row.middle):
        return False
    left = (row.period.end - row.first_known).days
    return row.kind in FACTS or (late and row.kind == "forecast" and left <= NOWCAST_DAYS)


@dataclass(frozen=True, slots=True)
class _Stocks:
    """Stocks of the industry in China by time [years, kt]."""

    times: Floats
    levels: Floats
    ids: tuple[str, ...]

    def rate(self, start: float, end: float) -> tuple[float, tuple[str, ...]]:
        """Change of stocks over a stretch [kt per year]; zero where they are not known."""
        if len(self.times) < 2 or end <= self.times[0] or start >= self.times[-1] + STOCK_YEARS:
            return 0.0, ()
        ends = np.clip([start, end], self.times[0], self.times[-1])
        first, last = np.interp(ends, self.times, self.levels)
        told = max(float(ends[1] - ends[0]), 0.5 * STOCK_YEARS)
        near = (self.times > start - STOCK_YEARS) & (self.times < end + STOCK_YEARS)
        return float(last - first) / told, tuple(np.array(self.ids)[near].tolist())


def _stocks(view: View) -> _Stocks:
    rows = [
        row
        for row in view.facts("stock", geography=CHINA, product=PRODUCT, company="")
        if row.basis.get("coverage") in COVERAGES
    ]
    monthly: dict[float, list[Observation]] = {}
    for row in rows:
        monthly.setdefault(_month(row.period.end), []).append(row)
    times = np.array(sorted(monthly))
    levels = np.array([np.mean([row.middle for row in monthly[time]]) for time in sorted(monthly)])
    return _Stocks(times, levels, tuple(monthly[time][0].id for time in sorted(monthly)))


def _month(day: dt.date) -> float:
    return day.year + (day.month - 0.5) / 12


def year_time(day: dt.date) -> float:
    """A day as a point in time.

    Parameters
    ----------
    day : datetime.date
        The day.

    Returns
    -------
    float
        Years.
    """
    start = dt.date(day.year, 1, 1)
    return day.year + (day - start).days / (dt.date(day.year + 1, 1, 1) - start).days
