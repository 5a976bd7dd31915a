"""Indicators of a project beside the value of its flows (I5 to I7), and all of them together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.investment.case import Floats
from polysight.investment.minimum_price import minimum_price_cny_per_kg
from polysight.investment.rows import LoanRow, Row
from polysight.investment.statement import Statement, yearly_sums
from polysight.investment.valuation import FlowValue, flow_value

#: Part of all draws below which long-term debt counts as repaid.
_REPAID = 1e-6
#: Rounding within which a year counts as full, and an output as the largest.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Where profit of a calendar year is zero; NaN where nothing breaks even.

    Parameters
    ----------
    load_share : ndarray of float
        Axis year; output over the planned output of the year.
    output_kg : ndarray of float
        Axis year; that output.
    price_cny_per_kg : ndarray of float
        Axis year; mean price of the main product when all prices move by one factor.
    """

    load_share: Floats
    output_kg: Floats
    price_cny_per_kg: Floats


@dataclass(frozen=True, slots=True)
class Indicators:
    """Indicators of a project.

    Parameters
    ----------
    before_tax, after_tax, equity : FlowValue
        Flows of the project before and after tax, and of the owners' capital.
    total_investment_cny : float
        Construction investment with its tax, interest during construction and the largest
        working capital.
    return_on_investment, return_on_equity : float
        Mean earnings before interest and tax over total investment, and mean net profit over
        paid-in capital, in full years of operation; NaN without such a year.
    interest_cover, debt_service_cover : ndarray of float
        Axis year; earnings over interest, and cash earned after tax over interest and
        repayment; NaN where nothing is due.
    loan_life_cover : float
        Cash earned after tax until the debt is repaid, discounted at its rate, over the debt at
        the first repayment; NaN without debt.
    break_even : BreakEven
        By year.
    normal_year : int
        Place of the first full year with the largest output.
    minimum_price_cny_per_kg, real_minimum_price_cny_per_kg : float
        Level price at which the value after tax is zero, nominal and in money of the base year.
    """

    before_tax: FlowValue
    after_tax: FlowValue
    equity: FlowValue
    total_investment_cny: float
    return_on_investment: float
    return_on_equity: float
    interest_cover: Floats
    debt_service_cover: Floats
    loan_life_cover: float
    break_even: BreakEven
    normal_year: int
    minimum_price_cny_per_kg: float
    real_minimum_price_cny_per_kg: float


def indicators(statement: Statement) -> Indicators:
    """Indicators of a statement.

    Parameters
    ----------
    statement : Statement
        The statement.

    Returns
    -------
    Indicators
        All of them.
    """
    case = statement.case
    rates = case.valuation
    interest_cover, debt_service_cover = _covers(statement)
    invested, on_investment, on_equity = _returns(statement)
    return Indicators(
        before_tax=flow_value(
            case, statement.flow(Row.PROJECT_NET_BEFORE_TAX), rates.discount_rate_before_tax
        ),
        after_tax=flow_value(case, statement.flow(Row.PROJECT_NET), rates.discount_rate_after_tax),
        equity=flow_value(case, statement.flow(Row.EQUITY_NET), rates.discount_rate_equity),
        total_investment_cny=invested,
        return_on_investment=on_investment,
        return_on_equity=on_equity,
        interest_cover=interest_cover,
        debt_service_cover=debt_service_cover,
        loan_life_cover=_loan_life_cover(statement),
        break_even=_break_even(statement),
        normal_year=normal_year(statement),
        minimum_price_cny_per_kg=minimum_price_cny_per_kg(case),
        real_minimum_price_cny_per_kg=minimum_price_cny_per_kg(case, real=True),
    )


def full_years(statement: Statement) -> np.ndarray:
    """Calendar years in which the project runs for twelve months.

    Parameters
    ----------
    statement : Statement
        The statement.

    Returns
    -------
    ndarray of bool
        Axis year.
    """
    months = statement.annual(Row.OPERATING_MONTHS)
    return np.asarray(months > 12.0 * (1.0 - _ROUNDING))


def normal_year(statement: Statement) -> int:
    """First full year with the largest output; without a full year, the first of all (I7).

    Parameters
    ----------
    statement : Statement
        The statement.

    Returns
    -------
    int
        Place of the year.
    """
    output, full = statement.annual(Row.OUTPUT), full_years(statement)
    counted = np.where(full, output, -1.0) if np.any(full) else output
    return int(np.argmax(counted >= (1.0 - _ROUNDING) * counted.max()))


def _ratio(over: Floats, under: Floats) -> Floats:
    """Quotients; NaN where the denominator is zero."""
    return np.divide(over, under, out=np.full_like(over, np.nan), where=under != 0.0)


def _returns(statement: Statement) -> tuple[float, float, float]:
    """Total investment, and mean yearly returns over it and over equity (I5)."""
    invested = np.sum(statement.row(Row.CONSTRUCTION_INVESTMENT))
    invested += np.sum(statement.row(Row.INTEREST_CAPITALISED))
    invested += max(0.0, np.max(statement.row(Row.WORKING_CAPITAL)))
    full = full_years(statement)
    equity = statement.row(Row.PAID_IN)[-1:]
    if not np.any(full):
        return float(invested), np.nan, np.nan
    earned = np.mean(statement.annual(Row.EBIT)[full])
    profit = np.mean(statement.annual(Row.NET_PROFIT)[full])
    returns = _ratio(np.array([earned, profit]), np.array([invested, equity[0]]))
    return float(invested), float(returns[0]), float(returns[1])


def _interest(statement: Statement) -> Floats:
    """Interest of each year that is an expense."""
    rows = (Row.INTEREST_EXPENSED, Row.WORKING_CAPITAL_INTEREST, Row.SHORT_INTEREST)
    return np.asarray(sum(statement.annual(row) for row in rows))


def _covers(statement: Statement) -> tuple[Floats, Floats]:
    """Interest cover and debt service cover by year (I6)."""
    interest = _interest(statement)
    available = statement.annual(Row.EBITDA) - statement.annual(Row.INCOME_TAX)
    service = interest + statement.annual(Row.PRINCIPAL)
    return _ratio(statement.annual(Row.EBIT), interest), _ratio(available, service)


def _loan_life_cover(statement: Statement) -> float:
    """Discounted cash of the life of the loans over what is owed when repayment starts (I6)."""
    opening, loans = statement.row(Row.LOAN_OPENING), statement.periods.loans
    drawn = np.sum(statement.row(Row.LOAN_DRAW))
    if not (loans.share.size and drawn > 0.0):
        return float("nan")
    first = min(int(np.min(loans.first)), len(opening) - 1)
    owing = np.flatnonzero(opening[first:] > _REPAID * drawn)
    if not owing.size:
        return float("nan")
    span = slice(first, first + owing[-1] + 1)
    interest = np.sum(statement.loan_row(LoanRow.INTEREST)[:, span], axis=0)
    available = statement.row(Row.EBITDA)[span] - statement.row(Row.INCOME_TAX)[span]
    factor = np.cumprod(1.0 / (1.0 + interest / opening[span]))
    return float(np.sum(available * factor) / opening[first])


def _break_even(statement: Statement) -> BreakEven:
    """Load, output and price at which each year has no profit (I7)."""
    revenue, surtax = statement.annual(Row.REVENUE), statement.annual(Row.SURTAX)
    variable, subsidy = statement.annual(Row.VARIABLE_COST), statement.annual(Row.SUBSIDY)
    total, output = statement.annual(Row.TOTAL_COST), statement.annual(Row.OUTPUT)
    margin = revenue + subsidy - variable - surtax
    load = _ratio(total - variable, np.where(margin > 0.0, margin, 0.0))
    kept = revenue - surtax
    needed = _ratio(total - subsidy, np.where((revenue > 0.0) & (kept > 0.0), kept, 0.0))
    return BreakEven(load, load * output, needed * mean_price(statement))


def mean_price(statement: Statement) -> Floats:
    """Price of the main product, home sales and exports together.

    Parameters
    ----------
    statement : Statement
        The statement.

    Returns
    -------
    ndarray of float
        Axis year; CNY/kg without tax; NaN where nothing is sold.
    """
    trade, case = statement.periods.trade, statement.case
    abroad = trade.export_share[0]
    price = (1.0 - abroad) * trade.price_cny_per_kg[0] + abroad * trade.export_price_cny_per_kg[0]
    sold = trade.yield_share[0] * statement.row(Row.OUTPUT)
    return _ratio(yearly_sums(case, price * sold), yearly_sums(case, sold))
