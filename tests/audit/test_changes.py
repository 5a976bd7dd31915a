from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.audit.changes import changes, changes_of_parts, factor, ratio, subject_of, yearly
from polysight.audit.comparison import span
from tests.audit.table_of_claims import report_of


@given(st.floats(-0.9, 3.0), st.integers(1, 20))
def test_a_rate_and_its_factor_are_one(rate: float, years: int) -> None:
    assert yearly(factor(rate, "year", years), years) == pytest.approx(rate, abs=1e-9)


def test_factors_of_open_rates() -> None:
    assert factor(math.inf, "year", 5) == math.inf
    assert factor(-math.inf, "total", 5) == 0.0
    assert factor(0.6, "total", 5) == 1.6


def test_changes_of_a_report() -> None:
    report = report_of(
        "capacity_cagr,10,%,2020-2022,China",
        "capacity_growth,21,%,2020-2022,China",
        "heat_recovery_change,15,percentage_point,2020-2024,China",
        "capacity_cagr,10,%,2022,China",
    )
    found = {change.claim.id: change for change in changes(report)}
    assert set(found) == {"r1", "r2"}
    assert found["r1"].middle == pytest.approx(found["r2"].middle) == pytest.approx(1.21)
    assert found["r1"].about == found["r2"].about
    assert found["r1"].years == 2
    assert subject_of(found["r1"].claim, report) == "capacity"


def test_ratio_of_levels_with_bounds() -> None:
    report = report_of(
        "capacity,100,kt/a,2020,China", "capacity,200,kt/a,2021,China; qualifier=over"
    )
    least, most = ratio(span(report.by_id["r1"]), span(report.by_id["r2"]))
    assert 1.9 < least <= 2.0
    assert most == math.inf


def test_changes_within_years_are_apart_from_those_of_years() -> None:
    report = report_of(
        "production_growth, 10, %, 2024, China",
        "产量同比, 10, %, 2024-06, China",
        "产量环比, 4, %, 2024-06, China",
    )
    assert [one.claim.id for one in changes(report)] == ["r1"]
    found = {one.claim.id: one.ends for one in changes_of_parts(report)}
    assert found == {"r2": ("2023-06", "2024-06"), "r3": ("2024-05", "2024-06")}
