"""What a lender asks of a project: cash against debt by year, the downside, and the least price."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from polysight.axes import Axis
from polysight.investment.case import ProjectCase
from polysight.investment.covers import AVAILABLE, SERVICE, covers
from polysight.investment.indicators import mean_price
from polysight.investment.market_change import priced_at
from polysight.investment.rows import LoanRow, Row
from polysight.investment.statement import Statement, statement, yearly_sums
from polysight.investment.table_line import row_terms
from polysight.policy.scorecard import Rating
from polysight.study.draft import Cell, Draft, combined, known_or
from polysight.study.missing_reasons import NOTHING_DUE
from polysight.study.project_evaluation import Evaluation
from polysight.study.project_scenarios import ScenarioRow
from polysight.study.project_worth import SHORT_CNY, swept

MILLION = 1e6
#: Covers that lenders ask for, at which the price is told.
LEVELS = (1.0, 1.2, 1.3)
#: Prices of the downside, as changes of the price of the project.
PRICES = (-0.1, -0.2, -0.3)
#: Search for a price: widest factor, and steps of halving.
WIDEST, STEPS = 8.0, 60
PLANNED = "planned"


def add_debt(
    draft: Draft, found: Evaluation, known: Cell, scenarios: Sequence[ScenarioRow]
) -> None:
    """Add what a lender looks at.

    Parameters
    ----------
    draft : Draft
        The result so far.
    found : Evaluation
        The project worked through.
    known : Cell
        Everything that the project rests on.
    scenarios : sequence of ScenarioRow
        Named scenarios of its file.
    """
    _loans(draft, found.statement, known)
    _cash(draft, found, known)
    if found.indicators.repayment_years.any():
        _downside(draft, found, known, scenarios)
        _prices(draft, found, known)
    _score(draft, found.rating, known)


def _loans(draft: Draft, told: Statement, known: Cell) -> None:
    """Amount, rate, grace, time and interest of each long-term loan."""
    loans = told.case.financing.loans
    if not loans:
        return
    axis = Axis("loan", tuple(one.key for one in loans))
    drawn = told.loan_row(LoanRow.DRAW).sum(axis=1) / MILLION
    interest = told.loan_row(LoanRow.INTEREST).sum(axis=1) / MILLION
    fields = (
        ("amount", drawn, "MCNY"),
        ("interest", interest, "MCNY"),
        ("rate", [float(one.rate.mean()) for one in loans], "1"),
        ("grace", [float(one.grace_months) for one in loans], "months"),
        ("time", [float(one.repayment_years) for one in loans], "years"),
    )
    for name, values, unit in fields:
        cells = [combined(float(value), [known]) for value in values]
        draft.add(f"project.loan_{name}", (axis,), cells, unit)


def _cash(draft: Draft, found: Evaluation, known: Cell) -> None:
    """Cash that serves debt, and what is due, by year."""
    told = found.statement
    years = Axis("year", tuple(str(year) for year in told.years))
    for name, terms in (("cash_available", AVAILABLE), ("debt_due", SERVICE)):
        values = yearly_sums(told.case, told.total(row_terms(terms))) / MILLION
        cells = [combined(float(value), [known]) for value in values]
        draft.add(f"project.{name}", (years,), cells, "MCNY")


def _repaid(case: ProjectCase) -> np.ndarray:
    """Debt service cover by year; NaN in years without repayment."""
    found = covers(statement(case))
    return np.where(found.repayment_years, found.debt_service, np.nan)


def _downside(
    draft: Draft, found: Evaluation, known: Cell, scenarios: Sequence[ScenarioRow]
) -> None:
    """Cover of every year as planned, at lower prices and in each named scenario."""
    told = found.statement
    case = told.case
    prices = case.products[0].price_cny_per_kg
    cases = {PLANNED: case}
    cases |= {f"{change:g}": priced_at(case, prices * (1.0 + change)) for change in PRICES}
    cases |= {one.name: one.case for one in scenarios}
    covered = [_repaid(one) for one in cases.values()]
    longest = max(map(len, covered))
    table = np.array([np.pad(one, (0, longest - len(one)), constant_values=np.nan)
                      for one in covered])  # fmt: skip
    places = np.flatnonzero(np.isfinite(table).any(axis=0))
    years = [str(case.first_year + place) for place in places]
    rows = table[:, places]
    axes = (Axis("downside", tuple(cases)), Axis("year", tuple(years)))
    cells = [known_or(value, NOTHING_DUE, known) for row in rows for value in row]
    draft.add("project.downside_cover", axes, cells, "count")
    lowest = [float(np.nanmin(row)) if np.isfinite(row).any() else math.nan for row in rows]
    least = [known_or(value, NOTHING_DUE, known) for value in lowest]
    draft.add("project.downside_least", axes[:1], least, "count")
    shorts = [_largest_short(one) / MILLION for one in cases.values()]
    draft.add(
        "project.downside_short", axes[:1], [combined(one, [known]) for one in shorts], "MCNY"
    )


def _largest_short(case: ProjectCase) -> float:
    """Largest short loan of a project [CNY]."""
    return float(statement(case).row(Row.SHORT_LOAN).max())


def _prices(draft: Draft, found: Evaluation, known: Cell) -> None:
    """Price of the main product at which every year of repayment reaches a cover.

    Under a loan that takes whatever cash there is covers tell nothing of that: the price at which
    no short loan is needed stands for a cover of one, and none for the others.
    """
    case, year = found.statement.case, found.indicators.normal_year
    own = float(mean_price(found.statement)[year])
    cells = [known_or(own * _factor(case, level), NOTHING_DUE, known) for level in LEVELS]
    axis = Axis("level", tuple(f"{level:g}" for level in LEVELS))
    period = str(case.first_year + year)
    basis = "tax=excluded"
    draft.add("project.serving_price", (axis,), cells, "CNY/kg", basis=basis, period=period)


def _factor(case: ProjectCase, level: float) -> float:
    """Factor on the price at which the least cover is a level; NaN where none is found."""
    prices = case.products[0].price_cny_per_kg
    by_cash = swept(case)
    if by_cash and level != LEVELS[0]:
        return math.nan

    def least(factor: float) -> float:
        priced = priced_at(case, prices * factor)
        if by_cash:
            return 0.0 if _largest_short(priced) > SHORT_CNY else level
        told = _repaid(priced)
        return float(np.nanmin(told)) if np.isfinite(told).any() else math.nan

    low, high = 1.0 / WIDEST, WIDEST
    if not (least(low) < level <= least(high)):
        return math.nan
    for _ in range(STEPS):
        middle = 0.5 * (low + high)
        low, high = (low, middle) if least(middle) >= level else (middle, high)
    return high


def _score(draft: Draft, rating: Rating, known: Cell) -> None:
    """Weight and answer of each criterion, and the range of the score of each level."""
    names = tuple(one.indicator.id for one in rating.indicators)
    criterion = Axis("criterion", names)
    weights = [combined(one.indicator.weight, [known]) for one in rating.indicators]
    draft.add("project.score_weight", (criterion,), weights, "count")
    for place, unit in enumerate(dict.fromkeys(one.indicator.unit for one in rating.indicators)):
        listed = [
            one for one in rating.indicators
            if one.indicator.unit == unit and isinstance(one.value, float)
            and not isinstance(one.value, bool)
        ]  # fmt: skip
        if not listed or not unit:
            continue
        axis = Axis("criterion", tuple(one.indicator.id for one in listed))
        cells = [combined(float(one.value), [known]) for one in listed if one.value is not None]
        draft.add(f"project.score_answer_{'abcdefgh'[place]}", (axis,), cells, unit)
    levels = Axis("score_level", tuple(one.level.id for one in rating.levels))
    ends = Axis("end", ("low", "high"))
    cells = [combined(value, [known]) for one in rating.levels for value in (one.low, one.high)]
    draft.add("project.score", (levels, ends), cells, "count")
