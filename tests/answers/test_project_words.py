"""Cells of pages of projects."""

from __future__ import annotations

import pytest

from polysight.answers.project_words import (
    factor_name,
    finding_words,
    money,
    outcome_cell,
    outcome_name,
    rate,
    short_ids,
    years,
)
from polysight.investment.outcomes import Outcome
from polysight.messages import LANGUAGES
from polysight.study.project_finding import FindingKind, finding

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [(1.5e9, "1,500", "150,000"), (2.5e6, "2.5", "250"), (-0.1, "0", "0"),
     (float("nan"), "–", "–")],
)  # fmt: skip
def test_money_in_millions_and_ten_thousands(value: float, english: str, chinese: str) -> None:
    assert (money(value, "en"), money(value, "zh")) == (english, chinese)


def test_what_does_not_exist_is_said_in_words() -> None:
    assert rate(float("nan"), "en") == "none"
    assert rate(float("-inf"), "zh") == "无"
    assert years(float("inf"), "en") == "never"
    assert rate(0.0509, "en") == "5.09%"

    assert factor_name("input:electricity", "en") == "price of electricity"
    assert factor_name("unheard:of", "en") == "unheard:of"


def test_findings_name_parts_in_the_language() -> None:
    one = finding("rebate", FindingKind.NOTE, "project_finding.rebate_idle", product="polysilicon")
    assert "多晶硅" in finding_words(one, "zh")
    far = finding(
        "price",
        FindingKind.NOTE,
        "project_finding.other_place",
        names="steam, silicon-metal",
        share="17",
    )
    assert finding_words(far, "zh").startswith("蒸汽、工业硅")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_has_a_name_and_a_cell(language: str) -> None:
    for one in Outcome:
        if not one.key.endswith("status"):
            assert outcome_name(one, language)  # type: ignore[arg-type]
            assert outcome_cell(one, 0.5, language)  # type: ignore[arg-type]


def test_many_ids_are_counted() -> None:
    assert short_ids(("A", "B", "C", "D"), "en") == "A, B and 2 more"
    assert short_ids(("A",), "en") == "A"
