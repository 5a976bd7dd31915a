"""Days of the shipped evidence, worked out once for the tests of the indicators."""

from __future__ import annotations

import datetime as dt
from functools import cache

from polysight.evidence.store import Evidence, evidence
from polysight.study.history_reading import month_number
from polysight.study.warning_costs import CostDay, cost_day, last_day, quarter_end
from polysight.study.warning_day import KnownDay, known_day
from polysight.study.warning_panel import indicator_values
from polysight.study.warning_values import IndicatorValue


@cache
def data() -> Evidence:
    return evidence()


@cache
def costs(iso: str) -> CostDay:
    """Costs of the quarter end before a day."""
    found = cost_day(data(), last_day(quarter_end(month(iso))))
    assert found is not None
    return found


@cache
def known(iso: str) -> KnownDay:
    """What a month end knew, with the costs of the newest quarter end only."""
    return known_day(data(), dt.date.fromisoformat(iso), (costs(iso),))


@cache
def values(iso: str) -> dict[str, IndicatorValue]:
    """All indicators of a month end."""
    return {one.key: one for one in indicator_values(data(), dt.date.fromisoformat(iso))}


def month(iso: str) -> int:
    return month_number(dt.date.fromisoformat(iso))
