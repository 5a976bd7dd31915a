"""The record as a table: better knowledge scores better, and coverage is honest about its error."""

from __future__ import annotations

import pytest

from polysight.study.market_record import MODEL, record_rows
from polysight.study.market_record_summary import RecordSummary, record_summary
from tests.study.record_example import PULL, days, protocol


def summaries(pull: float) -> dict[int, RecordSummary]:
    found, readings = days(pull)
    rows = [row for day in found for row in record_rows(day, readings, protocol())]
    return {one.horizon: one for one in record_summary(rows, protocol())}


@pytest.fixture(scope="module")
def knowing() -> dict[int, RecordSummary]:
    """Record of a model that knows the pull."""
    return summaries(PULL)


def test_who_knows_the_pull_beats_the_walk(knowing: dict[int, RecordSummary]) -> None:
    ratio, low, high = knowing[12].ratios["walk"]
    assert ratio < 0.95
    assert low < ratio < high
    assert knowing[12].crps[MODEL] < knowing[12].crps["walk"]
    assert knowing[12].ratios["reverting"][0] == pytest.approx(1.0, abs=0.25)


def test_a_model_that_is_the_walk_without_drift_scores_like_it() -> None:
    found = summaries(0.0)
    for one in found.values():
        assert one.ratios["still"][0] == pytest.approx(1.0, abs=0.1)


def test_coverage_of_honest_draws_cannot_be_told_from_its_claim(
    knowing: dict[int, RecordSummary],
) -> None:
    assert all(one.honest for one in knowing[3].coverage)
    assert [one.level for one in knowing[3].coverage] == [0.5, 0.8, 0.9]


def test_few_forecasts_have_months_of_their_own(knowing: dict[int, RecordSummary]) -> None:
    assert knowing[3].forecasts == 40
    assert knowing[3].apart > knowing[12].apart > knowing[24].apart
    assert knowing[24].apart <= 6


def test_directions_and_errors_are_told(knowing: dict[int, RecordSummary]) -> None:
    assert 0.4 < knowing[12].direction <= 1.0
    assert knowing[12].error > abs(knowing[12].bias)


def test_no_rows_make_no_record() -> None:
    assert record_summary([], protocol()) == ()
