"""Limits, method and assurance."""

from __future__ import annotations

import datetime as dt

from polysight.report.blocks import Grid, Listing, Paragraph, plain
from polysight.report.chapters.closing import USABLE_DAYS, absent, limits, method
from polysight.report.period_words import period_words
from tests.report.example import without, writer


def test_limits_give_a_last_day_and_who_checked() -> None:
    one = writer("en")
    listing, sunset, assurance = limits(one)
    assert isinstance(listing, Listing)
    assert isinstance(sunset, Paragraph)
    assert isinstance(assurance, Paragraph)
    newest = max(
        row.period.end
        for row in one.numbers.evidence.observations
        if row.id in ("MP0431", "MS0237")
    )
    told = plain(sunset.runs)
    assert period_words((newest + dt.timedelta(days=USABLE_DAYS)).isoformat(), "en") in told
    assert "should not support decisions now" in told
    assert "independent reviewer: not appointed" in plain(assurance.runs)


def test_the_project_s_assumptions_are_not_repeated_under_method() -> None:
    assert [type(block) for block in method(writer("en", without("warning.light")))] == [Listing]


def test_other_assumptions_stand_under_method() -> None:
    one = writer("en")
    settings = one.numbers.result.assumptions[0]
    object.__setattr__(settings, "key", "settings.wet_season_share")
    try:
        assert [type(block) for block in method(writer("en"))] == [Listing, Grid]
    finally:
        object.__setattr__(settings, "key", "project.schedule.load")


def test_limits_that_a_row_gives_stand_with_the_assumptions() -> None:
    grid = list(method(writer("en")))[-1]
    assert isinstance(grid, Grid)
    name, value, ground = (plain(cell) for cell in grid.rows[-1])
    assert "limit from a row" in name
    assert value == "75.0%"
    assert ground.endswith("(MW0036)")


def test_an_absent_array_is_named() -> None:
    assert "a.b, c.d" in plain(absent(writer("en"), ("a.b", "c.d")).runs)
