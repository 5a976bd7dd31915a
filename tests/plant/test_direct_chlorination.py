"""Synthesis from silicon and HCl keeps every element and makes the share it is told."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.direct_chlorination import chlorination
from polysight.plant.species import ATOMS, HCL, STC, TCS


@given(st.floats(0, 1))
def test_elements_are_kept(share: float) -> None:
    column = chlorination(share).net.column
    np.testing.assert_allclose(column @ ATOMS, 0.0, atol=1e-14)
    assert column[TCS] == share
    assert column[STC] == 1.0 - share


def test_pure_trichlorosilane_takes_three_hydrogen_chloride() -> None:
    assert chlorination(1.0).net.column[HCL] == -3.0


@pytest.mark.parametrize("share", [-0.01, 1.01])
def test_a_share_outside_is_refused(share: float) -> None:
    with pytest.raises(UsageError, match="tcs_share"):
        chlorination(share)
