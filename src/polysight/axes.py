"""Labelled arrays: plain numbers with named axes and exact keys."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal


@dataclass(frozen=True, slots=True)
class Axis:
    """One named axis.

    Parameters
    ----------
    name : str
        What runs along it: draw, month, year, plant, region, route, ...
    keys : tuple of str
        Label of each position, all different.
    """

    name: str
    keys: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(set(self.keys)) != len(self.keys):
            raise refusal(DataError, "axis.repeated", axis=self.name)


@dataclass(frozen=True, slots=True)
class LabelledArray:
    """Numbers with axes; arithmetic happens on ``values``, alignment here.

    Parameters
    ----------
    values : ndarray of float
        Shape is the length of each axis in order.
    axes : tuple of Axis
        The axes.
    unit : str
        Unit code of the numbers.
    """

    values: NDArray[np.float64]
    axes: tuple[Axis, ...]
    unit: str

    def __post_init__(self) -> None:
        expected = tuple(len(axis.keys) for axis in self.axes)
        if self.values.shape != expected:
            raise refusal(DataError, "axis.shape", got=self.values.shape, expected=expected)

    def at(self, **keys: str) -> float:
        """Number at one key of every axis.

        Parameters
        ----------
        **keys : str
            Key by axis name.

        Returns
        -------
        float
            The number.

        Raises
        ------
        DataError
            If an axis is missing or a key is unknown.
        """
        place: list[int] = []
        for axis in self.axes:
            key = keys.get(axis.name, "")
            if key not in axis.keys:
                raise refusal(DataError, "axis.key", axis=axis.name, got=key)
            place.append(axis.keys.index(key))
        return float(self.values[tuple(place)])


def aligned(one: LabelledArray, other: LabelledArray) -> tuple[LabelledArray, LabelledArray]:
    """Two arrays whose axes are proved equal.

    Parameters
    ----------
    one, other : LabelledArray
        Arrays to be combined element by element.

    Returns
    -------
    tuple of LabelledArray
        The arrays as given.

    Raises
    ------
    DataError
        If names, keys or order differ: nothing is dropped or filled.
    """
    if one.axes != other.axes:
        raise refusal(
            DataError,
            "axis.unaligned",
            one=", ".join(f"{a.name}[{len(a.keys)}]" for a in one.axes),
            other=", ".join(f"{a.name}[{len(a.keys)}]" for a in other.axes),
        )
    return one, other
