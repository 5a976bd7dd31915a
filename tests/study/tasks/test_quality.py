from __future__ import annotations

import pytest

from polysight.evidence.contradiction import contradictions
from polysight.evidence.store import evidence
from polysight.evidence.vintage import known
from polysight.study.result import Result
from polysight.study.run import Plan
from polysight.study.tasks.quality import AGAINST, LISTED


def test_counts_are_those_of_the_visible_rows(baseline: Result) -> None:
    rows = known(evidence().observations)
    assert baseline.number("evidence.rows").value == len(rows)
    assert baseline.arrays["evidence.rows_by_tier"].array.values.sum() == len(rows)
    assert baseline.arrays["evidence.tier_share"].array.values.sum() == pytest.approx(1.0)
    assert baseline.number("evidence.contradictions").value == len(contradictions(rows))


def test_each_listed_contradiction_has_its_own_spread(baseline: Result) -> None:
    by_ends = {
        AGAINST.join((one.rows[0].id, one.rows[-1].id)): one.spread
        for one in contradictions(known(evidence().observations))
    }
    array = baseline.arrays["evidence.contradiction_spread"]
    assert 0 < len(list(array)) <= LISTED
    for number in array:
        assert number.value == by_ends[number.id.partition("[")[2].rstrip("]")]


def test_an_earlier_day_sees_fewer_rows(baseline: Result, early: tuple[Plan, Result]) -> None:
    _, result = early
    assert result.number("evidence.rows").value < baseline.number("evidence.rows").value
