"""Staff: the reference plant comes back, larger plants need fewer a tonne."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.energy.labour import staffing
from tests.plant.energy.shipped import Rods, shipped

DESIGN = shipped("siemens", Rods).labour
CAPACITY = st.floats(1.0, 500.0)


def test_the_reference_comes_back() -> None:
    found = staffing(DESIGN.reference_capacity_kt_per_year, DESIGN)
    assert found == pytest.approx(DESIGN.reference_persons_per_kt_per_year)


@given(CAPACITY, CAPACITY)
def test_larger_plants_need_fewer_a_tonne_and_more_in_all(one: float, other: float) -> None:
    small, large = sorted((one, other))
    few, many = (staffing(np.array(size), DESIGN).item() for size in (large, small))
    assert few <= many
    assert few * large >= many * small * (1.0 - 1e-12)


@pytest.mark.parametrize("size", [-1.0, 0.0])
def test_a_site_without_capacity_is_refused(size: float) -> None:
    with pytest.raises(UsageError, match=r"capacity_kt_per_year .* any value above 0"):
        staffing(np.array(size), DESIGN)
