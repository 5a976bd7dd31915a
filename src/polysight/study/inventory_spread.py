"""How far each exchange of an inventory may lie from its middle, and draws of it.

The kinds carry the numbers under which the inventories that people license know them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from polysight.uncertainty.stream import uniforms

Floats = NDArray[np.float64]
#: Half the smallest step of a uniform stream, so that no quantile is infinite.
_LEAST = 2.0**-54


class Kind(IntEnum):
    """Distribution of an exchange."""

    UNDEFINED = 0
    FIXED = 1
    LOGNORMAL = 2
    NORMAL = 3
    UNIFORM = 4
    TRIANGULAR = 5


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """Distributions of the exchanges of one matrix, before any change of sign.

    Parameters
    ----------
    kind : ndarray of int
        Axis exchange; see `Kind`.
    middle : ndarray of float
        Axis exchange; median of a lognormal, mean of a normal, mode of a triangular distribution.
        It carries the sign of the exchange in the matrix.
    scale : ndarray of float
        Axis exchange; standard deviation, of the natural logarithm for a lognormal.
    low, high : ndarray of float
        Axis exchange; ends of a uniform or triangular distribution, with the sign of the matrix.

    References
    ----------
    stats_arrays, uncertainty types of Brightway, table of distributions 0 to 5.
    """

    kind: NDArray[np.int64]
    middle: Floats
    scale: Floats
    low: Floats
    high: Floats

    def drawn(self, names: tuple[str, ...], *, seed: int, count: int, first: int = 0) -> Floats:
        """Draws of every exchange, independent of one another.

        Parameters
        ----------
        names : tuple of str
            Axis exchange; all different: each names the stream of its exchange.
        seed, count, first : int
            See `polysight.uncertainty.stream.uniforms`.

        Returns
        -------
        ndarray of float
            Axes draw, exchange; fixed exchanges are their middle in every draw.
        """
        values = np.repeat(self.middle[:, None], count, axis=1)
        for place in np.flatnonzero(self.kind > Kind.FIXED):
            chance = uniforms(seed, names[place], count, first=first)
            values[place] = self._quantile(int(place), np.maximum(chance, _LEAST))
        return values.T

    def _quantile(self, place: int, chance: Floats) -> Floats:
        kind, middle, scale = Kind(self.kind[place]), self.middle[place], self.scale[place]
        if kind is Kind.LOGNORMAL:
            return np.asarray(middle * np.exp(scale * ndtri(chance)))
        if kind is Kind.NORMAL:
            return np.asarray(middle + scale * ndtri(chance))
        low, high = self.low[place], self.high[place]
        width = high - low
        if width == 0:
            return np.full(len(chance), middle)
        if kind is Kind.UNIFORM:
            return np.asarray(low + width * chance)
        turn = (middle - low) / width
        left = low + width * np.sqrt(chance * turn)
        right = high - width * np.sqrt((1.0 - chance) * (1.0 - turn))
        return np.asarray(np.where(chance < turn, left, right))


def fixed(values: Floats) -> Spread:
    """Exchanges that do not vary.

    Parameters
    ----------
    values : ndarray of float
        Axis exchange.

    Returns
    -------
    Spread
        All of the kind fixed.
    """
    kind = np.full(len(values), Kind.FIXED, dtype=np.int64)
    return Spread(kind, values, np.zeros_like(values), values, values)


def lognormal(values: Floats, scale: Floats) -> Spread:
    """Exchanges about their medians.

    Parameters
    ----------
    values : ndarray of float
        Axis exchange; medians.
    scale : ndarray of float
        Axis exchange; standard deviation of the natural logarithm, nought for a fixed exchange.

    Returns
    -------
    Spread
        Lognormal where the scale is above nought, else fixed.
    """
    kind = np.where(scale > 0, int(Kind.LOGNORMAL), int(Kind.FIXED)).astype(np.int64)
    return Spread(kind, values, scale, values, values)
