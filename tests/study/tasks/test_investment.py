"""The reference project: the flows of the result are those that its headlines rest on."""

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
    net = table["project-inflow"] - table["project-outflow"]
    np.testing.assert_allclose(net, table["project-net-before-tax"], atol=1e-9)
    after = table["project-net-before-tax"] - table["adjusted-tax"]
    np.testing.assert_allclose(after, table["project-net"], atol=1e-9)


def test_the_running_sum_ends_at_the_sum_of_the_flow(baseline: Result) -> None:
    table = rows(baseline)
    sums = baseline.arrays["investment.cumulative_cash_flow"].array.values
    for place, row in enumerate(("project-net-before-tax", "project-net", "equity-net")):
        np.testing.assert_allclose(sums[place], np.cumsum(table[row]), atol=1e-6)


def test_the_value_is_that_of_the_printed_flow(baseline: Result) -> None:
    flow = rows(baseline)["project-net"]
    rate = baseline.number("investment.discount_rate").value
    value = baseline.number("investment.npv[after-tax]").value
    assert value == pytest.approx(float(npv(rate, flow, "end")))
    found = baseline.number("investment.irr[after-tax]").value
    assert float(npv(found, flow, "end")) == pytest.approx(0.0, abs=1e-6)


def test_the_price_it_needs_covers_what_it_buys(baseline: Result) -> None:
    needed = baseline.number("investment.minimum_price").value
    bought = baseline.arrays["investment.unit_cost"].array.values.sum()
    assert needed > bought
    price = baseline.number("investment.price").value
    assert (needed > price) == (baseline.number("investment.npv[after-tax]").value < 0)


def test_a_change_of_nothing_changes_nothing(baseline: Result) -> None:
    value = baseline.number("investment.npv[after-tax]").value
    for factor in ("price", "load", "capital"):
        same = baseline.number(f"investment.sensitivity[{factor},0]").value
        assert same == pytest.approx(value)


def test_money_that_does_not_come_back_has_no_payback(baseline: Result) -> None:
    for key in ("static", "dynamic"):
        number = baseline.number(f"investment.payback[{key}]")
        assert not math.isnan(number.value) or baseline.marks[number.id][-1].startswith("payback.")


def test_numbers_of_the_project_file_are_told_with_their_reason(baseline: Result) -> None:
    told = {one.key: one for one in baseline.assumptions}
    assert told["project.schedule.load"].value == pytest.approx(0.9)
    assert told["project.schedule.load"].en
