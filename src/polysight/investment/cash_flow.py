"""Project investment cash flow before financing, with the rows of the Chinese table.

Viewpoint: the project as a whole (no loan, no interest). The tax of the after-tax flow is the
"adjusted income tax": the rate of the year on EBIT, not on profit after interest. Money flows
at the end of each year unless the caller discounts otherwise. VAT is shown in full: output VAT
comes in, input VAT (of purchases, and inside the construction investment) and VAT paid go out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.investment.depreciation import book_value, straight_line
from polysight.investment.npv import Floats
from polysight.investment.project import Project
from polysight.investment.taxes import ValueAddedTax, income_tax, value_added_tax


@dataclass(frozen=True, slots=True)
class ProjectCashFlow:
    """Rows of the project investment cash flow table; axes ..., year; money of the project.

    Parameters
    ----------
    revenue, output_vat, residual_recovery, working_capital_recovery : ndarray of float
        Inflows: sales without VAT, VAT on them, book value and working capital that come back
        in the last year.
    inflow : ndarray of float
        Sum of the inflows.
    construction_investment, working_capital_increase, operating_cost, input_vat, vat_payable, \
surtax : ndarray of float
        Outflows: investment with its VAT, addition to working capital (negative when it
        shrinks), cash cost without VAT, VAT on purchases, VAT paid, surtaxes.
    outflow : ndarray of float
        Sum of the outflows before income tax.
    net_before_tax, cumulative_before_tax : ndarray of float
        Inflow less outflow, and its running sum.
    depreciation, adjusted_ebit, losses_used, adjusted_income_tax : ndarray of float
        Depreciation; revenue less cash cost, surtaxes and depreciation; losses set against it;
        tax on the rest.
    net_after_tax, cumulative_after_tax : ndarray of float
        Net flow less the adjusted income tax, and its running sum.
    vat_credit, losses_open : ndarray of float
        Balances at the end of each year: input VAT not yet deducted, losses still usable. What
        is left in the last year is lost to the project.
    """

    revenue: Floats
    output_vat: Floats
    residual_recovery: Floats
    working_capital_recovery: Floats
    inflow: Floats
    construction_investment: Floats
    working_capital_increase: Floats
    operating_cost: Floats
    input_vat: Floats
    vat_payable: Floats
    surtax: Floats
    outflow: Floats
    net_before_tax: Floats
    cumulative_before_tax: Floats
    depreciation: Floats
    adjusted_ebit: Floats
    losses_used: Floats
    adjusted_income_tax: Floats
    net_after_tax: Floats
    cumulative_after_tax: Floats
    vat_credit: Floats
    losses_open: Floats


@dataclass(frozen=True, slots=True)
class _Operation:
    """Trading and VAT of a project; axes ..., year."""

    revenue: Floats
    output_vat: Floats
    cost: Floats
    input_vat: Floats
    investment: Floats
    investment_vat: Floats
    vat: ValueAddedTax


def project_cash_flow(project: Project) -> ProjectCashFlow:
    """Yearly cash flow of a project before financing, before and after tax.

    Parameters
    ----------
    project : Project
        The project.

    Returns
    -------
    ProjectCashFlow
        All rows with the common leading axes of the project's arrays.

    References
    ----------
    Table of project investment cash flow: NDRC and MOHURD, Economic Evaluation Methods and
    Parameters for Construction Projects, 3rd ed. (2006); VAT rows as used since input VAT on
    investment became deductible (2009).
    """
    operation = _operation(project)
    level = project.working_capital_share[..., None] * operation.cost
    increase = np.diff(level, axis=-1, prepend=0.0)
    last = np.zeros(project.years)
    last[-1] = 1.0
    depreciation = straight_line(
        project.capex_cny,
        project.residual_share,
        life=project.depreciation_years,
        start=project.operation_start,
        years=project.years,
    )
    residual = book_value(project.capex_cny, depreciation)[..., None] * last
    return _table(project, operation, increase, level[..., -1:] * last, depreciation, residual)


def _operation(project: Project) -> _Operation:
    output = project.output_kg
    revenue = output * project.price_cny_per_kg
    purchases = output[..., None, :] * project.unit_costs_cny_per_kg
    output_vat = revenue * project.output_vat_rate
    input_vat = np.sum(purchases * project.input_vat_rate, axis=-2)
    investment = project.capex_cny[..., None] * project.capex_phasing
    investment_vat = investment * project.capex_vat_rate[..., None]
    return _Operation(
        revenue=revenue,
        output_vat=output_vat,
        cost=np.sum(purchases, axis=-2) + project.fixed_cost_cny,
        input_vat=input_vat,
        investment=investment,
        investment_vat=investment_vat,
        vat=value_added_tax(output_vat, input_vat + investment_vat),
    )


def _table(
    project: Project,
    operation: _Operation,
    increase: Floats,
    released: Floats,
    depreciation: Floats,
    residual: Floats,
) -> ProjectCashFlow:
    surtax = operation.vat.payable * project.surtax_rate
    ebit = operation.revenue - operation.cost - surtax - depreciation
    taxed = income_tax(
        ebit, project.income_tax_rate, carry_forward_years=project.loss_carry_forward_years
    )
    inflow = operation.revenue + operation.output_vat + residual + released
    invested = operation.investment + operation.investment_vat
    outflow = invested + increase + operation.cost + operation.input_vat
    outflow = outflow + operation.vat.payable + surtax
    before = inflow - outflow
    after = before - taxed.tax

    def row(values: Floats) -> Floats:
        return np.broadcast_to(values, after.shape)

    return ProjectCashFlow(
        revenue=row(operation.revenue),
        output_vat=row(operation.output_vat),
        residual_recovery=row(residual),
        working_capital_recovery=row(released),
        inflow=row(inflow),
        construction_investment=row(invested),
        working_capital_increase=row(increase),
        operating_cost=row(operation.cost),
        input_vat=row(operation.input_vat),
        vat_payable=row(operation.vat.payable),
        surtax=row(surtax),
        outflow=row(outflow),
        net_before_tax=row(before),
        cumulative_before_tax=row(np.cumsum(before, axis=-1)),
        depreciation=row(depreciation),
        adjusted_ebit=row(ebit),
        losses_used=row(taxed.losses_used),
        adjusted_income_tax=row(taxed.tax),
        net_after_tax=after,
        cumulative_after_tax=np.cumsum(after, axis=-1),
        vat_credit=row(operation.vat.credit),
        losses_open=row(taxed.losses_open),
    )
