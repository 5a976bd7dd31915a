"""Capacity that must stand, as the output of a day is made."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from polysight.market.case import Market, PlantState
from polysight.study.market_capacity import is_short, matched, standing_kt
from polysight.study.market_units import MONTHS
from tests.study.market_day import on

LATE_2022 = dt.date(2022, 12, 31)


def test_what_stands_can_make_what_was_made() -> None:
    day = on(LATE_2022)
    before = standing_kt(day.units)
    for made, short in ((75.0, True), (75.0, False), (300.0, True)):
        named, unnamed = matched(day.units, day.fringe, made, 2022.99, day.terms, short=short)
        share = day.terms.value("made_of_nameplate", "short" if short else "usual")
        assert standing_kt((*named, *unnamed)) >= made * MONTHS / share - 1e-6
        assert standing_kt(named) >= before


def test_works_that_open_next_come_first_and_then_the_fringe() -> None:
    day = on(LATE_2022)
    named, unnamed = matched(day.units, [], 75.0, 2022.99, day.terms, short=True)
    pairs = [
        (old.months_left, new.state is PlantState.STANDING)
        for old, new in zip(day.units, named, strict=True)
        if old.state is PlantState.BUILDING and old.market is Market.CHINA
    ]
    opened = [left for left, runs in pairs if runs]
    waiting = [left for left, runs in pairs if not runs]
    assert opened
    assert max(opened) <= min(waiting)
    assert not unnamed
    _, unnamed = matched(day.units, [], 300.0, 2022.99, day.terms, short=True)
    assert unnamed


def test_a_fringe_that_is_there_grows() -> None:
    day = on(dt.date(2016, 9, 30))
    _, unnamed = matched(day.units, day.fringe, 17.8, 2016.7, day.terms, short=False)
    assert [one.code for one in unnamed] == [one.code for one in day.fringe]
    assert standing_kt(unnamed) > standing_kt(day.fringe)


def test_nothing_changes_where_enough_stands_or_nothing_is_known() -> None:
    day = on(dt.date(2024, 12, 31))
    for made in (110.0, math.nan):
        named, unnamed = matched(day.units, day.fringe, made, 2024.99, day.terms, short=False)
        assert (named, unnamed) == (day.units, day.fringe)


@pytest.mark.parametrize(
    ("price", "short"), [(40.0, False), (55.0, False), (240.0, True), (math.nan, False)]
)
def test_a_price_far_above_cost_tells_a_shortage(price: float, short: bool) -> None:
    day = on(dt.date(2021, 12, 31))
    assert is_short(day.units, day.costs, day.power, price, day.terms) is short
    assert is_short([], day.costs, day.power, price, day.terms) is False
