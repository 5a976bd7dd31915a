"""Published nameplate: the counts as they were told, a line between them, nothing beyond."""

from __future__ import annotations

import math

import pytest

from polysight.study.warning_nameplate import PublishedNameplate, published_nameplate
from tests.study.warning_example import known, month

MADE_UP = PublishedNameplate(
    (100, 112, 124), (math.log(100.0), math.log(200.0), math.log(800.0)),
    (("A",), ("B", "C"), ("D",)), 0.06,
)  # fmt: skip


def test_between_two_counts_the_logarithm_lies_on_a_line() -> None:
    assert MADE_UP.at(112) == pytest.approx(200.0)
    assert MADE_UP.at(118) == pytest.approx(400.0)
    assert MADE_UP.newest == 124


def test_rows_are_the_counts_about_a_stretch() -> None:
    assert MADE_UP.rows(103, 110) == ("A", "B", "C")
    assert MADE_UP.rows(112, 124) == ("B", "C", "D")


def test_without_counts_there_is_no_newest_one() -> None:
    assert PublishedNameplate((), (), (), math.nan).newest is None


@pytest.mark.slow
def test_a_count_that_doubles_within_a_year_is_believed() -> None:
    found = published_nameplate(known("2023-06-30").history)
    assert found.at(month("2022-12-31")) == pytest.approx(1200.0)
    assert "MS0191" in found.rows(month("2022-12-31"), month("2022-12-31"))
