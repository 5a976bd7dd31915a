"""When a plant stands still because it does not pay to run, and when its owners have lost all."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from polysight.investment.case import ProjectCase
from polysight.investment.indicators import insolvent_year
from polysight.investment.rows import Row
from polysight.investment.statement import statement

#: Part of the largest output that is rounding.
_DUST = 1e-9


@dataclass(frozen=True, slots=True)
class Distress:
    """Years in which a project stands still or has lost its owners' money.

    Parameters
    ----------
    idle_years : tuple of int
        Calendar years with a period in which it stands still although it could run, because a
        kilogram does not bring what it costs.
    insolvent_year : int or None
        First calendar year at whose end book equity is below zero or short loans exceed all
        assets; None where there is none.
    """

    idle_years: tuple[int, ...] = ()
    insolvent_year: int | None = None


#: Of a project that never stands still and keeps its owners' money.
SOUND = Distress()


def idling(case: ProjectCase) -> ProjectCase:
    """Case of a plant that stands still where running would lose cash.

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    ProjectCase
        The same but for periods in which a kilogram does not bring what it costs; fixed cost,
        staff and repairs run on in them.
    """
    return replace(case, idles=True)


def distress(case: ProjectCase) -> Distress:
    """Years of standing still and of insolvency.

    Parameters
    ----------
    case : ProjectCase
        The project; it stands still only if it idles.

    Returns
    -------
    Distress
        Both.
    """
    told = statement(case)
    could = statement(replace(case, idles=False)).row(Row.OUTPUT)
    still = could - told.row(Row.OUTPUT) > _DUST * max(float(could.max()), 1.0)
    years = case.first_year + np.arange(case.periods) * case.period_months // 12
    lost = insolvent_year(told)
    return Distress(
        tuple(int(year) for year in np.unique(years[still])),
        None if lost is None else int(told.years[lost]),
    )
