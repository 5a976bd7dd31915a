"""What must be equal between the tables of one project: each a name and its two sides by period."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from polysight.investment.case import Floats
from polysight.investment.project_periods import calendar_years
from polysight.investment.rows import LoanRow, PhaseRow, Row
from polysight.investment.statement import Statement
from polysight.investment.table_series import SOURCES, before, series

Sides = tuple[Floats, Floats]
Equality = Callable[[Statement], Sides]

EXPENSED = "interest_expensed working_capital_interest short_interest exchange_expensed"
WRITTEN_OFF = "depreciation amortisation"


def total(statement: Statement, words: str) -> Floats:
    """Sum of rows; ``-`` before a key takes it off."""
    rows = [
        -statement.row(word[1:]) if word.startswith("-") else statement.row(word)
        for word in words.split()
    ]
    return np.asarray(sum(rows))


def rows_equal(left: str, right: str) -> Equality:
    return lambda statement: (total(statement, left), total(statement, right))


def running(left: str, right: str) -> Equality:
    """A balance against the running sum of what changes it."""
    return lambda statement: (total(statement, left), np.cumsum(total(statement, right)))


def over_life(left: str, right: str) -> Equality:
    """Sums over all periods."""
    return lambda statement: (
        np.sum(total(statement, left), keepdims=True),
        np.sum(total(statement, right), keepdims=True),
    )


def at_end(words: str) -> Equality:
    """What must be gone when the project ends."""
    return lambda statement: (total(statement, words)[-1:], np.zeros(1))


def loans_sum(row: str, key: LoanRow) -> Equality:
    return lambda statement: (total(statement, row), np.sum(statement.loan_row(key), axis=0))


def things_sum(row: str, each: str, key: str) -> Equality:
    return lambda statement: (
        total(statement, row),
        np.sum(series(statement, each, key), axis=0),  # type: ignore[arg-type]
    )


def loan_roll_forward(statement: Statement) -> Sides:
    rows = {key: statement.loan_row(key) for key in LoanRow}
    changed = rows[LoanRow.EXCHANGE_DIFFERENCE] + rows[LoanRow.DRAW] - rows[LoanRow.PRINCIPAL]
    return rows[LoanRow.CLOSING], before(rows[LoanRow.CLOSING]) + changed


def loan_interest(statement: Statement) -> Sides:
    opening, draw = statement.loan_row(LoanRow.OPENING), statement.loan_row(LoanRow.DRAW)
    interest = statement.periods.loans.rate * (opening + 0.5 * draw)
    return statement.loan_row(LoanRow.INTEREST), interest


def invested_amounts(statement: Statement) -> Sides:
    case = statement.case
    items = [item for phase in case.phases for item in phase.items]
    amounts = [item.amount_cny * (1.0 + case.overrun) for item in items]
    taxes = [amount * item.vat_rate for amount, item in zip(amounts, items, strict=True)]
    found = np.array([np.sum(statement.row(key)) for key in ("investment", "investment_vat")])
    return found, np.array([sum(amounts), sum(taxes)])


def short_interest(statement: Statement) -> Sides:
    rate = statement.periods.funding.short_rate
    return statement.row("short_interest"), rate * before(statement.row("short_loan"))


def working_interest(statement: Statement) -> Sides:
    rate = statement.periods.turnover.rate
    return statement.row("working_capital_interest"), rate * statement.row(
        "working_capital_loan_needed"
    )


def tax_credit(statement: Statement) -> Sides:
    """What comes in on sales and is neither paid nor refunded stays as credit."""
    taxes = total(statement, "input_vat investment_vat sustaining_vat -output_vat")
    settled = total(statement, "vat_payable -export_refund -credit_refund")
    return statement.row("vat_credit"), np.cumsum(taxes + settled)


def surtax_on_base(statement: Statement) -> Sides:
    """Surtaxes are their rate on tax paid and offset, less refunded credit that is taken off."""
    pool = statement.row("surtax_pool")
    deducted = before(pool) + statement.row("credit_refund") - pool
    base = total(statement, "vat_payable rebate_ceiling -export_refund") - deducted
    rate = statement.periods.levies.surtax_rate
    return total(statement, "surtax -other_taxes"), rate * base


def other_taxes(statement: Statement) -> Sides:
    """Other taxes are their yearly amounts for the months that the project runs."""
    yearly = statement.case.running.other_taxes_cny[calendar_years(statement.case)]
    return statement.row("other_taxes"), yearly * statement.row("operating_months") / 12.0


def owners_borrow_what_they_return(statement: Statement) -> Sides:
    """Over its life the short loan gives the owners nothing and takes its interest only."""
    drawn, repaid = (np.sum(statement.row(key)) for key in ("short_draw", "short_repayment"))
    return np.array([drawn]), np.array([repaid + statement.row("short_loan")[-1]])


def investors_get_what_owners_get(statement: Statement) -> Sides:
    """Over its life a project gives its investors what it gives its owners, only later."""
    owners = np.array([np.sum(statement.row("equity_net"))])
    return np.sum(series(statement, "project", "investors_net"), axis=1), owners


def repayment_has_sources(statement: Statement) -> Sides:
    """What is repaid comes from write-off, profit and others, none of them below zero."""
    parts = [series(statement, "project", f"from_{source}")[0] for source in SOURCES]
    assert all(np.min(part) >= 0.0 for part in parts)
    return total(statement, "principal short_repayment"), np.sum(parts, axis=0)


def operating_cash_from_profit(statement: Statement) -> Sides:
    credit = statement.row("vat_credit")
    taxes = before(credit) - credit + total(statement, "investment_vat sustaining_vat")
    return statement.row("operating_cash"), total(statement, "ebitda -income_tax") + taxes


def equity_from_cash(statement: Statement) -> Sides:
    """The identity of the owners' flow with the change of cash (P3)."""
    cash = statement.row("cash")
    moved = total(statement, "dividends -equity_construction -working_capital_equity_added")
    back = total(statement, "asset_recovery working_capital_recovery")
    back[-1] -= statement.row("short_loan")[-1]
    return statement.row("equity_net"), cash - before(cash) + moved + back


def equity_from_project(statement: Statement) -> Sides:
    """The owners' flow is the project's with tax, assets and loans in their place."""
    drawn = total(
        statement,
        "loan_draw working_capital_loan_draw -working_capital_loan_repayment short_draw "
        "-short_repayment",
    )
    drawn[-1] -= statement.row("short_loan")[-1]
    paid = total(statement, "interest working_capital_interest short_interest principal")
    swapped = total(statement, "adjusted_tax -income_tax asset_recovery -adjusted_asset_recovery")
    return statement.row("equity_net"), statement.row("project_net") + swapped + drawn - paid


def capitalised(statement: Statement) -> Sides:
    phases = np.sum(statement.phase_rows[:, PhaseRow.CAPITALISED], axis=0)
    return np.cumsum(total(statement, "interest_capitalised exchange_capitalised")), phases


def financed_depreciation(statement: Statement) -> Sides:
    """What financing adds to the assets is written off or left at the end."""
    added = np.sum(total(statement, "interest_capitalised exchange_capitalised"))
    extra = np.sum(total(statement, "depreciation -adjusted_depreciation"))
    left = np.sum(total(statement, "asset_recovery -adjusted_asset_recovery"))
    return np.array([added]), np.array([extra + left])


def service_cover(statement: Statement) -> Sides:
    """Repayment in the plan is repayment in the loans, year by year."""
    yearly = np.sum([statement.annual("principal"), statement.annual("interest")], axis=0)
    loans = statement.loan_row(LoanRow.PRINCIPAL) + statement.loan_row(LoanRow.INTEREST)
    starts = statement.periods.grid.year_start[statement.closing_periods]
    return yearly, np.add.reduceat(np.sum(loans, axis=0), starts)


def yearly_tax(prefix: str, taxable: str, tax: str) -> Equality:
    """Tax of each year by its rate on profit less losses used."""

    def sides(statement: Statement) -> Sides:
        rate = statement.periods.levies.income_tax_rate[statement.closing_periods]
        profit = np.maximum(0.0, statement.annual(taxable))
        used = statement.annual(f"{prefix}losses_used")
        return statement.annual(tax), rate * (profit - used)

    return sides


def months_run(statement: Statement) -> Sides:
    found = np.array([np.sum(statement.row(Row.OPERATING_MONTHS))])
    return found, np.array([12.0 * statement.case.life_years])


TURNOVER_ITEMS = (
    "receivables materials_stock fuel_stock work_in_process finished_goods prepayments "
    "turnover_cash"
)
INFLOW = "revenue subsidy output_vat export_refund credit_refund"
OUTFLOW = "operating_cost input_vat vat_payable surtax sustaining sustaining_vat"
LASTING = "construction_in_progress net_fixed net_intangible"

EQUALITIES: Final[dict[str, Equality]] = {
    "months of operation make up the life": months_run,
    "revenue is sales at home and abroad": rows_equal(
        "revenue", "domestic_revenue export_revenue"
    ),
    "revenue is the sum of products": things_sum("revenue", "products", "sales"),
    "materials are the sum of inputs": things_sum("materials", "materials", "purchase"),
    "fuel and power are the sum of inputs": things_sum("fuel_power", "fuel-power", "purchase"),
    "wages are pay and welfare": lambda s: (
        s.row("wages"), series(s, "project", "pay_total")[0] + series(s, "project", "welfare")[0]
    ),
    "wages are people times pay": lambda s: (
        s.row("wages"),
        series(s, "project", "staff")[0] * series(s, "project", "pay")[0]
        * (1.0 + s.case.running.welfare_share) * s.row("operating_months") / 12.0,
    ),
    "operating cost is the sum of its lines": rows_equal(
        "operating_cost",
        "materials fuel_power wages repairs other_manufacturing administration compliance selling "
        "research carbon export_vat_cost",
    ),
    "variable cost and fixed cost are total cost": rows_equal(
        "total_cost -variable_cost",
        f"wages repairs other_manufacturing administration compliance {WRITTEN_OFF} {EXPENSED}",
    ),
    "total cost is operation, write-off and finance": rows_equal(
        "total_cost", f"operating_cost {WRITTEN_OFF} {EXPENSED}"
    ),
    "investment over the years is the table of construction investment": invested_amounts,
    "construction investment is amount and tax": rows_equal(
        "construction_investment", "investment investment_vat"
    ),
    "construction and its interest are paid by equity and loans": rows_equal(
        "construction_investment interest_capitalised", "equity_construction loan_draw"
    ),
    "funding need is paid": rows_equal("funding_need", "equity_construction loan_draw"),
    "use of total investment is its funding": rows_equal(
        "construction_investment interest_capitalised working_capital_increase",
        "equity_construction working_capital_equity_added loan_draw own_working_capital "
        "working_capital_increase -working_capital_equity_added -own_working_capital",
    ),
    "long-term debt rolls forward": lambda s: (
        s.row("loan_closing"),
        before(s.row("loan_closing")) + total(s, "exchange_difference loan_draw -principal"),
    ),
    "every loan rolls forward": loan_roll_forward,
    "every loan bears its rate": loan_interest,
    "draws are the sum of loans": loans_sum("loan_draw", LoanRow.DRAW),
    "interest is the sum of loans": loans_sum("interest", LoanRow.INTEREST),
    "repayment is the sum of loans": loans_sum("principal", LoanRow.PRINCIPAL),
    "debt is the sum of loans": loans_sum("loan_closing", LoanRow.CLOSING),
    "exchange differences are the sum of loans": loans_sum(
        "exchange_difference", LoanRow.EXCHANGE_DIFFERENCE
    ),
    "interest is capitalised or expensed": rows_equal(
        "interest", "interest_capitalised interest_expensed"
    ),
    "exchange differences are capitalised or expensed": rows_equal(
        "exchange_difference", "exchange_capitalised exchange_expensed"
    ),
    "what is drawn is repaid": over_life("loan_draw exchange_difference", "principal"),
    "no long-term debt is left": at_end("loan_closing"),
    "no working-capital loan is left": at_end("working_capital_loan"),
    "the plan repays what the loans repay": service_cover,
    "the working-capital loan rolls forward": running(
        "working_capital_loan", "working_capital_loan_draw -working_capital_loan_repayment"
    ),
    "the working-capital loan bears its rate": working_interest,
    "the short loan rolls forward": running("short_loan", "short_draw -short_repayment"),
    "the short loan bears its rate": short_interest,
    "capitalised cost is spread over the phases": capitalised,
    "capitalised cost is written off or left": financed_depreciation,
    "depreciation is the sum of classes and replacement": lambda s: (
        total(s, "depreciation -sustaining_depreciation"),
        np.sum(series(s, "fixed", "written_off"), axis=0),
    ),
    "amortisation is the sum of classes": things_sum("amortisation", "amortised", "written_off"),
    "net intangible assets are the sum of classes": things_sum(
        "net_intangible", "amortised", "net_value"
    ),
    "net fixed assets are classes and replacement": lambda s: (
        total(s, "net_fixed") - np.cumsum(total(s, "sustaining -sustaining_depreciation")),
        np.sum(series(s, "fixed", "net_value"), axis=0),
    ),
    "assets are what was spent less what was written off": running(
        LASTING,
        "investment interest_capitalised exchange_capitalised sustaining -depreciation "
        "-amortisation",
    ),
    "investment without financing is written off or recovered": over_life(
        "investment sustaining", "adjusted_depreciation amortisation adjusted_asset_recovery"
    ),
    "recovered assets stand in the balance sheet": lambda s: (
        s.row("asset_recovery")[-1:], total(s, LASTING)[-1:]
    ),
    "current assets are the sum of items": rows_equal("current_assets", TURNOVER_ITEMS),
    "current liabilities are the sum of items": rows_equal(
        "current_liabilities", "payables advances"
    ),
    "working capital is current assets less liabilities": rows_equal(
        "working_capital", "current_assets -current_liabilities"
    ),
    "working capital is the sum of its increases": running(
        "working_capital", "working_capital_increase"
    ),
    "equity for working capital adds up": running(
        "working_capital_equity", "working_capital_equity_added"
    ),
    "working capital comes back in both flows": over_life(
        "working_capital_recovery", "working_capital_increase"
    ),
    "value-added tax is paid, refunded or carried": tax_credit,
    "surtaxes bear on tax paid less refunded credit": surtax_on_base,
    "other taxes run with operation": other_taxes,
    "input tax is that of purchases less what exports lose": lambda s: (
        total(s, "input_vat export_vat_cost"),
        np.sum(series(s, "materials", "purchase_vat"), axis=0)
        + np.sum(series(s, "fuel-power", "purchase_vat"), axis=0),
    ),
    "profit is earnings less finance": rows_equal(
        "profit_before_tax interest_expensed working_capital_interest short_interest "
        "exchange_expensed", "ebit",
    ),
    "earnings are revenue less operation, surtax and write-off": rows_equal(
        "ebit", f"revenue subsidy -surtax -operating_cost -{WRITTEN_OFF.replace(' ', ' -')}"
    ),
    "cash earnings are revenue less operation and surtax": rows_equal(
        "ebitda", "revenue subsidy -surtax -operating_cost"
    ),
    "net profit is profit less tax": rows_equal("net_profit", "profit_before_tax -income_tax"),
    "income tax is its rate on profit less losses": yearly_tax("", "taxable_profit", "income_tax"),
    "adjusted tax is its rate on profit less losses": yearly_tax(
        "adjusted_", "adjusted_taxable", "adjusted_tax"
    ),
    "profit before financing has neither interest nor its write-off": rows_equal(
        "adjusted_profit", "ebit depreciation -adjusted_depreciation"
    ),
    "net profit is kept or paid out": running(
        "undistributed reserve", "net_profit -dividends"
    ),
    "undistributed profit rolls forward": running(
        "undistributed", "net_profit -reserve_added -dividends"
    ),
    "the reserve is the sum of what is added": running("reserve", "reserve_added"),
    "paid-in capital is the sum of equity": running(
        "paid_in", "equity_construction working_capital_equity_added"
    ),
    "operating cash is earnings, tax and the change of tax credit": operating_cash_from_profit,
    "operating cash is its inflow less its outflow": rows_equal(
        "operating_cash",
        f"{INFLOW} -operating_cost -input_vat -vat_payable -surtax -income_tax",
    ),
    "investing cash is what is built and bound": rows_equal(
        "investing_cash",
        "-construction_investment -sustaining -sustaining_vat -working_capital_increase",
    ),
    "financing cash is raised less paid": rows_equal(
        "financing_cash",
        "equity_construction working_capital_equity_added loan_draw working_capital_loan_draw "
        "short_draw -working_capital_loan_repayment -interest -working_capital_interest "
        "-short_interest -principal -short_repayment -dividends",
    ),
    "cash is the sum of the three flows": running(
        "cash", "operating_cash investing_cash financing_cash"
    ),
    "assets are their items": rows_equal(
        "total_assets", f"cash current_assets vat_credit {LASTING}"
    ),
    "liabilities are their items": rows_equal(
        "total_liabilities", "current_liabilities short_loan working_capital_loan loan_closing"
    ),
    "owners' equity is its items": rows_equal("total_equity", "paid_in reserve undistributed"),
    "assets are liabilities and equity": rows_equal(
        "total_assets", "total_liabilities total_equity"
    ),
    "the project's flow is inflow less outflow": rows_equal(
        "project_net_before_tax", "project_inflow -project_outflow"
    ),
    "the project's inflow is its items": rows_equal(
        "project_inflow", f"{INFLOW} adjusted_asset_recovery working_capital_recovery"
    ),
    "the project's outflow is its items": rows_equal(
        "project_outflow", f"{OUTFLOW} construction_investment working_capital_increase"
    ),
    "the project's flow is operating and investing cash before tax": rows_equal(
        "project_net_before_tax",
        "operating_cash income_tax investing_cash adjusted_asset_recovery "
        "working_capital_recovery",
    ),
    "tax parts the project's flows": rows_equal(
        "project_net", "project_net_before_tax -adjusted_tax"
    ),
    "the owners' inflow is its items": rows_equal(
        "equity_inflow", f"{INFLOW} short_draw asset_recovery working_capital_recovery"
    ),
    "the owners' flow is inflow less outflow": rows_equal(
        "equity_net", "equity_inflow -equity_outflow"
    ),
    "investors get what owners get": investors_get_what_owners_get,
    "what is repaid has its sources": repayment_has_sources,
    "the owners borrow short what they return": owners_borrow_what_they_return,
    "the owners' flow is the change of cash and what they put in and take out": equity_from_cash,
    "the owners' flow is the project's with loans and tax": equity_from_project,
}  # fmt: skip
