"""The foreground of a product: what each activity makes, takes in and gives off.

Signs follow the custom of life-cycle assessment: column j of the technosphere is activity j, its
production stands on the diagonal and its inputs are negative, so that the supply s that meets a
demand f solves ``A s = f``; column j of the biosphere holds the flows that activity j gives off.
All values may have free axes (draw, plant) before the axis of the exchanges.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.carbon.exchanges import Exchanges, Floats
from polysight.errors import DataError, refusal
from polysight.suggestion import nearest


@dataclass(frozen=True, slots=True)
class Foreground:
    """Activities with their exchanges; activity and product have the same place.

    Parameters
    ----------
    activities : tuple of str
        Code of each activity, all different: keys of the activity axis.
    flows : tuple of str
        Code of each flow to or from nature, all different: keys of the flow axis.
    technosphere : Exchanges
        Rows are products, columns activities; production positive (negative for an activity whose
        service is to take in, such as the treatment of waste), inputs of the opposite sign
        [unit of the product].
    biosphere : Exchanges
        Rows are flows, columns activities [unit of the flow].

    Raises
    ------
    DataError
        If a code is given twice, an exchange lies outside, a value is no finite number, or an
        activity makes nothing.

    References
    ----------
    Heijungs and Suh (2002), The Computational Structure of Life Cycle Assessment, chapter 2.

    Examples
    --------
    One kilogram takes 50 kWh, and a kilowatt hour 0.01 kg; each kWh gives off 0.6 kgCO2e.

    >>> from polysight.carbon.exchanges import exchanges
    >>> entries = ((0, 0, 1.0), (1, 0, -50.0), (1, 1, 1.0), (0, 1, -0.01))
    >>> given = Foreground(
    ...     ("silicon", "power"), ("co2",), exchanges(entries), exchanges(((0, 1, 0.6),))
    ... )
    >>> given.place("power")
    1
    """

    activities: tuple[str, ...]
    flows: tuple[str, ...]
    technosphere: Exchanges
    biosphere: Exchanges

    def __post_init__(self) -> None:
        _refuse_twice(self.activities)
        _refuse_twice(self.flows)
        count = len(self.activities)
        _refuse_strays(self.technosphere, count, count, "technosphere")
        _refuse_strays(self.biosphere, len(self.flows), count, "biosphere")
        for part in (self.technosphere, self.biosphere):
            draws = tuple(range(len(part.free_shape)))
            wrong = ~np.all(np.isfinite(part.values), axis=draws)
            if np.any(wrong):
                name = self.activities[part.columns[np.argmax(wrong)]]
                raise refusal(DataError, "foreground.number", activity=name)
        idle = np.any(self.production == 0, axis=tuple(range(len(self.technosphere.free_shape))))
        if np.any(idle):
            name = self.activities[int(np.argmax(idle))]
            raise refusal(DataError, "foreground.no_production", activity=name)

    @property
    def free_shape(self) -> tuple[int, ...]:
        """Common lengths of the axes before the exchanges: draw, plant, or none."""
        return np.broadcast_shapes(self.technosphere.free_shape, self.biosphere.free_shape)

    @property
    def production(self) -> Floats:
        """What each activity makes of its own product, net of own use, axes ..., activity."""
        part = self.technosphere
        own = part.taken(part.rows == part.columns).merged()
        made = np.zeros((*part.free_shape, len(self.activities)))
        made[..., own.columns] = own.values
        return made

    def place(self, activity: str) -> int:
        """Place of an activity on its axis.

        Parameters
        ----------
        activity : str
            Its code.

        Returns
        -------
        int
            The place.

        Raises
        ------
        DataError
            If there is no such activity.
        """
        if activity not in self.activities:
            near = nearest(activity, self.activities)
            raise refusal(DataError, "foreground.unknown", activity=activity, suggestion=near)
        return self.activities.index(activity)

    def demand(self, activity: str, amount: Floats | float = 1.0) -> Floats:
        """Final demand for one product.

        Parameters
        ----------
        activity : str
            Code of the activity that makes it.
        amount : ndarray or float
            Axes ...; how much of it [unit of the product].

        Returns
        -------
        ndarray of float
            Axes ..., activity; nought for every other product.
        """
        amounts = np.asarray(amount, dtype=float)
        wanted = np.zeros((*amounts.shape, len(self.activities)))
        wanted[..., self.place(activity)] = amounts
        return wanted


def _refuse_twice(codes: tuple[str, ...]) -> None:
    met: set[str] = set()
    for code in codes:
        if code in met:
            raise refusal(DataError, "foreground.twice", code=code)
        met.add(code)


def _refuse_strays(part: Exchanges, rows: int, columns: int, matrix: str) -> None:
    if np.any(part.rows >= rows) or np.any(part.columns >= columns):
        raise refusal(DataError, "foreground.outside", matrix=matrix, rows=rows, columns=columns)
