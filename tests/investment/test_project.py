"""A project that cannot be is refused with the reason."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from polysight.errors import DataError
from tests.investment.example import YEARS, project


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"capex_phasing": np.full(YEARS, 0.1)}, "sum to 1"),
        ({"operation_start": YEARS}, "first year of operation"),
        ({"depreciation_years": 0}, "at least one year"),
        ({"loss_carry_forward_years": -1}, "at least one year"),
        ({"price_cny_per_kg": np.full(YEARS, np.nan)}, "price_cny_per_kg"),
        ({"income_tax_rate": np.full(YEARS, 25.0)}, "fractions"),
        ({"price_cny_per_kg": np.ones(YEARS - 1)}, "price_cny_per_kg"),
        ({"price_cny_per_kg": np.array(10.0)}, "price_cny_per_kg"),
    ],
)
def test_refusals(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(DataError, match=said) as caught:
        project(**changes)
    assert caught.value.told("zh")


def test_years_is_the_length_of_the_last_axis() -> None:
    assert project().years == YEARS
