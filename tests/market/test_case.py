"""A case knows its months and years by name."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tests.market.synthetic_case import synthetic_case


def test_months_and_years_are_read_from_their_numbers() -> None:
    case, _ = synthetic_case(plants=3, months=14, draws=1)
    assert case.first_month == "2025-01"
    assert case.years == (2025, 2026)
    later = replace(case, months=case.months._replace(number=12 * 2026 + 6 + np.arange(14)))
    assert later.first_month == "2026-07"
    assert later.years == (2026, 2027)
