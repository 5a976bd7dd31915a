from __future__ import annotations

import numpy as np
import pytest

from polysight.axes import Axis, LabelledArray, aligned
from polysight.errors import DataError

PLANTS = Axis("plant", ("a", "b", "c"))


def array(*keys: str) -> LabelledArray:
    return LabelledArray(np.arange(float(len(keys))), (Axis("plant", keys),), "kt/a")


def test_elements_are_found_by_key() -> None:
    table = LabelledArray(
        np.arange(6.0).reshape(3, 2), (PLANTS, Axis("year", ("2024", "2025"))), "kt"
    )
    assert table.at(plant="b", year="2025") == 3.0
    with pytest.raises(DataError):
        table.at(plant="b")
    with pytest.raises(DataError):
        table.at(plant="d", year="2025")


def test_shape_and_keys_must_fit() -> None:
    with pytest.raises(DataError):
        LabelledArray(np.zeros(2), (PLANTS,), "kt")
    with pytest.raises(DataError):
        Axis("plant", ("a", "a"))


def test_nothing_is_dropped_when_axes_differ() -> None:
    one, other = array("a", "b", "c"), array("a", "b", "c")
    assert aligned(one, other) == (one, other) or aligned(one, other)[0] is one
    for unlike in (array("a", "b"), array("b", "a", "c")):
        with pytest.raises(DataError, match="align"):
            aligned(one, unlike)
