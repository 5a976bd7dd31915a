"""The verdict of a project."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.answers.project_verdict import verdict_lines
from polysight.study.project_evaluation import Bound
from polysight.study.project_worth import Worth, flaws, repayment_covers, worth
from tests.cli.project_example import evaluated

pytestmark = pytest.mark.slow


def test_both_ends_must_agree() -> None:
    good, bad = evaluated("overseas-oman"), evaluated()
    assert worth(good) is Worth.WORTH_IT
    assert worth(bad) is Worth.NOT_WORTH_IT
    between = replace(good, bounds=(Bound("income-tax", good.indicators, bad.indicators),))
    assert worth(between) is Worth.CANNOT_JUDGE
    assert next(iter(verdict_lines(between, "en"))).startswith("CANNOT BE JUDGED")


def test_value_debt_and_law_are_told_apart() -> None:
    good = evaluated("overseas-oman")
    missed = replace(good, findings=evaluated("entrant-east-coast").findings, bounds=())
    assert "law" in flaws(missed)
    assert next(iter(verdict_lines(missed, "en"))).startswith("WORTH IT, BUT")
    lost = replace(good, indicators=replace(good.indicators, insolvent_year=3))
    assert "debt" in flaws(lost)
    assert any("insolvent from" in one for one in verdict_lines(lost, "en"))


def test_four_sentences_in_both_languages() -> None:
    for language in ("en", "zh"):
        assert len(list(verdict_lines(evaluated(), language))) == 4


def test_missed_rules_and_debt_are_told() -> None:
    told = list(verdict_lines(evaluated("entrant-east-coast"), "en"))
    assert "2 rule(s) MISSED" in told[2]
    assert "tells no failure" in told[3]
    missed = list(verdict_lines(evaluated("siemens-inner-mongolia"), "en"))
    assert "do not cover" in missed[3]


def test_covers_count_years_of_repayment_alone() -> None:
    years, covers = repayment_covers(evaluated())
    assert len(years) == len(covers) < len(evaluated().statement.years)
