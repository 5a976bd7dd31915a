"""Which times may stand for which others."""

from __future__ import annotations

import pytest

from polysight.audit.serving import is_ahead, is_now, serves


@pytest.mark.parametrize(
    ("moment", "now", "ahead"),
    [
        ("2025", True, False),
        ("2026", True, False),
        ("2023", False, False),
        ("2028", False, True),
        ("2025-H1", True, False),
        ("current", True, False),
        ("undated", True, False),
        ("future", False, True),
        ("scenario base", False, False),
    ],
)
def test_now_and_ahead_of_2025(moment: str, now: bool, ahead: bool) -> None:
    assert is_now(moment, 2025) is now
    assert is_ahead(moment, 2025) is ahead


@pytest.mark.parametrize(
    ("moment", "anchor", "time", "may"),
    [
        ("2024", "2024", "same", True),
        ("2024", "2025", "same", False),
        ("2024", "2025", "any", True),
        ("early", "2025", "any", False),
        ("current", "2025", "current", True),
        ("2020", "2025", "current", False),
        ("2028", "2030", "tense", True),
        ("2028", "2030", "current", False),
        ("2024", "2030", "tense", False),
    ],
)
def test_what_may_stand_for_a_time(moment: str, anchor: str, time: str, may: bool) -> None:
    assert serves(moment, anchor, time, 2025) is may
