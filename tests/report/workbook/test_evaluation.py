"""Cells are worked out in the order in which they need one another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.investment.case_check import checked
from polysight.investment.statement import statement
from polysight.report.workbook.evaluation import evaluated
from polysight.report.workbook.model import Model, Part, Row, Sheet, laid_out
from polysight.report.workbook.project_cells import axes, cells, columns, settings
from polysight.report.workbook.reference import Families
from tests.investment.random_case import random_case
from tests.report.workbook.books import small_case
from tests.report.workbook.comparison import worst


def model(formulas: dict[str, str]) -> Model:
    rows = {
        name: Row(name, "page", line, True, formula, "CNY", name, None)
        for line, (name, formula) in enumerate(formulas.items(), 1)
    }
    sheet = Sheet("page", "Page", "", "period", (Part("", 0, tuple(rows.values())),))
    return Model((sheet,), rows, Families({}, dict.fromkeys(rows, "")), {"period": 3})


def test_rows_may_need_one_another_in_the_period_before() -> None:
    found = evaluated(model({"debt": "debt[-1] + need", "need": "1 + debt[-1]"}), {})
    assert found.row("debt") == [0.0, 1.0, 3.0, 7.0]


def test_a_circle_within_a_period_is_refused() -> None:
    with pytest.raises(ValueError, match="itself"):
        evaluated(model({"one": "two + 1", "two": "one + 1"}), {})


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(24))
def test_cells_of_random_projects_equal_the_engine(seed: int) -> None:
    case = checked(random_case(seed))
    rows = laid_out(axes(case), columns(case), "en")
    values = evaluated(rows, cells(rows, case, "en", settings(case)))
    name, difference = worst(values, statement(case))
    assert difference <= 1e-9, name
    assert values.one("faults") == 0


@pytest.mark.slow
@pytest.mark.parametrize("years", [-2, 1])
def test_the_columns_hold_a_shorter_or_longer_life(years: int) -> None:
    case = random_case(11)
    rows = laid_out(axes(case), columns(case), "en")
    other = replace(case, life_years=max(1, case.life_years + years))
    values = evaluated(rows, cells(rows, case, "en", settings(case)) | {
        "life_years": [float(other.life_years)]
    })  # fmt: skip
    if years < 0:
        assert worst(values, statement(checked(other)))[1] <= 1e-9
    assert values.one("faults") == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    "cash undistributed reserve paid_in net_fixed construction_in_progress vat_credit closing#1 "
    "draw#1 loan_interest#1 equity_net current_assets depreciation income_tax "
    "vat_payable year_revenue spent#1".split(),
)
def test_a_broken_link_turns_a_check_red(name: str) -> None:
    case = checked(small_case())
    rows = laid_out(axes(case), columns(case), "en")
    number = "year_number" if name.startswith("year") else "period_no"
    row = rows.rows[name]
    spoilt = replace(row, formula=f"({row.formula}) + IF({number} = 3, 12345678, 0)")
    broken = replace(rows, rows={**rows.rows, name: spoilt})
    values = evaluated(broken, cells(broken, case, "en", settings(case)))
    assert values.one("faults") > 0
    assert values.one("verdict") == "check"
