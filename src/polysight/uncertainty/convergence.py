"""How far an estimate from draws can be trusted, from replicates independent of each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from polysight.errors import DataError, refusal
from polysight.uncertainty.stream import Floats

#: From outcomes, axes replicate and draw, to an estimate by replicate.
Estimator = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True)
class Convergence:
    """An estimate against the number of draws.

    Parameters
    ----------
    counts : ndarray of int
        Axis step; draws over all replicates.
    value, low, high : ndarray of float
        Axis step; mean of the replicates, with its interval by Student's t.
    """

    counts: NDArray[np.int64]
    value: Floats
    low: Floats
    high: Floats


def convergence(
    outcomes: Floats, estimator: Estimator, *, least: int = 64, confidence: float = 0.95
) -> Convergence:
    """Estimate from the first draws of every replicate, each step twice as many as the one before.

    Parameters
    ----------
    outcomes : ndarray of float
        Axes replicate, draw.
    estimator : callable
        From outcomes [replicate, draw] to a number by replicate, for example a mean over draws.
    least : int, default 64
        Draws a replicate in the first step.
    confidence : float, default 0.95
        Share of the interval.

    Returns
    -------
    Convergence
        The last step has all draws. Where replicates disagree about infinity the interval is NaN.

    Raises
    ------
    DataError
        If there are fewer than two replicates.

    Examples
    --------
    >>> flat = np.tile([0.0, 1.0], (4, 64))
    >>> convergence(flat, lambda rows: rows.mean(axis=1)).value
    array([0.5, 0.5])
    """
    replicates, count = outcomes.shape
    if replicates < 2:
        raise refusal(DataError, "uncertainty.replicates", got=replicates)
    sizes = [count]
    while sizes[-1] // 2 >= least:
        sizes.append(sizes[-1] // 2)
    sizes.reverse()
    found = np.array([estimator(outcomes[:, :size]) for size in sizes], dtype=np.float64)
    student = float(stdtrit(replicates - 1, 0.5 + confidence / 2))
    with np.errstate(invalid="ignore"):
        value = found.mean(axis=1)
        half = student * found.std(axis=1, ddof=1) / np.sqrt(replicates)
        return Convergence(np.array(sizes) * replicates, value, value - half, value + half)
