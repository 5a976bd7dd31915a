"""Editions that follow one another."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.policy.calendar import instrument_standing
from polysight.policy.instrument import Instrument, Standing, Status
from polysight.policy.succession import StretchKind, closed, editions, stretches
from tests.policy.example import changed


def edition(name: str, first: str | None, last: str | None = None, **more: object) -> Instrument:
    return changed(id=name, effective_from=first, effective_to=last, published=None, **more)


def told(*instruments: Instrument) -> list[tuple[StretchKind, str, str]]:
    found = stretches(instruments)
    return [(one.kind, one.first.isoformat(), one.last.isoformat()) for one in found]


def test_a_successor_ends_what_it_supersedes() -> None:
    old, new = closed(
        (edition("old", "2024-01-01"), edition("new", "2027-01-01", supersedes=("old",)))
    )
    assert old.effective_to is not None
    assert old.effective_to.text == "2026-12-31"
    assert told(old, new) == []


def test_a_successor_narrows_a_vague_end() -> None:
    old, _ = closed(
        (edition("old", "2018", "2021-03"), edition("new", "2021-03-15", supersedes=("old",)))
    )
    assert instrument_standing(old, dt.date(2021, 3, 15)) is Standing.ENDED
    assert instrument_standing(old, dt.date(2021, 3, 14)) is Standing.IN_FORCE


def test_a_yearly_target_is_waited_for_until_its_successor_is_there() -> None:
    old = edition("old", "2025-01-01", "2025-12-31", renewed=True)
    (alone,) = closed((old,))
    assert instrument_standing(alone, dt.date(2026, 1, 1)) is Standing.UNKNOWN
    draft = edition("draft", "2026-01-01", status=Status.DRAFT)
    assert closed((old, draft))[0].renewed
    followed, _ = closed((old, edition("new", "2026-01-01")))
    assert instrument_standing(followed, dt.date(2026, 1, 1)) is Standing.ENDED


def test_an_earlier_end_stays() -> None:
    old, _ = closed(
        (edition("old", "2018", "2020-12-31"), edition("new", "2022", supersedes=("old",)))
    )
    assert old.effective_to is not None
    assert old.effective_to.text == "2020-12-31"


def test_a_draft_ends_when_its_text_is_published() -> None:
    draft = changed(id="draft", status=Status.DRAFT, published="2025-09-16")
    final = changed(id="final")
    ended, _ = closed((draft, final))
    assert instrument_standing(ended, dt.date(2026, 6, 26)) is Standing.PREVIEW_DRAFT
    assert instrument_standing(ended, dt.date(2026, 6, 27)) is Standing.ENDED
    later = changed(id="draft", status=Status.DRAFT, published="2028-01-01")
    assert closed((later, final))[0].effective_to is None


@pytest.mark.parametrize(
    ("end", "start", "expected"),
    [
        ("2023-12-31", "2024-01-01", []),
        ("2023-11-30", "2024-01-01", [(StretchKind.GAP, "2023-12-01", "2023-12-31")]),
        ("2024-01-31", "2024-01-01", [(StretchKind.OVERLAP, "2024-01-01", "2024-01-31")]),
        ("2015-03", "2015-03", [(StretchKind.UNCERTAIN, "2015-03-01", "2015-03-31")]),
        (
            "2015-01",
            "2015-04",
            [
                (StretchKind.GAP, "2015-02-01", "2015-03-31"),
                (StretchKind.UNCERTAIN, "2015-01-02", "2015-04-29"),
            ],
        ),
        ("2015-03-15", "2015-03", [(StretchKind.UNCERTAIN, "2015-03-01", "2015-03-30")]),
        ("2015-03", "2015-04-01", [(StretchKind.UNCERTAIN, "2015-03-02", "2015-03-31")]),
        (None, "2024-01-01", [(StretchKind.OVERLAP, "2024-01-01", "9999-12-31")]),
    ],
)
def test_the_days_between_two_editions(
    end: str | None, start: str, expected: list[tuple[StretchKind, str, str]]
) -> None:
    assert told(edition("a", "2013", end), edition("b", start)) == expected


def test_editions_are_told_in_order() -> None:
    draft = changed(id="draft", status=Status.DRAFT, effective_from=None, published="2025-09-16")
    law = (edition("c", "2027-01-01"), draft, edition("a", "2013-10-01"))
    assert [one.id for one in editions(law, "norm")] == ["a", "draft", "c"]
    assert editions(law, "other") == ()


def test_a_draft_of_another_name_ends_with_the_text_that_supersedes_it() -> None:
    draft = changed(id="draft", family="draft", status=Status.DRAFT, published="2025-09-16")
    unrelated = changed(id="other", family="other")
    assert closed((draft, unrelated))[0].effective_to is None
    final = changed(id="final", supersedes=("draft",))
    assert closed((draft, final))[0].effective_to is not None


def test_a_draft_ends_no_law() -> None:
    old = edition("old", "2024-01-01")
    draft = edition("draft", "2027-01-01", supersedes=("old",), status=Status.DRAFT)
    assert closed((old, draft))[0].effective_to is None
    assert told(old, draft) == []


def test_a_vague_successor_leaves_a_vague_end() -> None:
    old, _ = closed((edition("old", "2015"), edition("new", "2018-03", supersedes=("old",))))
    assert old.effective_to is not None
    assert old.effective_to.text == "2018-02-28/2018-03-30"
    assert instrument_standing(old, dt.date(2018, 3, 10)) is Standing.UNKNOWN
    kept, _ = closed(
        (edition("old", "2015", "2018"), edition("new", "2018-03", supersedes=("old",)))
    )
    assert kept.effective_to is not None
    assert kept.effective_to.text == "2018"
    assert kept.effective_to.latest == dt.date(2018, 3, 30)


def test_one_day_is_a_gap_too() -> None:
    old, new = edition("a", "2013", "2023-12-30"), edition("b", "2024-01-01")
    assert told(old, new) == [(StretchKind.GAP, "2023-12-31", "2023-12-31")]
