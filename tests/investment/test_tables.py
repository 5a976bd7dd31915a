"""Tables filled from statements: sums are the sums of what stands below them."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.investment.statement import statement
from polysight.investment.table_layout import LAYOUTS, PROFIT, REPAYMENT
from polysight.investment.table_line import Layout
from polysight.investment.tables import (
    Table,
    TableRow,
    formula_key,
    line_numbers,
    table,
    tables,
)
from polysight.messages import LANGUAGES, text
from tests.investment.random_case import Shape, random_case, random_cases


def below(found: Table, place: int) -> list[TableRow]:
    """Rows one level deeper than a row, up to the next that is not deeper."""
    row = found.rows[place]
    rows: list[TableRow] = []
    for other in found.rows[place + 1 :]:
        if other.line.level <= row.line.level:
            break
        if other.line.level == row.line.level + 1 and other.line.unit == row.line.unit:
            rows.append(other)
    return rows


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.key)
def test_a_sum_is_the_sum_of_what_stands_below(layout: Layout) -> None:
    for case in random_cases(25):
        found = table(statement(case), layout)
        for place, row in enumerate(found.rows):
            if row.line.total:
                parts = below(found, place)
                for grid in ("by_period", "by_year"):
                    total = np.asarray(sum(getattr(part, grid) for part in parts))
                    size = np.max(np.abs(getattr(row, grid))) + 1.0
                    assert np.allclose(getattr(row, grid), total, atol=1e-9 * size), row.line.key


def test_years_are_made_of_periods_as_the_line_says() -> None:
    found = statement(random_case(3, Shape(period="quarter", loans=2, life_years=8)))
    for one in tables(found):
        for row in one.rows:
            assert row.by_period.shape == (found.case.periods,)
            assert row.by_year.shape == (found.case.years,)
            if row.line.kind == "flow" and row.line.key != "heading":
                assert row.by_year[1] == pytest.approx(np.sum(row.by_period[4:8]))
            elif row.line.kind in ("balance", "cumulative", "balance-ratio"):
                assert row.by_year[1] == pytest.approx(row.by_period[7], nan_ok=True)
            elif row.line.kind == "opening":
                assert row.by_year[1] == row.by_period[4]


def test_a_ratio_of_a_year_is_one_of_its_sums() -> None:
    found = statement(random_case(3, Shape(period="quarter", loans=2, life_years=8)))
    cover = next(row for row in table(found, REPAYMENT).rows if row.line.key == "interest_cover")
    rows = ("interest_expensed", "working_capital_interest", "short_interest")
    interest = np.asarray(sum(found.annual(row) for row in rows))
    due = interest != 0.0
    assert cover.by_year[due] == pytest.approx(found.annual("ebit")[due] / interest[due])
    assert np.isnan(cover.by_year[~due]).all()


def test_lines_of_a_thing_stand_together_under_its_heading() -> None:
    found = statement(random_case(3, Shape(loans=2)))
    rows = table(found, REPAYMENT).rows
    items = [row.item for row in rows if row.item]
    assert items == ["loan-1"] * 7 + ["loan-2"] * 7
    assert rows[0].line.key == rows[7].line.key == "heading"
    assert line_numbers(rows)[:9] == ("1", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2", "2.1")


def test_formulas_are_told_where_a_line_is_worked_out() -> None:
    told = {line.key: formula_key(line) for layout in LAYOUTS for line in layout.lines}
    assert told["net_profit"] == "statement_formula.net_profit"
    assert told["equity_paid"] in ("", "statement_formula.sum")
    assert told["materials"] == ""
    assert all(text(key, language) for key in told.values() if key for language in LANGUAGES)


def test_profit_reads_down_to_what_is_kept() -> None:
    found = statement(random_case(2))
    rows = {row.line.key: row.by_year for row in table(found, PROFIT).rows}
    kept = rows["undistributed_before"] + rows["net_profit"]
    kept = kept - rows["reserve_added"] - rows["dividends"]
    assert kept == pytest.approx(rows["undistributed"], abs=1e-3)
