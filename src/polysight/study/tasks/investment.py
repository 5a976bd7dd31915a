"""The reference project worked through: flows, value, covers, and the price that it would need."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence, Set

import numpy as np
from numpy.typing import NDArray

from polysight.axes import Axis
from polysight.investment.indicators import Indicators
from polysight.investment.irr import Irr, IrrStatus
from polysight.investment.rows import Row
from polysight.investment.statement import Statement
from polysight.investment.valuation import FlowValue
from polysight.study.draft import Cell, Draft, combined, known_or, unknown
from polysight.study.missing_reasons import (
    NO_FULL_YEAR,
    NO_PRICE,
    NOT_EVEN,
    NOT_PAID_BACK,
    NOTHING_DUE,
)
from polysight.study.project_case import ResolvedProject, resolved_project
from polysight.study.project_evaluation import Evaluation, evaluate
from polysight.study.project_files import numbers, project_file
from polysight.study.project_reader import PROJECT, SOURCE, Citation
from polysight.study.references import SCENARIO
from polysight.study.result import Assumption
from polysight.study.tasks.hedging import add_hedging
from polysight.study.tasks.project_choices import add_choices
from polysight.study.tasks.sensitivity import add_sensitivity
from polysight.study.view import View

MILLION = 1e6
FLOWS = ("before-tax", "after-tax", "equity")
FLOW = Axis("flow", FLOWS)
DISCOUNTING = Axis("discounting", ("static", "dynamic"))
#: Rows of the flows that a result keeps; every table stands in the workbook of the project.
KEPT = (
    Row.REVENUE, Row.OPERATING_COST, Row.CONSTRUCTION_INVESTMENT, Row.WORKING_CAPITAL_INCREASE,
    Row.VAT_PAYABLE, Row.SURTAX, Row.ADJUSTED_TAX, Row.INCOME_TAX, Row.PROJECT_INFLOW,
    Row.PROJECT_OUTFLOW, Row.PROJECT_NET_BEFORE_TAX, Row.PROJECT_NET, Row.EQUITY_NET,
    Row.LOAN_DRAW, Row.PRINCIPAL, Row.INTEREST, Row.SHORT_LOAN, Row.CASH,
)  # fmt: skip
#: Balances: the last period of a year tells them.
BALANCES = (Row.SHORT_LOAN, Row.CASH)
ROW = Axis("row", tuple(row.key.replace("_", "-") for row in KEPT))
OWN = "project."
VALUED = "valuation.discount_"
CAPITAL = ("phases.", "assets.", "overrun")


def compute(view: View, draft: Draft) -> None:
    """Add flows, value, returns, covers, what moves the value, and the project made otherwise.

    Parameters
    ----------
    view : View
        The evidence.
    draft : Draft
        The result so far.
    """
    file = project_file(view.scenario.project.file, view.evidence)
    resolved = resolved_project(file, view.evidence)
    told = tuple(assumptions(resolved))
    draft.assumptions += told
    own = Draft(draft.references)
    known = add_project(own, evaluate(resolved), {f"{SCENARIO}{one.key}" for one in told})
    if not _told(own, view):
        _without_numbers(own, draft)
        return
    _take(own, draft)
    further = Draft(draft.references, dict(own.arrays), dict(own.marks))
    add_choices(view, further, resolved, known)
    add_hedging(further, resolved, known)
    if _told(further, view):
        _take(further, draft)


def _told(own: Draft, view: View) -> bool:
    """Whether everything in a draft could be known on the day of the study."""
    day = view.as_of
    return day is None or all(one.known <= day.isoformat() for one in own.arrays.values())


def _take(own: Draft, draft: Draft) -> None:
    draft.arrays |= own.arrays
    draft.marks |= own.marks
    draft.assumptions += own.assumptions


def add_project(draft: Draft, found: Evaluation, told: Set[str]) -> Cell:
    """Add all arrays of a project.

    Parameters
    ----------
    draft : Draft
        The result so far.
    found : Evaluation
        The project worked through.
    told : set of str
        Ids of the assumptions that numbers may cite.

    Returns
    -------
    Cell
        Everything that the project rests on, for what is made of it.
    """
    case = found.resolved.case
    horizon = f"{case.first_year}/{case.first_year + case.years - 1}"
    known = _foundation(draft, found, told, horizon)
    years = Axis("year", tuple(str(case.first_year + at) for at in range(case.years)))
    _flows(draft, found.statement, known, years)
    _values(draft, found.indicators, known, horizon)
    _covers(draft, found.indicators, known, years, horizon)
    add_sensitivity(draft, case, known, horizon)
    return known


def _without_numbers(own: Draft, draft: Draft) -> None:
    """The same arrays without a number: the file rests on what was not known on the day."""
    reason = unknown("mark.not_known_then")
    for one in own.arrays.values():
        cells = [reason] * one.array.values.size
        axes, unit = one.array.axes, one.array.unit
        draft.add(one.name, axes, cells, unit, basis=one.basis, period=one.period)


def assumptions(resolved: ResolvedProject) -> Iterator[Assumption]:
    """Numbers of the project file that no row gives.

    Parameters
    ----------
    resolved : ResolvedProject
        The project.

    Yields
    ------
    Assumption
        Each with its number and reason; a number read at a source names it.
    """
    sources = resolved.view.evidence.sources
    stated = dict(numbers(resolved.file))
    for name, told in resolved.words.items():
        own = stated.get(name.removeprefix(PROJECT))
        value = math.nan if own is None or own.value is None else own.value
        unit, row = ("1", "") if own is None else (own.unit, own.ref)
        key = name.removeprefix(PROJECT)
        yield Assumption(f"{OWN}{key}", value, unit, told.en, told.zh, row)
    for key, one in stated.items():
        if one.source and f"{PROJECT}{key}" not in resolved.words:
            title = sources[one.source].title
            value = math.nan if one.value is None else one.value
            yield Assumption(f"{OWN}{key}", value, one.unit, title, title)


def _foundation(draft: Draft, found: Evaluation, told: Set[str], horizon: str) -> Cell:
    """Cost of each input, price and investment as numbers of their own; what all else rests on."""
    resolved, case = found.resolved, found.resolved.case
    year = found.indicators.normal_year
    parts = {
        f"inputs.{one.key}.": one.quantity_per_kg * float(one.price_cny[year])
        for one in case.inputs
    }
    cells = [project_cell(resolved, told, value, (prefix,)) for prefix, value in parts.items()]
    axis = Axis("input", tuple(one.key for one in case.inputs))
    period = str(case.first_year + year)
    draft.add("investment.unit_cost", (axis,), cells, "CNY/kg", basis="tax=excluded", period=period)
    price = float(case.products[0].price_cny_per_kg[year])
    cell = project_cell(resolved, told, price, (f"products.{case.products[0].key}.price",))
    draft.add("investment.price", (), [cell], "CNY/kg", basis="tax=excluded", period=period)
    total = found.indicators.total_investment_cny / MILLION
    capital = project_cell(resolved, told, total, CAPITAL)
    draft.add("investment.total_investment", (), [capital], "MCNY", period=horizon)
    rate = project_cell(
        resolved, told, case.valuation.discount_rate_after_tax, (f"{VALUED}rate_after_tax",)
    )
    draft.add("investment.discount_rate", (), [rate], "1")
    shown = (*parts, f"products.{case.products[0].key}.price", *CAPITAL)
    rest = [key for key in resolved.citations if not key.startswith(shown)]
    numbers_shown = [
        *(draft.cell("investment.unit_cost", one.key) for one in case.inputs),
        draft.cell("investment.price"),
        draft.cell("investment.total_investment"),
        draft.cell("investment.discount_rate"),
    ]
    return combined(0.0, [*numbers_shown, project_cell(resolved, told, 0.0, tuple(rest))])


def project_cell(
    resolved: ResolvedProject, told: Set[str], value: float, places: Sequence[str]
) -> Cell:
    """Number of a project with what the fields at its places rest on.

    A plain word of the file, such as the month in which building starts, has no id.

    Parameters
    ----------
    resolved : ResolvedProject
        The project.
    told : set of str
        Ids of the assumptions that numbers may cite.
    value : float
        The number.
    places : sequence of str
        Beginnings of dotted places of the case.

    Returns
    -------
    Cell
        The number; without inputs where nothing that has an id stands there.
    """
    cited = [one for key, one in resolved.citations.items() if key.startswith(tuple(places))]
    names = (name for one in cited for name in _ids(resolved, one))
    inputs = dict.fromkeys(
        name for name in names if name in told or not name.startswith(f"{SCENARIO}{OWN}")
    )
    marks = dict.fromkeys(mark for one in cited for mark in one.marks)
    return Cell(value, tuple(inputs), tuple(marks))


def _ids(resolved: ResolvedProject, one: Citation) -> Iterator[str]:
    """Ids of a citation as the result knows them: the file belongs to the scenario."""
    for name in one.inputs:
        if name.startswith(PROJECT):
            yield f"{SCENARIO}{OWN}{name.removeprefix(PROJECT)}"
        elif name.startswith(SOURCE):
            for key, stated in numbers(resolved.file):
                if key.startswith(one.key) and stated.source == name.removeprefix(SOURCE):
                    yield f"{SCENARIO}{OWN}{key}"
        else:
            yield name


def _flows(draft: Draft, told: Statement, known: Cell, years: Axis) -> None:
    rows = [
        told.row(row)[told.closing_periods] if row in BALANCES else told.annual(row) for row in KEPT
    ]
    cells = [combined(float(value), [known]) for value in np.ravel(rows) / MILLION]
    draft.add("investment.cash_flow", (ROW, years), cells, "MCNY")
    net = (Row.PROJECT_NET_BEFORE_TAX, Row.PROJECT_NET, Row.EQUITY_NET)
    sums = np.cumsum([told.annual(row) for row in net], axis=1)
    cells = [combined(float(value), [known]) for value in sums.ravel() / MILLION]
    draft.add("investment.cumulative_cash_flow", (FLOW, years), cells, "MCNY")


def _values(draft: Draft, told: Indicators, known: Cell, period: str) -> None:
    flows = (told.before_tax, told.after_tax, told.equity)
    values = [combined(one.npv_cny / MILLION, [known]) for one in flows]
    draft.add("investment.npv", (FLOW,), values, "MCNY", period=period)
    draft.add("investment.irr", (FLOW,), [_rate(one, known) for one in flows], "1", period=period)
    paid = [
        _years(years, known)
        for years in (told.after_tax.payback_years, told.after_tax.dynamic_payback_years)
    ]
    draft.add(
        "investment.payback", (DISCOUNTING,), paid, "years",
        basis="construction=included;tax=after", period=period,
    )  # fmt: skip
    least = told.minimum_price_cny_per_kg
    cell = known_or(least, NO_PRICE, known)
    draft.add("investment.minimum_price", (), [cell], "CNY/kg", basis="tax=excluded", period=period)


def _covers(draft: Draft, told: Indicators, known: Cell, years: Axis, period: str) -> None:
    """Covers by year and break-even of the normal year."""
    covers = (
        ("investment.debt_service_cover", told.debt_service_cover),
        ("investment.interest_cover", told.interest_cover),
    )
    for name, values in covers:
        draft.add(name, (years,), _known(values, known, NOTHING_DUE), "1")
    even = told.break_even
    for name, value, unit in (
        ("investment.break_even_load", even.load_share, "1"),
        ("investment.break_even_price", even.price_cny_per_kg, "CNY/kg"),
    ):
        one = _known(value[told.normal_year : told.normal_year + 1], known, NOT_EVEN)
        draft.add(name, (), one, unit, period=years.keys[told.normal_year])
    ratios = np.array([told.return_on_investment, told.return_on_equity])
    names = ("return-on-investment", "return-on-equity")
    cells = _known(ratios, known, NO_FULL_YEAR)
    draft.add("investment.ratio", (Axis("ratio", names),), cells, "1", period=period)
    cover = known_or(told.loan_life_cover, NOTHING_DUE, known)
    draft.add("investment.loan_life_cover", (), [cover], "1", period=period)


def _known(values: NDArray[np.float64], known: Cell, otherwise: str) -> list[Cell]:
    return [known_or(float(value), otherwise, known) for value in values]


def _rate(flow: FlowValue, known: Cell) -> Cell:
    found: Irr = flow.irr
    if math.isnan(flow.irr_per_year):
        return unknown(f"irr.{found.status.name.lower()}", known)
    marks = () if found.status is IrrStatus.OK else (f"irr.{found.status.name.lower()}",)
    return combined(flow.irr_per_year, [known], *marks)


def _years(years: float, known: Cell) -> Cell:
    return known_or(years, NOT_PAID_BACK, known)
