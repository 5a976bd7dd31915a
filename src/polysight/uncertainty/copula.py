"""Normal copula: quantities that move together, whatever the distribution of each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components
from scipy.special import ndtr, ndtri

from polysight.errors import DataError, refusal
from polysight.uncertainty.stream import Floats

#: Smallest eigenvalue of a repaired matrix: far below any correlation that is told, far above
#: the rounding of a factorisation.
_FLOOR = 1e-6
_STEPS = 1_000
_STOP = 1e-12


@dataclass(frozen=True, slots=True)
class Repaired:
    """Correlation matrix that can be, nearest to one that was stated.

    Parameters
    ----------
    matrix : ndarray of float
        Axes factor, factor.
    largest_change : float
        Largest absolute change of an element; zero where nothing had to be repaired.
    """

    matrix: Floats
    largest_change: float


def nearest_correlation(matrix: Floats) -> Repaired:
    """Nearest correlation matrix that is positive definite.

    Pairwise statements need not fit together: three factors cannot all move against each other.
    Alternating projections with Dykstra's correction onto matrices without negative eigenvalue
    and onto those with ones on the diagonal; then the eigenvalues are lifted to a millionth.

    Parameters
    ----------
    matrix : ndarray of float
        Axes factor, factor; symmetric, ones on the diagonal, elements from -1 to 1.

    Returns
    -------
    Repaired
        The matrix itself where it is positive definite already.

    Raises
    ------
    DataError
        If the matrix is not symmetric, or its numbers are no correlations.

    References
    ----------
    Higham, N. J. (2002), Computing the nearest correlation matrix, IMA Journal of Numerical
    Analysis 22, 329-343.
    """
    given = np.asarray(matrix, dtype=np.float64)
    sound = (
        given.ndim == 2
        and given.shape[0] == given.shape[1]
        and bool(np.all(np.abs(given) <= 1.0))
        and np.array_equal(given, given.T)
        and bool(np.all(np.diag(given) == 1.0))
    )
    if not sound:
        raise refusal(DataError, "uncertainty.no_correlation")
    if given.size == 0 or float(np.linalg.eigvalsh(given)[0]) >= _FLOOR:
        return Repaired(given, 0.0)
    found, correction = given, np.zeros_like(given)
    for _ in range(_STEPS):
        start = found - correction
        projected = _lifted(start, 0.0)
        correction = projected - start
        after = projected.copy()
        np.fill_diagonal(after, 1.0)
        moved = float(np.max(np.abs(after - found)))
        found = after
        if moved < _STOP:
            break
    lifted = _lifted(found, 2 * _FLOOR)
    scale = 1.0 / np.sqrt(np.diag(lifted))
    repaired = scale[:, None] * lifted * scale
    repaired = 0.5 * (repaired + repaired.T)
    np.fill_diagonal(repaired, 1.0)
    return Repaired(repaired, float(np.max(np.abs(repaired - given))))


def correlated(points: Floats, correlation: Floats) -> Floats:
    """Points of the unit cube joined by a normal copula.

    Parameters
    ----------
    points : ndarray of float
        Axes factor, draw; independent, strictly between 0 and 1. The first factor keeps its
        points, so that an evenly spread design stays evenly spread in it.
    correlation : ndarray of float
        Axes factor, factor; of the copula (see `normal_correlation`), positive definite.

    Returns
    -------
    ndarray of float
        Axes factor, draw; between 0 and 1, each factor still uniform.

    References
    ----------
    Iman, R. L. and Conover, W. J. (1982), Communications in Statistics B 11, 311-334.
    """
    if np.array_equal(correlation, np.eye(len(correlation))):
        return points
    return np.asarray(ndtr(np.linalg.cholesky(correlation) @ ndtri(points)))


def correlated_blocks(correlation: Floats) -> tuple[tuple[int, ...], ...]:
    """Factors that hang together, directly or through others.

    Shares of variance can be told apart only between such blocks; within one they are told by
    `polysight.uncertainty.shapley_effects`.

    Parameters
    ----------
    correlation : ndarray of float
        Axes factor, factor.

    Returns
    -------
    tuple of tuple of int
        Places of the factors of each block, in the order of their first factor.
    """
    count, labels = connected_components(np.asarray(correlation) != 0.0, directed=False)
    blocks: list[NDArray[np.int64]] = [np.flatnonzero(labels == block) for block in range(count)]
    return tuple(
        tuple(int(place) for place in block) for block in sorted(blocks, key=lambda one: one[0])
    )


def _lifted(matrix: Floats, least: float) -> Floats:
    values, vectors = np.linalg.eigh(matrix)
    return np.asarray((vectors * np.maximum(values, least)) @ vectors.T)
