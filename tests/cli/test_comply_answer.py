"""What was asked is answered once, and the fix is of the next turn of the law."""

from __future__ import annotations

import datetime as dt

from tests.cli.comply_example import TODAY, answered


def test_the_fix_is_looked_for_only_where_it_is_asked_for() -> None:
    one = answered()
    assert one.fix is None
    assert one.compliance.day == TODAY
    assert one.instruments


def test_the_fix_keeps_the_law_of_the_next_turn() -> None:
    one = answered(fix=True)
    assert one.fix is not None
    assert one.fix.day == dt.date(2027, 1, 1)
