"""Numbers that are stated of quantities, how sure they are, and units in which errors are alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, diags_array

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]
Integers = NDArray[np.intp]

#: Sides of readings.
POINT, AT_LEAST, AT_MOST = 0, 1, -1


@dataclass(frozen=True, eq=False)
class Readings:
    """Numbers that are stated of quantities.

    Parameters
    ----------
    quantities : tuple of str
        Which quantity each is of; axis reading.
    values : ndarray of float
        Axis reading.
    deviations : ndarray of float
        Standard deviation of each; axis reading, above zero.
    sides : ndarray of int or None
        `POINT`, `AT_LEAST` or `AT_MOST`; None for points only.
    correlation : ndarray of float or None
        Axes reading, reading; None for errors that do not go together.
    """

    quantities: tuple[str, ...]
    values: Floats
    deviations: Floats
    sides: Integers | None = None
    correlation: Floats | None = None

    def taken(self, places: Integers) -> Readings:
        """Some of the readings.

        Parameters
        ----------
        places : ndarray of int
            Which, in this order.

        Returns
        -------
        Readings
            Only these.
        """
        return Readings(
            tuple(self.quantities[place] for place in places.tolist()),
            self.values[places],
            self.deviations[places],
            None if self.sides is None else self.sides[places],
            None if self.correlation is None else self.correlation[np.ix_(places, places)],
        )


def places_of(readings: Readings, quantities: Sequence[str]) -> Integers:
    """Place of the quantity of each reading.

    Parameters
    ----------
    readings : Readings
        Axis reading.
    quantities : sequence of str
        Axis quantity.

    Returns
    -------
    ndarray of int
        Axis reading.

    Raises
    ------
    DataError
        If a quantity is not among them.
    """
    found = {name: place for place, name in enumerate(quantities)}
    unknown = [name for name in readings.quantities if name not in found]
    if unknown:
        raise refusal(DataError, "reconciliation.unknown", got=unknown[0])
    return np.array([found[name] for name in readings.quantities], dtype=np.intp)


def refuse_unfit(readings: Readings) -> None:
    """Refuse readings that are none.

    Parameters
    ----------
    readings : Readings
        To be looked at.

    Raises
    ------
    DataError
        If lengths differ, values are not finite or deviations not above zero.
    """
    sides = readings.sides
    lengths = {len(readings.quantities), len(readings.values), len(readings.deviations)}
    if len(lengths | ({len(sides)} if sides is not None else set())) > 1:
        raise refusal(DataError, "reconciliation.lengths", got=sorted(lengths))
    if not np.isfinite(readings.values).all():
        raise refusal(DataError, "reconciliation.finite", got=(~np.isfinite(readings.values)).sum())
    if not (np.isfinite(readings.deviations) & (readings.deviations > 0)).all():
        raise refusal(DataError, "reconciliation.deviation")


class Whitening:
    """Multiplies by the root of the inverse of the covariance of readings.

    Parameters
    ----------
    deviations : ndarray of float
        Axis reading.
    correlation : ndarray of float or None
        Axes reading, reading; None for errors that do not go together.
    """

    def __init__(self, deviations: Floats, correlation: Floats | None) -> None:
        self.deviations = deviations
        self.root = None if correlation is None else _root(correlation)

    def __call__(self, numbers: Floats) -> Floats:
        scaled = (numbers.T / self.deviations).T
        if self.root is None:
            return scaled
        solved: Floats = np.asarray(np.linalg.solve(self.root, scaled), dtype=np.float64)
        return solved

    def errors(self) -> csc_array:
        """What an error of one in each reading does.

        Returns
        -------
        csc_array
            Axes reading, reading; the error is in the second.
        """
        if self.root is None:
            return csc_array(diags_array(1.0 / self.deviations))
        return csc_array(self(np.eye(len(self.deviations))))


def whitening(readings: Readings, active: Booleans) -> Whitening:
    """Whitening of some readings.

    Parameters
    ----------
    readings : Readings
        All of them.
    active : ndarray of bool
        Axis reading; which.

    Returns
    -------
    Whitening
        Of the active ones.

    Raises
    ------
    DataError
        If their correlation is none.
    """
    together = readings.correlation
    return Whitening(
        readings.deviations[active], None if together is None else together[np.ix_(active, active)]
    )


def _root(correlation: Floats) -> Floats:
    """Root of a correlation, refused where it is none."""
    try:
        root: Floats = np.asarray(np.linalg.cholesky(correlation), dtype=np.float64)
    except (np.linalg.LinAlgError, ValueError) as fault:
        raise refusal(DataError, "reconciliation.correlation") from fault
    return root
