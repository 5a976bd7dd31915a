"""Prices of futures beside a price that returns to a level: expectation and basis.

A futures price is the expectation of the spot price at delivery, given what is known on the day,
times its basis: what futures cost over that expectation because of place, grade and mood. The
logarithm of the basis returns to a level of its own. Without a trend of the basis nobody earns by
holding futures; fees and cash are what they cost.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from polysight.investment.case import Floats
from polysight.investment.mean_reversion import MeanReversion
from polysight.investment.trading_days import Integers

#: Futures without a basis.
_NO_BASIS = MeanReversion(0.0, 1.0, 0.0)


@dataclass(frozen=True, eq=False, slots=True)
class MarketPaths:
    """Simulated states of a market.

    Parameters
    ----------
    price : MeanReversion
        How the spot price moves around its path.
    years : ndarray of float
        Axis step; years since the first step.
    deviation : ndarray of float
        Axes draw, step; logarithm of the spot price over its path.
    basis : ndarray of float
        Axes draw, step; logarithm of a futures price over the expected spot price at delivery.
    """

    price: MeanReversion
    years: Floats
    deviation: Floats
    basis: Floats

    def part(self, first: int, last: int) -> MarketPaths:
        """Some of the draws.

        Parameters
        ----------
        first, last : int
            Draws from ``first`` up to before ``last``.

        Returns
        -------
        MarketPaths
            Views of them.
        """
        some = slice(first, last)
        return MarketPaths(self.price, self.years, self.deviation[some], self.basis[some])

    def spot(self) -> Floats:
        """Spot price over its path.

        Returns
        -------
        ndarray of float
            Axes draw, step; of expectation one.
        """
        return np.asarray(np.exp(self.deviation - 0.5 * self.price.variance(self.years)))

    def futures(self, ahead: Floats, at: Integers | None = None) -> Floats:
        """Price of futures over the path of the spot price at their delivery.

        Parameters
        ----------
        ahead : ndarray of float
            Axis step; years to delivery, not negative.
        at : ndarray of int, optional
            Steps that are asked for; all when omitted.

        Returns
        -------
        ndarray of float
            Axes draw, step; without basis a martingale for a contract of fixed delivery.
        """
        some = slice(None) if at is None else at
        kept, left = self.price.persistence(ahead), self.price.variance(ahead)
        whole = self.price.variance(self.years[some] + ahead)
        expected = self.deviation[:, some] * kept + 0.5 * (left - whole)
        return np.asarray(np.exp(expected + self.basis[:, some]))


def market_paths(
    price: MeanReversion,
    years: Floats,
    *,
    draws: int,
    seed: int,
    basis: MeanReversion = _NO_BASIS,
) -> MarketPaths:
    """Paths of the spot price and of the basis, drawn apart from one another.

    Parameters
    ----------
    price : MeanReversion
        How the spot price moves around its path; it starts on the path.
    years : ndarray of float
        Axis step; years since the first step, rising.
    draws, seed : int
        Number of paths, and start of the random numbers.
    basis : MeanReversion, optional
        How the logarithm of the basis moves; it starts at its level. None when omitted.

    Returns
    -------
    MarketPaths
        The same for the same seed.
    """
    known = np.random.default_rng(seed)
    moved = _paths(price, years, known.standard_normal((draws, years.size - 1)))
    apart = _paths(basis, years, known.standard_normal((draws, years.size - 1)))
    level = 0.0 if math.isnan(basis.level) else basis.level
    return MarketPaths(price, years, moved, level + apart)


def _paths(moving: MeanReversion, years: Floats, shocks: Floats) -> Floats:
    """Deviations from a level, from none at the first step; steps of any length."""
    passed = np.diff(years)
    kept, scale = moving.persistence(passed), np.sqrt(moving.variance(passed))
    told = np.zeros((shocks.shape[0], years.size))
    for step in range(passed.size):
        told[:, step + 1] = kept[step] * told[:, step] + scale[step] * shocks[:, step]
    return told
