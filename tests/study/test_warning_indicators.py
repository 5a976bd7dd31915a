"""The table of indicators: complete, in both languages, and about what is worked out."""

from __future__ import annotations

import pytest

from polysight.study.warning_indicators import Indicator, indicators
from tests.study.warning_example import data, values

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def told() -> tuple[Indicator, ...]:
    return indicators(data())


def test_every_indicator_is_worked_out(told: tuple[Indicator, ...]) -> None:
    assert tuple(one.key for one in told) == tuple(values("2013-03-31"))


def test_families_of_the_issue_are_there(told: tuple[Indicator, ...]) -> None:
    assert len({one.group for one in told}) >= 12
    assert len(told) >= 30


def test_leading_ones_speak_of_a_glut_when_high(told: tuple[Indicator, ...]) -> None:
    assert all(one.direction == 1 for one in told if one.leading)
    assert {one.direction for one in told} == {1, -1}


def test_both_languages_say_something_of_their_own(told: tuple[Indicator, ...]) -> None:
    for one in told:
        assert one.definition_en.endswith(".")
        assert one.definition_zh.endswith("。")
        assert one.zh != one.en
        assert one.why_en
        assert one.why_zh


def test_values_are_shown_for_longer_than_they_take_to_be_known(
    told: tuple[Indicator, ...],
) -> None:
    for one in told:
        assert 0.0 <= one.publication_lag <= one.stale_after, one.key


def test_quantities_and_tables_that_are_named_exist(told: tuple[Indicator, ...]) -> None:
    names = {*data().quantities, *data().tables}
    assert {name for one in told for name in one.series} <= names


def test_rows_about_the_method_exist(told: tuple[Indicator, ...]) -> None:
    ids = {row.cells.get("id") for rows in data().tables.values() for row in rows}
    assert {name for one in told for name in one.refs} <= ids
