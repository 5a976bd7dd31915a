"""Ways of bearing the price in the baseline study."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.result import Result


def values(baseline: Result, name: str) -> np.ndarray:
    return baseline.arrays[f"investment.hedge_{name}"].array.values


def test_quantiles_rise(baseline: Result) -> None:
    for name in ("value", "cover", "need"):
        assert np.all(np.diff(values(baseline, name), axis=1) >= 0.0)


def test_whoever_shares_the_price_has_steadier_cash(baseline: Result) -> None:
    none, *others = values(baseline, "deviation")
    assert all(one < none for one in others)


def test_transfer_prices_move_profit_and_make_none(baseline: Result) -> None:
    sums = baseline.arrays["investment.stage_profit"].array.values.sum(axis=0)
    assert sums[0] == pytest.approx(sums[1])


def test_numbers_of_the_plan_are_told_with_their_reasons(baseline: Result) -> None:
    told = {one.key: one for one in baseline.assumptions}
    assert told["hedge.futures.share"].value == pytest.approx(0.5)
    cited = baseline.number("investment.hedge_value[futures,0.5]").inputs
    assert "scenario:hedge.futures.share" in cited
