"""Numbers by id, and the sources that they rest on."""

from __future__ import annotations

import math

import pytest

from polysight.errors import UsageError
from polysight.report.binding import assumed, observed, stated
from tests.report.example import numbers, shipped, study


def test_elements_observations_assumptions_and_dated_rows_are_found() -> None:
    found = numbers()
    row = shipped().observations[0]
    assert found.number("market.cr5[low]").value == 0.58
    assert found.number(row.id) == observed(row)
    assert found.number("scenario:project.schedule.load").value == 0.9
    assert found.number("MV020").value == 13.0
    assert found.found("no-such-id") is None
    with pytest.raises(UsageError):
        found.number("market.cr5[middle]")


def test_sources_are_traced_through_all_steps() -> None:
    found = numbers()
    row = found.row("MP0431")
    assert row is not None
    assert found.sources("market.cr5[low]") == (row.source,)
    assert found.sources("market.price_gap") == (row.source,)
    assert found.sources("scenario:project.schedule.load") == ()
    assert found.sources("MV020") != ()


def test_every_printable_number_of_the_study_has_a_source_or_an_assumption() -> None:
    found = numbers()
    for one in study().numbers():
        assert found.sources(one.id) or any(name.startswith("scenario:") for name in one.inputs)


def test_a_range_without_a_value_says_so() -> None:
    row = next(one for one in shipped().observations if one.value is None and one.low is not None)
    assert observed(row).formula == "derived.observation_middle"
    assert math.isnan(stated("x", {"unit": "%"}).value)
    assert stated("x", {"unit": "%", "low": "30", "high": "40"}).value == 35.0
    assert assumed(study().assumptions[0]).id == "scenario:project.schedule.load"


def test_the_vintage_is_the_day_of_knowledge_or_the_youngest_row() -> None:
    assert numbers().vintage == max(one.first_known for one in shipped().observations).isoformat()


def test_keys_of_what_does_not_exist_are_none() -> None:
    assert numbers().keys("no.array", "year") == ()
    assert numbers().keys("market.cr5", "year") == ()
    assert numbers().companies("evidence.rows") == ()
