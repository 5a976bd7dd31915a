"""Evidence of a day and assumptions about it."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.errors import DataError
from polysight.study.market_terms import NEWS, TABLE, evidence_on, terms
from tests.study.market_day import whole


def test_what_came_later_is_not_there() -> None:
    day = dt.date(2018, 6, 30)
    cut = evidence_on(whole(), day)
    assert cut.observations
    assert all(row.first_known <= day for row in cut.observations)
    for table in ("plant_events", TABLE, NEWS):
        assert all(row.cells["first_known"] <= "2018-06-30" for row in cut.tables[table])
    known = {row.id for row in cut.observations}
    known |= {row.cells["id"] for row in cut.tables["process_parameters"]}
    assert all(row.cells["ref"] in known for row in cut.tables["learning_rows"])


def test_the_newest_term_of_a_day_holds() -> None:
    early, late = (terms(whole(), dt.date(year, 12, 31)) for year in (2013, 2023))
    assert early.value("tariff", "DE:grid") < late.value("tariff", "DE:grid")
    assert len(late.used) == 1


def test_subjects_are_tried_in_their_order() -> None:
    own = terms(whole(), dt.date(2020, 1, 1))
    assert own.value("freight", "CN-HL", "CN") == own.value("freight", "CN")
    assert own.find("freight", "CN-HL") is None


def test_a_term_that_is_not_there_is_told() -> None:
    with pytest.raises(DataError, match="freight"):
        terms(whole(), dt.date(2020, 1, 1)).value("freight", "nowhere")


def test_news_are_known_when_their_event_is_and_every_term_lies_in_its_range() -> None:
    events = {row.cells["id"]: row.cells["first_known"] for row in whole().tables["plant_events"]}
    for row in whole().tables[NEWS]:
        assert row.cells["first_known"] == events[row.cells["event"]]
        assert all(one in events for one in filter(None, row.cells["replaces"].split("|")))
    for row in whole().tables[TABLE]:
        low, value, high = (float(row.cells[name]) for name in ("low", "value", "high"))
        assert low <= value <= high, row.cells["id"]
