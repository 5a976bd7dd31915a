"""What one project is, in numbers: everything comes in, nothing is supplied here.

Money is nominal CNY, prices and costs are without value-added tax, months count from January of
the first calendar year, and a field "by year" has one number for each calendar year from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Timing = Literal["start", "middle", "end"]
Method = Literal["straight-line", "double-declining", "sum-of-years"]
Repayment = Literal["equal-principal", "annuity", "bullet", "sweep"]
Heading = Literal[
    "construction", "equipment", "installation", "other", "basic-contingency", "price-contingency"
]

#: Months of a period by the name of the grid.
PERIOD_MONTHS = {"year": 12, "half-year": 6, "quarter": 3, "month": 1}


@dataclass(frozen=True, slots=True)
class AssetClass:
    """How investments of one kind are written off.

    Parameters
    ----------
    key : str
        Code, for example ``machinery``.
    kind : {"fixed", "intangible", "deferred"}
        Fixed assets are depreciated and bear interest during construction; others are amortised.
    life_years : int
        Length of the schedule.
    residual_share : float
        Share of the value that is never written off.
    method : {"straight-line", "double-declining", "sum-of-years"}
        Schedule.
    """

    key: str
    kind: Literal["fixed", "intangible", "deferred"]
    life_years: int
    residual_share: float
    method: Method


@dataclass(frozen=True, slots=True)
class InvestmentItem:
    """One line of the construction investment of a phase.

    Parameters
    ----------
    key : str
        Code of the line.
    heading, asset : str
        Heading of the table of construction investment, and key of its asset class.
    amount_cny, vat_rate : float
        Without value-added tax and before any overrun, and deductible input tax over it.
    """

    key: str
    heading: Heading
    asset: str
    amount_cny: float
    vat_rate: float


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of building.

    Parameters
    ----------
    key : str
        Code.
    capacity_kg_per_year : float
        Nameplate capacity.
    start_month : int
        Month in which building starts, from January of the first year.
    construction_months : int
        Length of building; operation starts after it.
    spending : tuple of float
        Shares of the investment in equal parts of the time of building; sum one.
    items : tuple of InvestmentItem
        What is paid.
    ramp : tuple of (int, float)
        Months and share of the normal load in each step after commissioning.
    people : float
        Staff that the phase brings.
    """

    key: str
    capacity_kg_per_year: float
    start_month: int
    construction_months: int
    spending: tuple[float, ...]
    items: tuple[InvestmentItem, ...]
    ramp: tuple[tuple[int, float], ...]
    people: float

    @property
    def commissioned(self) -> int:
        """Month in which operation starts."""
        return self.start_month + self.construction_months


@dataclass(frozen=True, slots=True)
class Product:
    """One product.

    Parameters
    ----------
    key : str
        Code.
    yield_share : float
        Kilograms sold per kilogram of output.
    export_share : float
        Part of them that is exported.
    price_cny_per_kg, export_price_cny_per_kg : ndarray of float
        By year, without tax; the export price free on board.
    vat_rate, rebate_rate : ndarray of float
        By year; tax on home sales, and rate at which it is rebated on exports.
    """

    key: str
    yield_share: float
    export_share: float
    price_cny_per_kg: Floats
    export_price_cny_per_kg: Floats
    vat_rate: Floats
    rebate_rate: Floats


@dataclass(frozen=True, slots=True)
class PurchasedInput:
    """One material or form of energy.

    Parameters
    ----------
    key : str
        Code, for example ``electricity``.
    category : {"materials", "fuel-power"}
        Table in which it stands.
    quantity_per_kg : float
        Units bought per kilogram of output.
    unit : str
        Unit code of the quantity.
    price_cny, vat_rate : ndarray of float, float
        By year, CNY per unit without tax; and deductible input tax over the price.
    """

    key: str
    category: Literal["materials", "fuel-power"]
    quantity_per_kg: float
    unit: str
    price_cny: Floats
    vat_rate: float


@dataclass(frozen=True, slots=True)
class RunningCosts:
    """Costs beside purchased inputs; by year where an array, with operation.

    Parameters
    ----------
    pay_cny : ndarray of float
        By year; yearly wage of a person.
    welfare_share : float
        Social charges over wages.
    repair_share : float
        Yearly repairs over the fixed assets without financing cost.
    other_manufacturing_cny, administration_cny, compliance_cny, other_taxes_cny : ndarray of float
        By year; the last are property, land use, stamp and like taxes, beside the surtaxes.
    selling_share, research_share, research_extra_share : float
        Over revenue; the last, over research cost, is deducted from taxable profit once more.
    carbon_cny_per_kg, subsidy_cny : ndarray of float
        By year; cost of carbon by output, and taxable income without value-added tax.
    sustaining_cny : ndarray of float
        By year; replacement investment without tax.
    sustaining_vat_rate, sustaining_life_years : float, int
        Input tax over it, and years over which it is depreciated, without residual.
    """

    pay_cny: Floats
    welfare_share: float
    repair_share: float
    other_manufacturing_cny: Floats
    administration_cny: Floats
    compliance_cny: Floats
    other_taxes_cny: Floats
    selling_share: float
    research_share: float
    research_extra_share: float
    carbon_cny_per_kg: Floats
    subsidy_cny: Floats
    sustaining_cny: Floats
    sustaining_vat_rate: float
    sustaining_life_years: int


@dataclass(frozen=True, slots=True)
class WorkingCapital:
    """Days of turnover of the detailed method, 365 to the year.

    Parameters
    ----------
    receivable_days, materials_days, fuel_days, in_process_days, finished_days, prepaid_days, \
cash_days, payable_days, advance_days : float
        Days of the yearly cost (advances: of revenue) that each item binds.
    equity_share : float
        Least share of working capital paid by equity.
    rate : ndarray of float
        By year; yearly interest of its loan.
    """

    receivable_days: float
    materials_days: float
    fuel_days: float
    in_process_days: float
    finished_days: float
    prepaid_days: float
    cash_days: float
    payable_days: float
    advance_days: float
    equity_share: float
    rate: Floats


@dataclass(frozen=True, slots=True)
class Loan:
    """One long-term loan.

    Parameters
    ----------
    key : str
        Code.
    share : float
        Part of all long-term debt; the loans of a project sum to one.
    rate : ndarray of float
        By year; yearly nominal rate.
    currency : str
        Code of the currency.
    exchange_rate : ndarray of float
        By year; CNY per unit, one for a loan in CNY.
    grace_months : int
        Months from the last commissioning to the first repayment.
    repayment_years : int
        Years of repayment after the grace.
    repayment : {"equal-principal", "annuity", "bullet", "sweep"}
        How it is repaid; ``sweep`` pays whatever cash allows.
    """

    key: str
    share: float
    rate: Floats
    currency: str
    exchange_rate: Floats
    grace_months: int
    repayment_years: int
    repayment: Repayment


@dataclass(frozen=True, slots=True)
class Financing:
    """Who pays.

    Parameters
    ----------
    equity_share : float
        Equity over construction investment with tax and interest during construction.
    loans : tuple of Loan
        Empty where equity pays everything.
    short_rate : ndarray of float
        By year; rate of the short loan that fills a lack of cash.
    minimum_cash_cny : float
        Cash kept while the project runs.
    reserve_share, reserve_cap_share, payout_share : float
        Statutory reserve over net profit, its ceiling over paid-in capital, and dividends over
        distributable profit.
    dividends_after_debt : bool
        Whether nothing is distributed before long-term debt is repaid.
    """

    equity_share: float
    loans: tuple[Loan, ...]
    short_rate: Floats
    minimum_cash_cny: float
    reserve_share: float
    reserve_cap_share: float
    payout_share: float
    dividends_after_debt: bool


@dataclass(frozen=True, slots=True)
class Taxes:
    """Dated taxes.

    Parameters
    ----------
    income_tax_rate, surtax_rate, vat_credit_refund : ndarray of float
        By year; income tax, surtaxes over value-added tax paid, share of the open input credit
        that is refunded in a period.
    loss_years : int
        Calendar years in which a loss may be used after its own.
    """

    income_tax_rate: Floats
    surtax_rate: Floats
    vat_credit_refund: Floats
    loss_years: int


@dataclass(frozen=True, slots=True)
class Valuation:
    """How flows are valued.

    Parameters
    ----------
    timing : {"start", "middle", "end"}
        Where in its period money flows.
    discount_rate_before_tax, discount_rate_after_tax, discount_rate_equity : float
        Yearly nominal rates of the three flows.
    finance_rate, reinvestment_rate, inflation : float, float, ndarray of float
        Yearly rates of the modified rate of return; by year, what deflates nominal flows.
    """

    timing: Timing
    discount_rate_before_tax: float
    discount_rate_after_tax: float
    discount_rate_equity: float
    finance_rate: float
    reinvestment_rate: float
    inflation: Floats


@dataclass(frozen=True, slots=True)
class ProjectCase:
    """One project with every number that its statement needs.

    Parameters
    ----------
    first_year : int
        Calendar year that starts with month 0 and year 0.
    period : {"year", "half-year", "quarter", "month"}
        Grid.
    life_years : int
        Years of operation from the first commissioning.
    overrun : float
        Relative overrun of every line of construction investment.
    load : ndarray of float
        By year; normal load over nameplate.
    phases, assets, products, inputs : tuple
        At least one phase, class and product; product 0 is the main one.
    running, working_capital, financing, taxes, valuation : dataclass
        The rest.
    idles : bool, default False
        Whether it stands still in periods whose price does not pay what a kilogram costs.
    """

    first_year: int
    period: Literal["year", "half-year", "quarter", "month"]
    life_years: int
    overrun: float
    load: Floats
    phases: tuple[Phase, ...]
    assets: tuple[AssetClass, ...]
    products: tuple[Product, ...]
    inputs: tuple[PurchasedInput, ...]
    running: RunningCosts
    working_capital: WorkingCapital
    financing: Financing
    taxes: Taxes
    valuation: Valuation
    idles: bool = False

    @property
    def period_months(self) -> int:
        """Months of one period."""
        return PERIOD_MONTHS[self.period]

    @property
    def end_month(self) -> int:
        """Month in which operation has ended."""
        return min(phase.commissioned for phase in self.phases) + 12 * self.life_years

    @property
    def periods(self) -> int:
        """Number of periods from January of the first year."""
        return -(-self.end_month // self.period_months)

    @property
    def years(self) -> int:
        """Number of calendar years that the periods touch."""
        return -(-self.end_month // 12)
