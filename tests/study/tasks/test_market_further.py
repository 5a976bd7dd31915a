"""Further arrays of the simulated market in the baseline study."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.market_provinces import COAST
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


def test_ways_end_where_wafers_are_made_and_bring_what_is_used(baseline: Result) -> None:
    mass = baseline.arrays[f"{FORECAST}lane_mass"].array
    use = baseline.arrays[f"{FORECAST}province_use"].array
    targets = [key.partition("~")[2] for key in mass.axes[0].keys]
    for target in set(targets) - {COAST}:
        came = mass.values[[place for place, one in enumerate(targets) if one == target]]
        wanted = use.values[use.axes[0].keys.index(target)]
        assert np.all(came.sum(axis=0) <= wanted + 0.5)


def test_freight_within_a_province_is_least_and_never_much_of_the_price(baseline: Result) -> None:
    freight = baseline.arrays[f"{FORECAST}lane_freight"].array
    own: list[float] = []
    away: list[float] = []
    for key, value in zip(freight.axes[0].keys, freight.values, strict=True):
        origin, _, target = key.partition("~")
        (own if origin == target else away).append(value)
    assert min(own) < min(away)
    share = baseline.arrays[f"{FORECAST}lane_freight_share"].array.values
    assert 0.0 < share.min() <= share.max() < 0.1
