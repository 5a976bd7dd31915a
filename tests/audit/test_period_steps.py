from __future__ import annotations

import pytest

from polysight.audit.period_steps import before, is_stepwise, part_of_year, step, without_steps
from tests.audit.table_of_claims import claims_of


@pytest.mark.parametrize(
    ("text", "moment", "told"),
    [
        ("产量同比", "2024-06", "year"),
        ("output growth yoy", "2024-Q3", "year"),
        ("产量环比", "2024-H1", "part"),
        ("price mom", "2024-06", "part"),
        ("price qoq", "2024-06", ""),
        ("较上季度变化", "2024-Q2", "part"),
        ("同比与环比", "2024-06", ""),
        ("周环比", "2024-06", ""),
        ("growth", "2024-06", ""),
    ],
)
def test_a_step_is_told_by_words_that_fit_the_time(text: str, moment: str, told: str) -> None:
    assert step(text, moment) == told


@pytest.mark.parametrize(
    ("moment", "by", "told"),
    [
        ("2024-01", "part", "2023-12"),
        ("2024-Q1", "part", "2023-Q4"),
        ("2024-H2", "part", "2024-H1"),
        ("2024-10", "part", "2024-09"),
        ("2024-06", "year", "2023-06"),
        ("2024-01/2024-09", "year", "2023-01/2023-09"),
        ("2024-01/2024-09", "part", ""),
        ("2024", "year", ""),
    ],
)
def test_a_change_leads_from_a_part_of_the_same_size(moment: str, by: str, told: str) -> None:
    assert before(moment, by) == told


def test_words_without_their_step() -> None:
    assert without_steps("price mom") == "price"
    assert is_stepwise("价格环比")
    assert not is_stepwise("价格同比")


def test_parts_of_a_year() -> None:
    rows = ("price, 1, CNY/kg, 2024, China", "price, 1, CNY/kg, 2024-06, China")
    years = "price, 1, CNY/kg, 2020-2024, China"
    assert [part_of_year(one) for one in claims_of(*rows, years)] == ["", "2024-06", ""]
