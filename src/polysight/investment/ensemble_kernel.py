"""From factors to outcomes, draw by draw; the statement of a draw never leaves the cache."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from polysight.compiled import compiled, compiled_part, compiled_with_memory
from polysight.investment.case import Floats
from polysight.investment.draw_factors import DrawFactors
from polysight.investment.irr_row import irr_of_row
from polysight.investment.outcomes import Outcome
from polysight.investment.period_arrays import Costs, Grid, Integers, ProjectPeriods, Trade
from polysight.investment.rows import LoanRow, PhaseRow, Row
from polysight.investment.statement_kernel import fill_before_financing, fill_financing
from polysight.investment.statement_plan import REPAID

_ROWS, _PHASE_ROWS, _LOAN_ROWS = len(Row), len(PhaseRow), len(LoanRow)
#: The flows before tax, after tax and of equity.
_FLOWS = (int(Row.PROJECT_NET_BEFORE_TAX), int(Row.PROJECT_NET), int(Row.EQUITY_NET))
#: Rounding within which a year counts as full, and an output as the largest.
_SAME = 1e-9
_STEPS = 100
#: Part of the first bracket, in value and in price, at which a minimum price is found, and the
#: price at which the search gives up.
_ROUNDING, _CLOSE, _HIGHEST = 1e-14, 1e-13, 1e9


class Discounting(NamedTuple):
    """How flows are valued.

    Parameters
    ----------
    factor : ndarray of float
        Axes flow (before tax, after tax, equity, and one of ones), t; zero before the base
        period.
    per_year : float
        Periods of a year.
    find_price : int
        One where the minimum price of every draw is looked for.
    """

    factor: Floats
    per_year: float
    find_price: int


@compiled_with_memory
def fill_outcomes(
    given: ProjectPeriods,
    scratch: ProjectPeriods,
    discounting: Discounting,
    factors: DrawFactors,
    first: int,
    last: int,
    outcomes: Floats,
) -> None:
    """Outcomes of the draws from one place to another; others are not touched.

    Parameters
    ----------
    given : ProjectPeriods
        The project of the central case.
    scratch : ProjectPeriods
        The same with arrays of its own, which are overwritten; one for each thread.
    discounting : Discounting
        How flows are valued.
    factors : DrawFactors
        Factors by draw.
    first, last : int
        Draws from ``first`` up to before ``last``.
    outcomes : ndarray of float
        Axes `Outcome`, draw; filled in place.
    """
    periods = given.trade.load.size
    rows = np.empty((_ROWS, periods))
    phase_rows = np.empty((given.building.amount_cny.shape[0], _PHASE_ROWS, periods))
    loan_rows = np.empty((given.loans.share.size, _LOAN_ROWS, periods))
    for draw in range(first, last):
        scale(given, scratch, factors, draw)
        fill_before_financing(scratch, rows, phase_rows)
        fill_financing(scratch, rows, phase_rows, loan_rows)
        _fill_values(given.grid.first, discounting, rows, outcomes, draw)
        _fill_rates(given.grid.first, discounting, rows, outcomes, draw)
        _fill_strain(given.grid.year_closes, rows, outcomes, draw)
        outcomes[Outcome.BREAK_EVEN_PRICE, draw] = _break_even_price(scratch, rows)
        if discounting.find_price:
            outcomes[Outcome.MINIMUM_PRICE, draw] = _minimum_price(
                scratch, discounting, rows, phase_rows
            )
        else:
            outcomes[Outcome.MINIMUM_PRICE, draw] = np.nan


@compiled_part
def scale(given: ProjectPeriods, scratch: ProjectPeriods, factors: DrawFactors, draw: int) -> None:
    """Numbers of one draw into the arrays of a scratch project.

    Parameters
    ----------
    given, scratch : ProjectPeriods
        The central case, and where its draw is written.
    factors : DrawFactors
        Factors by draw.
    draw : int
        Which draw.
    """
    one, other = given.building.amount_cny, scratch.building.amount_cny
    for p in range(one.shape[0]):
        for k in range(one.shape[1]):
            other[p, k] = one[p, k] * factors.capital[draw]
    _scale_prices(given.trade, scratch.trade, factors.price[draw], factors.price_path, draw)
    _scale_rows(given.trade.load, scratch.trade.load, factors.load[draw])
    for i in range(factors.inputs.shape[1]):
        quantity = given.costs.quantity_per_kg[i] * factors.inputs[draw, i]
        scratch.costs.quantity_per_kg[i] = quantity
    _scale_costs(given.costs, scratch.costs, factors.fixed_cost[draw])
    _scale_rows(
        given.costs.carbon_cny_per_kg, scratch.costs.carbon_cny_per_kg, factors.carbon[draw]
    )
    added = factors.loan_rate[draw] * given.grid.months / 12.0
    _add_rate(given.turnover.rate, scratch.turnover.rate, added)
    _add_rate(given.funding.short_rate, scratch.funding.short_rate, added)
    for loan in range(given.loans.share.size):
        _add_rate(given.loans.rate[loan], scratch.loans.rate[loan], added)


@compiled_part
def _scale_prices(one: Trade, other: Trade, price: Floats, path: Floats, draw: int) -> None:
    for r in range(one.yield_share.size):
        for t in range(one.load.size):
            factor = price[r]
            if r == 0 and path.shape[0] > 0:
                factor *= path[draw, t]
            other.price_cny_per_kg[r, t] = one.price_cny_per_kg[r, t] * factor
            other.export_price_cny_per_kg[r, t] = one.export_price_cny_per_kg[r, t] * factor


@compiled_part
def _scale_costs(one: Costs, other: Costs, fixed: float) -> None:
    _scale_rows(one.wages_cny, other.wages_cny, fixed)
    _scale_rows(one.other_manufacturing_cny, other.other_manufacturing_cny, fixed)
    _scale_rows(one.administration_cny, other.administration_cny, fixed)
    _scale_rows(one.compliance_cny, other.compliance_cny, fixed)
    _scale_rows(one.repair_share, other.repair_share, fixed)


@compiled_part
def _scale_rows(one: Floats, other: Floats, factor: float) -> None:
    for t in range(one.size):
        other[t] = one[t] * factor


@compiled_part
def _add_rate(one: Floats, other: Floats, added: float) -> None:
    """Nobody lends below zero: a rate that would fall below it is zero."""
    for t in range(one.size):
        other[t] = max(0.0, one[t] + added)


@compiled_with_memory
def _fill_rates(
    base: int, discounting: Discounting, rows: Floats, outcomes: Floats, draw: int
) -> None:
    """Rates of return of the three flows."""
    for flow in range(3):
        money = rows[_FLOWS[flow], base:]
        rate, status = irr_of_row(money)
        if np.isnan(rate):
            rate = np.inf if np.sum(money) > 0.0 else -np.inf
        elif discounting.per_year != 1.0:
            rate = (1.0 + rate) ** discounting.per_year - 1.0
        outcomes[Outcome.IRR_BEFORE_TAX + flow, draw] = rate
        outcomes[Outcome.IRR_BEFORE_TAX_STATUS + flow, draw] = status


@compiled_part
def _fill_values(
    base: int, discounting: Discounting, rows: Floats, outcomes: Floats, draw: int
) -> None:
    """Present values and paybacks."""
    for flow in range(3):
        value = _value(rows, _FLOWS[flow], discounting.factor[flow])
        outcomes[Outcome.NPV_BEFORE_TAX + flow, draw] = value
    net = rows[Row.PROJECT_NET, base:]
    plain = _payback(net, discounting.factor[3, base:])
    discounted = _payback(net, discounting.factor[1, base:])
    outcomes[Outcome.PAYBACK, draw] = plain / discounting.per_year
    outcomes[Outcome.DYNAMIC_PAYBACK, draw] = discounted / discounting.per_year


@compiled_part
def _value(rows: Floats, row: int, factor: Floats) -> float:
    value = 0.0
    for t in range(factor.size):
        value += rows[row, t] * factor[t]
    return value


@compiled_part
def _payback(flow: Floats, factor: Floats) -> float:
    """Periods until the running sum is at or above zero for good; infinite if it never is."""
    total, crossing = 0.0, 0.0
    for t in range(flow.size):
        before, money = total, flow[t] * factor[t]
        total += money
        if before < 0.0 <= total:
            crossing = t - before / money
    return np.inf if total < 0.0 else crossing


@compiled_part
def _fill_strain(year_closes: Integers, rows: Floats, outcomes: Floats, draw: int) -> None:
    """Least debt service cover of a year of repayment, and the largest short loan (I6)."""
    short, drawn = 0.0, 0.0
    for t in range(rows.shape[1]):
        short = max(short, rows[Row.SHORT_LOAN, t])
        drawn += rows[Row.LOAN_DRAW, t]
    least, earned, repaid, service = np.inf, 0.0, 0.0, 0.0
    for t in range(rows.shape[1]):
        replaced = rows[Row.SUSTAINING, t] + rows[Row.SUSTAINING_VAT, t]
        earned += rows[Row.EBITDA, t] - rows[Row.INCOME_TAX, t] - replaced
        repaid += rows[Row.PRINCIPAL, t]
        interest = rows[Row.INTEREST_EXPENSED, t] + rows[Row.WORKING_CAPITAL_INTEREST, t]
        interest += rows[Row.SHORT_INTEREST, t]
        service += interest + rows[Row.PRINCIPAL, t] + rows[Row.SHORT_REPAYMENT, t]
        if year_closes[t]:
            if repaid > REPAID * drawn:
                least = min(least, earned / service)
            earned, repaid, service = 0.0, 0.0, 0.0
    outcomes[Outcome.MINIMUM_DEBT_COVER, draw] = least
    outcomes[Outcome.LARGEST_SHORT_LOAN, draw] = short


@compiled_part
def _break_even_price(project: ProjectPeriods, rows: Floats) -> float:
    """Mean price of the main product at which the normal year has no profit (I7)."""
    kept, needed, output, paid = 0.0, 0.0, 0.0, 0.0
    abroad = project.trade.export_share[0]
    last = _normal_year(project.grid, rows)
    for t in range(project.grid.year_start[last], last + 1):
        price = (1.0 - abroad) * project.trade.price_cny_per_kg[0, t]
        price += abroad * project.trade.export_price_cny_per_kg[0, t]
        paid += price * rows[Row.OUTPUT, t]
        output += rows[Row.OUTPUT, t]
        by_price, other = rows[Row.SELLING, t] + rows[Row.RESEARCH, t], rows[Row.OTHER_TAXES, t]
        needed += rows[Row.TOTAL_COST, t] + other - rows[Row.SUBSIDY, t] - by_price
        kept += rows[Row.REVENUE, t] - by_price - (rows[Row.SURTAX, t] - other)
    if kept <= 0.0:
        return np.inf
    return float(needed / kept * (paid / output))


@compiled_part
def _normal_year(grid: Grid, rows: Floats) -> int:
    """Last period of the first full year with the largest output; of all if none is full (I7)."""
    largest, largest_full, found = 0.0, -1.0, 0
    for t in range(rows.shape[1]):
        if grid.year_closes[t]:
            output, months = _of_year(grid, rows, t)
            largest = max(largest, output)
            if months > 12.0 * (1.0 - _SAME):
                largest_full = max(largest_full, output)
    for t in range(rows.shape[1] - 1, -1, -1):
        if grid.year_closes[t]:
            output, months = _of_year(grid, rows, t)
            if largest_full < 0.0:
                counts = output >= (1.0 - _SAME) * largest
            else:
                counts = output >= (1.0 - _SAME) * largest_full
                counts = counts and months > 12.0 * (1.0 - _SAME)
            if counts:
                found = t
    return found


@compiled_part
def _of_year(grid: Grid, rows: Floats, t: int) -> tuple[float, float]:
    """Output and months of operation of the year that closes with a period."""
    output, months = 0.0, 0.0
    for s in range(grid.year_start[t], t + 1):
        output += rows[Row.OUTPUT, s]
        months += rows[Row.OPERATING_MONTHS, s]
    return output, months


@compiled
def _minimum_price(
    project: ProjectPeriods, discounting: Discounting, rows: Floats, phase_rows: Floats
) -> float:
    """Level price of the main product at which the value after tax is nothing (I8).

    The bracket is cut where a line between its ends is zero, the weight of an end that stays
    being halved (Illinois), and now and then in half. The rows are overwritten.
    """
    low, high = 0.0, 1.0
    below = _value_at(project, discounting, rows, phase_rows, low)
    if below >= 0.0:
        return 0.0
    above = _value_at(project, discounting, rows, phase_rows, high)
    while above < 0.0:
        if high > _HIGHEST:
            return np.inf
        low, below, high = high, above, high * 4.0
        above = _value_at(project, discounting, rows, phase_rows, high)
    at, side, least = high, 0, _ROUNDING * (above - below)
    for step in range(_STEPS):
        at = low - below * (high - low) / (above - below)
        if step % 8 == 7 or not low < at < high:
            at = 0.5 * (low + high)
        value = _value_at(project, discounting, rows, phase_rows, at)
        if abs(value) <= least or high - low <= _CLOSE * high:
            break
        if value > 0.0:
            below = 0.5 * below if side > 0 else below
            high, above, side = at, value, 1
        else:
            above = 0.5 * above if side < 0 else above
            low, below, side = at, value, -1
    return at


@compiled
def _value_at(
    project: ProjectPeriods,
    discounting: Discounting,
    rows: Floats,
    phase_rows: Floats,
    price: float,
) -> float:
    for t in range(rows.shape[1]):
        project.trade.price_cny_per_kg[0, t] = price
        project.trade.export_price_cny_per_kg[0, t] = price
    fill_before_financing(project, rows, phase_rows)
    return _value(rows, Row.PROJECT_NET, discounting.factor[1])
