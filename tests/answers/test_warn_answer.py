"""A warning of a day: refused outside of the data, told by the newest month that is over."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.answers.warn_answer import warn_answer
from polysight.errors import UsageError

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("shipped_panel")]


def quiet(done: int, total: int) -> None:
    del done, total


def test_a_day_is_told_by_the_newest_month_that_is_over() -> None:
    before, after = (
        warn_answer((), dt.date(2019, 5, day), quiet).warning.month for day in (30, 31)
    )
    assert (before, after) == (12 * 2019 + 3, 12 * 2019 + 4)


def test_rows_behind_a_value_are_those_known_on_the_day() -> None:
    found = warn_answer((), dt.date(2016, 3, 31), quiet)
    known = {row.id: row.first_known for row in found.evidence.observations}
    rows = found.rows("utilisation_mean")
    assert rows
    assert all(known[one] <= dt.date(2016, 3, 31) for one in rows if one in known)


@pytest.mark.parametrize("day", [dt.date(2009, 1, 30), dt.date(2035, 1, 1)])
def test_other_days_are_refused(day: dt.date) -> None:
    with pytest.raises(UsageError):
        warn_answer((), day, quiet)
