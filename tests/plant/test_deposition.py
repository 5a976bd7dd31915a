"""Deposition keeps every element, and makes no more SiCl4 than stoichiometry allows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.deposition import deposition, tetrachloride_bound
from polysight.plant.species import ATOMS, DCS, MOLAR_MASS, SI, STC
from tests.plant.example import deposited
from tests.plant.golden import cases


@given(st.floats(1, 10), st.floats(0, 0.9), st.floats(0, 0.1), st.floats(0, 0.3))
def test_elements_are_kept_and_tetrachloride_is_bounded(
    ratio: float, tcs: float, dcs: float, hcl: float
) -> None:
    gas = deposited(ratio, tcs, dcs, hcl)
    assume(gas.silicon > 1e-3)
    column = deposition(gas, ratio).net.column
    np.testing.assert_allclose(column @ ATOMS, 0.0, atol=1e-14)
    made = column[STC] * MOLAR_MASS[STC] / (column[SI] * MOLAR_MASS[SI])
    assert made <= tetrachloride_bound(column[DCS] / column[SI]) * (1.0 + 1e-12)


@pytest.mark.parametrize("case", cases("bound"), ids=lambda case: f"{case['dcs_leaving']}")
def test_the_bound_moves_with_dichlorosilane(case: dict[str, Any]) -> None:
    moles = tetrachloride_bound(case["dcs_leaving"]) * MOLAR_MASS[SI] / MOLAR_MASS[STC]
    assert abs(moles - case["value"]) <= case["tolerance"]


def test_where_nothing_is_deposited_it_is_refused() -> None:
    with pytest.raises(UsageError, match="no silicon is deposited"):
        deposition(deposited(3.5, 0.9, 0.1, 0.0), 3.5)


def test_no_hydrogen_is_refused() -> None:
    with pytest.raises(UsageError, match="hydrogen_ratio"):
        deposition(deposited(3.5, 0.6, 0.0, 0.0), 0.0)
