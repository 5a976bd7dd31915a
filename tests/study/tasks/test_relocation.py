"""How capacity moved between provinces, in the baseline study."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.result import Result


def test_provinces_hold_what_the_register_holds(baseline: Result) -> None:
    held = baseline.arrays["market.register_region"].array.values.sum(axis=0)
    whole = baseline.arrays["market.capacity_register"].array.values[:, 1]
    assert np.all(held <= whole + 1e-9)
    assert held == pytest.approx(whole, rel=0.02)


def test_shares_are_those_of_the_register(baseline: Result) -> None:
    share = baseline.number("market.register_region_share[CN-XJ,2025]")
    own = baseline.number("market.register_region[CN-XJ,2025]")
    whole = baseline.number("market.capacity_register[2025,all]")
    assert share.value == pytest.approx(own.value / whole.value)
    assert set(share.inputs) == {own.id, whole.id}


def test_a_province_without_plants_rests_on_the_whole_register(baseline: Result) -> None:
    none = baseline.number("market.register_region[CN-GS,2018]")
    assert none.value == 0.0
    assert none.inputs == ("market.capacity_register[2018,all]",)
