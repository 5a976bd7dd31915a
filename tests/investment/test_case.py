"""Dates of a project follow from its phases, its life and its grid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.investment.case import PERIOD_MONTHS
from tests.investment.test_plain_statement import small


@pytest.mark.parametrize(("period", "periods"), [("year", 4), ("half-year", 8), ("month", 46)])
def test_the_life_counts_from_the_first_commissioning(period: str, periods: int) -> None:
    early = replace(small().phases[0], construction_months=10)
    late = replace(early, key="late", construction_months=20)
    case = replace(small(), phases=(late, early), period=period)  # type: ignore[arg-type]
    assert case.phases[0].commissioned == 20
    assert case.end_month == 10 + 36
    assert case.periods == periods
    assert case.years == 4
    assert case.period_months == PERIOD_MONTHS[period]
