"""How a lender may rate a project."""

from __future__ import annotations

import math

import pytest

from polysight.errors import DataError, UsageError
from polysight.study.project_lender import lender_rating, lender_scorecard
from tests.study.project_file_text import WHY, Change, resolved

NUMBERS = {
    "capital-ratio": (45.0, "%"), "dscr-minimum": (1.6, "1"), "dscr-mean": (2.1, "1"),
    "llcr": (2.2, "1"), "break-even-load": (0.45, "1"), "price-margin": (25.0, "%"),
}  # fmt: skip


def answered(*lines: str) -> Change:
    return ("[valuation]", "\n".join(("[lender.answers]", *lines, "[valuation]")))


def test_what_is_not_answered_leaves_a_range() -> None:
    found = lender_rating(resolved(), NUMBERS)
    assert found.unscored == ("sponsor-debt-ratio", "offtake-share")
    strong = found.levels[0]
    assert (strong.low, strong.high) == (80.0, 100.0)
    assert found.sure is not None
    assert found.sure.id == "strong"


def test_answers_of_the_file_close_it() -> None:
    sponsor = f"sponsor-debt-ratio = {{ value = 55.0, {WHY} }}"
    sold = f"offtake-share = {{ value = 10.0, {WHY} }}"
    found = lender_rating(resolved(answered(sponsor, sold)), NUMBERS)
    assert found.unscored == ()
    assert [(one.low, one.high) for one in found.levels] == [(80.0, 80.0), (90.0, 90.0),
                                                             (90.0, 90.0)]  # fmt: skip


def test_what_the_tables_cannot_tell_is_not_judged() -> None:
    found = lender_rating(resolved(), {**NUMBERS, "dscr-minimum": (math.nan, "1")})
    assert "dscr-minimum" in found.unscored
    assert found.sure is None


def test_missing_the_least_equity_is_never_made_up_for() -> None:
    found = lender_rating(resolved(), {**NUMBERS, "capital-ratio": (20.0, "%")})
    assert found.possible is None


@pytest.mark.parametrize("name", ["sponsor-debt-rato", "dscr-minimum"])
def test_an_answer_that_nobody_asks_of_the_file_is_refused(name: str) -> None:
    with pytest.raises(DataError):
        lender_rating(resolved(answered(f"{name} = {{ value = 55.0, {WHY} }}")), NUMBERS)


def test_another_scorecard_must_exist() -> None:
    told = resolved(("[valuation]", '[lender]\nscorecard = "bank-projct-example"\n[valuation]'))
    with pytest.raises(UsageError) as caught:
        lender_scorecard(told)
    assert caught.value.problems[0].suggestion == "bank-project-example"
