"""Construction investment by heading, and the headline indicators."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.investment.case import InvestmentItem
from polysight.investment.indicators import indicators
from polysight.investment.rows import Row
from polysight.investment.single_tables import construction_investment, headline
from polysight.investment.statement import statement
from polysight.messages import LANGUAGES, text
from tests.investment.random_case import random_cases
from tests.investment.test_plain_statement import small

ITEMS = (
    InvestmentItem("hall", "construction", "machinery", 200.0, 0.09),
    InvestmentItem("machines", "equipment", "machinery", 600.0, 0.13),
    InvestmentItem("reserve", "basic-contingency", "machinery", 200.0, 0.0),
)


def test_headings_stand_in_their_groups() -> None:
    phase = replace(small().phases[0], items=ITEMS)
    rows = construction_investment(small(phases=(phase,), overrun=0.1))
    assert [(row.key, row.level, row.item) for row in rows] == [
        ("investment", 0, ""),
        ("engineering", 1, ""),
        ("heading_construction", 2, ""),
        ("heading", 3, "hall"),
        ("heading_equipment", 2, ""),
        ("heading", 3, "machines"),
        ("contingency", 1, ""),
        ("heading_basic_contingency", 2, ""),
        ("heading", 3, "reserve"),
    ]
    assert [row.amount_cny for row in rows[:3]] == pytest.approx([1100.0, 880.0, 220.0])
    assert rows[0].vat_cny == pytest.approx(1.1 * (18.0 + 78.0))
    assert rows[1].share == pytest.approx(0.8)


def test_lines_of_one_key_in_several_phases_are_one() -> None:
    phases = tuple(replace(small().phases[0], key=key) for key in ("one", "two"))
    rows = construction_investment(small(phases=phases))
    assert [row.amount_cny for row in rows if row.item == "machines"] == [2000.0]


def test_every_project_adds_up_to_what_it_spends() -> None:
    for case in random_cases(20):
        rows, found = construction_investment(case), statement(case)
        assert rows[0].amount_cny == pytest.approx(np.sum(found.row(Row.INVESTMENT)))
        assert rows[0].vat_cny == pytest.approx(np.sum(found.row(Row.INVESTMENT_VAT)))
        for level in (1, 2, 3):
            parts = [row.amount_cny for row in rows if row.level == level]
            assert sum(parts) == pytest.approx(rows[0].amount_cny)
        assert all(text(f"statement.{row.key}", "zh", item=row.item) for row in rows)


def test_headlines_have_names_units_and_the_numbers_of_the_indicators() -> None:
    found = statement(small())
    known = indicators(found)
    rows = headline(found, known)
    assert len({row.key for row in rows}) == len(rows)
    for row in rows:
        assert all(text(f"indicator.{row.key}", language) for language in LANGUAGES)
    values = {row.key: row.value for row in rows}
    assert values["npv_after_tax"] == known.after_tax.npv_cny
    assert values["normal_year"] == found.case.first_year + 1
    assert values["revenue"] == pytest.approx(1000.0)
    assert values["least_debt_service_cover"] == pytest.approx(np.nanmin(known.debt_service_cover))
    assert values["capacity"] == 100.0
