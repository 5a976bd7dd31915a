"""Periods as a reader writes them."""

from __future__ import annotations

import pytest

from polysight.report.period_words import period_words


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("2024", "2024年", "2024"),
        ("2024-H1", "2024年第1半年", "H1 2024"),
        ("2024-Q3", "2024年第3季度", "Q3 2024"),
        ("2024-05", "2024年5月", "May 2024"),
        ("2024-W20", "2024年第20周", "week 20 of 2024"),
        ("2024-05-15", "2024年5月15日", "15 May 2024"),
        ("2026/2042", "2026年至2042年", "2026 to 2042"),
        ("", "", ""),
    ],
)
def test_periods_in_words(text: str, zh: str, en: str) -> None:
    assert (period_words(text, "zh"), period_words(text, "en")) == (zh, en)
