"""Exchanges of a foreground: a pattern that all draws share, with values behind free axes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Exchanges:
    """Entries of a sparse matrix whose pattern is the same in every draw.

    An entry that is given twice counts twice: the two are summed, as two bills for one input are.

    Parameters
    ----------
    rows, columns : ndarray of int
        Axis exchange; place of each entry in the matrix.
    values : ndarray of float
        Axes ..., exchange; the entries, all finite.

    Raises
    ------
    DataError
        If the lengths differ, a place is negative or an entry is no finite number.
    """

    rows: Places
    columns: Places
    values: Floats

    def __post_init__(self) -> None:
        count = self.values.shape[-1] if self.values.ndim else -1
        if self.rows.shape != (count,) or self.columns.shape != (count,):
            raise refusal(
                DataError,
                "foreground.pattern",
                rows=self.rows.shape,
                columns=self.columns.shape,
                values=self.values.shape,
            )
        if np.any(self.rows < 0) or np.any(self.columns < 0):
            raise refusal(DataError, "foreground.place")

    @property
    def free_shape(self) -> tuple[int, ...]:
        """Lengths of the axes before the exchange: draw, plant, or none."""
        return self.values.shape[:-1]

    @property
    def turned(self) -> Exchanges:
        """The transposed matrix: rows become columns."""
        return Exchanges(self.columns, self.rows, self.values)

    def times(self, weights: Floats, count: int) -> Floats:
        """Product of the matrix and a vector, entry by entry in a fixed order.

        Parameters
        ----------
        weights : ndarray of float
            Axes ..., column.
        count : int
            Number of rows.

        Returns
        -------
        ndarray of float
            Axes ..., row; nought where a row has no entry.
        """
        order = np.lexsort((self.columns, self.rows))
        parts = self.values[..., order] * weights[..., self.columns[order]]
        product = np.zeros((*parts.shape[:-1], count))
        if len(order):
            rows = self.rows[order]
            first = np.flatnonzero(np.diff(rows, prepend=-1))
            product[..., rows[first]] = np.add.reduceat(parts, first, axis=-1)
        return product

    def merged(self) -> Exchanges:
        """The same matrix with every entry once.

        Returns
        -------
        Exchanges
            Entries of one place are summed; the same object where no place is given twice.
        """
        order = np.lexsort((self.rows, self.columns))
        rows, columns = self.rows[order], self.columns[order]
        fresh = np.ones(len(order), dtype=bool)
        fresh[1:] = (np.diff(rows) != 0) | (np.diff(columns) != 0)
        if fresh.all():
            return self
        values = np.add.reduceat(self.values[..., order], np.flatnonzero(fresh), axis=-1)
        return Exchanges(rows[fresh], columns[fresh], values)

    def taken(self, chosen: NDArray[np.bool_]) -> Exchanges:
        """Some of the entries.

        Parameters
        ----------
        chosen : ndarray of bool
            Axis exchange.

        Returns
        -------
        Exchanges
            In the order in which they stand.
        """
        return Exchanges(self.rows[chosen], self.columns[chosen], self.values[..., chosen])

    def dense(self, shape: tuple[int, int]) -> Floats:
        """The matrix with all its zeros.

        Parameters
        ----------
        shape : (int, int)
            Numbers of rows and columns.

        Returns
        -------
        ndarray of float
            Axes ..., row, column.
        """
        single = self.merged()
        matrix = np.zeros((*self.free_shape, *shape))
        matrix[..., single.rows, single.columns] = single.values
        return matrix


def exchanges(entries: tuple[tuple[int, int, Floats | float], ...]) -> Exchanges:
    """Exchanges from single entries whose values may have free axes of their own.

    Parameters
    ----------
    entries : tuple of (int, int, ndarray or float)
        Row, column and value; the values broadcast against each other.

    Returns
    -------
    Exchanges
        Values with the axes ..., exchange, in the order of the entries.

    Examples
    --------
    >>> exchanges(((0, 0, 1.0), (0, 1, np.array([-2.0, -3.0])))).values
    array([[ 1., -2.],
           [ 1., -3.]])
    """
    rows = np.array([row for row, _, _ in entries], dtype=np.int64)
    columns = np.array([column for _, column, _ in entries], dtype=np.int64)
    parts = np.broadcast_arrays(*(np.asarray(value, dtype=float) for _, _, value in entries))
    values = np.stack(parts, axis=-1) if parts else np.zeros(0)
    return Exchanges(rows, columns, values)
