"""A cursor holds for its question and its data, and for nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from polysight.errors import UsageError
from polysight.web.paging import OutdatedError, cursor, place


@given(some.text(max_size=20), some.integers(1, 10**6))
def test_a_cursor_leads_back(asked: str, at: int) -> None:
    assert place(cursor(asked, "v", at), asked, "v", at + 1) == at


def test_another_question_or_end_is_refused() -> None:
    with pytest.raises(UsageError):
        place(cursor("a", "v", 3), "b", "v", 10)
    with pytest.raises(UsageError):
        place(cursor("a", "v", 10), "a", "v", 10)


def test_other_data_are_told_as_such() -> None:
    with pytest.raises(OutdatedError):
        place(cursor("a", "v", 3), "a", "w", 10)


@given(some.text(max_size=60))
def test_anything_else_is_no_cursor(text: str) -> None:
    with pytest.raises((UsageError, OutdatedError)):
        place(text, "a", "v", 10)
