"""Values of a project under many draws, without a statement of each being kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from polysight.investment.case import Floats, ProjectCase
from polysight.investment.draw_factors import DrawFactors
from polysight.investment.ensemble_kernel import Discounting, fill_outcomes
from polysight.investment.npv import discount_factors
from polysight.investment.outcomes import Outcome, Outcomes
from polysight.investment.period_arrays import ProjectPeriods
from polysight.investment.project_periods import project_periods

_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Valuer:
    """A project made ready for draws.

    Parameters
    ----------
    periods : ProjectPeriods
        The project of the central case by period.
    discounting : Discounting
        How its flows are valued.
    """

    periods: ProjectPeriods
    discounting: Discounting

    def fill(self, factors: DrawFactors, first: int, last: int, outcomes: Floats) -> None:
        """Outcomes of some draws; several threads may fill different draws at a time.

        Parameters
        ----------
        factors : DrawFactors
            Factors of all draws.
        first, last : int
            Draws from ``first`` up to before ``last``.
        outcomes : ndarray of float
            Axes `Outcome`, draw; filled in place.
        """
        scratch = _copied(self.periods)
        fill_outcomes(self.periods, scratch, self.discounting, factors, first, last, outcomes)

    def outcomes(self, factors: DrawFactors) -> Floats:
        """Outcomes of all draws, one after the other.

        Parameters
        ----------
        factors : DrawFactors
            Factors by draw.

        Returns
        -------
        ndarray of float
            Axes `Outcome`, draw.
        """
        values = np.empty((len(Outcome), factors.load.size))
        self.fill(factors, 0, factors.load.size, values)
        return values


def valuer(case: ProjectCase, *, minimum_price: bool = False) -> Valuer:
    """Project made ready for draws.

    Parameters
    ----------
    case : ProjectCase
        The central case.
    minimum_price : bool, default False
        Whether the minimum price of every draw is found, which takes several times as long.

    Returns
    -------
    Valuer
        For any number of draws.
    """
    periods, first = project_periods(case), min(one.start_month for one in case.phases)
    base, months = first // case.period_months, case.period_months
    rates = (
        case.valuation.discount_rate_before_tax,
        case.valuation.discount_rate_after_tax,
        case.valuation.discount_rate_equity,
        0.0,
    )
    factor = np.zeros((len(rates), case.periods))
    for row, rate in zip(factor, rates, strict=True):
        periodic = (1.0 + rate) ** (months / 12.0) - 1.0
        row[base:] = discount_factors(periodic, case.periods - base, case.valuation.timing)
    return Valuer(
        periods,
        Discounting(
            factor=factor,
            per_year=12.0 / months,
            find_price=int(minimum_price),
        ),
    )


def valued(case: ProjectCase, factors: DrawFactors, *, minimum_price: bool = False) -> Outcomes:
    """Outcomes of all draws, one after the other.

    Parameters
    ----------
    case : ProjectCase
        The central case.
    factors : DrawFactors
        Factors by draw.
    minimum_price : bool, default False
        See `valuer`.

    Returns
    -------
    Outcomes
        Of every draw.
    """
    return Outcomes(valuer(case, minimum_price=minimum_price).outcomes(factors))


def _copied(part: _Part) -> _Part:
    """A group of arrays with arrays of its own, at any depth."""
    if isinstance(part, np.ndarray):
        return part.copy()
    if isinstance(part, tuple):
        return type(part)(*(_copied(one) for one in part))
    return part
