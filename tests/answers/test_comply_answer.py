"""What was asked is answered once, and the fix is of the next turn of the law."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.cli.comply_example import TODAY, answered

pytestmark = pytest.mark.slow

TURN = dt.date(2027, 1, 1)


def test_the_fix_is_looked_for_only_where_it_is_asked_for() -> None:
    one = answered()
    assert one.fixes == ()
    assert one.compliance.day == TODAY
    assert one.instruments


def test_the_fix_keeps_the_law_of_the_next_turn() -> None:
    assert [one.day for one in answered(fix=True).fixes] == [TODAY, TURN]


def test_a_plant_that_misses_the_law_of_the_day_gets_a_fix_for_it_too() -> None:
    days = [one.day for one in answered("electronic-qinghai", fix=True).fixes]
    assert days == [TODAY, TURN]
