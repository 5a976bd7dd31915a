"""Dates of a project: stretches of time, and their share of the years of a case.

A date is a month from January of the first year. Fields of a case are by calendar year, so that
what begins or ends inside a year counts with the share of its months: months of operation for
what runs with operation, months of the calendar for the rest.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from polysight.errors import DataError, refusal
from polysight.investment.case import ProjectCase

Floats = NDArray[np.float64]
_Part = TypeVar("_Part")

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time.

    Parameters
    ----------
    start : float
        Month in which it opens, from January of the first year.
    months : float
        Length; without end by default.
    """

    start: float = 0.0
    months: float = math.inf


#: The whole project.
ALWAYS = Stretch()


def month_count(case: ProjectCase, year: int, month: int = 1) -> int:
    """Months from January of the first year to the start of a calendar month.

    Parameters
    ----------
    case : ProjectCase
        The project.
    year, month : int
        Calendar year, and month from 1.

    Returns
    -------
    int
        Negative before the first year.
    """
    return MONTHS * (year - case.first_year) + month - 1


def commissioning(case: ProjectCase) -> int:
    """Month in which the first phase starts to operate.

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    int
        Months from January of the first year.
    """
    return min(phase.commissioned for phase in case.phases)


def calendar_share(years: int, stretch: Stretch) -> Floats:
    """Share of the months of each calendar year that lie in a stretch of time.

    Parameters
    ----------
    years : int
        Number of years from the first one.
    stretch : Stretch
        The stretch.

    Returns
    -------
    ndarray of float
        By year; fractions of one.

    Examples
    --------
    >>> calendar_share(3, Stretch(18.0)).tolist()
    [0.0, 0.5, 1.0]
    """
    opens = MONTHS * np.arange(years, dtype=np.float64)
    end = stretch.start + stretch.months
    inside = np.minimum(opens + MONTHS, end) - np.maximum(opens, stretch.start)
    return np.asarray(np.maximum(inside, 0.0) / MONTHS)


def operating_share(case: ProjectCase, years: int, stretch: Stretch) -> Floats:
    """Share of the operating months of each calendar year that lie in a stretch of time.

    Parameters
    ----------
    case : ProjectCase
        The project; its first commissioned phase counts.
    years : int
        Number of years from the first one.
    stretch : Stretch
        The stretch.

    Returns
    -------
    ndarray of float
        By year; that of the calendar in years without operation.
    """
    opens = MONTHS * np.arange(years, dtype=np.float64)
    first = np.maximum(opens, commissioning(case))
    last = np.minimum(opens + MONTHS, case.end_month)
    operating = np.maximum(last - first, 0.0)
    end = stretch.start + stretch.months
    inside = np.maximum(np.minimum(last, end) - np.maximum(first, stretch.start), 0.0)
    runs = operating > 0.0
    share = np.where(runs, inside / np.where(runs, operating, 1.0), 0.0)
    return np.asarray(np.where(runs, share, calendar_share(years, stretch)))


def running_share(case: ProjectCase, year: int) -> float:
    """Operating months of a year over twelve; yearly amounts run with operation.

    Parameters
    ----------
    case : ProjectCase
        The project.
    year : int
        Year from the first one.

    Returns
    -------
    float
        Above zero.

    Raises
    ------
    DataError
        If the project does not operate in that year.
    """
    opens = MONTHS * year
    first, last = max(opens, commissioning(case)), min(opens + MONTHS, case.end_month)
    if last <= first:
        raise refusal(DataError, "change.not_operating", got=case.first_year + year)
    return (last - first) / MONTHS


def by_year(values: ArrayLike, years: int) -> Floats:
    """One number, or numbers by year with the last one repeated where they end too early.

    Parameters
    ----------
    values : array_like of float
        One number or some by year.
    years : int
        Number of years.

    Returns
    -------
    ndarray of float
        By year.
    """
    given = np.asarray(values, dtype=np.float64)
    if given.ndim == 0:
        return np.full(years, float(given))
    missing = years - len(given)
    return np.concatenate([given, np.repeat(given[-1:], missing)]) if missing > 0 else given[:years]


def blended(values: Floats, other: ArrayLike, share: Floats) -> Floats:
    """Values of which a share is replaced by others.

    Parameters
    ----------
    values : ndarray of float
        By year.
    other : array_like of float
        What replaces them.
    share : ndarray of float
        By year; fraction that is replaced.

    Returns
    -------
    ndarray of float
        By year; the values themselves, to the bit, where nothing is replaced.
    """
    target = np.asarray(other, dtype=np.float64)
    mixed = (1.0 - share) * values + share * target
    return np.asarray(np.where(share == 0.0, values, mixed))


def prolonged(case: ProjectCase, years: int) -> ProjectCase:
    """Case whose fields by year reach so far; what is known of the last year is repeated.

    Parameters
    ----------
    case : ProjectCase
        The project.
    years : int
        Number of calendar years that are needed; longer fields are kept.

    Returns
    -------
    ProjectCase
        The same project where its fields are long enough.
    """
    return _prolonged(case, years)


def _prolonged(part: _Part, years: int) -> _Part:
    """A part of a case with every field by year long enough, at any depth."""
    if isinstance(part, np.ndarray):
        return by_year(part, max(years, len(part)))  # type: ignore[return-value]
    if isinstance(part, tuple):
        return tuple(_prolonged(one, years) for one in part)  # type: ignore[return-value]
    if is_dataclass(part) and not isinstance(part, type):
        found = {field.name: getattr(part, field.name) for field in fields(part)}
        return replace(part, **{name: _prolonged(one, years) for name, one in found.items()})
    return part
