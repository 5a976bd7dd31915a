"""What a statement is made from, period by period: plain arrays in groups, for compiled code.

Axes in order: phase p, asset class k, loan l, product r, purchased input i, period t. All numbers
that an uncertain factor may move are arrays, so that a draw can change them in place.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from polysight.investment.case import Floats

Integers = NDArray[np.int64]


class RepaymentKind(IntEnum):
    """How a loan is repaid; the names are those of `polysight.investment.case.Repayment`."""

    EQUAL_PRINCIPAL = 0
    ANNUITY = 1
    BULLET = 2
    SWEEP = 3


class Grid(NamedTuple):
    """Periods and the months in which the project runs (G).

    Parameters
    ----------
    months : int
        Months of a period.
    first : int
        Period in which building starts.
    operation : ndarray of float
        Axis t; months in which the first phase runs.
    year_start, year_closes : ndarray of int
        Axis t; first period of the calendar year, and one where a year closes.
    """

    months: int
    first: int
    operation: Floats
    year_start: Integers
    year_closes: Integers


class Building(NamedTuple):
    """Investment and how it is written off (V, A).

    Parameters
    ----------
    amount_cny : ndarray of float
        Axes p, k; without value-added tax, overrun included.
    vat_rate : ndarray of float
        Axes p, k; mean input tax over the amount.
    fixed : ndarray of float
        Axis k; one for fixed assets, zero for what is amortised.
    spending : ndarray of float
        Axes p, t; share of the amounts that is spent.
    building : ndarray of float
        Axes p, t; share of the period before commissioning.
    in_progress : ndarray of float
        Axes p, t; one while the phase is not in service at the end of the period.
    write_off : ndarray of float
        Axes p, k, t; share of the value that is written off in the period.
    service : ndarray of float
        Axes p, t; months in service over twelve.
    sustaining_cny : ndarray of float
        Axis t; replacement without tax.
    sustaining_vat_rate : float
        Input tax over it.
    sustaining_periods : int
        Periods over which it is depreciated.
    """

    amount_cny: Floats
    vat_rate: Floats
    fixed: Floats
    spending: Floats
    building: Floats
    in_progress: Floats
    write_off: Floats
    service: Floats
    sustaining_cny: Floats
    sustaining_vat_rate: float
    sustaining_periods: int


class Trade(NamedTuple):
    """Output and sales (R).

    Parameters
    ----------
    nameplate_kg : ndarray of float
        Axis t; output at full load, ramps counted.
    load : ndarray of float
        Axis t; normal load.
    yield_share, export_share : ndarray of float
        Axis r.
    price_cny_per_kg, export_price_cny_per_kg, vat_rate, rebate_rate : ndarray of float
        Axes r, t.
    subsidy_cny : ndarray of float
        Axis t.
    idles : int
        One where nothing is made in periods in which a kilogram does not bring what it costs.
    """

    nameplate_kg: Floats
    load: Floats
    yield_share: Floats
    export_share: Floats
    price_cny_per_kg: Floats
    export_price_cny_per_kg: Floats
    vat_rate: Floats
    rebate_rate: Floats
    subsidy_cny: Floats
    idles: int


class Costs(NamedTuple):
    """Operating cost (O).

    Parameters
    ----------
    quantity_per_kg : ndarray of float
        Axis i; units per kilogram of output.
    price_cny : ndarray of float
        Axes i, t; CNY per unit.
    vat_rate : ndarray of float
        Axis i.
    is_material : ndarray of int
        Axis i; one for materials, zero for fuel and power.
    wages_cny, other_manufacturing_cny, administration_cny, compliance_cny : ndarray of float
        Axis t.
    repair_share : ndarray of float
        Axis t; yearly repairs over fixed assets.
    selling_share, research_share : ndarray of float
        Axis t; over revenue.
    carbon_cny_per_kg : ndarray of float
        Axis t.
    """

    quantity_per_kg: Floats
    price_cny: Floats
    vat_rate: Floats
    is_material: Integers
    wages_cny: Floats
    other_manufacturing_cny: Floats
    administration_cny: Floats
    compliance_cny: Floats
    repair_share: Floats
    selling_share: Floats
    research_share: Floats
    carbon_cny_per_kg: Floats


class Turnover(NamedTuple):
    """Working capital as shares of a year (W).

    Parameters
    ----------
    receivables, materials, fuel, in_process, finished, prepayments, cash, payables, \
advances : float
        Days over 365.
    equity_share : float
        Least share paid by equity.
    rate : ndarray of float
        Axis t; interest of the period.
    """

    receivables: float
    materials: float
    fuel: float
    in_process: float
    finished: float
    prepayments: float
    cash: float
    payables: float
    advances: float
    equity_share: float
    rate: Floats


class Loans(NamedTuple):
    """Long-term loans (L).

    Parameters
    ----------
    share : ndarray of float
        Axis l; part of the whole funding need.
    rate : ndarray of float
        Axes l, t; interest of the period.
    exchange_rate : ndarray of float
        Axes l, t; CNY per unit.
    first, payments : ndarray of int
        Axis l; period of the first repayment, and number of repayments.
    repayment : ndarray of int
        Axis l; codes of `RepaymentKind`.
    """

    share: Floats
    rate: Floats
    exchange_rate: Floats
    first: Integers
    payments: Integers
    repayment: Integers


class Funding(NamedTuple):
    """Equity, cash and appropriation (C, D).

    Parameters
    ----------
    equity_share : float
        Equity over the funding need.
    short_rate : ndarray of float
        Axis t; interest of the period.
    minimum_cash_cny : ndarray of float
        Axis t; zero before operation.
    reserve_share, reserve_cap_share, payout_share : float
        Shares of profit, paid-in capital and distributable profit.
    dividends_after_debt : int
        One where nothing is distributed before long-term debt is repaid.
    """

    equity_share: float
    short_rate: Floats
    minimum_cash_cny: Floats
    reserve_share: float
    reserve_cap_share: float
    payout_share: float
    dividends_after_debt: int


class Levies(NamedTuple):
    """Taxes (T).

    Parameters
    ----------
    income_tax_rate, surtax_rate, other_taxes_cny, vat_credit_refund : ndarray of float
        Axis t; the other taxes are amounts beside the surtaxes.
    research_extra_share : float
        Further deduction over research cost.
    loss_years : int
        Calendar years in which a loss may be used.
    """

    income_tax_rate: Floats
    surtax_rate: Floats
    other_taxes_cny: Floats
    vat_credit_refund: Floats
    research_extra_share: float
    loss_years: int


class ProjectPeriods(NamedTuple):
    """One project by period; see the groups.

    Parameters
    ----------
    grid, building, trade, costs, turnover, loans, funding, levies : NamedTuple
        Groups of arrays.
    """

    grid: Grid
    building: Building
    trade: Trade
    costs: Costs
    turnover: Turnover
    loans: Loans
    funding: Funding
    levies: Levies
