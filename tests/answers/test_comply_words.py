"""Cells of pages of law: signs, margins, grades, reasons in words."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.answers.comply_words import (
    SIGNS,
    SourceList,
    amount_cell,
    grade_cell,
    limit_cell,
    margin_cell,
    parameter_label,
    reasons_cell,
    rule_cell,
    share_cell,
    verdict_cell,
    worded,
)
from polysight.policy.facts import Answer, Subject
from polysight.policy.instrument import Comparator, Project, Rule, Scope
from polysight.policy.reason import reason
from polysight.policy.verdict import Verdict, verdict
from tests.plant.routes.plants import data
from tests.study.little_law import UNSEEN, WORDS, instrument, rule

DAY = dt.date(2027, 1, 1)


def judged(one: Rule, value: float) -> Verdict:
    """Verdict of one rule on one number."""
    answer = Answer(one.parameter, value, one.unit)
    subject = Subject("siemens", "solar", "CN-XJ", Project.EXISTING, answers=(answer,))
    held = instrument("limit.1", (one,), "2020-01-01")
    return verdict(one, held, subject, DAY, units=data().units)


ENERGY = rule("L", "comprehensive-energy", "kgce/kg", 6.3, grades=(5.0, 5.5, 6.3))
REUSE = rule("R", "water-reuse", "%", 95.0, comparator=Comparator.AT_LEAST, footing=UNSEEN)


def test_every_comparator_has_a_sign() -> None:
    assert set(SIGNS) == set(Comparator)


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (6.2, "kgce/kg", "6.2 kgce/kg"),
        (True, "", "是"),
        (False, "", "否"),
        ("solar-1", "", "solar-1"),
        (None, "t", "–"),
        (5.0, "years", "5 年"),
    ],
)
def test_amounts(value: float | bool | str | None, unit: str, told: str) -> None:
    assert amount_cell(value, unit, data(), "zh") == told


def test_a_limit_has_its_sign() -> None:
    assert limit_cell(ENERGY, 6.3, data(), "en") == "≤ 6.3 kgce/kg"
    assert limit_cell(ENERGY, None, data(), "en") == "–"
    assert rule_cell(ENERGY) == "L, 1"


@pytest.mark.parametrize(
    ("one", "value", "told"),
    [
        (ENERGY, 7.0, "-0.7 (-11%)"),
        (ENERGY, 6.3, "+0 (+0%)"),
        (REUSE, 95.0, "+0 (+0%)"),
        (REUSE, 96.9, "+1.9 (+2%)"),
    ],
)
def test_margins_are_positive_on_the_side_that_keeps_the_limit(
    one: Rule, value: float, told: str
) -> None:
    assert margin_cell(judged(one, value)) == told


def test_grades_and_shares() -> None:
    assert [grade_cell(judged(ENERGY, value), "en") for value in (4.9, 5.2, 6.0, 7.0)] == [
        "1", "2", "3", "none",
    ]  # fmt: skip
    unseen = rule("L", "comprehensive-energy", "kgce/kg", 6.3, grades=(5.0,), footing=UNSEEN)
    assert grade_cell(judged(unseen, 4.0), "en") == "1*"
    assert grade_cell(judged(REUSE, 96.0), "en") == ""
    assert share_cell(None) == ""
    assert share_cell(0.055) == "6%"


def test_a_conditional_verdict_is_told_only_where_it_was_asked_for() -> None:
    one = judged(REUSE, 96.0)
    assert verdict_cell(one, "en", conditional=False) == "cannot judge"
    assert verdict_cell(one, "en", conditional=True) == "cannot judge (pass if the limit holds)"
    assert margin_cell(judged(REUSE, 96.0)) != ""


def test_reasons_name_parameters_and_tiers_in_words() -> None:
    reasons = (
        reason("policy.answer_missing", parameter="cod"),
        reason("policy.limit_unverified", tier="unverified"),
    )
    told = reasons_cell(reasons, data(), "zh")
    assert "废水化学需氧量" in told
    assert "cod" not in told
    assert "unverified" not in told
    several = reason("policy.claim_parameter", rules="A", parameters="cod, water-reuse")
    assert "water reuse" in reasons_cell((several,), data(), "en")


def test_labels_of_parameters() -> None:
    assert parameter_label("cod", data(), "zh") == "废水化学需氧量"
    assert parameter_label("no-such", data(), "zh") == "no-such"
    assert worded(WORDS, "zh") == "标题"


def test_sources_are_numbered_in_the_order_of_citing() -> None:
    one = SourceList(data())
    marks = [one.cited(key) for key in ("memory-nd-be5be6", "mysteel-2025-91eb9e")]
    assert [*marks, one.cited("memory-nd-be5be6")] == ["[1]", "[2]", "[1]"]
    assert [line.split(" ")[0] for line in one.lines()] == ["[1]", "[2]"]


def test_a_rule_that_only_applies_has_no_margin() -> None:
    one = rule("A", "cod", "", None, comparator=Comparator.APPLIES, scope=Scope())
    assert margin_cell(judged(one, 1.0)) == ""
