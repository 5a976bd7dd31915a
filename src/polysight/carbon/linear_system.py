"""Many linear systems of one pattern: which method solves them, and which have no solution.

A pattern that costs few operations is eliminated on the diagonal for all draws together; draws
whose result does not hold are solved again with pivoting. A large pattern is factorised sparsely,
draw by draw. Either way a loop that takes all that it makes is refused with an activity of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, diags_array, eye_array
from scipy.sparse.linalg import splu

from polysight.carbon.elimination import backward_errors, eliminated
from polysight.carbon.elimination_order import EliminationOrder, elimination_order
from polysight.carbon.exchanges import Exchanges, Floats, Places
from polysight.errors import DataError, PolysightError, refusal

#: Sides up to which a pattern is eliminated whole, and operations up to which it pays.
LARGEST_SIDE, MOST_OPERATIONS = 300, 2_000_000
#: A solution holds if it solves a system this close to the asked one, entry by entry.
_HOLDS, _HOLDS_SPARSELY = 1e-12, 1e-9
#: Share of a pivot, and of the largest singular value, below which digits are lost.
_LOST, _SINGULAR = 1e-10, 1e-13


@dataclass(frozen=True, slots=True)
class LinearSystem:
    """Square matrices of one pattern.

    Parameters
    ----------
    names : tuple of str
        Name of each place, told in refusals.
    entries : Exchanges
        Each place once; values with the axes draw, exchange.
    order : EliminationOrder or None
        How the pattern is eliminated; none where it is too large for that.
    """

    names: tuple[str, ...]
    entries: Exchanges
    order: EliminationOrder | None

    def solved(self, wanted: Floats) -> Floats:
        """Solutions for all right-hand sides.

        Parameters
        ----------
        wanted : ndarray of float
            Axes draw or one, right-hand side, row.

        Returns
        -------
        ndarray of float
            Axes draw, right-hand side, column.

        Raises
        ------
        DataError
            If a draw has no solution, or a loop of activities takes as much of a product as it
            makes.
        """
        if self.order is None:
            return self._factorised(wanted)
        solution, share = eliminated(self.order, self.entries.values, wanted)
        self._refuse_loops(share)
        errors = self._errors(self.entries.values, wanted, solution)
        doubtful = (errors > _HOLDS) | np.any(np.abs(share) < _LOST, axis=1)
        if np.any(doubtful):
            rest = wanted[doubtful] if len(wanted) > 1 else wanted
            solution[doubtful] = self._pivoted(self.entries.values[doubtful], rest)
        return solution

    def _errors(self, values: Floats, wanted: Floats, solution: Floats) -> Floats:
        part = self.entries
        return backward_errors(part.rows, part.columns, values, wanted, solution)

    def _all_consume(self) -> NDArray[np.bool_]:
        """Draws in which every activity only takes what others make, axis draw."""
        part = self.entries
        own = part.rows == part.columns
        sign = np.zeros((len(part.values), len(self.names)))
        sign[:, part.rows[own]] = np.sign(part.values[:, own])
        others = sign[:, part.rows[~own]] * part.values[:, ~own]
        return np.asarray(np.all(others <= 0, axis=1))

    def _refuse_loops(self, share: Floats) -> None:
        """No activity may need as much of its own product, over its suppliers, as it makes."""
        broken = ~(share > 0)
        if not np.any(broken):
            return
        broken &= self._all_consume()[:, None]
        if np.any(broken):
            draw = int(np.argmax(broken.any(axis=1)))
            raise self._refusal("foreground.loop", int(np.argmax(broken[draw])))

    def _refusal(self, key: str, place: int) -> PolysightError:
        return refusal(DataError, key, activity=self.names[place])

    def _pivoted(self, values: Floats, wanted: Floats) -> Floats:
        """Solutions by LAPACK with partial pivoting, after a check of the singular values."""
        count = len(self.names)
        part = Exchanges(self.entries.rows, self.entries.columns, values)
        matrix = part.dense((count, count))
        across = _largest(matrix, axis=-2)
        down = _largest(matrix / across, axis=-1)
        balanced = matrix / across / down
        _, sizes, vectors = np.linalg.svd(balanced)
        lost = sizes[:, -1] < _SINGULAR * sizes[:, 0]
        if np.any(lost):
            draw = int(np.argmax(lost))
            raise self._refusal("foreground.singular", int(np.argmax(np.abs(vectors[draw, -1]))))
        sides = np.swapaxes(wanted, -1, -2) / down
        return np.asarray(np.swapaxes(np.linalg.solve(balanced, sides), -1, -2) / across)

    def _factorised(self, wanted: Floats) -> Floats:
        """Solutions by a sparse factorisation of each draw: on the diagonal, else with pivoting."""
        solution = self._each(wanted, np.arange(len(self.entries.values)), threshold=0.0)
        errors = self._errors(self.entries.values, wanted, solution)
        doubtful = np.flatnonzero(~(errors <= _HOLDS))
        if len(doubtful):
            solution[doubtful] = self._each(wanted, doubtful, threshold=1.0)
            errors = self._errors(self.entries.values, wanted, solution)
        if np.any(errors > _HOLDS_SPARSELY):
            matrix = self._sparse(int(np.argmax(errors)))
            raise self._refusal("foreground.singular", _weakest(matrix))
        self._refuse_negative(wanted, solution)
        return solution

    def _refuse_negative(self, wanted: Floats, solution: Floats) -> None:
        """Where all only consume, no demand above nought asks for less than nothing."""
        least = -_LOST * np.max(np.abs(solution), axis=-1, keepdims=True)
        negative = (solution < least).any(axis=1)
        if np.any(negative) and np.all(wanted >= 0):
            broken = np.flatnonzero(negative.any(axis=1) & self._all_consume())
            if len(broken):
                lowest = np.argmin(solution[broken[0]].min(axis=0))
                raise self._refusal("foreground.loop", int(lowest))

    def _each(self, wanted: Floats, draws: Places, *, threshold: float) -> Floats:
        """Solutions of some draws; nought as threshold keeps every pivot on the diagonal."""
        solution = np.empty((len(draws), wanted.shape[1], len(self.names)))
        for place, draw in enumerate(draws):
            matrix = self._sparse(int(draw))
            try:
                factors = splu(matrix, diag_pivot_thresh=threshold)
            except RuntimeError as fault:
                raise self._refusal("foreground.singular", _weakest(matrix)) from fault
            asked = np.ascontiguousarray(wanted[draw if len(wanted) > 1 else 0].T)
            solution[place] = factors.solve(asked).T
        return solution

    def _sparse(self, draw: int) -> csc_array:
        part, count = self.entries, len(self.names)
        return csc_array((part.values[draw], (part.rows, part.columns)), shape=(count, count))


def linear_system(
    names: tuple[str, ...], entries: Exchanges, *, largest_side: int = LARGEST_SIDE
) -> LinearSystem:
    """Systems with the method that their size asks for.

    Parameters
    ----------
    names : tuple of str
        Name of each place.
    entries : Exchanges
        Values with the axes draw, exchange; entries of one place are summed.
    largest_side : int
        Number of places above which matrices are factorised one by one.

    Returns
    -------
    LinearSystem
        Ready to be solved.
    """
    single = entries.merged()
    if len(names) > largest_side:
        return LinearSystem(names, single, None)
    order = elimination_order(single.rows, single.columns, len(names))
    return LinearSystem(names, single, order if order.operations <= MOST_OPERATIONS else None)


def _largest(matrix: Floats, *, axis: int) -> Floats:
    """Largest size along an axis, one where all is nought."""
    size = np.max(np.abs(matrix), axis=axis, keepdims=True)
    return np.asarray(np.where(size > 0, size, 1.0))


def _weakest(matrix: csc_array) -> int:
    """Place that carries most of the vector that a singular matrix makes vanish."""
    scale = 1.0 / np.asarray(abs(matrix).max(axis=0).todense()).ravel()
    balanced = matrix @ diags_array(scale)
    near = splu(csc_array(balanced + _LOST * eye_array(matrix.shape[0])))
    # A start that is at right angles to no vector that people state.
    start = np.cos(np.arange(matrix.shape[0], dtype=float))
    vector = near.solve(near.solve(start))
    return int(np.argmax(np.abs(vector)))
