"""What the tests of claims ask: which sentence stands, with results as they are and turned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from polysight.report.binding import Numbers
from polysight.report.chapters.finding import Finding
from polysight.study.result import Result
from tests.report.example import numbers, study


def told(claim: Callable[[Numbers], Finding | None], result: Result) -> str:
    """Key of the sentence of a claim; empty where it is withdrawn."""
    one = claim(numbers(result))
    return "" if one is None else one.key.rpartition(".")[2]


def set_to(result: Result, name: str, *elements: tuple[str, float]) -> Result:
    """The study with single elements changed: keys joined by commas, and the value."""
    array = result.arrays[name]
    values = np.array(array.array.values, dtype=np.float64)
    for keys, value in elements:
        place = tuple(
            axis.keys.index(key)
            for axis, key in zip(array.array.axes, keys.split(","), strict=True)
        )
        values[place] = value
    other = replace(array, array=replace(array.array, values=values))
    return replace(result, arrays={**result.arrays, name: other})


def with_keys(result: Result, name: str, axis: str, keys: tuple[str, ...]) -> Result:
    """The study with other keys on an axis of one array, its numbers evenly apart."""
    array = result.arrays[name]
    axes = tuple(
        replace(one, keys=keys) if one.name == axis else one for one in array.array.axes
    )  # fmt: skip
    shape = tuple(len(one.keys) for one in axes)
    values = np.linspace(1.0, 2.0, int(np.prod(shape))).reshape(shape)
    other = replace(array, array=replace(array.array, axes=axes, values=values))
    return replace(result, arrays={**result.arrays, name: other})


def simulated_from(year: str) -> Result:
    """The study with the simulated months in another year."""
    months = tuple(f"{year}-{month:02d}" for month in range(1, 13))
    return with_keys(study(), "market.forecast.monthly_price", "month", months)
