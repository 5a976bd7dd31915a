"""Cash, short loan, reserve and dividends worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from polysight.investment.case import ProjectCase
from polysight.investment.rows import Row
from polysight.investment.statement import Statement, statement
from tests.investment.random_case import Shape, random_case
from tests.investment.test_plain_statement import by_year, small


def funded(case: ProjectCase | None = None, **changes: Any) -> Statement:
    project = case or small()
    return statement(replace(project, financing=replace(project.financing, **changes)))


def poor() -> ProjectCase:
    """Sold at 4 CNY in the first year of operation, which cannot pay the loan."""
    price = np.array([10.0, 4.0, 10.0, 10.0])
    return small(products=(replace(small().products[0], price_cny_per_kg=price),))


def test_a_short_loan_fills_a_lack_and_bears_interest_a_period_later() -> None:
    found = funded(poor(), short_rate=by_year(0.08), minimum_cash_cny=5.0)
    lack = found.row(Row.SHORT_LOAN)[1]
    assert lack > 0.0
    assert found.row(Row.CASH)[1] == 5.0
    assert found.row(Row.SHORT_INTEREST).tolist() == pytest.approx([0.0, 0.0, 0.08 * lack, 0.0])
    assert found.row(Row.SHORT_REPAYMENT)[2] == pytest.approx(lack)
    assert found.row(Row.SHORT_LOAN)[2] == 0.0


def test_the_reserve_takes_its_share_up_to_its_ceiling() -> None:
    found = funded(reserve_share=0.1, reserve_cap_share=0.5)
    assert found.row(Row.RESERVE_ADDED) == pytest.approx(0.1 * found.row(Row.NET_PROFIT))
    found = funded(reserve_share=0.5, reserve_cap_share=0.2)
    assert found.row(Row.RESERVE)[-1] == pytest.approx(0.2 * found.row(Row.PAID_IN)[-1])


def test_losses_are_made_good_before_the_reserve() -> None:
    found = funded(poor(), reserve_share=0.1)
    profit = found.row(Row.NET_PROFIT)
    assert profit[1] < 0.0
    assert found.row(Row.RESERVE_ADDED)[2] == pytest.approx(0.1 * max(0.0, profit[1] + profit[2]))


def test_dividends_are_a_share_of_what_is_kept_and_no_more_than_cash() -> None:
    found = funded(payout_share=0.5)
    profit, paid = found.row(Row.NET_PROFIT), found.row(Row.DIVIDENDS)
    assert paid[1] == pytest.approx(min(0.5 * profit[1], paid[1] + found.row(Row.CASH)[1]))
    kept = profit[1] - paid[1]
    assert paid[2] == pytest.approx(min(0.5 * (kept + profit[2]), paid[2] + found.row(Row.CASH)[2]))


def test_dividends_wait_for_debt_where_asked() -> None:
    found = funded(payout_share=1.0, dividends_after_debt=True)
    assert found.row(Row.DIVIDENDS)[1] == 0.0
    assert found.row(Row.DIVIDENDS)[2] > 0.0


def test_nothing_is_paid_out_while_a_short_loan_stands() -> None:
    for seed in range(60):
        found = statement(random_case(seed))
        standing = found.row(Row.SHORT_LOAN) > 0.0
        assert not np.any(found.row(Row.DIVIDENDS)[standing])


def test_building_paid_in_full_borrows_no_rounding() -> None:
    for seed in range(60):
        found = statement(random_case(seed, Shape(mood="profit")))
        building = found.row(Row.OPERATING_MONTHS) == 0.0
        first = found.periods.grid.first
        assert not np.any(found.row(Row.SHORT_DRAW)[first:][building[first:]])


def test_earnings_do_not_know_who_lends() -> None:
    plain, dear = funded(), funded(equity_share=1.0, loans=())
    extra = plain.row(Row.DEPRECIATION) - dear.row(Row.DEPRECIATION)
    assert plain.row(Row.EBITDA) == pytest.approx(dear.row(Row.EBITDA))
    assert plain.row(Row.EBIT) == pytest.approx(dear.row(Row.EBIT) - extra)
