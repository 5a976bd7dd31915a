"""Rows of the statement of a project, all in CNY by period unless the row says otherwise."""

from __future__ import annotations

from enum import IntEnum, auto


class _Places(IntEnum):
    """Members count from zero in the order in which they are written."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[int]) -> int:
        return count

    @property
    def key(self) -> str:
        """Name as data and catalogues write it, for example ``net_profit``."""
        return self.name.lower()


class Row(_Places):
    """Place of each row in the array that the kernel fills; the comments name the definition.

    ``OPERATING_MONTHS`` is in months, ``OUTPUT`` in kg and ``BUILDING_SHARE`` a fraction.
    ``ADJUSTED_`` rows know nothing of financing. A row that is a balance holds what stands at
    the end of the period.
    """

    # Operation and revenue (G6, R1 to R3, O8)
    OPERATING_MONTHS = auto()
    OUTPUT = auto()
    DOMESTIC_REVENUE = auto()
    EXPORT_REVENUE = auto()
    REVENUE = auto()
    OUTPUT_VAT = auto()
    EXPORT_VAT_COST = auto()
    REBATE_CEILING = auto()
    SUBSIDY = auto()
    # Investment (V3, A5)
    INVESTMENT = auto()
    INVESTMENT_VAT = auto()
    CONSTRUCTION_INVESTMENT = auto()
    BUILDING_SHARE = auto()
    SUSTAINING = auto()
    SUSTAINING_VAT = auto()
    SUSTAINING_DEPRECIATION = auto()
    # Operating cost (O1 to O7)
    MATERIALS = auto()
    FUEL_POWER = auto()
    WAGES = auto()
    REPAIRS = auto()
    OTHER_MANUFACTURING = auto()
    ADMINISTRATION = auto()
    COMPLIANCE = auto()
    SELLING = auto()
    RESEARCH = auto()
    CARBON = auto()
    VARIABLE_COST = auto()
    OPERATING_COST = auto()
    INPUT_VAT = auto()
    # Value-added tax, surtaxes and the taxes beside them (T1, T2, O9)
    VAT_PAYABLE = auto()
    EXPORT_REFUND = auto()
    CREDIT_REFUND = auto()
    VAT_CREDIT = auto()
    SURTAX_POOL = auto()
    OTHER_TAXES = auto()
    SURTAX = auto()
    # Written off (A4)
    ADJUSTED_DEPRECIATION = auto()
    DEPRECIATION = auto()
    AMORTISATION = auto()
    # Working capital (W)
    RECEIVABLES = auto()
    MATERIALS_STOCK = auto()
    FUEL_STOCK = auto()
    WORK_IN_PROCESS = auto()
    FINISHED_GOODS = auto()
    PREPAYMENTS = auto()
    TURNOVER_CASH = auto()
    CURRENT_ASSETS = auto()
    PAYABLES = auto()
    ADVANCES = auto()
    CURRENT_LIABILITIES = auto()
    WORKING_CAPITAL = auto()
    WORKING_CAPITAL_INCREASE = auto()
    WORKING_CAPITAL_EQUITY = auto()
    WORKING_CAPITAL_EQUITY_ADDED = auto()
    WORKING_CAPITAL_LOAN_NEEDED = auto()
    WORKING_CAPITAL_LOAN_DRAW = auto()
    WORKING_CAPITAL_LOAN_REPAYMENT = auto()
    WORKING_CAPITAL_LOAN = auto()
    WORKING_CAPITAL_INTEREST = auto()
    # Long-term loans together (L)
    LOAN_OPENING = auto()
    EXCHANGE_DIFFERENCE = auto()
    EXCHANGE_CAPITALISED = auto()
    EXCHANGE_EXPENSED = auto()
    INTEREST = auto()
    INTEREST_CAPITALISED = auto()
    INTEREST_EXPENSED = auto()
    FUNDING_NEED = auto()
    LOAN_DRAW = auto()
    EQUITY_CONSTRUCTION = auto()
    PRINCIPAL = auto()
    LOAN_CLOSING = auto()
    # Profit and tax (T3 to T6)
    TOTAL_COST = auto()
    PROFIT_BEFORE_TAX = auto()
    TAXABLE_PROFIT = auto()
    LOSSES_MADE = auto()
    LOSSES_USED = auto()
    LOSSES_GONE = auto()
    INCOME_TAX = auto()
    NET_PROFIT = auto()
    EBIT = auto()
    EBITDA = auto()
    ADJUSTED_PROFIT = auto()
    ADJUSTED_TAXABLE = auto()
    ADJUSTED_LOSSES_MADE = auto()
    ADJUSTED_LOSSES_USED = auto()
    ADJUSTED_LOSSES_GONE = auto()
    ADJUSTED_TAX = auto()
    # Financial plan and appropriation (C, D)
    OPERATING_CASH = auto()
    INVESTING_CASH = auto()
    FINANCING_CASH = auto()
    SHORT_INTEREST = auto()
    SHORT_DRAW = auto()
    SHORT_REPAYMENT = auto()
    SHORT_LOAN = auto()
    RESERVE_ADDED = auto()
    DIVIDENDS = auto()
    CASH = auto()
    PAID_IN = auto()
    RESERVE = auto()
    UNDISTRIBUTED = auto()
    # Balance sheet (A6, B)
    CONSTRUCTION_IN_PROGRESS = auto()
    NET_FIXED = auto()
    NET_INTANGIBLE = auto()
    TOTAL_ASSETS = auto()
    TOTAL_LIABILITIES = auto()
    TOTAL_EQUITY = auto()
    # Cash flow before financing and of equity (P)
    ADJUSTED_ASSET_RECOVERY = auto()
    ASSET_RECOVERY = auto()
    WORKING_CAPITAL_RECOVERY = auto()
    PROJECT_INFLOW = auto()
    PROJECT_OUTFLOW = auto()
    PROJECT_NET_BEFORE_TAX = auto()
    PROJECT_NET = auto()
    OWN_WORKING_CAPITAL = auto()
    EQUITY_INFLOW = auto()
    EQUITY_OUTFLOW = auto()
    EQUITY_NET = auto()


class LoanRow(_Places):
    """Place of each row of one long-term loan; in CNY but ``BALANCE``, in the loan's currency."""

    OPENING = auto()
    EXCHANGE_DIFFERENCE = auto()
    DRAW = auto()
    INTEREST = auto()
    PRINCIPAL = auto()
    CLOSING = auto()
    BALANCE = auto()


class PhaseRow(_Places):
    """Place of each row of one phase, without tax.

    ``INVESTED`` and ``CAPITALISED`` are CNY up to the end of the period; ``BUILDING_WEIGHT`` is
    the phase's part of the financing cost that is capitalised in the period, ``WRITTEN_OFF``
    the share of its fixed assets that is depreciated in it.
    """

    INVESTED = auto()
    BUILDING_WEIGHT = auto()
    WRITTEN_OFF = auto()
    CAPITALISED = auto()


#: Rows that hold what stands at the end of a period; all others count what happens in it.
BALANCES = frozenset(
    {
        Row.VAT_CREDIT, Row.SURTAX_POOL, Row.RECEIVABLES, Row.MATERIALS_STOCK, Row.FUEL_STOCK,
        Row.WORK_IN_PROCESS, Row.FINISHED_GOODS, Row.PREPAYMENTS, Row.TURNOVER_CASH,
        Row.CURRENT_ASSETS, Row.PAYABLES, Row.ADVANCES, Row.CURRENT_LIABILITIES,
        Row.WORKING_CAPITAL, Row.WORKING_CAPITAL_EQUITY,
        Row.WORKING_CAPITAL_LOAN_NEEDED, Row.WORKING_CAPITAL_LOAN, Row.LOAN_CLOSING,
        Row.LOSSES_MADE, Row.LOSSES_GONE, Row.ADJUSTED_LOSSES_MADE, Row.ADJUSTED_LOSSES_GONE,
        Row.SHORT_LOAN, Row.CASH, Row.PAID_IN, Row.RESERVE, Row.UNDISTRIBUTED,
        Row.CONSTRUCTION_IN_PROGRESS, Row.NET_FIXED, Row.NET_INTANGIBLE, Row.TOTAL_ASSETS,
        Row.TOTAL_LIABILITIES, Row.TOTAL_EQUITY,
    }
)  # fmt: skip
