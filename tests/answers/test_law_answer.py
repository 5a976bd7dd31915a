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


def test_a_text_is_not_known_before_it_was_published() -> None:
    data, early = evidence(), dt.date(2026, 6, 1)
    told, now = (
        {one["id"] for one in fits(on_day(data, DAY, as_of=day), "law")["instruments"]}
        for day in (early, None)
    )
    assert told < now
    assert "gb-29447-2026" in now - told
    assert changes(data, early, DAY, early) != changes(data, early, DAY)
    assert fits(changes(data, early, DAY, early), "law_diff")


def test_of_a_family_there_are_the_editions_of_the_day_and_none_before_the_first() -> None:
    data = evidence()
    editions = [
        {one["id"] for one in fits(by_name(data, "gb-29447", day), "law_show")["instruments"]}
        for day in (dt.date(2026, 6, 1), None)
    ]
    assert editions[1] - editions[0] == {"gb-29447-2026"}
    with pytest.raises(UsageError, match="gb-29447-2026"):
        by_name(data, "gb-29447-2026", dt.date(2026, 6, 1))
