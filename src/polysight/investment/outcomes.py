"""What is kept of each draw of a project."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from polysight.investment.case import Floats


class Outcome(IntEnum):
    """Place of each outcome of a draw.

    Present values and the largest short loan are in CNY, rates of return fractions per year,
    paybacks years from the start of the base period, the least debt service cover of a year
    of repayment a ratio, the break-even price and the minimum price CNY/kg without tax. Rates and
    paybacks that do not exist are infinite by the rule of `polysight.investment.risk`; a cover is
    infinite where no long-term loan is repaid, and the minimum price where no price is high enough.
    """

    NPV_BEFORE_TAX = 0
    NPV = 1
    NPV_EQUITY = 2
    IRR_BEFORE_TAX = 3
    IRR = 4
    IRR_EQUITY = 5
    IRR_BEFORE_TAX_STATUS = 6
    IRR_STATUS = 7
    IRR_EQUITY_STATUS = 8
    PAYBACK = 9
    DYNAMIC_PAYBACK = 10
    MINIMUM_DEBT_COVER = 11
    LARGEST_SHORT_LOAN = 12
    BREAK_EVEN_PRICE = 13
    MINIMUM_PRICE = 14

    @property
    def key(self) -> str:
        """Name as data and catalogues write it, for example ``npv_equity``."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Outcomes of all draws.

    Parameters
    ----------
    values : ndarray of float
        Axes `Outcome`, draw; the rows of statuses hold codes of
        `polysight.investment.irr_row.IrrStatus`.
    """

    values: Floats

    def of(self, outcome: Outcome) -> Floats:
        """One outcome of every draw.

        Parameters
        ----------
        outcome : Outcome
            Which.

        Returns
        -------
        ndarray of float
            Axis draw.
        """
        return np.asarray(self.values[outcome])
