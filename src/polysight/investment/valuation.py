"""How the flows of a statement are valued: value, rates of return and paybacks (I1 to I4, I9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from polysight.investment.case import Floats, ProjectCase
from polysight.investment.irr import Irr, irr
from polysight.investment.mirr import mirr
from polysight.investment.npv import npv
from polysight.investment.payback import (
    Payback,
    PaybackStatus,
    dynamic_payback,
    static_payback,
)
from polysight.investment.project_periods import calendar_years


@dataclass(frozen=True, slots=True)
class FlowValue:
    """What one flow is worth on the value date; see `value_date`.

    Parameters
    ----------
    npv_cny : float
        Present value at the nominal discount rate of the flow.
    discount_rate : float
        That rate, a year.
    irr : Irr
        Rate of return of a period, with its status and all roots.
    irr_per_year : float
        The rate a year; NaN without a rate.
    real_irr_per_year : float
        The rate of the flow in money of the base year; NaN without a rate.
    mirr_per_year : float
        Modified rate at the finance and reinvestment rates; NaN where it has no meaning.
    payback_years, dynamic_payback_years : float
        From the value date until the running sum of the (discounted) flow is at or above zero
        for good; zero where it never is below; NaN where the money does not come back.
    building_years : float
        From the value date until the first commissioning; less them, paybacks count from the
        start of operation.
    """

    npv_cny: float
    discount_rate: float
    irr: Irr
    irr_per_year: float
    real_irr_per_year: float
    mirr_per_year: float
    payback_years: float
    dynamic_payback_years: float
    building_years: float

    @property
    def payback_from_operation_years(self) -> float:
        """Static payback without construction."""
        return self.payback_years - self.building_years

    @property
    def dynamic_payback_from_operation_years(self) -> float:
        """Dynamic payback without construction."""
        return self.dynamic_payback_years - self.building_years


def flow_value(case: ProjectCase, flow: Floats, discount_rate: float) -> FlowValue:
    """Value of one flow of a project.

    Parameters
    ----------
    case : ProjectCase
        The project.
    flow : ndarray of float
        Axis period, from the base period; CNY.
    discount_rate : float
        Nominal rate a year.

    Returns
    -------
    FlowValue
        Value, rates and paybacks.
    """
    valuation, timing = case.valuation, case.valuation.timing
    rate = per_period(case, discount_rate)
    found = irr(flow)
    modified = mirr(
        flow,
        finance_rate=per_period(case, valuation.finance_rate),
        reinvest_rate=per_period(case, valuation.reinvestment_rate),
    )
    return FlowValue(
        npv_cny=float(npv(rate, flow, timing)),
        discount_rate=discount_rate,
        irr=found,
        irr_per_year=per_year(case, found.rate),
        real_irr_per_year=per_year(case, irr(deflated(case, flow)).rate),
        mirr_per_year=per_year(case, float(modified)),
        payback_years=_years(case, static_payback(flow, first_year=0)),
        dynamic_payback_years=_years(
            case, dynamic_payback(flow, rate=rate, timing=timing, first_year=0)
        ),
        building_years=_building_months(case) / 12.0,
    )


def per_period(case: ProjectCase, rate_per_year: float) -> float:
    """Rate of a period that compounds to a yearly rate.

    Parameters
    ----------
    case : ProjectCase
        The project, for the length of its periods.
    rate_per_year : float
        Fraction a year.

    Returns
    -------
    float
        Fraction a period.
    """
    return float((1.0 + rate_per_year) ** (case.period_months / 12.0) - 1.0)


def per_year(case: ProjectCase, rate_per_period: float) -> float:
    """Yearly rate to which a rate of a period compounds.

    Parameters
    ----------
    case : ProjectCase
        The project, for the length of its periods.
    rate_per_period : float
        Fraction a period; NaN stays.

    Returns
    -------
    float
        Fraction a year.
    """
    return float((1.0 + rate_per_period) ** (12.0 / case.period_months) - 1.0)


def base_period(case: ProjectCase) -> int:
    """Period in which building starts, to whose start everything is discounted (G4).

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    int
        Place of the period.
    """
    return min(phase.start_month for phase in case.phases) // case.period_months


def value_date(case: ProjectCase) -> date:
    """First day of the base period, on which flows are valued and from which paybacks count.

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    date
        In the year grid the first of January even where building starts later in the year.
    """
    year, month = divmod(base_period(case) * case.period_months, 12)
    return date(case.first_year + year, month + 1, 1)


def price_index(case: ProjectCase) -> Floats:
    """Level of prices over that of the base year (I3).

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    ndarray of float
        Axis year; one up to the base year.
    """
    years = np.arange(case.years)
    base = calendar_years(case)[base_period(case)]
    growth = np.where(years > base, 1.0 + case.valuation.inflation[: case.years], 1.0)
    return np.asarray(np.cumprod(growth), dtype=np.float64)


def deflated(case: ProjectCase, flow: Floats) -> Floats:
    """A flow in money of the base year.

    Parameters
    ----------
    case : ProjectCase
        The project.
    flow : ndarray of float
        Axis period, from the base period; nominal CNY.

    Returns
    -------
    ndarray of float
        Axis period; CNY of the base year.
    """
    years = calendar_years(case)[base_period(case) :]
    return np.asarray(flow / price_index(case)[years])


def _building_months(case: ProjectCase) -> int:
    """Months from the start of the base period to the first commissioning."""
    ready = min(phase.commissioned for phase in case.phases)
    return ready - base_period(case) * case.period_months


def _years(case: ProjectCase, found: Payback) -> float:
    if int(found.status) == PaybackStatus.NO_OUTLAY:
        return 0.0
    return float(found.years) * case.period_months / 12.0
