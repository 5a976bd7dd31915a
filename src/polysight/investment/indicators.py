"""Returns and break-even of a project (I5, I7), and all its indicators together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.investment.case import Floats
from polysight.investment.covers import covers, ratio
from polysight.investment.minimum_price import minimum_price_cny_per_kg
from polysight.investment.rows import Row
from polysight.investment.statement import Statement, yearly_sums
from polysight.investment.valuation import FlowValue, flow_value

#: Rounding within which a year counts as full, and an output as the largest.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Where profit of a calendar year is zero; NaN where nothing breaks even.

    Parameters
    ----------
    load_share, plan_share : ndarray of float
        Axis year; output over the capacity in operation, and over the planned output of the year.
    output_kg : ndarray of float
        Axis year; that output.
    price_cny_per_kg : ndarray of float
        Axis year; mean price of the main product when all prices move by one factor.
    """

    load_share: Floats
    plan_share: Floats
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
        Axis year; earnings over interest, and cash earned after tax and replacement over
        interest and repayment; NaN where nothing is due. See `polysight.investment.covers`.
    repayment_years : ndarray of bool
        Axis year; years in which long-term loans are repaid.
    least_interest_cover, least_debt_service_cover, mean_debt_service_cover : float
        Of those years; NaN without one.
    loan_life_cover : float
        Cash earned after tax and replacement until the debt is repaid, discounted at its rate,
        over the debt at the first repayment; NaN without debt.
    insolvent_year : int or None
        Place of the first year at whose end debts exceed assets or short loans alone do; None
        where none does.
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
    repayment_years: NDArray[np.bool_]
    least_interest_cover: float
    least_debt_service_cover: float
    mean_debt_service_cover: float
    loan_life_cover: float
    insolvent_year: int | None
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
    covered = covers(statement)
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
        interest_cover=covered.interest,
        debt_service_cover=covered.debt_service,
        repayment_years=covered.repayment_years,
        least_interest_cover=covered.least_interest,
        least_debt_service_cover=covered.least_debt_service,
        mean_debt_service_cover=covered.mean_debt_service,
        loan_life_cover=covered.loan_life,
        insolvent_year=insolvent_year(statement),
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


def insolvent_year(statement: Statement) -> int | None:
    """First year at whose end the books cannot pay what is owed.

    Parameters
    ----------
    statement : Statement
        The statement.

    Returns
    -------
    int or None
        Place of the first year with owners' equity below zero, or with short loans above all
        assets; None where there is none.
    """
    assets, equity = statement.year_end(Row.TOTAL_ASSETS), statement.year_end(Row.TOTAL_EQUITY)
    rounding = _ROUNDING * np.max(np.abs(assets))
    broken = (equity < -rounding) | (statement.year_end(Row.SHORT_LOAN) > assets + rounding)
    return int(np.argmax(broken)) if np.any(broken) else None


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
    returns = ratio(np.array([earned, profit]), np.array([invested, equity[0]]))
    return float(invested), float(returns[0]), float(returns[1])


def _break_even(statement: Statement) -> BreakEven:
    """Load, output and price at which each year has no profit (I7)."""
    revenue, output = statement.annual(Row.REVENUE), statement.annual(Row.OUTPUT)
    variable, other = statement.annual(Row.VARIABLE_COST), statement.annual(Row.OTHER_TAXES)
    surtax = statement.annual(Row.SURTAX) - other
    by_price = statement.annual(Row.SELLING) + statement.annual(Row.RESEARCH)
    fixed = statement.annual(Row.TOTAL_COST) - variable + other - statement.annual(Row.SUBSIDY)
    plan = ratio(fixed, np.maximum(0.0, revenue - variable - surtax))
    price = ratio(fixed + variable - by_price, np.maximum(0.0, revenue - by_price - surtax))
    load = plan * ratio(output, operating_capacity_kg(statement))
    return BreakEven(load, plan, plan * output, price * mean_price(statement))


def operating_capacity_kg(statement: Statement) -> Floats:
    """What the phases in operation could make in each year.

    Parameters
    ----------
    statement : Statement
        The accounts.

    Returns
    -------
    ndarray of float
        Axis year; months before commissioning do not count, those of the ramp do.
    """
    capacity = np.array([phase.capacity_kg_per_year for phase in statement.case.phases])
    return yearly_sums(statement.case, capacity @ statement.periods.building.service)


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
    return ratio(yearly_sums(case, price * sold), yearly_sums(case, sold))
