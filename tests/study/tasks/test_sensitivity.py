"""One factor at a time: directions, loads that no plant runs at, and the switching price."""

from __future__ import annotations

import math

import numpy as np
import pytest

from polysight.study.result import Result


def test_the_value_moves_with_each_factor_as_it_must(baseline: Result) -> None:
    array = baseline.arrays["investment.sensitivity"]
    base = baseline.number("investment.npv[after-tax]").value
    values = dict(zip(array.array.axes[0].keys, array.array.values, strict=True))
    for factor in ("price", "load"):
        assert (np.diff(values[factor]) > 0).all()
    for factor in ("capital", "input:electricity", "fixed-cost"):
        assert (np.diff(values[factor]) < 0).all()
    middle = array.array.axes[1].keys.index("0")
    for row in values.values():
        assert row[middle] == pytest.approx(base)
    first = baseline.number("investment.sensitivity[price,-0.2]")
    assert {"investment.price", "investment.total_investment"} <= set(first.inputs)


def test_financing_does_not_move_the_value_of_the_project(baseline: Result) -> None:
    array = baseline.arrays["investment.sensitivity"]
    rates = array.array.values[array.array.axes[0].keys.index("loan-rate")]
    assert np.ptp(rates) == 0.0


def test_a_load_above_nameplate_is_marked(baseline: Result) -> None:
    assert "mark.over_nameplate" in baseline.marks["investment.sensitivity[load,0.2]"]
    assert "mark.over_nameplate" not in baseline.marks.get("investment.sensitivity[load,-0.2]", ())


def test_at_the_switching_price_the_project_just_pays(baseline: Result) -> None:
    price = baseline.number("investment.price").value
    change = baseline.number("investment.switching_value[price]").value
    needed = baseline.number("investment.minimum_price").value
    assert price * (1 + change) == pytest.approx(needed, rel=1e-6)
    for number in baseline.arrays["investment.switching_value"]:
        assert not math.isnan(number.value) or "mark.no_switching" in baseline.marks[number.id]
