"""Projects with other values keep their types and everything else."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.report.workbook.change import with_values
from polysight.report.workbook.project_cells import at
from tests.report.workbook.books import small_case


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("life_years", 7.0),
        ("phases[1].start_month", 3.0),
        ("phases[0].items[0].amount_cny", 5e6),
        ("phases[0].spending[0]", 0.5),
        ("financing.dividends_after_debt", True),
        ("financing.loans[1].repayment", "bullet"),
        ("running.repair_share", 0.04),
    ],
)
def test_one_field_changes_and_keeps_its_type(path: str, value: object) -> None:
    case = small_case()
    changed = with_values(case, {path: value})
    assert at(changed, path) == value
    assert type(at(changed, path)) is type(at(case, path))
    assert changed.taxes is case.taxes


def test_numbers_by_year_become_an_array() -> None:
    case = small_case()
    changed = with_values(case, {"load": [0.5] * case.years})
    assert np.array_equal(changed.load, np.full(case.years, 0.5))


def test_nothing_changed_is_the_same_project() -> None:
    case = small_case()
    assert with_values(case, {}) is case
