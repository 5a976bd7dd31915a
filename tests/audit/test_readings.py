"""Readings: what is refused, some of them, and units in which their errors are alike."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from polysight.audit.balance_network import balance_network
from polysight.audit.readings import AT_LEAST, POINT, Readings, places_of, whitening
from polysight.audit.reconciliation import reconciliation
from polysight.errors import DataError


def reading(**changes: Any) -> Readings:
    return replace(Readings(("x",), np.ones(1), np.ones(1)), **changes)


@pytest.mark.parametrize(
    ("readings", "key"),
    [
        (reading(quantities=("y",)), "unknown"),
        (reading(values=np.ones(2)), "lengths"),
        (reading(sides=np.zeros(3, np.intp)), "lengths"),
        (reading(values=np.array([np.nan])), "finite"),
        (reading(deviations=np.zeros(1)), "deviation"),
        (reading(correlation=-np.eye(1)), "correlation"),
    ],
)
def test_unfit_readings_are_refused(readings: Readings, key: str) -> None:
    with pytest.raises(DataError) as refused:
        reconciliation(balance_network([], ["x"]), readings)
    assert refused.value.problems[0].key == f"reconciliation.{key}"


def test_some_readings_keep_what_they_are() -> None:
    sides = np.array([POINT, AT_LEAST, POINT])
    together = np.array([[1.0, 0.2, 0.1], [0.2, 1.0, 0.3], [0.1, 0.3, 1.0]])
    readings = Readings(("a", "b", "c"), np.arange(3.0), np.arange(1.0, 4.0), sides, together)
    taken = readings.taken(np.array([2, 1]))
    assert taken.quantities == ("c", "b")
    assert taken.values.tolist() == [2.0, 1.0]
    assert taken.deviations.tolist() == [3.0, 2.0]
    assert taken.sides is not None
    assert taken.sides.tolist() == [POINT, AT_LEAST]
    assert taken.correlation is not None
    assert taken.correlation.tolist() == [[1.0, 0.3], [0.3, 1.0]]
    assert places_of(taken, ("a", "b", "c")).tolist() == [2, 1]


@pytest.mark.parametrize("together", [None, np.array([[1.0, 0.4], [0.4, 1.0]])])
def test_whitened_errors_are_independent(together: Any) -> None:
    readings = Readings(("a", "b"), np.zeros(2), np.array([2.0, 5.0]), None, together)
    whiten = whitening(readings, np.ones(2, bool))
    own = np.eye(2) if together is None else together
    covariance = own * np.outer(readings.deviations, readings.deviations)
    root = whiten(np.eye(2))
    assert_allclose(root @ covariance @ root.T, np.eye(2), atol=1e-12)
    assert_allclose(whiten.errors().toarray(), root)
