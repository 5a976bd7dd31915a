"""Balance sheet and the two flows of small projects."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.investment.case import AssetClass, InvestmentItem
from polysight.investment.rows import Row
from polysight.investment.statement import statement
from tests.investment.test_plain_statement import INTEREST, by_year, small


def test_what_is_built_is_in_progress_until_it_serves() -> None:
    phase = replace(small().phases[0], construction_months=18)
    found = statement(small(phases=(phase,), life_years=2))
    built = found.row(Row.INVESTMENT) + found.row(Row.INTEREST_CAPITALISED)
    assert found.row(Row.CONSTRUCTION_IN_PROGRESS) == pytest.approx([built[0], 0.0, 0.0, 0.0])
    assert found.row(Row.NET_FIXED)[1] == pytest.approx(
        np.sum(built[:2]) - found.row(Row.DEPRECIATION)[1]
    )


def test_intangible_assets_stand_apart() -> None:
    assets = (*small().assets, AssetClass("land", "intangible", 10, 0.0, "straight-line"))
    items = (*small().phases[0].items, InvestmentItem("land", "other", "land", 500.0, 0.0))
    phase = replace(small().phases[0], items=items)
    found = statement(small(assets=assets, phases=(phase,)))
    assert found.row(Row.NET_INTANGIBLE) == pytest.approx([500.0, 450.0, 400.0, 350.0])
    assert found.row(Row.ADJUSTED_ASSET_RECOVERY)[-1] == pytest.approx(100.0 + 350.0)


def test_assets_come_back_with_their_cost_of_finance_to_the_owners_only() -> None:
    found = statement(small())
    assert found.row(Row.ADJUSTED_ASSET_RECOVERY)[-1] == pytest.approx(100.0)
    assert found.row(Row.ASSET_RECOVERY)[-1] == pytest.approx(0.1 * (1000.0 + INTEREST))
    assert not np.any(found.row(Row.ASSET_RECOVERY)[:-1])


def test_the_working_capital_loan_leaves_the_owners_at_the_end() -> None:
    case = small()
    working = replace(
        case.working_capital, materials_days=73.0, equity_share=0.25, rate=by_year(0.04)
    )
    found = statement(replace(case, working_capital=working))
    bound = 200.0 * 73.0 / 365.0
    plain = statement(case)
    # The owners give a quarter, and get all back less the loan.
    change = found.row(Row.EQUITY_NET) - plain.row(Row.EQUITY_NET)
    interest = 0.75 * bound * 0.04
    assert change[1] == pytest.approx(-0.25 * bound - 0.75 * interest)
    assert change[3] == pytest.approx(0.25 * bound - 0.75 * interest)
    assert found.row(Row.OWN_WORKING_CAPITAL) == pytest.approx(np.zeros(4), abs=1e-9)


def test_a_short_loan_comes_to_the_owners_and_leaves_them() -> None:
    # Nothing is sold in the second year: what falls due is borrowed, and repaid from the third.
    case = small(load=np.array([1.0, 0.0, 1.0, 1.0]))
    found = statement(case)
    draw, paid = found.row(Row.SHORT_DRAW), found.row(Row.SHORT_REPAYMENT)
    assert draw[1] > 0.0
    assert found.row(Row.EQUITY_NET)[1] == pytest.approx(found.row(Row.CASH)[1], abs=1e-9)
    assert np.sum(draw) == pytest.approx(np.sum(paid) + found.row(Row.SHORT_LOAN)[-1])


def test_what_is_still_owed_short_at_the_end_is_the_owners_loss() -> None:
    main = replace(small().products[0], price_cny_per_kg=by_year(2.5))
    found = statement(small(products=(main,)))
    left = found.row(Row.SHORT_LOAN)[-1]
    back = found.row(Row.ASSET_RECOVERY)[-1] + found.row(Row.WORKING_CAPITAL_RECOVERY)[-1]
    assert left > 0.0
    assert found.row(Row.CASH)[-1] == pytest.approx(0.0, abs=1e-9)
    assert found.row(Row.EQUITY_NET)[-1] == pytest.approx(back - left)


def test_subsidies_and_replacement_stand_in_both_flows() -> None:
    running = replace(
        small().running,
        subsidy_cny=by_year(40.0),
        sustaining_cny=by_year(20.0),
        sustaining_vat_rate=0.13,
        sustaining_life_years=3,
    )
    before, after = statement(small()), statement(small(running=running))
    for inflow in (Row.PROJECT_INFLOW, Row.EQUITY_INFLOW):
        assert (after.row(inflow) - before.row(inflow))[1:3] == pytest.approx([40.0, 40.0])
    spent = (after.row(Row.PROJECT_OUTFLOW) - before.row(Row.PROJECT_OUTFLOW))[2]
    # Its tax lowers the value-added tax that is paid, and the surcharge on that.
    assert spent == pytest.approx(20.0 - 0.1 * 2.6)
