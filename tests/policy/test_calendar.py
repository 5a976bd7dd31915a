"""Standing on a day, days of change, and the day before the first law."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.errors import DataError, UsageError
from polysight.policy.calendar import (
    ChangeKind,
    changes,
    checked_day,
    first_day,
    in_force,
    instrument_standing,
    standing,
    told_date,
)
from polysight.policy.instrument import Standing, Status
from tests.policy.example import INSTRUMENT, RULE, changed, changed_rule

NOW = Standing.IN_FORCE


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("fields", "on", "expected"),
    [
        ({}, "2026-06-26", Standing.NOT_YET),
        ({}, "2026-06-27", Standing.PREVIEW_FUTURE),
        ({}, "2026-12-31", Standing.PREVIEW_FUTURE),
        ({}, "2027-01-01", NOW),
        ({"effective_to": "2029-12-31"}, "2029-12-31", NOW),
        ({"effective_to": "2029-12-31"}, "2030-01-01", Standing.ENDED),
        ({"effective_to": "2029"}, "2029-06-30", Standing.UNKNOWN),
        ({"effective_from": "2027-03"}, "2027-03-30", Standing.UNKNOWN),
        ({"effective_from": "2027-03"}, "2027-03-31", NOW),
        ({"effective_from": None}, "2027-03-31", Standing.UNKNOWN),
        ({"effective_from": None, "effective_to": "2027"}, "2028-01-01", Standing.ENDED),
        ({"published": None}, "2026-12-31", Standing.NOT_YET),
        ({"status": Status.DRAFT}, "2040-01-01", Standing.PREVIEW_DRAFT),
        ({"status": Status.DRAFT, "effective_to": "2030"}, "2040-01-01", Standing.ENDED),
        ({"status": Status.HISTORIC}, "2040-01-01", Standing.UNKNOWN),
        # Told to take effect before it was published: nobody could know it by then.
        ({"published": "2025-07-01", "effective_from": "2025-01-01"}, "2025-06-30",
         Standing.NOT_YET),
        ({"published": "2025-07-01", "effective_from": "2025-01-01"}, "2025-07-01", NOW),
        # Published some day in the month in which it takes effect.
        ({"published": "2021-03", "effective_from": "2021-03-15"}, "2021-03-15", NOW),
        ({"published": "2021-03", "effective_from": "2021-03-15"}, "2021-03-14",
         Standing.NOT_YET),
        ({"published": "2024", "effective_from": "2025-07-01"}, "2024-03-01", Standing.NOT_YET),
        ({"published": "2024", "effective_from": "2025-07-01"}, "2024-12-31",
         Standing.PREVIEW_FUTURE),
        # Targets of a year whose successor was not seen.
        ({"effective_to": "2029-12-31", "renewed": True}, "2029-12-31", NOW),
        ({"effective_to": "2029-12-31", "renewed": True}, "2030-01-01", Standing.UNKNOWN),
        ({"published": "2025", "effective_from": "2025-01-01"}, "2025-06-01", Standing.UNKNOWN),
    ],
)  # fmt: skip
def test_how_an_edition_stands(fields: dict[str, object], on: str, expected: Standing) -> None:
    assert instrument_standing(changed(**fields), day(on)) is expected


@pytest.mark.parametrize(
    ("start", "end", "on", "expected"),
    [
        (None, None, "2027-01-01", NOW),
        ("2028-01-01", None, "2027-06-01", Standing.PREVIEW_FUTURE),
        ("2028-01-01", None, "2028-01-01", NOW),
        (None, "2027-12-31", "2028-01-01", Standing.ENDED),
        ("2028", None, "2028-06-01", Standing.UNKNOWN),
        ("2028", None, "2026-06-01", Standing.NOT_YET),
    ],
)
def test_a_limit_that_changes_inside_its_instrument(
    start: str | None, end: str | None, on: str, expected: Standing
) -> None:
    rule = changed_rule(
        start=told_date(start) if start else None, end=told_date(end) if end else None
    )
    assert standing(INSTRUMENT, rule, day(on)) is expected


def test_a_rule_of_a_draft_stays_a_draft() -> None:
    draft = changed(status=Status.DRAFT)
    assert standing(draft, RULE, day("2027-05-01")) is Standing.PREVIEW_DRAFT


def test_a_day_before_the_first_law_is_refused() -> None:
    law = (changed(effective_from="2013-10-01"), changed(effective_from="2011-01-24", id="b"))
    assert first_day(law) == day("2011-01-24")
    assert checked_day(law, day("2011-01-24")) == day("2011-01-24")
    with pytest.raises(UsageError) as caught:
        in_force(law, day("2011-01-23"))
    assert caught.value.problems[0].key == "policy.before_first"
    assert "2011-01-24" in caught.value.told("zh")


def test_what_happens_between_two_days() -> None:
    old = changed(id="old", published=None, effective_from="2024", effective_to="2026-12-31")
    found = changes((INSTRUMENT, old), day("2026-01-01"), day("2027-01-01"))
    assert [(one.day.isoformat(), one.kind, one.instrument) for one in found] == [
        ("2026-06-27", ChangeKind.PUBLISHED, "norm-2026"),
        ("2027-01-01", ChangeKind.BEGINS, "norm-2026"),
        ("2027-01-01", ChangeKind.ENDS, "old"),
    ]


def test_dates_are_read_as_precisely_as_told() -> None:
    month = told_date("2024-02")
    assert (month.earliest, month.latest) == (day("2024-02-01"), day("2024-02-29"))
    assert not month.exact
    assert told_date("2024-02-03").exact
    with pytest.raises(DataError):
        told_date("February")


def test_what_is_in_force_is_neither_ended_nor_to_come() -> None:
    old = changed(id="old", published=None, effective_from="2024-01-01", effective_to="2026-12-31")
    assert in_force((old, INSTRUMENT), day("2026-12-31")) == (old,)
    assert in_force((old, INSTRUMENT), day("2027-01-01")) == (INSTRUMENT,)


def test_the_first_day_of_a_stretch_counts_and_a_draft_lasts_through_its_last_day() -> None:
    assert [one.kind for one in changes((INSTRUMENT,), day("2027-01-01"), day("2027-12-31"))] == [
        ChangeKind.BEGINS
    ]
    draft = changed(status=Status.DRAFT, effective_to="2026-12-31")
    assert instrument_standing(draft, day("2026-12-31")) is Standing.PREVIEW_DRAFT
    undated = changed(effective_from=None, effective_to="2026-12-31")
    assert instrument_standing(undated, day("2026-12-31")) is Standing.UNKNOWN
