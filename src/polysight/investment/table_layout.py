"""Layout of the tables of a Chinese feasibility study: which line stands where."""

from __future__ import annotations

from dataclasses import replace

from polysight.investment.covers import AVAILABLE, EXPENSED, SERVICE
from polysight.investment.table_line import (
    Layout,
    each_line,
    ratio_line,
    row_line,
    total_line,
)
from polysight.investment.table_series import SOURCES

_SALES = (row_line("revenue"), row_line("subsidy"), row_line("output_vat"))
_REFUNDS = (row_line("export_refund"), row_line("credit_refund"))
_RUNNING = (
    row_line("operating_cost"),
    row_line("input_vat"),
    row_line("vat_payable"),
    row_line("surtax"),
)
_REPLACEMENT = row_line("replacement", 1, "sustaining sustaining_vat")
_INVENTORIES = "materials_stock fuel_stock work_in_process finished_goods"

INTEREST = Layout(
    "construction_interest",
    (
        row_line("loan_before", 0, "loan_closing", kind="opening"),
        row_line("exchange_difference", 0),
        row_line("loan_draw", 0),
        total_line("interest"),
        row_line("interest_capitalised"),
        row_line("interest_expensed"),
        row_line("exchange_capitalised", 0),
        row_line("principal", 0),
        row_line("loan_closing", 0),
        each_line("loans", "heading", 0),
        each_line("loans", "loan_before", 1, "opening"),
        each_line("loans", "loan_draw", 1),
        each_line("loans", "interest", 1),
        each_line("loans", "loan_closing", 1, "balance"),
    ),
)

WORKING_CAPITAL = Layout(
    "working_capital",
    (
        total_line("current_assets"),
        row_line("receivables"),
        total_line("inventories", 1, _INVENTORIES),
        *(row_line(key, 2) for key in _INVENTORIES.split()),
        row_line("prepayments"),
        row_line("turnover_cash"),
        total_line("current_liabilities"),
        row_line("payables"),
        row_line("advances"),
        row_line("working_capital", 0),
        row_line("working_capital_increase", 0),
    ),
)

INVESTMENT_PLAN = Layout(
    "investment_plan",
    (
        total_line(
            "total_investment", 0,
            "construction_investment interest_capitalised working_capital_increase",
        ),
        *(row_line(key) for key in "construction_investment interest_capitalised".split()),
        row_line("working_capital_increase"),
        total_line(
            "funding", 0,
            "equity_construction loan_draw working_capital_increase",
        ),
        total_line("equity_paid", 1, "equity_construction working_capital_equity_added"),
        *(row_line(key, 2) for key in "equity_construction working_capital_equity_added".split()),
        total_line(
            "debt_drawn", 1,
            "loan_draw working_capital_increase -working_capital_equity_added "
            "-own_working_capital",
        ),
        total_line("loan_draw", 2),
        each_line("loans", "loan_draw_of", 3),
        row_line(
            "working_capital_loan_change", 2,
            "working_capital_increase -working_capital_equity_added -own_working_capital",
        ),
        row_line("own_working_capital"),
    ),
)  # fmt: skip

REVENUE = Layout(
    "revenue",
    (
        total_line("revenue"),
        replace(each_line("products", "sales", 1), total=True),
        each_line("products", "domestic_sales", 2, unit="kg"),
        each_line("products", "domestic_revenue", 2),
        each_line("products", "export_sales", 2, unit="kg"),
        each_line("products", "export_revenue", 2),
        row_line("vat_payable", 0),
        row_line("output_vat"),
        row_line("input_vat"),
        row_line("investment_vat"),
        row_line("sustaining_vat"),
        row_line("vat_credit_before", 1, "vat_credit", kind="opening"),
        *_REFUNDS,
        row_line("vat_credit"),
        row_line("surtax_pool"),
        total_line("surtax"),
        row_line("value_added_surtax", 1, "surtax -other_taxes"),
        row_line("other_taxes"),
        row_line("subsidy", 0),
        row_line("output", 0),
    ),
)

MATERIALS = Layout(
    "materials",
    (
        total_line("materials"),
        each_line("materials", "purchase", 1),
        each_line("materials", "heading", 0),
        each_line("materials", "purchase_quantity", 1, unit=""),
        each_line("materials", "purchase_price", 1, "balance", unit=""),
        each_line("materials", "purchase_vat", 1),
    ),
)

FUEL_POWER = Layout(
    "fuel_power",
    (
        total_line("fuel_power"),
        each_line("fuel-power", "purchase", 1),
        each_line("fuel-power", "heading", 0),
        each_line("fuel-power", "purchase_quantity", 1, unit=""),
        each_line("fuel-power", "purchase_price", 1, "balance", unit=""),
        each_line("fuel-power", "purchase_vat", 1),
    ),
)

WAGES = Layout(
    "wages",
    (
        each_line("project", "staff", 0, "balance", unit="persons"),
        each_line("project", "pay", 0, "balance"),
        total_line("wages"),
        each_line("project", "pay_total", 1),
        each_line("project", "welfare", 1),
    ),
)

DEPRECIATION = Layout(
    "depreciation",
    (
        total_line("depreciation"),
        each_line("fixed", "written_off_of", 1),
        row_line("sustaining_depreciation"),
        each_line("fixed", "heading", 0),
        each_line("fixed", "original_value", 1, "balance"),
        each_line("fixed", "written_off", 1),
        each_line("fixed", "net_value", 1, "balance"),
        row_line("net_fixed", 0),
    ),
)

AMORTISATION = Layout(
    "amortisation",
    (
        total_line("amortisation"),
        each_line("amortised", "written_off_of", 1),
        each_line("amortised", "heading", 0),
        each_line("amortised", "original_value", 1, "balance"),
        each_line("amortised", "written_off", 1),
        each_line("amortised", "net_value", 1, "balance"),
        row_line("net_intangible", 0),
    ),
)

TOTAL_COST = Layout(
    "total_cost",
    (
        total_line("total_cost"),
        total_line("operating_cost", 1),
        *(row_line(key, 2) for key in "materials fuel_power wages repairs".split()),
        *(row_line(key, 2) for key in "other_manufacturing administration compliance".split()),
        *(row_line(key, 2) for key in "selling research carbon export_vat_cost".split()),
        row_line("depreciation"),
        row_line("amortisation"),
        total_line("finance_cost", 1, f"{EXPENSED} exchange_expensed"),
        *(row_line(key, 2) for key in f"{EXPENSED} exchange_expensed".split()),
        row_line("variable_cost", 0),
        row_line("fixed_cost", 0, "total_cost -variable_cost"),
    ),
)

PROFIT = Layout(
    "profit",
    (
        row_line("revenue", 0),
        row_line("surtax", 0),
        row_line("total_cost", 0),
        row_line("subsidy", 0),
        row_line("profit_before_tax", 0),
        row_line("taxable_profit", 0),
        row_line("losses_used", 0),
        row_line("income_tax", 0),
        row_line("net_profit", 0),
        row_line("undistributed_before", 0, "undistributed", kind="opening"),
        row_line("reserve_added", 0),
        row_line("dividends", 0),
        row_line("undistributed", 0),
        row_line("ebit", 0),
        row_line("ebitda", 0),
    ),
)

PROJECT_FLOW = Layout(
    "project_cash_flow",
    (
        total_line("project_inflow"),
        *_SALES,
        *_REFUNDS,
        row_line("adjusted_asset_recovery"),
        row_line("working_capital_recovery"),
        total_line("project_outflow"),
        row_line("construction_investment"),
        row_line("working_capital_increase"),
        *_RUNNING,
        _REPLACEMENT,
        row_line("project_net_before_tax", 0),
        row_line("project_net_before_tax_sum", 0, "project_net_before_tax", kind="cumulative"),
        row_line("adjusted_tax", 0),
        row_line("project_net", 0),
        row_line("project_net_sum", 0, "project_net", kind="cumulative"),
    ),
)

EQUITY_FLOW = Layout(
    "equity_cash_flow",
    (
        total_line("equity_inflow"),
        *_SALES,
        *_REFUNDS,
        row_line("asset_recovery"),
        row_line("working_capital_recovery"),
        row_line("short_draw"),
        total_line("equity_outflow"),
        row_line("equity_construction"),
        row_line("working_capital_equity_added"),
        row_line("own_working_capital"),
        row_line("principal"),
        each_line("project", "working_capital_loan_last", 1),
        row_line("short_repayment"),
        each_line("project", "short_loan_last", 1),
        row_line("interest_paid", 1, EXPENSED),
        *_RUNNING,
        row_line("income_tax"),
        _REPLACEMENT,
        row_line("equity_net", 0),
        row_line("equity_net_sum", 0, "equity_net", kind="cumulative"),
    ),
)

INVESTORS_FLOW = Layout(
    "investors_cash_flow",
    (
        replace(each_line("project", "investors_inflow", 0), total=True),
        row_line("dividends"),
        each_line("project", "left_at_end", 1),
        total_line("equity_paid", 0, "equity_construction working_capital_equity_added"),
        *(row_line(key) for key in "equity_construction working_capital_equity_added".split()),
        each_line("project", "investors_net", 0),
        each_line("project", "investors_net_sum", 0, "balance"),
    ),
)

REPAYMENT = Layout(
    "loan_repayment",
    (
        each_line("loans", "heading", 0),
        each_line("loans", "loan_before", 1, "opening"),
        each_line("loans", "exchange_difference", 1),
        each_line("loans", "loan_draw", 1),
        each_line("loans", "principal", 1),
        each_line("loans", "interest", 1),
        each_line("loans", "loan_closing", 1, "balance"),
        *(row_line(key, 0) for key in "loan_closing working_capital_loan short_loan".split()),
        total_line("debt_service", 0, SERVICE),
        *(row_line(key) for key in SERVICE.split()),
        total_line("repayment_sources", 0, "principal short_repayment"),
        *(each_line("project", f"from_{key}", 1) for key in SOURCES),
        ratio_line("interest_cover", "ebit", EXPENSED),
        ratio_line("debt_service_cover", AVAILABLE, SERVICE, where="principal"),
    ),
)

FINANCIAL_PLAN = Layout(
    "financial_plan",
    (
        row_line("operating_cash", 0),
        *_SALES,
        *_REFUNDS,
        *_RUNNING,
        row_line("income_tax"),
        row_line("investing_cash", 0),
        row_line("construction_investment"),
        _REPLACEMENT,
        row_line("working_capital_increase"),
        row_line("financing_cash", 0),
        row_line("equity_paid", 1, "equity_construction working_capital_equity_added"),
        *(row_line(key) for key in "loan_draw working_capital_loan_draw short_draw".split()),
        row_line("interest_all", 1, "interest working_capital_interest short_interest"),
        *(row_line(key) for key in "principal working_capital_loan_repayment".split()),
        *(row_line(key) for key in "short_repayment dividends".split()),
        row_line("net_cash", 0, "operating_cash investing_cash financing_cash"),
        row_line("cash", 0),
    ),
)

BALANCE_SHEET = Layout(
    "balance_sheet",
    (
        total_line("total_assets"),
        total_line("current_assets_all", 1, "cash current_assets vat_credit"),
        *(row_line(key, 2) for key in "cash receivables".split()),
        row_line("inventories", 2, _INVENTORIES),
        *(row_line(key, 2) for key in "prepayments turnover_cash vat_credit".split()),
        *(row_line(key) for key in "construction_in_progress net_fixed net_intangible".split()),
        total_line("liabilities_and_equity", 0, "total_liabilities total_equity"),
        total_line("total_liabilities", 1),
        total_line(
            "current_liabilities_all", 2, "current_liabilities short_loan working_capital_loan"
        ),
        *(row_line(key, 3) for key in "payables advances short_loan".split()),
        row_line("working_capital_loan", 3),
        row_line("loan_closing", 2),
        total_line("total_equity", 1),
        *(row_line(key, 2) for key in "paid_in reserve undistributed".split()),
        ratio_line("liability_share", "total_liabilities", "total_assets", closing=True),
        ratio_line(
            "current_ratio",
            "cash current_assets vat_credit",
            "current_liabilities short_loan working_capital_loan",
            closing=True,
        ),
    ),
)

#: Tables by period in the order of a feasibility study; the first and the last of one, on
#: construction investment and on the indicators, have no periods.
LAYOUTS = (
    INTEREST, WORKING_CAPITAL, INVESTMENT_PLAN, REVENUE, MATERIALS, FUEL_POWER, WAGES,
    DEPRECIATION, AMORTISATION, TOTAL_COST, PROFIT, PROJECT_FLOW, EQUITY_FLOW, INVESTORS_FLOW,
    REPAYMENT, FINANCIAL_PLAN, BALANCE_SHEET,
)  # fmt: skip
