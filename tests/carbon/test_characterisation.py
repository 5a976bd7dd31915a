"""Factors by flow and by gas."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.carbon.characterisation import Characterisation, by_gas
from polysight.errors import DataError


def test_indicators_are_factors_times_flows() -> None:
    one = Characterisation(("a", "b"), ("x", "y"), np.array([[1.0, 2.0], [0.0, 3.0]]))
    assert one.weighed(np.array([[1.0, 1.0], [0.0, 2.0]])).tolist() == [[3.0, 3.0], [4.0, 6.0]]


def test_gases_sum_to_the_total() -> None:
    flows, gases = ("co2-fuel", "ch4-mine", "co2-electrode"), ("co2", "ch4", "co2")
    potential = np.array([[1.0, 29.8, 1.0], [1.0, 27.0, 1.0]])
    split = by_gas(flows, gases, potential)
    assert split.indicators == ("co2", "ch4")
    amounts = np.array([3.0, 0.1, 0.5])
    np.testing.assert_allclose(split.weighed(amounts).sum(axis=-1), potential @ amounts)
    np.testing.assert_allclose(split.weighed(amounts)[0], [3.5, 2.98])


def test_refusals() -> None:
    with pytest.raises(DataError, match="shape"):
        Characterisation(("a",), ("x", "y"), np.ones((1, 3)))
    with pytest.raises(DataError, match="flow y"):
        Characterisation(("a",), ("x", "y"), np.array([[[1.0, 2.0]], [[1.0, np.nan]]]))
