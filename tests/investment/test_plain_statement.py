"""The oracle itself: numbers worked out by hand, and what its tables owe one another."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
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
    insolvent_year,
    minimum_price,
    normal_year,
    plain_covers,
    plain_indicators,
    rates_of_return,
)
from tests.investment.plain_statement import (
    Plain,
    income_tax,
    plain_statement,
    unit_contribution,
    written_off,
)
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


def prices(*values: float, **changes: Any) -> tuple[Product, ...]:
    path = np.array(values)
    main = small().products[0]
    return (replace(main, price_cny_per_kg=path, export_price_cny_per_kg=path, **changes),)


def taxed(*, refund: float = 0.0) -> Taxes:
    return replace(small().taxes, vat_credit_refund=by_year(refund))


def running(**changes: Any) -> RunningCosts:
    return replace(small().running, **changes)


@pytest.mark.parametrize(
    ("input_vat_rate", "refund", "surtax", "pool"),
    [
        # 104 of tax a year; 100 returned are taken off the first year after.
        (0.1, 1.0, [0, 0.4, 10.4, 10.4], [100, 0, 0, 0]),
        # Half is returned, half is set off: 104 - 50 is paid, 50 come off the base of the surtax.
        (0.1, 0.5, [0, 0.4, 10.4, 10.4], [50, 0, 0, 0]),
        # 300 returned last into the third year.
        (0.3, 1.0, [0, 0, 0, 1.2], [300, 196, 92, 0]),
    ],
)
def test_credit_that_was_returned_lowers_the_base_of_surtaxes(
    input_vat_rate: float, refund: float, surtax: list[float], pool: list[float]
) -> None:
    one = small().phases[0]
    line = replace(one.items[0], vat_rate=input_vat_rate)
    case = small(phases=(replace(one, items=(line,)),), taxes=taxed(refund=refund))
    rows = plain_statement(case).rows
    assert rows["surtax"] == pytest.approx(surtax)
    assert rows["surtax_pool"] == pytest.approx(pool, abs=1e-9)


def test_exports_that_are_set_off_count_in_the_base_before_the_pool() -> None:
    # Half abroad: 65 of tax at home, 26 - 20 on inputs, 45 of rebates set off: 59 + 45 = 104.
    goods = replace(small().products[0], export_share=0.5, rebate_rate=by_year(0.09))
    rows = plain_statement(small(products=(goods,), taxes=taxed(refund=1.0))).rows
    assert rows["vat_payable"] == pytest.approx([0, 59, 59, 59])
    assert rows["surtax"] == pytest.approx([0, 0.4, 10.4, 10.4])


def test_other_taxes_stand_in_the_line_of_surtaxes() -> None:
    rows = plain_statement(small(running=running(other_taxes_cny=by_year(30.0)))).rows
    assert rows["other_taxes"] == pytest.approx([0, 30, 30, 30])
    assert rows["surtax"] == pytest.approx([0, 30.4, 40.4, 40.4])
    assert rows["income_tax"] == pytest.approx([0, *(tax - 7.5 for tax in TAX[1:])])
    assert rows["project_net_before_tax"] == pytest.approx([-1100, 869.6, 759.6, 759.6 + 100])


@pytest.mark.parametrize(
    ("price", "changes", "sold"),
    [
        # A kilogram takes 2 CNY of raw material.
        (1.9, {}, 0.0),
        (2.0, {}, 100.0),
        (2.1, {"running": {"selling_share": 0.06, "research_share": 0.04}}, 0.0),
        (2.4, {"running": {"carbon_cny_per_kg": by_year(0.5)}}, 0.0),
        # Abroad without rebate: 2.2 - 13 % of it.
        (2.2, {"product": {"export_share": 1.0}}, 0.0),
        (2.2, {"product": {"export_share": 1.0, "rebate_rate": by_year(0.13)}}, 100.0),
        (2.2, {"product": {"yield_share": 0.9}}, 0.0),
    ],
)
def test_it_stands_still_where_a_kilogram_costs_more_than_it_brings(
    price: float, changes: dict[str, Any], sold: float
) -> None:
    goods = prices(10.0, 10.0, price, 10.0, **changes.get("product", {}))
    costs = running(**changes.get("running", {}), administration_cny=by_year(7.0))
    case = small(products=goods, running=costs, idles=True)
    rows = plain_statement(case).rows
    assert rows["output"] == [0, 100, sold, 100]
    assert rows["administration"] == [0, 7, 7, 7]
    assert rows["depreciation"] == pytest.approx([0, WRITTEN, WRITTEN, WRITTEN])
    assert (rows["revenue"][2] == rows["materials"][2] == rows["surtax"][2] == 0) == (sold == 0)
    assert plain_statement(replace(case, idles=False)).rows["output"] == [0, 100, 100, 100]


def test_what_owners_get_is_after_the_short_loan() -> None:
    # 300 + 39 are received and 226 paid a year; the tax credit of building is never used up.
    rows = plain_statement(small(products=prices(3.0, 3.0, 3.0, 3.0))).rows
    left = 1.15 * DEBT - 3 * 113
    assert rows["short_loan"] == pytest.approx([0, 0.6 * DEBT - 113, left + 113, left])
    value = (1000 + INTEREST) * 0.1
    assert rows["equity_net"] == pytest.approx(
        [-0.4 * (1100 + INTEREST), 0, 0, value - left], abs=1e-9
    )


def test_replacement_and_short_repayments_weigh_on_the_cover() -> None:
    costs = running(sustaining_cny=np.array([0.0, 0, 50, 0]), sustaining_vat_rate=0.1)
    yearly = plain_indicators(plain_statement(small(running=costs)))[1]["debt_service_cover"]
    # 5 of tax on it lower the tax paid to 99 and the surtaxes to 9.9.
    tax = 0.25 * (790.1 - WRITTEN - DEBT * 0.05)
    assert yearly[2] == pytest.approx((790.1 - tax - 55) / (DEBT * 0.55))
    assert math.isnan(yearly[3])

    book = plain_statement(small(products=prices(10.0, 3.0, 30.0, 30.0)))
    yearly = plain_indicators(book)[1]["debt_service_cover"]
    short = 0.6 * DEBT - 113
    # 390 - 26 - 87 of tax are paid; the loss of the year before is used.
    tax = 0.25 * (3000 - 27.7 - 200 - WRITTEN - 0.05 * DEBT + 100 - WRITTEN - 0.1 * DEBT)
    second = (2772.3 - tax) / (0.55 * DEBT + short)
    assert yearly[1:3] == pytest.approx([100 / (0.6 * DEBT), second])
    covers = plain_covers(book)
    assert covers["least_debt_service_cover"] == pytest.approx(100 / (0.6 * DEBT))
    assert covers["mean_debt_service_cover"] == pytest.approx((yearly[1] + second) / 2)


def test_covers_count_the_years_in_which_principal_is_repaid() -> None:
    # Interest of working capital is paid in every year, in the last without any principal.
    days = replace(small().working_capital, receivable_days=365.0, rate=by_year(0.05))
    book = plain_statement(small(working_capital=days))
    yearly = plain_indicators(book)[1]
    assert yearly["interest_cover"][3] > 0
    assert plain_covers(book)["least_interest_cover"] == min(yearly["interest_cover"][1:3])
    assert plain_covers(book)["mean_debt_service_cover"] == pytest.approx(
        sum(yearly["debt_service_cover"][1:3]) / 2
    )
    alone = small(financing=replace(small().financing, equity_share=1.0, loans=()))
    assert all(math.isnan(value) for value in plain_covers(plain_statement(alone)).values())


def test_break_even_over_plan_and_over_capacity() -> None:
    costs = running(
        selling_share=0.02,
        research_share=0.03,
        subsidy_cny=by_year(60.0),
        other_taxes_cny=by_year(30.0),
    )
    yearly = plain_indicators(plain_statement(small(load=by_year(0.8), running=costs)))[1]
    # 80 kg: revenue 800, raw material 160, selling and research 40, tax 83.2, surtaxes 8.32.
    fixed = WRITTEN + 30 - 60
    of_plan = fixed / (800 - 200 - 8.32)
    assert yearly["break_even_load_of_plan"][3] == pytest.approx(of_plan)
    assert yearly["break_even_load"][3] == pytest.approx(0.8 * of_plan)
    assert yearly["break_even_output"][3] == pytest.approx(80 * of_plan)
    assert yearly["break_even_price"][3] == pytest.approx(10 * (fixed + 160) / (800 - 40 - 8.32))


def test_the_year_in_which_debts_outgrow_everything() -> None:
    assert insolvent_year(plain_statement(small())) is None
    # Equity of 454 loses 100 - 310 - 68 and 100 - 310 - 34 in the two years.
    book = plain_statement(small(products=prices(3.0, 3.0, 3.0, 3.0)))
    assert insolvent_year(book) == 2


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
        flow = rows["equity_inflow"][t] - rows["equity_outflow"][t]
        assert rows["equity_net"][t] == pytest.approx(flow, abs=1e-12 * scale)


def test_a_short_loan_that_fills_up_leaves_owners_exactly_nothing() -> None:
    without = replace(small().financing, equity_share=0.0)
    rows = plain_statement(small(financing=without, products=prices(3.0, 3.3, 3.7, 3.0))).rows
    assert rows["equity_net"][:3] == [0, 0, 0]
    assert rows["equity_net"][3] < 0


@pytest.mark.parametrize("seed", range(60))
def test_returned_credit_is_used_once_and_a_plant_runs_where_it_pays(seed: int) -> None:
    case = random_case(seed)
    book = plain_statement(case)
    rows = book.rows
    for t in range(book.T):
        taken = book.before("surtax_pool", t) + rows["credit_refund"][t] - rows["surtax_pool"][t]
        base = rows["vat_payable"][t] + rows["rebate_ceiling"][t] - rows["export_refund"][t]
        assert -1e-9 * base <= taken <= (1 + 1e-9) * base + 1e-6
        assert rows["surtax_pool"][t] >= 0
        if rows["output"][t] and case.idles:
            assert unit_contribution(case, book.year(t)) >= 0


def test_random_projects_reach_every_rule() -> None:
    cases = [random_case(seed) for seed in range(100)]
    books = [plain_statement(case) for case in cases]
    still = sum(
        case.idles and any(unit_contribution(case, book.year(t)) < 0 for t in range(book.T))
        for case, book in zip(cases, books, strict=True)
    )
    pooled = [book.rows["surtax_pool"] for book in books]
    used = sum(any(b < a for a, b in pairwise(pool)) for pool in pooled)
    assert 25 < sum(case.idles for case in cases) < 42
    assert still > 8
    assert used > 15
    assert sum(max(case.running.other_taxes_cny) > 0 for case in cases) > 25
    assert sum(book.rows["short_loan"][-1] > 0 for book in books) > 10
