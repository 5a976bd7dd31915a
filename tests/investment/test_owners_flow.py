"""What owners are paid out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.investment.indicators import indicators
from polysight.investment.owners_flow import distributed_flow, distributed_value
from polysight.investment.rows import Row
from polysight.investment.statement import Statement, statement
from tests.study.project_example import case


def _told(*, after_debt: bool) -> Statement:
    one = case()
    return statement(
        replace(one, financing=replace(one.financing, dividends_after_debt=after_debt))
    )


@pytest.mark.parametrize("after_debt", [True, False])
def test_it_sums_to_the_flow_of_equity(after_debt: bool) -> None:
    told = _told(after_debt=after_debt)
    assert distributed_flow(told).sum() == pytest.approx(told.flow(Row.EQUITY_NET).sum())


def test_nothing_is_paid_before_it_is_earned() -> None:
    told = _told(after_debt=True)
    paid, earned = (
        np.cumsum(one) for one in (distributed_flow(told), told.flow(Row.EQUITY_NET))
    )  # fmt: skip
    assert (paid <= earned + 1.0).all()
    assert distributed_value(told).npv_cny <= indicators(told).equity.npv_cny + 1.0


def test_what_waits_for_debt_comes_later() -> None:
    waiting, free = (distributed_value(_told(after_debt=one)) for one in (True, False))
    assert waiting.npv_cny <= free.npv_cny + 1.0
