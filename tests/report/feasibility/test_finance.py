"""Investment and profit."""

from __future__ import annotations

import pytest

from polysight.messages import Language
from polysight.report.blocks import Grid, Picture, plain
from polysight.report.feasibility import finance
from tests.report.feasibility.example import ABROAD, CHEAP, DEAR, dossier, sentences

pytestmark = pytest.mark.slow


def test_the_investment_is_the_sum_of_its_parts() -> None:
    told = dossier("en")
    numbers = told.writer.numbers
    parts = [
        numbers.at("project.money", one).value
        for one in ("construction", "interest", "working-capital")
    ]
    assert sum(parts) == pytest.approx(numbers.at("investment.total_investment").value)
    assert any(isinstance(one, Grid) for one in finance.investment(told))


def test_profit_shows_flows_tornado_and_scenarios() -> None:
    told = list(finance.profit(dossier("en")))
    keys = [one.key for one in told if isinstance(one, Picture)]
    assert keys == ["feasibility_cash_flow", "feasibility_tornado"]
    captions = [one.caption for one in told if isinstance(one, Grid)]
    assert any(one.startswith("Scenarios") for one in captions)


def test_changed_projects_stand_still_and_the_plan_says_what_that_does() -> None:
    assert "runs on" not in sentences(finance.idle(dossier("en")))
    assert "runs on" in sentences(finance.idle(dossier("en", CHEAP)))


def test_a_rate_below_zero_is_said_to_rank_nothing() -> None:
    assert "nothing of how bad a case is" in sentences(finance.ruinous(dossier("en"), "stress"))
    assert not list(finance.ruinous(dossier("en", DEAR), "scenario"))


def test_what_does_nothing_to_the_value_is_named_and_not_listed() -> None:
    told = list(finance.profit(dossier("en")))
    grid = next(one for one in told if isinstance(one, Grid) and "one factor" in one.caption)
    assert "loan rate" not in {plain(row[0]) for row in grid.rows}
    assert "loan rate" in sentences(told)
    assert finance.signed("-0.1") == "\N{MINUS SIGN}10"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "at 15.0% until 2030 and at 25.0% from 2031"),
        ("zh", "按15.0%计至2030年，按25.0%计自2031年起"),
    ],
)
def test_the_end_of_a_lower_tax_is_told(lang: Language, words: str) -> None:
    assert words in sentences(finance.profit(dossier(lang)))


def test_a_holiday_and_the_year_that_it_ends_in_are_told_apart() -> None:
    told = sentences(finance.profit(dossier("en", name=ABROAD)))
    assert (
        "at 0.0% until 2037, at 5.0% in 2038, which mixes both, and at 15.0% from 2039 on" in told
    )


def test_parts_that_do_not_add_up_in_print_are_remarked() -> None:
    told = dossier("en")
    parts = [told.number("project.money", one) for one in finance.PARTS]
    total = told.number("investment.total_investment")
    assert total is not None
    printed = [plain(told.writer.value(one, "bare")) for one in (*parts, total) if one is not None]
    *shown, whole = (float(one.replace(",", "")) for one in printed)
    remarked = "rounded each by itself" in sentences(finance.investment(told))
    assert remarked == (sum(shown) != pytest.approx(whole))
