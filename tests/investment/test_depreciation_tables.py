"""Depreciation of single years as spreadsheets and textbooks have it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from polysight.investment.write_off import accumulated_share
from tests.investment.golden import cases


@pytest.mark.parametrize(
    "case", cases("depreciation"), ids=lambda case: f"{case['method']} {case['amount']:g}"
)
def test_golden(case: dict[str, Any]) -> None:
    ends = 12.0 * np.array([case["year"] - 1, case["year"]])
    share = case["residual"] / case["cost"]
    written = accumulated_share(case["method"], case["life_years"], share, ends)
    assert case["cost"] * np.diff(written)[0] == pytest.approx(case["amount"], rel=1e-11)
