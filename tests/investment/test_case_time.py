"""Shares of years, and cases that reach further."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.investment.case_time import (
    ALWAYS,
    Stretch,
    blended,
    by_year,
    calendar_share,
    commissioning,
    month_count,
    operating_share,
    prolonged,
    running_share,
)
from tests.investment.random_case import random_cases


def test_months_are_counted_from_january_of_the_first_year() -> None:
    case = next(random_cases(1))
    assert month_count(case, case.first_year) == 0
    assert month_count(case, case.first_year + 2, 4) == 27
    assert month_count(case, case.first_year - 1) == -12


def test_a_stretch_counts_with_its_months() -> None:
    assert calendar_share(3, ALWAYS).tolist() == [1.0, 1.0, 1.0]
    assert calendar_share(3, Stretch(6.0, 9.0)).tolist() == [0.5, 0.25, 0.0]
    assert calendar_share(2, Stretch(-5.0, 11.0)).tolist() == [0.5, 0.0]


def test_operating_months_of_a_stretch_add_up_to_its_length() -> None:
    for case in random_cases(40):
        first, end = commissioning(case), case.end_month
        inside = Stretch(first + 1.0, min(17.0, end - first - 1.0))
        share = operating_share(case, case.years, inside)
        months = np.array(
            [running_share(case, y) * 12 if first < 12 * (y + 1) and 12 * y < end else 0.0
             for y in range(case.years)]
        )  # fmt: skip
        assert np.all((share >= 0) & (share <= 1))
        assert float(share @ months) == pytest.approx(inside.months)
        assert np.all(operating_share(case, case.years, ALWAYS) == 1.0)


def test_a_year_without_operation_is_refused() -> None:
    case = next(one for one in random_cases(50) if commissioning(one) >= 12)
    with pytest.raises(DataError, match=str(case.first_year)):
        running_share(case, 0)


def test_values_outside_a_stretch_stay_to_the_bit() -> None:
    values = np.array([0.1, 0.2, 0.3])
    assert blended(values, 7.0, np.array([0.0, 0.5, 1.0])).tolist() == [0.1, 3.6, 7.0]


def test_the_last_known_year_is_repeated() -> None:
    assert by_year([1.0, 2.0], 4).tolist() == [1.0, 2.0, 2.0, 2.0]
    assert by_year([1.0, 2.0, 3.0], 2).tolist() == [1.0, 2.0]
    assert by_year(5.0, 2).tolist() == [5.0, 5.0]
    case = next(random_cases(1))
    longer = prolonged(case, len(case.load) + 3)
    assert longer.load.tolist()[-4:] == [case.load[-1]] * 4
    assert len(longer.taxes.income_tax_rate) == len(case.load) + 3
    assert all(len(one.price_cny_per_kg) == len(longer.load) for one in longer.products)
    assert longer.phases == case.phases
