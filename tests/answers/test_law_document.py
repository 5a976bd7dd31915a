"""Rules for machines: everything that a rule states is there, absent things are null."""

from __future__ import annotations

import json

from polysight.answers.law_document import (
    amount_document,
    date_text,
    instrument_document,
    rule_document,
    shown,
    words,
)
from polysight.policy.calendar import told_date
from polysight.study.law import law
from tests.plant.routes.plants import data
from tests.study.little_law import UNSEEN, WORDS, amount, rule


def test_absent_things_are_null() -> None:
    assert words(None) is None
    assert date_text(None) is None
    assert amount_document(None) is None
    assert rule_document(rule("A", "cod", "mg/L", 1.0))["from"] is None


def test_dates_stay_as_precise_as_told() -> None:
    assert date_text(told_date("2015-03")) == "2015-03"
    assert words(WORDS) == {"en": "Title", "zh": "标题"}


def test_an_amount_says_whether_it_was_seen() -> None:
    seen, unseen = amount_document(amount(1.0)), amount_document(amount(1.0, UNSEEN))
    assert seen is not None
    assert unseen is not None
    assert (seen["seen"], unseen["seen"]) == (True, False)


def test_the_whole_law_can_be_told() -> None:
    found = law(data())
    told = shown(found, data())
    json.dumps(told, allow_nan=False)
    assert [instrument_document(one)["id"] for one in found] == [one.id for one in found]
