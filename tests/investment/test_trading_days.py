"""Trading days, steps between settlements and the contracts that are held."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.investment.trading_days import (
    Interval,
    held_contracts,
    last_trading_days,
    shifted,
    steps,
)


def test_the_tenth_trading_day_is_the_last() -> None:
    found = last_trading_days(2025, np.arange(12), 10)
    assert [str(day) for day in found[:3]] == ["2025-01-14", "2025-02-14", "2025-03-14"]
    assert np.is_busday(found).all()
    late = last_trading_days(2025, np.array([0]), 10, holidays=["2025-01-01"])
    assert str(late[0]) == "2025-01-15"


def test_trading_days_are_counted_both_ways() -> None:
    days = last_trading_days(2025, np.arange(12), 10)
    assert (shifted(shifted(days, -22), 22) == days).all()
    assert str(shifted(days[:1], -10)[0]) == "2024-12-31"


@pytest.mark.parametrize("every", ["day", "week", "month"])
def test_steps_cover_the_time_without_gaps(every: Interval) -> None:
    when = steps(2026, 6, 42, every)
    assert when.place[0] == 6.0
    assert when.place[-1] == pytest.approx(42.0)
    assert when.length.sum() == pytest.approx(36.0)
    assert (np.diff(when.days) > 0).all()
    assert set(range(6, 42)) <= set(when.month[1:].tolist())
    assert str(when.days[0]) == "2026-06-30"


def test_a_month_of_steps_ends_with_its_last_day() -> None:
    when = steps(2026, 0, 3, "month")
    assert [str(day) for day in when.days] == [
        "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31",
    ]  # fmt: skip
    assert when.place.tolist() == pytest.approx([0.0, 1.0, 2.0, 3.0])
    assert when.month[1:].tolist() == [0, 1, 2]


@pytest.mark.parametrize("slots", [1, 3])
def test_contracts_are_given_up_in_time_and_keep_their_slot(slots: int) -> None:
    when = steps(2026, 0, 30, "week")
    held = held_contracts(when, last_day=10, roll=22, slots=slots)
    assert held.shape == (slots, when.days.size)
    for step, day in enumerate(when.days):
        own = sorted(held[:, step].tolist())
        assert own == list(range(own[0], own[0] + slots))
        given_up = shifted(last_trading_days(2026, np.array(own), 10), -22)
        assert (given_up > day).all()
    assert ((np.diff(held, axis=1) != 0).sum(axis=0) <= 1).all()
    assert (np.diff(held, axis=1) % slots == 0).all()
