"""The two tables of a feasibility study without periods: construction investment and indicators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from polysight.investment.case import Floats, Heading, InvestmentItem, ProjectCase
from polysight.investment.indicators import Indicators
from polysight.investment.rows import Row
from polysight.investment.statement import Statement
from polysight.investment.valuation import FlowValue

#: Groups of the table of construction investment and the headings under each.
_GROUPS: tuple[tuple[str, tuple[Heading, ...]], ...] = (
    ("engineering", ("construction", "equipment", "installation")),
    ("other_investment", ("other",)),
    ("contingency", ("basic-contingency", "price-contingency")),
)


@dataclass(frozen=True, slots=True)
class InvestmentRow:
    """One row of the table of construction investment, overrun included.

    Parameters
    ----------
    key : str
        Name of the row, ``statement.<key>``; ``heading`` for one line of the project.
    level : int
        Depth.
    item : str
        Key of the line of the project; empty for sums.
    amount_cny, vat_cny : float
        Without tax, and its input tax.
    share : float
        Part of the whole without tax; NaN where the whole is zero.
    """

    key: str
    level: int
    item: str
    amount_cny: float
    vat_cny: float
    share: float


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """One headline indicator.

    Parameters
    ----------
    key : str
        Name, ``indicator.<key>`` of the catalogues.
    value : float
        NaN where it has no meaning.
    unit : str
        Code of the unit; empty for a calendar year.
    """

    key: str
    value: float
    unit: str


def construction_investment(case: ProjectCase) -> tuple[InvestmentRow, ...]:
    """Table of construction investment, all phases together.

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    tuple of InvestmentRow
        The whole, then each group with its headings and lines; empty headings are left out.
    """
    items = tuple(item for phase in case.phases for item in phase.items)
    whole = _sums(case, items)
    rows = [_investment_row("investment", 0, "", whole, whole)]
    for group, headings in _GROUPS:
        inside = tuple(item for item in items if item.heading in headings)
        if inside:
            rows.append(_investment_row(group, 1, "", _sums(case, inside), whole))
            rows += _headings(case, inside, headings, whole)
    return tuple(rows)


def _headings(
    case: ProjectCase,
    items: tuple[InvestmentItem, ...],
    headings: tuple[Heading, ...],
    whole: Floats,
) -> Iterator[InvestmentRow]:
    for heading in headings:
        inside = tuple(item for item in items if item.heading == heading)
        if not inside:
            continue
        key = f"heading_{heading.replace('-', '_')}"
        yield _investment_row(key, 2, "", _sums(case, inside), whole)
        for item in dict.fromkeys(item.key for item in inside):
            lines = tuple(each for each in inside if each.key == item)
            yield _investment_row("heading", 3, item, _sums(case, lines), whole)


def _sums(case: ProjectCase, items: tuple[InvestmentItem, ...]) -> Floats:
    """Amount and input tax of some lines."""
    amounts = [(item.amount_cny, item.amount_cny * item.vat_rate) for item in items]
    return np.asarray((1.0 + case.overrun) * np.sum(amounts, axis=0)) if items else np.zeros(2)


def _investment_row(key: str, level: int, item: str, sums: Floats, whole: Floats) -> InvestmentRow:
    share = float(sums[0] / whole[0]) if whole[0] > 0.0 else float("nan")
    return InvestmentRow(key, level, item, float(sums[0]), float(sums[1]), share)


def headline(statement: Statement, found: Indicators) -> tuple[HeadlineRow, ...]:
    """Table of the headline indicators.

    Parameters
    ----------
    statement : Statement
        The statement.
    found : Indicators
        Its indicators.

    Returns
    -------
    tuple of HeadlineRow
        Size, investment and funding, the normal year, profitability, solvency, break-even.
    """
    return (
        *_size(statement, found),
        *_normal_year(statement, found),
        *_flow_rows("before_tax", found.before_tax),
        *_flow_rows("after_tax", found.after_tax),
        *_flow_rows("equity", found.equity),
        *_solvency(statement, found),
        *_prices(found),
    )


def _size(statement: Statement, found: Indicators) -> Iterator[HeadlineRow]:
    capacity = sum(phase.capacity_kg_per_year for phase in statement.case.phases)
    yield HeadlineRow("capacity", capacity, "kg/a")
    yield HeadlineRow("total_investment", found.total_investment_cny, "CNY")
    for key in ("construction_investment", "interest_capitalised"):
        yield HeadlineRow(key, float(np.sum(statement.row(key))), "CNY")
    working = max(0.0, float(np.max(statement.row(Row.WORKING_CAPITAL))))
    yield HeadlineRow("working_capital", working, "CNY")
    yield HeadlineRow("paid_in", float(statement.row(Row.PAID_IN)[-1]), "CNY")
    yield HeadlineRow("loan_draw", float(np.sum(statement.row(Row.LOAN_DRAW))), "CNY")


def _normal_year(statement: Statement, found: Indicators) -> Iterator[HeadlineRow]:
    year = found.normal_year
    yield HeadlineRow("normal_year", float(statement.years[year]), "")
    yield HeadlineRow("output", float(statement.annual(Row.OUTPUT)[year]), "kg")
    for key in ("revenue", "total_cost", "profit_before_tax", "income_tax", "net_profit", "ebitda"):
        yield HeadlineRow(key, float(statement.annual(key)[year]), "CNY")
    yield HeadlineRow("return_on_investment", found.return_on_investment, "1")
    yield HeadlineRow("return_on_equity", found.return_on_equity, "1")


def _flow_rows(flow: str, value: FlowValue) -> Iterator[HeadlineRow]:
    yield HeadlineRow(f"npv_{flow}", value.npv_cny, "CNY")
    yield HeadlineRow(f"irr_{flow}", value.irr_per_year, "1")
    yield HeadlineRow(f"real_irr_{flow}", value.real_irr_per_year, "1")
    yield HeadlineRow(f"mirr_{flow}", value.mirr_per_year, "1")
    yield HeadlineRow(f"payback_{flow}", value.payback_years, "years")
    yield HeadlineRow(f"payback_from_operation_{flow}", value.payback_from_operation_years, "years")
    yield HeadlineRow(f"dynamic_payback_{flow}", value.dynamic_payback_years, "years")


def _solvency(statement: Statement, found: Indicators) -> Iterator[HeadlineRow]:
    yield HeadlineRow("least_interest_cover", found.least_interest_cover, "1")
    yield HeadlineRow("least_debt_service_cover", found.least_debt_service_cover, "1")
    yield HeadlineRow("mean_debt_service_cover", found.mean_debt_service_cover, "1")
    yield HeadlineRow("loan_life_cover", found.loan_life_cover, "1")
    assets, owed = statement.row(Row.TOTAL_ASSETS), statement.row(Row.TOTAL_LIABILITIES)
    share = np.divide(owed, assets, out=np.zeros_like(owed), where=assets > 0.0)
    yield HeadlineRow("largest_liability_share", float(np.max(share)), "1")
    yield HeadlineRow("largest_short_loan", float(np.max(statement.row(Row.SHORT_LOAN))), "CNY")
    broken = found.insolvent_year
    year = np.nan if broken is None else float(statement.years[broken])
    yield HeadlineRow("insolvent_year", year, "")


def _prices(found: Indicators) -> Iterator[HeadlineRow]:
    year, even = found.normal_year, found.break_even
    yield HeadlineRow("break_even_load", float(even.load_share[year]), "1")
    yield HeadlineRow("break_even_plan", float(even.plan_share[year]), "1")
    yield HeadlineRow("break_even_output", float(even.output_kg[year]), "kg")
    yield HeadlineRow("break_even_price", float(even.price_cny_per_kg[year]), "CNY/kg")
    yield HeadlineRow("minimum_price", found.minimum_price_cny_per_kg, "CNY/kg")
    yield HeadlineRow("real_minimum_price", found.real_minimum_price_cny_per_kg, "CNY/kg")
