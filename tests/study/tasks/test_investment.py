"""The reference project: identities of the cash flow table, and the price that it needs."""

from __future__ import annotations

import math

import numpy as np
import pytest

from polysight.investment.npv import npv
from polysight.study.result import Result


def rows(result: Result) -> dict[str, np.ndarray]:
    array = result.arrays["investment.cash_flow"].array
    return dict(zip(array.axes[0].keys, array.values, strict=True))


def test_inflow_less_outflow_is_the_net_flow(baseline: Result) -> None:
    table = rows(baseline)
    net = table["inflow"] - table["outflow"]
    np.testing.assert_allclose(net, table["net-before-tax"], atol=1e-9)
    after = table["net-before-tax"] - table["adjusted-income-tax"]
    np.testing.assert_allclose(after, table["net-after-tax"], atol=1e-9)


def test_the_value_is_that_of_the_printed_flow(baseline: Result) -> None:
    table = rows(baseline)
    rate = 0.12
    for key, row in (("before", "net-before-tax"), ("after", "net-after-tax")):
        printed = float(npv(rate, table[row], "end"))
        assert baseline.number(f"investment.npv[{key}]").value == pytest.approx(printed)
        found = baseline.number(f"investment.irr[{key}]").value
        if not math.isnan(found):
            assert float(npv(found, table[row], "end")) == pytest.approx(0.0, abs=1e-6)


def test_the_price_it_needs_covers_cash_cost_and_capital(baseline: Result) -> None:
    needed = baseline.number("investment.minimum_price").value
    cost = baseline.number("costing.cash_cost[CN-NM,siemens,central]").value
    assert needed > cost
    paid = baseline.number("market.observed_price[central]").value
    assert (needed > paid) == (baseline.number("investment.npv[after]").value < 0)


def test_money_that_does_not_come_back_has_no_payback(baseline: Result) -> None:
    for key in ("static", "dynamic"):
        number = baseline.number(f"investment.payback[{key}]")
        assert not math.isnan(number.value) or baseline.marks[number.id][-1].startswith("payback.")
