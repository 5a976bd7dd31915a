"""The oracle itself: numbers worked out by hand, and what its tables owe one another."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from polysight.investment.case import (
    AssetClass,
    Financing,
    InvestmentItem,
    Loan,
    Phase,
    Product,
    ProjectCase,
    PurchasedInput,
    RunningCosts,
    Taxes,
    Valuation,
    WorkingCapital,
)
from tests.investment.plain_indicators import (
    minimum_price,
    normal_year,
    plain_indicators,
    rates_of_return,
)
from tests.investment.plain_statement import Plain, income_tax, plain_statement, written_off
from tests.investment.random_case import random_case

YEARS = 4
NO_DAYS = (0.0,) * 10


def by_year(value: float) -> Any:
    return np.full(YEARS, value)


def small(**changes: Any) -> ProjectCase:
    """A year of building, three of operation, 100 kg a year at 10 CNY, 60 % debt at 10 %."""
    nothing = by_year(0.0)
    line = InvestmentItem("machines", "equipment", "machinery", 1000.0, 0.1)
    given: dict[str, Any] = {
        "first_year": 2026,
        "period": "year",
        "life_years": 3,
        "overrun": 0.0,
        "load": by_year(1.0),
        "phases": (Phase("one", 100.0, 0, 12, (1.0,), (line,), (), 0.0),),
        "assets": (AssetClass("machinery", "fixed", 3, 0.1, "straight-line"),),
        "products": (
            Product("main", 1.0, 0.0, by_year(10.0), by_year(10.0), by_year(0.13), nothing),
        ),
        "inputs": (PurchasedInput("raw", "materials", 1.0, "kg", by_year(2.0), 0.13),),
        "running": RunningCosts(
            *(nothing, 0.0, 0.0, nothing, nothing, nothing, nothing, 0.0, 0.0, 0.0),
            *(nothing, nothing, nothing, 0.0, 1),
        ),
        "working_capital": WorkingCapital(*NO_DAYS, rate=nothing),
        "financing": Financing(
            0.4,
            (Loan("bank", 1.0, by_year(0.1), "CNY", by_year(1.0), 0, 2, "equal-principal"),),
            *(nothing, 0.0, 0.0, 0.5, 0.0, False),
        ),
        "taxes": Taxes(by_year(0.25), by_year(0.1), nothing, 5),
        "valuation": Valuation("end", 0.1, 0.1, 0.1, 0.1, 0.1, nothing),
    }
    return ProjectCase(**{**given, **changes})


# Interest of the year of building: (1100 / 2 x 0.06) / (1 - 0.03) = 33 / 0.97.
INTEREST = 33 / 0.97
DEBT = 0.6 * (1100 + INTEREST)
WRITTEN = (1000 + INTEREST) * 0.3
PROFIT = [
    0.0,
    1000 - 0.4 - 200 - WRITTEN - DEBT * 0.1,
    1000 - 10.4 - 200 - WRITTEN - DEBT * 0.05,
    1000 - 10.4 - 200 - WRITTEN,
]
TAX = [0.25 * profit for profit in PROFIT]
CASH = [
    0.0,
    # Received and paid with tax: 1130 - 226 - 4 of VAT - 0.4 - income tax - interest - principal.
    899.6 - TAX[1] - DEBT * 0.1 - DEBT / 2,
    789.6 - TAX[2] - DEBT * 0.05 - DEBT / 2,
    789.6 - TAX[3],
]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("construction_investment", [1100, 0, 0, 0]),
        ("interest_capitalised", [INTEREST, 0, 0, 0]),
        ("loan_draw", [DEBT, 0, 0, 0]),
        ("equity_construction", [0.4 * (1100 + INTEREST), 0, 0, 0]),
        ("loan_closing", [DEBT, DEBT / 2, 0, 0]),
        ("interest_expensed", [0, DEBT * 0.1, DEBT * 0.05, 0]),
        ("vat_payable", [0, 4, 104, 104]),
        ("vat_credit", [100, 0, 0, 0]),
        ("surtax", [0, 0.4, 10.4, 10.4]),
        ("depreciation", [0, WRITTEN, WRITTEN, WRITTEN]),
        ("adjusted_depreciation", [0, 300, 300, 300]),
        ("profit_before_tax", PROFIT),
        ("income_tax", TAX),
        ("adjusted_tax", [0, 0.25 * 499.6, 0.25 * 489.6, 0.25 * 489.6]),
        ("project_net_before_tax", [-1100, 899.6, 789.6, 789.6 + 100]),
        ("cash", [sum(CASH[: t + 1]) for t in range(YEARS)]),
        ("equity_net", [-0.4 * (1100 + INTEREST), *CASH[1:3], CASH[3] + (1000 + INTEREST) * 0.1]),
    ],
)
def test_a_project_worked_out_by_hand(row: str, expected: list[float]) -> None:
    assert plain_statement(small()).rows[row] == pytest.approx(expected, abs=1e-9)


def test_indicators_worked_out_by_hand() -> None:
    book = plain_statement(small())
    values, yearly = plain_indicators(book)
    flow = [-1100, 899.6, 789.6, 889.6]
    assert values["npv_before_tax"] == pytest.approx(
        sum(cash * 1.1 ** -(t + 1) for t, cash in enumerate(flow))
    )
    # 1100 - 899.6 = 200.4 are left to the third year.
    assert values["payback_static_before_tax"] == pytest.approx(2 + 200.4 / 789.6)
    assert values["payback_static_before_tax_operation"] == pytest.approx(1 + 200.4 / 789.6)
    assert values["total_investment"] == pytest.approx(1100 + INTEREST)
    assert yearly["interest_cover"][1] == pytest.approx((PROFIT[1] + DEBT * 0.1) / (DEBT * 0.1))
    assert math.isnan(yearly["interest_cover"][3])
    fixed = WRITTEN + DEBT * 0.1
    assert yearly["break_even_load"][1] == pytest.approx(fixed / (1000 - 200 - 0.4))
    assert normal_year(book) == 1
    # Two payments, (EBITDA - tax) = 799.6 - TAX and 789.6 - TAX, at 10 %.
    assert values["loan_life_cover"] == pytest.approx(
        ((799.6 - TAX[1]) / 1.1 + (789.6 - TAX[2]) / 1.21) / DEBT
    )


def test_the_least_price_makes_the_project_worth_nothing() -> None:
    price = minimum_price(small(), real=False)
    main = replace(small().products[0], price_cny_per_kg=by_year(price))
    values, _ = plain_indicators(plain_statement(small(products=(main,))))
    assert values["npv_after_tax"] == pytest.approx(0, abs=1e-9)
    flow = plain_statement(small(products=(main,))).rows["project_net"]
    assert rates_of_return(flow, 12) == pytest.approx([0.1])


@pytest.mark.parametrize(
    ("loss_years", "tax"),
    [
        # Losses of 100 and 50, then profits of 80, 100 and 100 at 25 %.
        (0, [0, 0, 20, 25, 25]),
        (1, [0, 0, 7.5, 25, 25]),
        (2, [0, 0, 0, 12.5, 25]),
        (5, [0, 0, 0, 7.5, 25]),
    ],
)
def test_losses_are_used_in_their_order_and_expire(loss_years: int, tax: list[float]) -> None:
    taxable = [-100.0, -50.0, 80.0, 100.0, 100.0]
    flat = np.zeros(5)
    case = small(taxes=Taxes(np.full(5, 0.25), flat, flat, loss_years))
    book = Plain(case, m=12, T=5, first=0, last=0, end=60, base=0)
    made, used, gone = [0.0] * 5, [0.0] * 5, [0.0] * 5
    assert [income_tax(book, t, taxable, made, used, gone) for t in range(5)] == pytest.approx(tax)


@pytest.mark.parametrize(
    ("method", "months", "share"),
    [
        ("straight-line", 18, 0.9 * 1.5 / 5),
        ("sum-of-years", 18, 0.9 * (5 / 15 + 2 / 15)),
        ("sum-of-years", 60, 0.9),
        ("double-declining", 12, 0.4),
        ("double-declining", 30, 0.4 + 0.24 + 0.072),
        ("double-declining", 48, 1 - 0.216 + (0.216 - 0.1) / 2),
        ("double-declining", 99, 0.9),
    ],
)
def test_write_off_worked_out_by_hand(method: str, months: float, share: float) -> None:
    assert written_off(method, 5, 0.1, months) == pytest.approx(share)


@pytest.mark.parametrize("seed", range(60))
def test_the_balance_sheet_balances_and_cash_is_kept(seed: int) -> None:
    book = plain_statement(random_case(seed))
    rows, scale = book.rows, max(book.rows["total_assets"])
    for t in range(book.T):
        owed = rows["total_liabilities"][t] + rows["total_equity"][t]
        assert rows["total_assets"][t] == pytest.approx(owed, abs=1e-12 * scale)
        assert rows["cash"][t] >= -1e-12 * scale
        moved = rows["cash"][t] - book.before("cash", t) + rows["dividends"][t]
        moved += rows["short_repayment"][t] - rows["short_draw"][t]
        moved += rows["asset_recovery"][t] + rows["working_capital_recovery"][t]
        paid_in = rows["equity_construction"][t] + rows["working_capital_equity_added"][t]
        assert rows["equity_net"][t] == pytest.approx(moved - paid_in, abs=1e-12 * scale)
