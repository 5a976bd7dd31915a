"""The table of indicators: complete, in both languages, and about what is worked out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.study.warning_indicators import Indicator, indicator_faults, indicators
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


def test_series_and_rows_that_are_named_exist() -> None:
    assert indicator_faults(data()) == []


def test_a_series_or_row_that_does_not_exist_is_told_with_its_place() -> None:
    rows = data().tables["warning_indicators"]
    own = replace(rows[0], cells=rows[0].cells | {"series": "productoin", "refs": "MW0033;MW9999"})
    tables = {**data().tables, "warning_indicators": [own, *rows[1:]]}
    told = indicator_faults(replace(data(), tables=tables))
    assert [(one.column, one.got) for one in told] == [("series", "productoin"), ("refs", "MW9999")]
    assert told[0].suggestion == "production"
    assert {one.row for one in told} == {rows[0].number}
