"""Prices by month: silicon metal, exchange rates, and tariffs with their wet and dry seasons.

Rule for a price. A month takes the quotes (days and weeks, else its published mean, else the mean
of its quarter) of the first series in the order of preference that has any: the series of the
scenario, then its neighbours in grade and place. Its range holds all of them. A month without a
quote lies on the line between the nearest quoted months, with a range that holds both, if the two
are at most `REACH_MONTHS` apart; else it stays empty. Every month says which it is.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.evidence.choice import choice
from polysight.evidence.observation import Observation
from polysight.periods import Period, period
from polysight.study.quotes import CASES
from polysight.study.tariffs import SEASONS, statements, tariff
from polysight.study.view import View

Floats = NDArray[np.float64]

#: A gap in the quotes is bridged if the quoted months on both sides are at most so far apart.
REACH_MONTHS = 9
#: Grains of a quote, in the order in which they stand for a month.
GRAINS = (("day", "week"), ("month",), ("quarter",))
#: Grades of silicon metal that a polysilicon plant buys, and places, by preference.
GRADES = (
    "silicon-metal-553-oxygen", "silicon-metal-553-above-standard", "silicon-metal-553",
    "silicon-metal-553-no-oxygen", "silicon-metal-553-standard", "silicon-metal",
)  # fmt: skip
PLACES = ("CN-EAST", "CN-TJ", "CN", "CN-GD")
#: Ids of the rows that tell the first and the last month of the wet season.
WET_SEASON = ("PX0010", "PX0011")


@dataclass(frozen=True, slots=True)
class MonthlyPath:
    """A price or rate by month.

    Parameters
    ----------
    months : tuple of str
        Months, as ``2025-01``.
    low, central, high : ndarray of float
        Axis month; NaN where nothing is known.
    unit : str
        Unit code.
    quoted : tuple of bool
        Whether a month rests on a statement about itself, a quarter or a year of its own.
    inputs : tuple of str
        Ids of what the path rests on.
    marks : tuple of str
        Message keys of what was stretched.
    """

    months: tuple[str, ...]
    low: Floats
    central: Floats
    high: Floats
    unit: str
    quoted: tuple[bool, ...]
    inputs: tuple[str, ...]
    marks: tuple[str, ...] = ()

    def mean(self, span: Period) -> tuple[float, float, float]:
        """Low, central and high mean over the months of a stretch of time.

        Parameters
        ----------
        span : Period
            The stretch; only months inside it count.

        Returns
        -------
        tuple of float
            Low, central, high; NaN where a month is not known or none is inside.
        """
        inside = [span.contains(period(month)) for month in self.months]
        if not any(inside):
            return math.nan, math.nan, math.nan
        low, central, high = (
            float(one[inside].mean()) for one in (self.low, self.central, self.high)
        )
        return low, central, high


@dataclass(frozen=True, slots=True)
class _Level:
    """What is known of one month."""

    low: float
    central: float
    high: float
    inputs: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


def months_between(first: str, last: str) -> tuple[str, ...]:
    """Months of a stretch of time.

    Parameters
    ----------
    first, last : str
        First and last month, as ``2020-01``.

    Returns
    -------
    tuple of str
        Both ends included.

    Raises
    ------
    DataError
        If a text is no month, or the last one comes first.
    """
    ends = [period(one) for one in (first, last)]
    if any(one.grain != "month" for one in ends) or ends[0].start > ends[1].start:
        raise refusal(DataError, "period.malformed", got=f"{first}/{last}")
    return _months(*(one.start.year * 12 + one.start.month - 1 for one in ends))


def silicon_metal_path(view: View, months: Sequence[str]) -> MonthlyPath:
    """Price of silicon metal by month, without value-added tax.

    Parameters
    ----------
    view : View
        The evidence.
    months : sequence of str
        Wanted months.

    Returns
    -------
    MonthlyPath
        CNY/kg, by the rule of this module. Quotes that do not state their tax are taken as the
        setting ``quotes_vat`` says.
    """
    rate = view.named("quotes_vat")
    rows = [
        row
        for row in view.facts("input_price")
        if row.product in GRADES
        and row.geography in PLACES
        and row.canonical_unit.startswith("CNY/")
        and row.basis.get("deal") in ("spot", "unstated")
        and row.basis.get("averaging") != "period-low"
        and not row.company
    ]

    factor = view.evidence.units.factor(rows[0].canonical_unit, "CNY/kg") if rows else 1.0
    series: dict[tuple[str, str], list[Observation]] = {}
    for row in rows:
        series.setdefault((row.product, row.geography), []).append(row)

    def known(month: str) -> _Level | None:
        return _quoted(series, month, factor / (1.0 + rate.value), view)

    return _path(months, known, "CNY/kg", rate.inputs)


def exchange_rate_path(view: View, unit: str, months: Sequence[str]) -> MonthlyPath:
    """Exchange rate by month: the shortest published mean that holds the month.

    Parameters
    ----------
    view : View
        The evidence.
    unit : str
        Unit of the rate, for example ``CNY/USD``.
    months : sequence of str
        Wanted months.

    Returns
    -------
    MonthlyPath
        The rate; for most years rows give only the mean of the year, and every month has it.
    """
    rows = [row for row in view.facts("exchange_rate") if row.canonical_unit == unit]
    rows = [row for row in rows if row.basis.get("averaging") != "point"]

    def known(month: str) -> _Level | None:
        around = [row for row in rows if row.period.contains(period(month))]
        if not around:
            return None
        shortest = min((row.period.end - row.period.start).days for row in around)
        held = [row for row in around if (row.period.end - row.period.start).days == shortest]
        number = choice(held).estimate()
        return _Level(number.value, number.value, number.value, number.observations)

    return _path(months, known, unit, ())


def tariff_path(view: View, region: str, months: Sequence[str], supply: str) -> MonthlyPath:
    """Electricity tariff of a region by month, wet and dry season apart where rows tell them.

    Parameters
    ----------
    view : View
        The evidence.
    region : str
        Code of the province.
    months : sequence of str
        Wanted months.
    supply : str
        ``grid`` or ``captive``.

    Returns
    -------
    MonthlyPath
        CNY/kWh without value-added tax. Where a year is told by season, the months of the wet
        season take its statements and the others those of the dry season; else every month of a
        year has the tariff of that year by the rule of `polysight.study.tariffs`.
    """
    years = {int(month[:4]) for month in months}
    by_year = {year: _seasons(view, region, year, supply) for year in sorted(years)}
    first, last = (int(view.references.number(name, "1", view.evidence)) for name in WET_SEASON)

    def known(month: str) -> _Level | None:
        wet = first <= int(month[5:]) <= last
        told = by_year.get(int(month[:4]))
        return told[SEASONS[0] if wet else SEASONS[1]] if told else None

    return _path(months, known, "CNY/kWh", ())


def _seasons(view: View, region: str, year: int, supply: str) -> dict[str, _Level]:
    """Level of the wet and of the dry months of a year."""
    rows = statements(view, region, year, supply)
    annual = tariff(view, region, year, supply)
    low, central, high = (annual[case].value for case in CASES)
    whole = _Level(low, central, high, annual["central"].inputs, annual["central"].marks)
    if not rows or any(row.basis.get("season") not in SEASONS for row in rows):
        return dict.fromkeys(SEASONS, whole)
    rate = view.named("quotes_vat")
    factor = 1.0 / (1.0 + rate.value) if supply == "grid" else 1.0
    marks = tuple(mark for mark in whole.marks if mark != "mark.seasonal_average")
    return {
        season: _level(
            [row for row in rows if row.basis.get("season") == season],
            factor,
            (*rate.inputs, *WET_SEASON),
            marks,
        )
        for season in SEASONS
    }


def _quoted(
    series: Mapping[tuple[str, str], Sequence[Observation]], month: str, factor: float, view: View
) -> _Level | None:
    """Quotes of a month, from those by grade and place, by the first grain, grade and place."""
    wanted = period(month)
    own = view.scenario.prices["silicon-metal"]
    for grains in GRAINS:
        for grade in (own.product, *(one for one in GRADES if one != own.product)):
            for place in (own.geography, *(one for one in PLACES if one != own.geography)):
                found = [
                    row
                    for row in series.get((grade, place), ())
                    if row.period.grain in grains
                    and (wanted.contains(row.period) or row.period.contains(wanted))
                ]
                if found:
                    usual = (grade, place) == (own.product, own.geography)
                    marks = (() if usual else ("mark.other_series",)) + (
                        ("mark.month_mean",) if grains != GRAINS[0] else ()
                    )
                    return _level(found, factor, (), marks)
    return None


def _level(
    rows: Sequence[Observation], factor: float, inputs: tuple[str, ...], marks: tuple[str, ...]
) -> _Level:
    ids = {row.id for row in rows}
    kept = [row for row in rows if row.same_value_as not in ids]
    return _Level(
        factor * min(row.spread[0] for row in kept),
        factor * statistics.fmean(row.middle for row in kept),
        factor * max(row.spread[1] for row in kept),
        (*(row.id for row in kept), *inputs),
        marks,
    )


def _path(
    months: Sequence[str],
    known: Callable[[str], _Level | None],
    unit: str,
    inputs: tuple[str, ...],
) -> MonthlyPath:
    """Path of what is known, with gaps bridged from quotes that are near enough."""
    around = _widened(months)
    found = [known(month) for month in around]
    places = [around.index(month) for month in months]
    levels = [found[place] or _bridged(found, place) for place in places]
    quoted = tuple(found[place] is not None for place in places)
    marks = dict.fromkeys(mark for level in levels for mark in level.marks)
    if any(math.isnan(level.central) for level in levels):
        marks["mark.months_missing"] = None
    low, central, high = (
        np.array([getattr(level, case) for level in levels], dtype=np.float64) for case in CASES
    )
    cited = dict.fromkeys([*(one for level in levels for one in level.inputs), *inputs])
    return MonthlyPath(tuple(months), low, central, high, unit, quoted, tuple(cited), tuple(marks))


def _widened(months: Sequence[str]) -> list[str]:
    """Months from so long before the first to so long after the last that a gap can be bridged."""
    counts = [int(month[:4]) * 12 + int(month[5:]) - 1 for month in months]
    first, last = min(counts) - REACH_MONTHS, max(counts) + REACH_MONTHS
    return list(_months(first, last))


def _months(first: int, last: int) -> tuple[str, ...]:
    """Months by their count from January of the year 0, both ends included."""
    return tuple(f"{count // 12:04d}-{count % 12 + 1:02d}" for count in range(first, last + 1))


def _bridged(found: Sequence[_Level | None], place: int) -> _Level:
    """Level of a month on the line between its quoted neighbours; empty where they are far."""
    known = [(other, one) for other, one in enumerate(found) if one is not None]
    earlier = [pair for pair in known if pair[0] < place]
    later = [pair for pair in known if pair[0] > place]
    if not earlier or not later or later[0][0] - earlier[-1][0] > REACH_MONTHS:
        return _Level(math.nan, math.nan, math.nan)
    (before, one), (after, other) = earlier[-1], later[0]
    share = (place - before) / (after - before)
    return _Level(
        min(one.low, other.low),
        one.central + share * (other.central - one.central),
        max(one.high, other.high),
        (*one.inputs, *other.inputs),
        (*one.marks, *other.marks, "mark.interpolated"),
    )
