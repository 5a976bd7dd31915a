"""The reference project at the observed price, and the price that it would need."""

from __future__ import annotations

import math
from dataclasses import fields

import numpy as np
from numpy.typing import NDArray

from polysight.axes import Axis
from polysight.investment.break_even import minimum_sustainable_price
from polysight.investment.cash_flow import ProjectCashFlow, project_cash_flow
from polysight.investment.irr import IrrStatus, irr
from polysight.investment.npv import npv
from polysight.investment.payback import PaybackStatus, dynamic_payback, static_payback
from polysight.investment.project import Project
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.project_settings import ProjectSettings, project_settings
from polysight.study.tasks.costing import COMPONENTS
from polysight.study.tasks.sensitivity import CHANGE, FACTOR, add_sensitivity
from polysight.study.view import View

TAXES = ("before", "after")
MILLION = 1e6
KG_PER_TONNE = 1000.0
#: Purchases on whose price input tax is deducted; the remainder is mostly wages and depreciable.
WITH_INPUT_TAX = ("electricity", "silicon-metal")


def compute(view: View, draft: Draft) -> None:
    """Add cash flow, value, rate of return, payback, the price it needs and what moves its value.

    Parameters
    ----------
    view : View
        The evidence.
    draft : Draft
        The result so far.
    """
    settings = project_settings(view)
    chosen = view.scenario.project
    price = draft.cell("market.observed_price", "central")
    parts = [draft.cell("costing.component", chosen.region, chosen.route, c) for c in COMPONENTS]
    known = combined(0.0, (*settings.cells, price, *parts))
    horizon = f"{chosen.first_year}/{chosen.first_year + settings.years - 1}"
    draft.add("investment.discount_rate", (), [settings.discount_cell], "1")
    if not np.isfinite([price.value, *(one.value for one in parts)]).all():
        _nothing(draft, unknown("mark.no_row", known), _years(settings, chosen.first_year), horizon)
        return
    project = _project(settings, price.value, [one.value for one in parts])
    flows = project_cash_flow(project)
    _table(draft, flows, known, _years(settings, chosen.first_year))
    _headlines(draft, project, flows, settings, known, horizon)
    add_sensitivity(draft, project, settings, known, horizon)


TAX = Axis("tax", TAXES)
DISCOUNTING = Axis("discounting", ("static", "dynamic"))
ROW = Axis("row", tuple(one.name.replace("_", "-") for one in fields(ProjectCashFlow)))


def _years(settings: ProjectSettings, first_year: int) -> Axis:
    return Axis("year", tuple(str(first_year + place) for place in range(settings.years)))


def _nothing(draft: Draft, reason: Cell, years: Axis, horizon: str) -> None:
    """The same arrays without a number, where price or cost was not known."""
    shapes: tuple[tuple[str, tuple[Axis, ...], str], ...] = (
        ("investment.cash_flow", (ROW, years), "MCNY"),
        ("investment.npv", (TAX,), "MCNY"),
        ("investment.irr", (TAX,), "1"),
        ("investment.payback", (DISCOUNTING,), "years"),
        ("investment.minimum_price", (), "CNY/kg"),
        ("investment.sensitivity", (FACTOR, CHANGE), "MCNY"),
        ("investment.switching_value", (FACTOR,), "1"),
    )
    for name, axes, unit in shapes:
        cells = [reason] * math.prod(len(axis.keys) for axis in axes)
        draft.add(name, axes, cells, unit, period="" if years in axes else horizon)


def _project(settings: ProjectSettings, price: float, unit_costs: list[float]) -> Project:
    """Everything on the annual grid: construction first, then operation to the end of life."""
    years = settings.years
    running = np.arange(years) >= settings.construction_years
    load = np.zeros(years)
    load[settings.construction_years :] = settings.loads
    taxed = np.array([1.0 if one in WITH_INPUT_TAX else 0.0 for one in COMPONENTS])
    phasing = np.zeros(years)
    phasing[: settings.construction_years] = settings.phasing
    flat = np.ones(years)
    return Project(
        capex_cny=np.asarray(settings.capital_cny),
        capex_phasing=phasing,
        capex_vat_rate=np.asarray(settings.capital_vat),
        output_kg=settings.capacity_t_per_year * KG_PER_TONNE * load * running,
        price_cny_per_kg=price * flat,
        unit_costs_cny_per_kg=np.array(unit_costs)[:, None] * flat,
        input_vat_rate=(taxed * settings.value_added_tax)[:, None] * flat,
        fixed_cost_cny=0.0 * flat,
        output_vat_rate=settings.value_added_tax * flat,
        surtax_rate=settings.surtax * flat,
        income_tax_rate=settings.income_tax,
        working_capital_share=np.asarray(settings.working_capital),
        operation_start=settings.construction_years,
        depreciation_years=settings.depreciation_years,
        residual_share=np.asarray(settings.residual_share),
        loss_carry_forward_years=settings.loss_years,
    )


def _table(draft: Draft, flows: ProjectCashFlow, known: Cell, years: Axis) -> None:
    rows = np.array([getattr(flows, one.name) for one in fields(ProjectCashFlow)]) / MILLION
    cells = [combined(float(value), [known]) for value in rows.ravel()]
    draft.add("investment.cash_flow", (ROW, years), cells, "MCNY")


def _headlines(
    draft: Draft,
    project: Project,
    flows: ProjectCashFlow,
    settings: ProjectSettings,
    known: Cell,
    period: str,
) -> None:
    rate = np.asarray(settings.discount_rate)
    both = (flows.net_before_tax, flows.net_after_tax)
    values = [combined(float(npv(rate, flow, "end")) / MILLION, [known]) for flow in both]
    draft.add("investment.npv", (TAX,), values, "MCNY", basis="viewpoint=project", period=period)
    rates = [_irr(flow, known) for flow in both]
    draft.add("investment.irr", (TAX,), rates, "1", basis="viewpoint=project", period=period)
    after = flows.net_after_tax
    found = (
        static_payback(after, first_year=0),
        dynamic_payback(after, rate=rate, timing="end", first_year=0),
    )
    paid = [_payback(float(one.years), int(one.status), known) for one in found]
    draft.add(
        "investment.payback", (DISCOUNTING,), paid, "years",
        basis="construction=included;tax=after", period=period,
    )  # fmt: skip
    needed = float(minimum_sustainable_price(project, rate, "end"))
    draft.add(
        "investment.minimum_price", (), [combined(needed, [known])], "CNY/kg",
        basis="tax=excluded", period=period,
    )  # fmt: skip


def _irr(flow: NDArray[np.float64], known: Cell) -> Cell:
    found = irr(flow)
    mark = f"irr.{found.status.name.lower()}"
    if found.status is IrrStatus.OK:
        return combined(found.rate, [known])
    return unknown(mark, known)


def _payback(years: float, status: int, known: Cell) -> Cell:
    code = PaybackStatus(status)
    if code is PaybackStatus.REACHED:
        return combined(years, [known])
    mark = f"payback.{code.name.lower()}"
    return combined(years, [known], mark) if np.isfinite(years) else unknown(mark, known)
