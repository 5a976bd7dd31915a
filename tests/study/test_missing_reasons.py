"""What is blank says why, and says what is true."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import partial

import pytest

from polysight.investment.outcomes import Outcome
from polysight.messages import LANGUAGES, catalogue
from polysight.study import missing_reasons
from polysight.study.missing_reasons import headline_missing, outcome_missing
from polysight.study.project_study import ProjectStudy
from tests.report.feasibility.example import CHEAP, project, unborrowed

#: Part of the name of what is blank, and its reason; the first that fits.
EXPECTED = {
    "irr": r"mark\.no_irr|irr\..*", "payback": r"payback\.not_reached",
    "break-even": r"mark\.no_break_even", "break_even": r"mark\.no_break_even",
    "insolvent": r"mark\.not_insolvent", "return-on": r"mark\.no_full_year",
    "cover": r"mark\.nothing_due", "interest_alone": r"mark\.nothing_due",
    "coefficient": r"mark\.no_coefficient", "switching": r"mark\.no_switching",
    ",sum]": r"mark\.not_summed", "table_ratio": r"mark\.nothing_due",
    "worked_load": r"mark\.not_running", "mean_price": r"mark\.not_running",
    "law_answer": r"mark\.no_row",
}  # fmt: skip


def test_every_reason_is_told_in_both_languages() -> None:
    keys = [value for name, value in vars(missing_reasons).items() if name.isupper()]
    told = [one for one in keys if isinstance(one, str)]
    assert len(told) > 7
    assert all(one in catalogue(language) for one in told for language in LANGUAGES)


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("real_irr_equity", "mark.no_irr"),
        ("dynamic_payback_after_tax", "payback.not_reached"),
        ("break_even_plan", "mark.no_break_even"),
        ("return_on_equity", "mark.no_full_year"),
        ("insolvent_year", "mark.not_insolvent"),
        ("loan_life_cover", "mark.nothing_due"),
    ],
)
def test_an_indicator_has_its_own_reason(key: str, reason: str) -> None:
    assert headline_missing(key) == reason


def test_an_outcome_has_its_own_reason() -> None:
    assert outcome_missing(Outcome.IRR_EQUITY) == "mark.no_irr"
    assert outcome_missing(Outcome.MINIMUM_PRICE) == "mark.no_price"
    assert outcome_missing(Outcome.MINIMUM_DEBT_COVER) == "mark.nothing_due"


@pytest.mark.slow
@pytest.mark.parametrize("made", [partial(project, CHEAP), lambda: unborrowed().study])
def test_every_blank_says_what_is_missing(made: Callable[[], ProjectStudy]) -> None:
    result = made().result
    blank = [
        one.id
        for one in result.numbers()
        if one.id.startswith(("project.", "investment.")) and math.isnan(one.value)
    ]
    assert len(blank) > 100
    for one in blank:
        reason = next(told for part, told in EXPECTED.items() if part in one)
        assert re.fullmatch(reason, result.marks[one][-1]), (one, result.marks[one])
