"""Further arrays of the simulated market in the baseline study."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.result import Result
from polysight.study.tasks.market_further import SIDES

FORECAST = "market.forecast."


@pytest.mark.parametrize("name", [*SIDES, "metal_price", "spread"])
def test_quantiles_rise(baseline: Result, name: str) -> None:
    values = baseline.arrays[f"{FORECAST}{name}"].array.values
    assert np.isfinite(values).all()
    assert (np.diff(values, axis=-1) >= 0.0).all()


def test_provinces_make_what_china_makes(baseline: Result) -> None:
    made = baseline.arrays[f"{FORECAST}province_output"].array.values.sum(axis=0)
    spread = baseline.arrays[f"{FORECAST}output"].array.values[0]
    assert np.all((made > spread[:, 0]) & (made < spread[:, -1]))


def test_a_province_without_wafer_makers_has_no_price_at_the_gate(baseline: Result) -> None:
    number = f"{FORECAST}price_delivered[CN-XJ,2027]"
    assert np.isnan(baseline.number(number).value)
    assert "mark.not_sent" in baseline.marks[number]
    assert "WR0011" in baseline.number(f"{FORECAST}province_output[CN-XJ,2027]").inputs
