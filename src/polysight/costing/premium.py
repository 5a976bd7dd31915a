"""Price of purity: what one grade earns over another on the same day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.costing.lines import Floats
from polysight.errors import UsageError, refusal

Days = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Premium:
    """Premium of a grade over another, day by day.

    Parameters
    ----------
    day : ndarray of int, [day]
        Days on which both were quoted, rising; any count of days since a fixed one.
    amount : ndarray, [day]
        Price of the grade less that of the other [money/kg]; a discount is negative.
    ratio : ndarray, [day]
        Price of the grade over that of the other [1].
    """

    day: Days
    amount: Floats
    ratio: Floats

    def within(self, first: int, last: int) -> Premium:
        """Premium of some of the days.

        Parameters
        ----------
        first, last : int
            First and last day, both counted in.

        Returns
        -------
        Premium
            The days in between; there may be none.
        """
        kept = (self.day >= first) & (self.day <= last)
        return Premium(self.day[kept], self.amount[kept], self.ratio[kept])


def premium(day: Days, price: Floats, other_day: Days, other_price: Floats) -> Premium:
    """Differences of two series of quotes where both have the same day.

    Parameters
    ----------
    day, price : ndarray, [quote]
        Day and price of the grade [money/kg]; one quote a day.
    other_day, other_price : ndarray, [quote]
        Of the grade that it is compared with, on the same basis of tax, place and averaging.

    Returns
    -------
    Premium
        Nothing is interpolated: a day with one quote only is left out.

    Raises
    ------
    UsageError
        If a series has a day twice, or a price that is not above zero.

    Examples
    --------
    >>> found = premium(np.array([1, 2, 4]), np.array([40.0, 42.0, 50.0]),
    ...                 np.array([2, 3, 4]), np.array([37.0, 36.0, 45.0]))
    >>> found.day.tolist(), found.amount.tolist()
    ([2, 4], [5.0, 5.0])
    """
    for days, prices in ((day, price), (other_day, other_price)):
        if np.unique(days).shape != days.shape:
            raise refusal(UsageError, "costing.day_twice")
        if (prices <= 0.0).any():
            raise refusal(UsageError, "costing.positive", name="price")
    both, first, second = np.intersect1d(day, other_day, return_indices=True)
    one, other = price[first], other_price[second]
    return Premium(both, np.asarray(one - other), np.asarray(one / other))
