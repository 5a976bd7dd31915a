"""What drives the market from outside, as rows tell it on a day, and as paths over time.

Rule of a path: every year has the row known last on the day; months lie on the line between the
middles of the years (of logarithms where a driver is never zero); before the first and after the
last year the number stands still, unless a trend is asked for (`faded_trend`). A row about a year
to come is an expectation and counts like any other until a later row replaces it.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.evidence.store import Evidence

Floats = NDArray[np.float64]

TABLE, SEASONS = "market_drivers", "market_seasons"
YEAR_MONTHS = 12
#: Known years from which a trend is read.
TREND_YEARS = 5


@dataclass(frozen=True, slots=True)
class DriverRow:
    """One number of a driver.

    Parameters
    ----------
    id, driver, geography : str
        Id of the row, driver, region.
    year : int
        Year that it is about.
    value, low, high : float
        The number and its range.
    unit : str
        Unit code.
    first_known : datetime.date
        Day on which it could first be known.
    """

    id: str
    driver: str
    geography: str
    year: int
    value: float
    low: float
    high: float
    unit: str
    first_known: dt.date


@dataclass(frozen=True, slots=True)
class Drivers:
    """Rows of the drivers as a day knew them.

    Parameters
    ----------
    rows : tuple of DriverRow
        One a driver, region and year.
    seasons : dict of str to ndarray of float
        Factors of the twelve months, of mean one, by driver.
    origin : datetime.date
        The day.
    """

    rows: tuple[DriverRow, ...]
    seasons: dict[str, Floats]
    origin: dt.date

    def of(self, driver: str, geography: str = "") -> tuple[DriverRow, ...]:
        """Rows of a driver by year.

        Parameters
        ----------
        driver : str
            Name of the driver.
        geography : str, optional
            Region; any when empty.

        Returns
        -------
        tuple of DriverRow
            The rows; empty where none was known.
        """
        found = [
            row for row in self.rows if row.driver == driver and geography in ("", row.geography)
        ]
        return tuple(sorted(found, key=lambda row: row.year))

    def number(self, driver: str, geography: str = "") -> float:
        """The number of a driver that holds on the day, for numbers of method.

        Parameters
        ----------
        driver : str
            Name of the driver.
        geography : str, optional
            Region; any when empty.

        Returns
        -------
        float
            Value of the last row whose year is not after the day.

        Raises
        ------
        DataError
            If no row was known.
        """
        held = [row for row in self.of(driver, geography) if row.year <= self.origin.year]
        if not held:
            raise refusal(DataError, "market_driver.unknown", got=driver, day=str(self.origin))
        return held[-1].value

    def path(self, driver: str, times: Floats, geography: str = "", log: bool = False) -> Floats:
        """A driver at points in time.

        Parameters
        ----------
        driver : str
            Name of the driver.
        times : ndarray of float
            Points in time [years].
        geography : str, optional
            Region; any when empty.
        log : bool, optional
            Whether logarithms lie on the line.

        Returns
        -------
        ndarray of float
            The driver by the rule of this module.

        Raises
        ------
        DataError
            If no row was known.
        """
        rows = self.of(driver, geography)
        if not rows:
            raise refusal(DataError, "market_driver.unknown", got=driver, day=str(self.origin))
        middles = np.array([row.year + 0.5 for row in rows])
        values = np.array([row.value for row in rows])
        if not log:
            return np.asarray(np.interp(times, middles, values))
        return np.asarray(np.exp(np.interp(times, middles, np.log(values))))

    def ids(self, *drivers: str) -> tuple[str, ...]:
        """Ids of the rows of some drivers.

        Parameters
        ----------
        *drivers : str
            Names of drivers.

        Returns
        -------
        tuple of str
            The ids.
        """
        return tuple(row.id for row in self.rows if row.driver in drivers)


def drivers(evidence: Evidence, origin: dt.date) -> Drivers:
    """Rows of the drivers that a day knew.

    Parameters
    ----------
    evidence : Evidence
        Its tables hold the drivers.
    origin : datetime.date
        The day.

    Returns
    -------
    Drivers
        Of several rows about one driver, region and year that which was known last.
    """
    held: dict[tuple[str, str, int], DriverRow] = {}
    for row in sorted(_rows(evidence), key=lambda one: (one.first_known, one.id)):
        if row.first_known <= origin:
            held[row.driver, row.geography, row.year] = row
    return Drivers(tuple(held.values()), _seasons(evidence), origin)


def faded_trend(rows: Sequence[DriverRow], times: Floats, halving_years: float) -> Floats:
    """A driver that goes on declining or rising ever more slowly after its last known year.

    Parameters
    ----------
    rows : sequence of DriverRow
        Rows by year, at least one.
    times : ndarray of float
        Points in time [years].
    halving_years : float
        Years in which the slope halves.

    Returns
    -------
    ndarray of float
        Between known years logarithms lie on the line; afterwards the slope of the logarithms over
        the last `TREND_YEARS` known years fades: with slope s, after x years
        ``s * h / ln 2 * (1 - 2**(-x / h))``.
    """
    middles = np.array([row.year + 0.5 for row in rows])
    logs = np.log([row.value for row in rows])
    inside = np.interp(times, middles, logs)
    recent = middles >= middles[-1] - (TREND_YEARS - 1)
    if np.count_nonzero(recent) < 2:
        return np.asarray(np.exp(inside))
    slope = float(np.polyfit(middles[recent], logs[recent], 1)[0])
    beyond = np.maximum(times - middles[-1], 0.0)
    length = halving_years / math.log(2.0)
    return np.asarray(np.exp(inside + slope * length * (1.0 - np.exp(-beyond / length))))


def month_times(numbers: NDArray[np.int64]) -> Floats:
    """Middles of months as points in time.

    Parameters
    ----------
    numbers : ndarray of int
        Months since January of year 0.

    Returns
    -------
    ndarray of float
        Years.
    """
    return np.asarray((numbers + 0.5) / YEAR_MONTHS)


def _rows(evidence: Evidence) -> list[DriverRow]:
    return [
        DriverRow(
            row.cells["id"],
            row.cells["driver"],
            row.cells["geography"],
            int(row.cells["period"]),
            float(row.cells["value"]),
            float(row.cells["low"]),
            float(row.cells["high"]),
            row.cells["unit"],
            dt.date.fromisoformat(row.cells["first_known"]),
        )
        for row in evidence.tables[TABLE]
    ]


def _seasons(evidence: Evidence) -> dict[str, Floats]:
    found: dict[str, Floats] = {}
    for row in evidence.tables[SEASONS]:
        months = found.setdefault(row.cells["driver"], np.ones(YEAR_MONTHS))
        months[int(row.cells["month"]) - 1] = float(row.cells["value"])
    return {driver: months / months.mean() for driver, months in found.items()}
