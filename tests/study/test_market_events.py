"""Dated events and what they change."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polysight.market.case import MonthArrays
from polysight.study.market_events import (
    SHARES,
    UNITS,
    Change,
    Operation,
    changed,
    market_events,
    month_number,
)
from polysight.study.market_months import market_months
from polysight.study.run import Plan

FIRST = month_number("2026-07")


@pytest.fixture(scope="module")
def months(planned: Plan) -> MonthArrays:
    return market_months(planned.view, dt.date(2026, 6, 30), "2027-12", events=()).months


def test_every_driver_that_may_change_is_an_array_of_the_months() -> None:
    assert set(UNITS) == set(MonthArrays._fields) - {"number"}
    assert set(SHARES) <= set(UNITS)


def test_every_event_changes_a_driver_and_says_why(planned: Plan) -> None:
    for row in planned.view.evidence.tables["market_events"]:
        assert row.cells["field"] in UNITS
        assert UNITS[row.cells["field"]] == row.cells["unit"] or row.cells["unit"] == "1"
        assert row.cells["note_en"]
        assert row.cells["note_zh"]
        assert row.cells["end"] == "" or row.cells["end"] >= row.cells["start"]


def test_a_change_acts_in_its_months_only(months: MonthArrays) -> None:
    change = Change("module_demand", "", Operation.MULTIPLY, 0.5, FIRST + 3, FIRST + 5)
    made = changed(months, [change])
    ratio = made.module_demand / months.module_demand
    assert ratio[3:6].tolist() == [0.5, 0.5, 0.5]
    assert (ratio[:3] == 1.0).all()
    assert (ratio[6:] == 1.0).all()
    assert made.import_duty is months.import_duty


def test_a_change_of_one_market_leaves_the_other(months: MonthArrays) -> None:
    made = changed(months, [Change("start_permit", "CN", Operation.SET, 0.0, FIRST)])
    assert (made.start_permit[0] == 0.0).all()
    assert (made.start_permit[1] == 1.0).all()


def test_changes_act_one_after_the_other(months: MonthArrays) -> None:
    chain = [
        Change("price_floor", "", Operation.SET, 40.0, FIRST),
        Change("price_floor", "", Operation.MULTIPLY, 0.5, FIRST + 6),
        Change("price_floor", "", Operation.ADD, 1.0, FIRST + 12),
    ]
    made = changed(months, chain).price_floor
    assert made[[0, 6, 12]].tolist() == [40.0, 20.0, 21.0]


def test_numbers_that_are_set_later_do_not_wipe_out_what_weakens_them(months: MonthArrays) -> None:
    halved = Change("floor_strength", "", Operation.MULTIPLY, 0.5, FIRST)
    first = Change("floor_strength", "", Operation.SET, 0.4, FIRST)
    last = Change("floor_strength", "", Operation.SET, 0.2, FIRST + 6)
    made = changed(months, [first, halved, last]).floor_strength
    assert made[[0, 6]].tolist() == [0.2, 0.1]


def test_the_antitrust_ruling_halves_the_floor_of_verified_cost(planned: Plan) -> None:
    day = dt.date(2026, 6, 30)
    active = [one for one in market_events(planned.view.evidence, day) if one.active]
    others = [one for one in active if one.code != "antitrust-2026"]
    held, free = (
        market_months(planned.view, day, "2026-12", events=kept).months.floor_strength
        for kept in (active, others)
    )
    assert (free > 0.0).all()
    assert np.allclose(held, 0.5 * free)


def test_strength_zero_takes_an_event_away_and_two_doubles_it(months: MonthArrays) -> None:
    change = Change("module_demand", "", Operation.MULTIPLY, 0.9, FIRST)
    assert change.strengthened(0.0).value == 1.0
    assert change.strengthened(2.0).value == pytest.approx(0.81)
    duty = Change("import_duty", "", Operation.ADD, 0.03, FIRST).strengthened(2.0)
    assert np.allclose(changed(months, [duty]).import_duty - months.import_duty, 0.06)


def test_a_moved_event_keeps_its_length() -> None:
    moved = Change("module_demand", "", Operation.ADD, 1.0, FIRST, FIRST + 4).moved(-2)
    assert (moved.first, moved.last) == (FIRST - 2, FIRST + 2)


def test_a_day_knows_only_events_of_its_past(planned: Plan) -> None:
    evidence = planned.view.evidence
    day = dt.date(2014, 6, 30)
    codes = [one.code for one in market_events(evidence, day)]
    assert "duties-us-korea" in codes
    assert "us-forced-labour-act" not in codes
    late = market_events(evidence, dt.date(2026, 6, 30))
    assert [one.first_known for one in late] == sorted(one.first_known for one in late)
    assert not {one.code: one.active for one in late}["platform-purchases"]
