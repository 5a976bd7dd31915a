"""Sheets of the tables as a reader sees them."""

from __future__ import annotations

import math
from typing import Any

import openpyxl
import pytest

from polysight.investment.case_check import checked
from polysight.investment.indicators import indicators
from polysight.investment.single_tables import construction_investment, headline
from polysight.investment.statement import statement
from polysight.messages import text
from polysight.report.workbook.book import write_workbook
from polysight.report.workbook.front import Facts
from tests.report.workbook.books import small_case

pytestmark = pytest.mark.slow

CASE = checked(small_case(7))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("book") / "out.xlsx"
    found = indicators(statement(CASE))
    prices = {
        "nominal": found.minimum_price_cny_per_kg,
        "real": found.real_minimum_price_cny_per_kg,
    }
    write_workbook(CASE, path, Facts("Project", minimum_price=prices), "zh")
    return openpyxl.load_workbook(path, data_only=True)


def test_nineteen_tables_with_their_usual_names(book: Any) -> None:
    names = [name for name in book.sheetnames if name.startswith("表")]
    assert names == [f"表{number}" for number in range(1, 20)]
    assert book["表12"]["A1"].value == "表12 利润与利润分配表"


def test_construction_investment_is_that_of_the_engine(book: Any) -> None:
    told = list(book["表1"].iter_rows(min_row=5, max_col=4, values_only=True))
    theirs = construction_investment(CASE)
    assert len(told) == len(theirs)
    for (_, amount, tax, share), row in zip(told, theirs, strict=True):
        assert amount * 1e4 == pytest.approx(row.amount_cny)
        assert tax * 1e4 == pytest.approx(row.vat_cny)
        assert share == pytest.approx(row.share)


def test_headline_indicators_are_those_of_the_engine(book: Any) -> None:
    engine = statement(CASE)
    told = {line[0]: line[1:3] for line in book["表19"].iter_rows(min_row=5, values_only=True)}
    for row in headline(engine, indicators(engine)):
        value, unit = told[text(f"indicator.{row.key}", "zh")]
        if isinstance(value, str):
            assert math.isnan(row.value), row.key
        else:
            scale = 1e4 if unit == "万元" else 1.0
            assert value * scale == pytest.approx(row.value, rel=1e-9, abs=1e-6), row.key
