"""Draws of named estimates, independent of each other (correlation comes later)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.errors import DataError, refusal
from polysight.estimate import Estimate
from polysight.uncertainty.spread import Spread, lognormal_quantile, quantile, spread
from polysight.uncertainty.stream import Floats, uniforms


@dataclass(frozen=True, slots=True)
class Draws:
    """Draws of several quantities.

    Parameters
    ----------
    names : tuple of str
        Keys of the quantity axis, as given.
    units : tuple of str
        Unit code of each quantity.
    spreads : tuple of Spread
        Distribution of each quantity.
    values : ndarray of float
        Axes quantity, draw.
    """

    names: tuple[str, ...]
    units: tuple[str, ...]
    spreads: tuple[Spread, ...]
    values: Floats

    def of(self, name: str) -> Floats:
        """Draws of one quantity.

        Parameters
        ----------
        name : str
            Its name.

        Returns
        -------
        ndarray of float
            Axis draw.

        Raises
        ------
        DataError
            If nothing of that name was drawn.
        """
        if name not in self.names:
            raise refusal(DataError, "uncertainty.unknown", name=name)
        return np.asarray(self.values[self.names.index(name)])


def estimate_draws(
    name: str, estimate: Estimate, *, seed: int, count: int, first: int = 0
) -> Floats:
    """Draws of one estimate by the rule of `polysight.uncertainty.spread`.

    Parameters
    ----------
    name : str
        Name of the quantity, unique in the study; it chooses the stream.
    estimate : Estimate
        Central value with low and high.
    seed, count, first : int
        See `polysight.uncertainty.stream.uniforms`.

    Returns
    -------
    ndarray of float
        Axis draw; unit of the estimate.
    """
    return quantile(estimate, uniforms(seed, name, count, first=first))


def lognormal_draws(
    name: str,
    estimate: Estimate,
    *,
    low_at: float,
    high_at: float,
    seed: int,
    count: int,
    first: int = 0,
) -> Floats:
    """Draws of one positive estimate whose low and high are stated quantiles.

    Parameters
    ----------
    name : str
        Name of the quantity, unique in the study; it chooses the stream.
    estimate : Estimate
        Low and high, both above zero.
    low_at, high_at : float
        Probabilities of which low and high are the quantiles.
    seed, count, first : int
        See `polysight.uncertainty.stream.uniforms`.

    Returns
    -------
    ndarray of float
        Axis draw; unit of the estimate.
    """
    # The stream may hold an exact zero, whose quantile is zero; half its smallest step is not.
    probability = np.maximum(uniforms(seed, name, count, first=first), 2.0**-54)
    return lognormal_quantile(estimate, probability, low_at=low_at, high_at=high_at)


def draws(
    estimates: tuple[tuple[str, Estimate], ...], *, seed: int, count: int, first: int = 0
) -> Draws:
    """Draws of several estimates; neither their order nor their number changes one of them.

    Parameters
    ----------
    estimates : tuple of (str, Estimate)
        Name and estimate of each quantity.
    seed, count, first : int
        See `polysight.uncertainty.stream.uniforms`.

    Returns
    -------
    Draws
        In the order given.

    Raises
    ------
    DataError
        If a name stands twice: the two would be drawn as one.
    """
    names = tuple(name for name, _ in estimates)
    for name in names:
        if names.count(name) > 1:
            raise refusal(DataError, "uncertainty.twice", name=name)
    rows = [
        estimate_draws(name, estimate, seed=seed, count=count, first=first)
        for name, estimate in estimates
    ]
    return Draws(
        names=names,
        units=tuple(estimate.unit for _, estimate in estimates),
        spreads=tuple(spread(estimate) for _, estimate in estimates),
        values=np.array(rows, dtype=np.float64).reshape(len(rows), count),
    )
