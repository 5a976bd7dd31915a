"""Limits, method and assurance."""

from __future__ import annotations

import datetime as dt

from polysight.report.blocks import Grid, Listing, Paragraph, plain
from polysight.report.chapters.closing import USABLE_DAYS, absent, limits, method
from tests.report.example import with_reason, writer


def test_limits_give_a_last_day_and_who_checked() -> None:
    one = writer("en")
    listing, sunset, assurance = limits(one)
    assert isinstance(listing, Listing)
    assert isinstance(sunset, Paragraph)
    assert isinstance(assurance, Paragraph)
    last = dt.date.fromisoformat(one.numbers.vintage) + dt.timedelta(days=USABLE_DAYS)
    assert str(last.year) in plain(sunset.runs)
    assert "independent reviewer: not appointed" in plain(assurance.runs)


def test_the_project_s_assumptions_are_not_repeated_under_method() -> None:
    assert [type(block) for block in method(writer("en", with_reason("x")))] == [Listing]


def test_other_assumptions_stand_under_method() -> None:
    one = writer("en")
    settings = one.numbers.result.assumptions[0]
    object.__setattr__(settings, "key", "settings.wet_season_share")
    try:
        assert [type(block) for block in method(writer("en"))] == [Listing, Grid]
    finally:
        object.__setattr__(settings, "key", "project.load")


def test_an_absent_array_is_named() -> None:
    assert "a.b, c.d" in plain(absent(writer("en"), ("a.b", "c.d")).runs)
