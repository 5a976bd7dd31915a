"""From a project to what each period of it holds (sections G, V, A, R, O, L of the statement)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from polysight.investment.case import Floats, Loan, Phase, ProjectCase
from polysight.investment.period_arrays import (
    Building,
    Costs,
    Funding,
    Grid,
    Levies,
    Loans,
    ProjectPeriods,
    RepaymentKind,
    Trade,
    Turnover,
)
from polysight.investment.write_off import accumulated_share

_DAYS_PER_YEAR = 365.0


def project_periods(case: ProjectCase) -> ProjectPeriods:
    """What each period of a project holds.

    Parameters
    ----------
    case : ProjectCase
        The project; checked by `polysight.investment.case_check.checked`.

    Returns
    -------
    ProjectPeriods
        New arrays, which the caller may change.
    """
    return ProjectPeriods(
        grid=_grid(case),
        building=_building(case),
        trade=_trade(case),
        costs=_costs(case),
        turnover=_turnover(case),
        loans=_loans(case),
        funding=_funding(case),
        levies=_levies(case),
    )


def calendar_years(case: ProjectCase) -> np.ndarray:
    """Place of the calendar year of each period.

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    ndarray of int
        Axis t; zero for the first year.
    """
    return np.asarray(np.arange(case.periods) * case.period_months // 12)


def _bounds(case: ProjectCase) -> tuple[Floats, Floats]:
    """First and last month of each period."""
    start = np.arange(case.periods, dtype=np.float64) * case.period_months
    return start, start + case.period_months


def _overlap(first: ArrayLike, last: ArrayLike, start: ArrayLike, end: ArrayLike) -> Floats:
    """Months that two spans share (G5)."""
    return np.asarray(np.maximum(0.0, np.minimum(last, end) - np.maximum(first, start)))


def _by_period(case: ProjectCase, yearly: Floats) -> Floats:
    """Value of the calendar year in each period."""
    return np.ascontiguousarray(np.asarray(yearly, dtype=np.float64)[..., calendar_years(case)])


def _table(case: ProjectCase, yearly: Sequence[Floats]) -> Floats:
    """Rows of yearly values as rows of periods; without rows an empty table."""
    if not yearly:
        return np.zeros((0, case.periods))
    return _by_period(case, np.array([values[: case.years] for values in yearly]))


def _running(case: ProjectCase, yearly: Floats) -> Floats:
    """Part of a yearly amount that falls into each period with operation (G8)."""
    return _by_period(case, yearly) * _operation(case) / 12.0


def _operation(case: ProjectCase) -> Floats:
    return _overlap(
        min(phase.commissioned for phase in case.phases), case.end_month, *_bounds(case)
    )


def _grid(case: ProjectCase) -> Grid:
    years, start = calendar_years(case), np.arange(case.periods)
    closes = np.append(years[1:] != years[:-1], True)
    return Grid(
        months=case.period_months,
        first=min(phase.start_month for phase in case.phases) // case.period_months,
        operation=_operation(case),
        year_start=start - start % (12 // case.period_months),
        year_closes=closes.astype(np.int64),
    )


def _building(case: ProjectCase) -> Building:
    place = {asset.key: number for number, asset in enumerate(case.assets)}
    amount = np.zeros((len(case.phases), len(case.assets)))
    tax = np.zeros_like(amount)
    for number, phase in enumerate(case.phases):
        for item in phase.items:
            cost = item.amount_cny * (1.0 + case.overrun)
            amount[number, place[item.asset]] += cost
            tax[number, place[item.asset]] += cost * item.vat_rate
    start, end = _bounds(case)
    ready = np.array([[phase.commissioned] for phase in case.phases], dtype=np.float64)
    running = case.running
    return Building(
        amount_cny=amount,
        vat_rate=np.divide(tax, amount, out=np.zeros_like(tax), where=amount != 0.0),
        fixed=np.array([float(asset.kind == "fixed") for asset in case.assets]),
        spending=np.array([_spending(case, phase) for phase in case.phases]),
        building=_overlap(start, end, 0.0, ready) / case.period_months,
        in_progress=(end < ready).astype(np.float64),
        write_off=_written_off(case),
        service=_overlap(ready, case.end_month, start, end) / 12.0,
        sustaining_cny=_running(case, running.sustaining_cny),
        sustaining_vat_rate=float(running.sustaining_vat_rate),
        sustaining_periods=running.sustaining_life_years * 12 // case.period_months,
    )


def _spending(case: ProjectCase, phase: Phase) -> Floats:
    """Share of a phase's investment in each period (V2)."""
    length = phase.construction_months / len(phase.spending)
    spent = np.zeros(case.periods)
    for number, share in enumerate(phase.spending):
        first = phase.start_month + number * length
        spent += share * _overlap(first, first + length, *_bounds(case)) / length
    return spent


def _written_off(case: ProjectCase) -> Floats:
    """Axes p, k, t; share of the value written off in the period (A3, A4)."""
    start, end = _bounds(case)
    end = np.minimum(end, case.end_month)
    shares = np.empty((len(case.phases), len(case.assets), case.periods))
    for number, phase in enumerate(case.phases):
        for place, asset in enumerate(case.assets):
            after, before = (
                accumulated_share(
                    asset.method, asset.life_years, asset.residual_share, bound - phase.commissioned
                )
                for bound in (end, start)
            )
            shares[number, place] = after - before
    return shares


def _trade(case: ProjectCase) -> Trade:
    products = case.products

    return Trade(
        nameplate_kg=np.sum([_nameplate(case, phase) for phase in case.phases], axis=0),
        load=_by_period(case, case.load),
        yield_share=np.array([float(product.yield_share) for product in products]),
        export_share=np.array([float(product.export_share) for product in products]),
        price_cny_per_kg=_table(case, [each.price_cny_per_kg for each in products]),
        export_price_cny_per_kg=_table(case, [each.export_price_cny_per_kg for each in products]),
        vat_rate=_table(case, [each.vat_rate for each in products]),
        rebate_rate=_table(case, [each.rebate_rate for each in products]),
        subsidy_cny=_running(case, case.running.subsidy_cny),
        idles=int(case.idles),
    )


def _nameplate(case: ProjectCase, phase: Phase) -> Floats:
    """Output of a phase at normal load one, ramp counted (R1)."""
    start, end = _bounds(case)
    end = np.minimum(end, case.end_month)
    months, reached = np.zeros(case.periods), float(phase.commissioned)
    for length, load in phase.ramp:
        months += load * _overlap(reached, reached + length, start, end)
        reached += length
    months += _overlap(reached, case.end_month, start, end)
    return phase.capacity_kg_per_year / 12.0 * months


def _costs(case: ProjectCase) -> Costs:
    running, inputs = case.running, case.inputs
    people = np.sum(
        [
            phase.people * _overlap(phase.commissioned, case.end_month, *_bounds(case)) / 12.0
            for phase in case.phases
        ],
        axis=0,
    )
    pay = _by_period(case, running.pay_cny) * (1.0 + running.welfare_share)
    return Costs(
        quantity_per_kg=np.array([float(each.quantity_per_kg) for each in inputs]),
        price_cny=_table(case, [each.price_cny for each in inputs]),
        vat_rate=np.array([float(each.vat_rate) for each in inputs]),
        is_material=np.array([each.category == "materials" for each in inputs], dtype=np.int64),
        wages_cny=people * pay,
        other_manufacturing_cny=_running(case, running.other_manufacturing_cny),
        administration_cny=_running(case, running.administration_cny),
        compliance_cny=_running(case, running.compliance_cny),
        repair_share=np.full(case.periods, float(running.repair_share)),
        selling_share=np.full(case.periods, float(running.selling_share)),
        research_share=np.full(case.periods, float(running.research_share)),
        carbon_cny_per_kg=_by_period(case, running.carbon_cny_per_kg),
    )


def _turnover(case: ProjectCase) -> Turnover:
    days = case.working_capital
    return Turnover(
        receivables=days.receivable_days / _DAYS_PER_YEAR,
        materials=days.materials_days / _DAYS_PER_YEAR,
        fuel=days.fuel_days / _DAYS_PER_YEAR,
        in_process=days.in_process_days / _DAYS_PER_YEAR,
        finished=days.finished_days / _DAYS_PER_YEAR,
        prepayments=days.prepaid_days / _DAYS_PER_YEAR,
        cash=days.cash_days / _DAYS_PER_YEAR,
        payables=days.payable_days / _DAYS_PER_YEAR,
        advances=days.advance_days / _DAYS_PER_YEAR,
        equity_share=float(days.equity_share),
        rate=_by_period(case, days.rate) * case.period_months / 12.0,
    )


def _loans(case: ProjectCase) -> Loans:
    loans, months = case.financing.loans, case.period_months
    ready = max(phase.commissioned for phase in case.phases)
    debt = 1.0 - case.financing.equity_share
    return Loans(
        share=np.array([debt * loan.share for loan in loans], dtype=np.float64),
        rate=_table(case, [loan.rate for loan in loans]) * months / 12.0,
        exchange_rate=_table(case, [loan.exchange_rate for loan in loans]),
        first=np.array([-(-(ready + loan.grace_months) // months) for loan in loans], np.int64),
        payments=np.array([loan.repayment_years * 12 // months for loan in loans], np.int64),
        repayment=np.array([_kind(loan).value for loan in loans], np.int64),
    )


def _kind(loan: Loan) -> RepaymentKind:
    return RepaymentKind[loan.repayment.upper().replace("-", "_")]


def _funding(case: ProjectCase) -> Funding:
    financing = case.financing
    return Funding(
        equity_share=float(financing.equity_share),
        short_rate=_by_period(case, financing.short_rate) * case.period_months / 12.0,
        minimum_cash_cny=np.where(_operation(case) > 0.0, financing.minimum_cash_cny, 0.0),
        reserve_share=float(financing.reserve_share),
        reserve_cap_share=float(financing.reserve_cap_share),
        payout_share=float(financing.payout_share),
        dividends_after_debt=int(financing.dividends_after_debt),
    )


def _levies(case: ProjectCase) -> Levies:
    taxes = case.taxes
    return Levies(
        income_tax_rate=_by_period(case, taxes.income_tax_rate),
        surtax_rate=_by_period(case, taxes.surtax_rate),
        other_taxes_cny=_running(case, case.running.other_taxes_cny),
        vat_credit_refund=_by_period(case, taxes.vat_credit_refund),
        research_extra_share=float(case.running.research_extra_share),
        loss_years=int(case.taxes.loss_years),
    )
