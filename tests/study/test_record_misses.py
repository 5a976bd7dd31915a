"""Misses, their stretches and the width that was wanting follow from the judged forecasts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.study.market_record import RecordRow
from polysight.study.record_misses import record_misses
from tests.study.test_market_turns import row

DAYS = ("2018-03-31", "2018-06-30", "2018-09-30", "2018-12-31", "2019-03-31", "2019-06-30")


def rows(came: tuple[float, ...], walk: float = 100.0, model: float = 100.0) -> list[RecordRow]:
    return [
        replace(row(one, model, walk=walk), origin=day) for day, one in zip(DAYS, came, strict=True)
    ]


def test_neighbouring_misses_on_one_side_are_one_stretch() -> None:
    found = record_misses(rows((150.0, 200.0, 100.0, 50.0, 300.0, 100.0)), "walk")
    assert found.forecasts == len(DAYS)
    assert [(one.first, one.last, one.count, one.above) for one in found.stretches] == [
        (DAYS[0], DAYS[1], 2, True),
        (DAYS[3], DAYS[3], 1, False),
        (DAYS[4], DAYS[4], 1, True),
    ]
    assert found.stretches[0].factor == pytest.approx(200.0 / 118.0)
    assert found.stretches[1].factor == pytest.approx(82.0 / 50.0)
    assert found.widening > 1.0


def test_what_lies_inside_is_no_miss() -> None:
    found = record_misses(rows((101.0, 99.0, 100.0, 100.0, 102.0, 98.0)), "walk")
    assert found.told == ()
    assert found.stretches == ()
    assert 0.0 < found.widening < 1.0


@pytest.mark.parametrize(("walk", "too"), [(100.0, True), (150.0, False)])
def test_the_benchmark_missed_too_or_did_not(walk: float, too: bool) -> None:
    found = record_misses(rows((150.0,) * 6, walk=walk), "walk")
    assert {one.benchmark for one in found.told} == {too}


@pytest.mark.parametrize(("model", "right"), [(110.0, True), (90.0, False)])
def test_the_direction_is_told(model: float, right: bool) -> None:
    found = record_misses(rows((180.0,) * 6, model=model), "walk")
    assert {one.right for one in found.told} == {right}


def test_without_forecasts_nothing_is_claimed() -> None:
    found = record_misses([], "walk")
    assert (found.forecasts, found.told) == (0, ())
    assert found.widening != found.widening
