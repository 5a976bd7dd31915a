"""Use and expected demand of a day: near what was published, unknown before anything was."""

from __future__ import annotations

import pytest

from polysight.study.market_case import market_view
from polysight.study.market_history import market_history
from polysight.study.warning_costs import last_day
from polysight.study.warning_use import use_outlook
from tests.study.warning_example import data, known, month

pytestmark = pytest.mark.slow


def test_use_is_near_what_was_made() -> None:
    use = known("2022-06-30").use
    assert use is not None
    assert 500.0 < use.now < 900.0
    assert use.ahead > 0.8 * use.now
    assert 0.0 < use.deviation < use.ahead_deviation


def test_what_tells_it_is_not_after_the_day() -> None:
    use = known("2022-06-30").use
    assert use is not None
    assert use.newest is not None
    assert month("2021-12-31") <= use.newest <= month("2022-06-30")


def test_nothing_is_told_before_drivers_are_known() -> None:
    day = last_day(month("2009-12-31"))
    view = market_view(data(), day)
    assert use_outlook(view, market_history(view, day), month("2009-12-31")) is None
    assert known("2013-03-31").use is not None
