"""Costs of a day: known by it, delivered, and of quarter ends."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polysight.study.history_reading import month_number
from polysight.study.warning_costs import cost_day, last_day, quarter_end
from tests.study.warning_example import costs, data

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("month", "end"), [("2024-06", "2024-06"), ("2024-07", "2024-06"), ("2024-02", "2023-12")]
)
def test_the_newest_quarter_that_is_over(month: str, end: str) -> None:
    first, wanted = (month_number(dt.date.fromisoformat(f"{one}-15")) for one in (month, end))
    assert quarter_end(first) == wanted


def test_the_last_day_of_months() -> None:
    days = [last_day(month_number(dt.date(2024, one, 3))) for one in (2, 12)]
    assert days == [dt.date(2024, 2, 29), dt.date(2024, 12, 31)]


def test_costs_begin_with_their_evidence() -> None:
    assert cost_day(data(), dt.date(2012, 9, 30)) is None
    assert cost_day(data(), dt.date(2012, 12, 31)) is not None


def test_plants_of_a_day_have_costs_and_a_newer_one_costs_less_than_the_dearest() -> None:
    found = costs("2024-06-30")
    assert (found.cash > 10.0).all()
    assert (found.capacity > 0.0).all()
    assert found.offer.cash_cost < np.max(found.cash)
    assert 0.05 < found.hurdle < 0.3


def test_no_row_is_younger_than_the_day() -> None:
    found = costs("2024-06-30")
    ids = {*found.rows, *found.offer_rows}
    day = dt.date(2024, 6, 30)
    assert all(row.first_known <= day for row in data().observations if row.id in ids)
