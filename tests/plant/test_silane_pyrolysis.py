"""Pyrolysis keeps every element; carrier gas passes through."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.silane_pyrolysis import pyrolysis
from polysight.plant.species import ATOMS, H2, SI


@given(st.floats(0, 20), st.floats(0, 0.5))
def test_elements_are_kept(ratio: float, slip: float) -> None:
    column = pyrolysis(ratio, slip).net.column
    np.testing.assert_allclose(column @ ATOMS, 0.0, atol=1e-13)
    assert column[H2] == pytest.approx(2.0 * column[SI], abs=1e-13)


def test_a_slip_above_one_is_refused() -> None:
    with pytest.raises(UsageError, match="slip_share"):
        pyrolysis(1.0, 1.2)
