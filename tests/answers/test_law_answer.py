"""The law as it is asked for."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.answers.law_answer import by_name, changes, names, on_day
from polysight.errors import UsageError
from polysight.evidence.store import evidence
from tests.cli.project_example import fits

DAY = dt.date(2027, 1, 1)


def test_every_name_that_is_told_can_be_asked_for() -> None:
    known = names(evidence())
    told = fits(on_day(evidence(), DAY, "mandatory"), "law")["instruments"]
    assert {one["id"] for one in told} <= known
    family = told[0]["family"]
    assert fits(by_name(evidence(), family), "law_show")["instruments"]


def test_the_order_of_days_makes_no_difference() -> None:
    before = DAY - dt.timedelta(days=1)
    assert changes(evidence(), before, DAY) == changes(evidence(), DAY, before)
    assert fits(changes(evidence(), before, DAY), "law_diff")["differences"]


def test_a_name_that_there_is_not_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="gb-29447"):
        by_name(evidence(), "gb-29447-2023")
