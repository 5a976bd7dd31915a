"""Distribution of an outcome counted block by block, in memory that does not grow."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.uncertainty.stream import Floats

#: Cells of the grid, and by how much of the range of the first block it reaches beyond it.
_CELLS, _REACH = 16_384, 1.0


class Tally:
    """Counts of an outcome on a grid that the first block lays.

    Infinite outcomes have cells of their own at both ends; so have finite ones beyond the grid,
    which lies over the range of the first block and as far again on both sides. Mean, share below
    zero and extremes are exact; a quantile is known to a cell.

    Parameters
    ----------
    first : ndarray of float
        Axis draw; outcomes that lay the grid and are counted.
    """

    def __init__(self, first: Floats) -> None:
        """See the class."""
        finite = first[np.isfinite(first)]
        low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
        reach = _REACH * max(high - low, abs(high) * 1e-9, 1e-9)
        self._edges = np.linspace(low - reach, high + reach, _CELLS + 1)
        # Minus infinity, below the grid, the grid, above it, infinity.
        self._counts: NDArray[np.int64] = np.zeros(_CELLS + 4, dtype=np.int64)
        self._sums = np.zeros(_CELLS + 4)
        self._below_zero = 0
        self.least, self.most = np.inf, -np.inf
        self.add(first)

    def add(self, outcome: Floats) -> None:
        """Count more draws.

        Parameters
        ----------
        outcome : ndarray of float
            Axis draw; infinite values have their place.

        Raises
        ------
        DataError
            If a draw is not a number.
        """
        if np.isnan(outcome).any():
            raise refusal(DataError, "uncertainty.no_number", got=int(np.isnan(outcome).sum()))
        cell = np.searchsorted(self._edges, outcome, side="right") + 1
        cell = np.where(np.isneginf(outcome), 0, np.where(np.isposinf(outcome), _CELLS + 3, cell))
        self._counts += np.bincount(cell, minlength=_CELLS + 4)
        finite = np.where(np.isfinite(outcome), outcome, 0.0)
        self._sums += np.bincount(cell, weights=finite, minlength=_CELLS + 4)
        self._below_zero += int(np.count_nonzero(outcome < 0.0))
        self.least = min(self.least, float(outcome.min()))
        self.most = max(self.most, float(outcome.max()))

    @property
    def count(self) -> int:
        """Draws counted.

        Returns
        -------
        int
            Infinite ones with them.
        """
        return int(self._counts.sum())

    @property
    def cell(self) -> float:
        """Width of a cell: how far a quantile may be off.

        Returns
        -------
        float
            Unit of the outcome.
        """
        return float(self._edges[1] - self._edges[0])

    @property
    def mean(self) -> float:
        """Mean of all draws.

        Returns
        -------
        float
            Infinite where a draw is; NaN where draws of both infinities are.
        """
        ends = (np.inf if self._counts[-1] else 0.0) + (-np.inf if self._counts[0] else 0.0)
        return float(self._sums.sum() / self.count + ends)

    @property
    def loss_probability(self) -> float:
        """Share of draws below zero.

        Returns
        -------
        float
            From 0 to 1.
        """
        return self._below_zero / self.count

    def quantile(self, probability: float) -> float:
        """Middle of the cell that holds a quantile.

        Parameters
        ----------
        probability : float
            In (0, 1].

        Returns
        -------
        float
            Infinite where the quantile is; the extreme where it lies beyond the grid.
        """
        needed = np.ceil(probability * self.count - 1e-9)
        at = int(np.searchsorted(np.cumsum(self._counts), max(needed, 1)))
        if at in (0, _CELLS + 3):
            return float(-np.inf if at == 0 else np.inf)
        if at in (1, _CELLS + 2):
            return self.least if at == 1 else self.most
        return float(0.5 * (self._edges[at - 2] + self._edges[at - 1]))

    def tail_mean(self, share: float) -> float:
        """Mean of the worst draws.

        Parameters
        ----------
        share : float
            Share of the draws that are worst, for example 0.05.

        Returns
        -------
        float
            The draws of the cell at the edge count with its mean.
        """
        wanted, total, taken = share * self.count, 0.0, 0.0
        if self._counts[0]:
            return float(-np.inf)
        for at in np.flatnonzero(self._counts):
            if at == _CELLS + 3:
                return float(np.inf)
            part = min(float(self._counts[at]), wanted - taken)
            total += part * self._sums[at] / self._counts[at]
            taken += part
            if taken >= wanted:
                break
        return float(total / wanted)
