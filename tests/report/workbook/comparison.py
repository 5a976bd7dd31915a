"""Every output of a book against the engine: rows of the statement, loans, indicators."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from polysight.investment.indicators import Indicators, indicators
from polysight.investment.rows import LoanRow, Row
from polysight.investment.statement import Statement
from polysight.investment.tables import tables
from polysight.report.workbook.book import Worked
from polysight.report.workbook.evaluation import Values

FLOWS = ("before_tax", "after_tax", "equity")
LOAN_ROWS = {
    "opening": LoanRow.OPENING, "loan_difference": LoanRow.EXCHANGE_DIFFERENCE,
    "draw": LoanRow.DRAW, "loan_interest": LoanRow.INTEREST, "repaid": LoanRow.PRINCIPAL,
    "closing": LoanRow.CLOSING,
}  # fmt: skip


def statement_differences(values: Values, engine: Statement) -> Iterator[tuple[str, float]]:
    """Difference of each row, relative to its scale, at least a thousandth of all assets."""
    floor = float(np.abs(engine.row(Row.TOTAL_ASSETS)).max()) / 1000
    rows = [(row.key, engine.row(row)) for row in Row]
    for name, code in LOAN_ROWS.items():
        rows += [(f"{name}#{i}", row) for i, row in enumerate(engine.loan_row(code), 1)]
    for name, theirs in rows:
        least = 1.0 if name in {"building_share", "operating_months", "output"} else floor
        scale = max(float(np.abs(theirs).max()), least)
        ours = values.across(name)
        yield name, float(np.abs(ours[: len(theirs)] - theirs).max()) / scale
        if name.startswith("closing"):
            yield f"{name} afterwards", float(np.abs(ours[len(theirs) :]).max(initial=0)) / scale


def indicator_pairs(values: Values, engine: Statement) -> Iterator[tuple[str, object, float]]:
    """Name, what the book shows, and what the engine says."""
    found = indicators(engine)
    for number, name in enumerate(FLOWS, 1):
        flow = getattr(found, name)
        months = engine.case.period_months
        yield f"npv {name}", values.one(f"npv#{number}"), flow.npv_cny
        yield f"mirr {name}", values.one(f"mirr#{number}"), flow.mirr_per_year
        shown = (
            ("payback_static", flow.payback_years),
            ("payback_dynamic", flow.dynamic_payback_years),
            ("payback_static_operation", flow.payback_from_operation_years),
            ("payback_dynamic_operation", flow.dynamic_payback_from_operation_years),
        )
        for key, theirs in shown:
            yield f"{key} {name}", values.one(f"{key}#{number}"), theirs
        if len(flow.irr.roots) == 1 and months:
            yield f"irr {name}", values.one(f"rate#{number}"), flow.irr_per_year
    yield from _single(values, found)
    yield from _by_year(values, found)


def _single(values: Values, found: Indicators) -> Iterator[tuple[str, object, float]]:
    yield "total_investment", values.one("total_investment"), found.total_investment_cny
    yield "return_on_investment", values.one("return_on_investment"), found.return_on_investment
    yield "return_on_equity", values.one("return_on_equity"), found.return_on_equity
    for name in ("loan_life_cover", "least_interest_cover", "least_debt_service_cover",
                 "mean_debt_service_cover"):  # fmt: skip
        yield name, values.one(name), getattr(found, name)
    broken = math.nan if found.insolvent_year is None else float(found.insolvent_year)
    shown, first = values.one("insolvent_year"), values.one("first_year")
    yield "insolvent_year", shown if isinstance(shown, str) else shown - first, broken
    yield "normal year", values.one("normal_number"), found.normal_year + 1


def _by_year(values: Values, found: Indicators) -> Iterator[tuple[str, object, float]]:
    rows = {
        "interest_cover": found.interest_cover,
        "debt_service_cover": found.debt_service_cover,
        "break_even_load": found.break_even.load_share,
        "break_even_plan": found.break_even.plan_share,
        "break_even_output": found.break_even.output_kg,
        "break_even_price": found.break_even.price_cny_per_kg,
    }
    for name, theirs in rows.items():
        for year, value in enumerate(theirs, 1):
            yield f"{name} {year}", values.row(name)[year], float(value)


def table_differences(
    book: Worked, values: Values, engine: Statement
) -> Iterator[tuple[str, float]]:
    """Difference of each line of each table by year, relative to the scale of its table."""
    for lines, made in zip(book.tables.values(), tables(engine), strict=True):
        floor = max(_size(row.by_year) for row in made.rows) / 1000
        for line, row in zip(lines, made.rows, strict=True):
            if not line.row.formula:
                continue
            unit = 1e4 if line.row.unit == "money" else 1.0
            ours = values.row(line.row.name)[1 : 1 + len(row.by_year)]
            for mine, theirs in zip(ours, row.by_year, strict=True):
                name = f"{made.key}: {line.row.label}"
                if isinstance(mine, str) or math.isnan(theirs):
                    yield name, indicator_difference(mine, float(theirs))
                else:
                    scale = max(_size(row.by_year), floor if unit > 1 else 0.0, 1.0)
                    yield name, abs(mine * unit - theirs) / scale


def _size(row: np.ndarray) -> float:
    return float(np.abs(np.nan_to_num(row)).max(initial=0.0))


def indicator_difference(ours: object, theirs: float) -> float:
    """Relative difference, or infinity where only one of the two has a number."""
    if isinstance(ours, str) or math.isnan(theirs):
        return 0.0 if isinstance(ours, str) and math.isnan(theirs) else math.inf
    return abs(float(ours) - theirs) / max(1.0, abs(theirs))  # type: ignore[arg-type]


def worst(values: Values, engine: Statement) -> tuple[str, float]:
    """Output that differs most from the engine."""
    told = list(statement_differences(values, engine))
    told += [
        (name, indicator_difference(ours, theirs))
        for name, ours, theirs in indicator_pairs(values, engine)
    ]
    return max(told, key=lambda pair: pair[1] if pair[1] == pair[1] else math.inf)
