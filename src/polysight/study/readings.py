"""Numbers of a model as they are told: central value, median and interval, with key and unit."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.units import UnitTable

Floats = NDArray[np.float64]

#: Probabilities of the lower end, the middle and the upper end of every interval.
LOW, MIDDLE, HIGH = 0.05, 0.5, 0.95


@dataclass(frozen=True, slots=True)
class Reading:
    """One number of a model.

    Parameters
    ----------
    key : str
        ``part.field``; its name in words is the message ``reading.part_field``.
    unit : str
        Unit code.
    central : float
        Value at the central value of every parameter.
    low, median, high : float
        Quantiles of 5, 50 and 95 % over the draws.
    """

    key: str
    unit: str
    central: float
    low: float
    median: float
    high: float

    @property
    def message(self) -> str:
        """Key of its name in the catalogue.

        Returns
        -------
        str
            Message key.
        """
        return f"reading.{self.key.replace('.', '_').replace('-', '_')}"

    @property
    def zero(self) -> bool:
        """Whether it is nothing in every draw that counts.

        Returns
        -------
        bool
            True for flows that a design does not have.
        """
        return not any((self.central, self.low, self.median, self.high))


def reading(key: str, unit: str, central: Floats, draws: Floats) -> Reading:
    """Reading of one quantity.

    Parameters
    ----------
    key : str
        Its key.
    unit : str
        Unit code.
    central : ndarray of float
        One value, with or without a draw axis of length one.
    draws : ndarray of float
        Axis draw, or one value where nothing varies.

    Returns
    -------
    Reading
        NaN where any draw is not a number.
    """
    values = np.ravel(draws)
    low, middle, high = (
        (math.nan,) * 3
        if np.isnan(values).any()
        else (float(one) for one in np.quantile(values, (LOW, MIDDLE, HIGH)))
    )
    return Reading(key, unit, float(np.ravel(central)[0]), low, middle, high)


def readings(
    part: str, central: object, draws: object, names: Sequence[str], unit_of: dict[str, str]
) -> list[Reading]:
    """Readings of fields of a dataclass of arrays.

    Parameters
    ----------
    part : str
        First half of the keys.
    central, draws : object
        The same dataclass at central values, and over the draws.
    names : sequence of str
        Fields that are told, in order.
    unit_of : dict of str to str
        Unit code by field.

    Returns
    -------
    list of Reading
        One for each name.
    """
    return [
        reading(f"{part}.{name}", unit_of[name], getattr(central, name), getattr(draws, name))
        for name in names
    ]


def units_of(kind: type, units: UnitTable, otherwise: str) -> dict[str, str]:
    """Unit of every field of a dataclass, by the ending of its name.

    Parameters
    ----------
    kind : type
        A dataclass.
    units : UnitTable
        Units with their suffixes.
    otherwise : str
        Unit code of fields whose name has no such ending.

    Returns
    -------
    dict of str to str
        Unit code by field.
    """
    return {one.name: unit_of(one.name, units, otherwise) for one in dataclasses.fields(kind)}


def unit_of(name: str, units: UnitTable, otherwise: str) -> str:
    """Unit that the ending of a name says.

    Parameters
    ----------
    name : str
        Name of a field.
    units : UnitTable
        Units with their suffixes.
    otherwise : str
        Unit code where the name has no such ending.

    Returns
    -------
    str
        Unit code; the longest suffix wins.
    """
    fitting = [
        one for one in units.units.values() if one.suffix and name.endswith(f"_{one.suffix}")
    ]
    return max(fitting, key=lambda one: len(one.suffix)).code if fitting else otherwise


def influences(
    parameters: Sequence[tuple[str, Floats]], outcome: Floats, most: int
) -> Iterator[tuple[str, float]]:
    """Parameters whose draws an outcome follows most.

    Parameters
    ----------
    parameters : sequence of (str, ndarray of float)
        Key and draws of each parameter that varies.
    outcome : ndarray of float
        Axis draw.
    most : int
        How many are told.

    Yields
    ------
    tuple of (str, float)
        Key and Spearman's rank correlation, the strongest first.
    """
    if np.ptp(outcome) == 0:
        return
    ranks = _ranks(outcome)
    found = [(key, float(np.corrcoef(_ranks(drawn), ranks)[0, 1])) for key, drawn in parameters]
    yield from sorted(found, key=lambda pair: -abs(pair[1]))[:most]


def _ranks(values: Floats) -> Floats:
    ranks = np.empty(len(values))
    ranks[np.argsort(values, kind="stable")] = np.arange(len(values))
    return ranks
