"""Sixty seeded pairs: what must be flagged is, and agreement stays silent."""

from __future__ import annotations

from typing import Any

import pytest

from polysight.evidence.contradiction import contradictions
from tests.evidence.rows import observed

BOUND_OVER, BOUND_UNDER, ABOUT = (
    {"qualifier": "over"},
    {"qualifier": "under"},
    {"qualifier": "about"},
)
DAY = {"basis": "averaging=point;deal=spot;tax=included"}
WEEK = {"basis": "averaging=week;deal=spot;tax=included"}


def pair(
    one: float,
    other: float,
    first: dict[str, Any] | None = None,
    second: dict[str, Any] | None = None,
) -> tuple[dict[str, Any], dict[str, Any]]:
    return {"value": one, **(first or {})}, {"value": other, "source": "t", **(second or {})}


#: Two providers 4 to 60 per cent apart, bounds broken, one week apart.
CONFLICTS = [
    *(
        pair(100.0, 100.0 * (1 + gap / 100))
        for gap in (4, 5, 6, 7, 8, 9, 10, 12, 16, 19, 25, 37, 60)
    ),
    *(pair(0.5, 0.5 * (1 + gap / 100)) for gap in (6, 10, 16)),
    *(pair(limit, limit * 0.9, BOUND_OVER) for limit in (10.0, 500.0, 3200.0)),
    *(pair(limit, limit * 1.1, BOUND_UNDER) for limit in (10.0, 500.0, 3200.0)),
    *(pair(100.0, 100.0 * f, ABOUT) for f in (1.12, 1.3, 0.8)),
    pair(50.0, 57.0, {**DAY, "period": "2025-07-08"}, {**DAY, "period": "2025-07-10"}),
    pair(40.0, 34.0, {**DAY, "period": "2025-06-23"}, {**DAY, "period": "2025-06-27"}),
    pair(40.0, 34.0, {**WEEK, "period": "2025-06-23"}, {**WEEK, "period": "2025-06-25"}),
    pair(90.0, 100.0, {"low": 88.0, "high": 92.0}),
    pair(90.0, 60.0, {"low": 80.0, "high": 95.0}, {"low": 55.0, "high": 65.0}),
    pair(0.0, 12.0),
]
AGREEMENTS = [
    *(pair(100.0, 100.0 * (1 + gap / 100)) for gap in (0, 0.2, 0.5, 1, 1.5, 1.9)),
    *(pair(limit, limit * 1.4, BOUND_OVER) for limit in (10.0, 500.0, 3200.0)),
    *(pair(limit, limit * 0.6, BOUND_UNDER) for limit in (10.0, 500.0, 3200.0)),
    *(pair(100.0, 100.0 * f, ABOUT) for f in (1.04, 0.96, 1.06)),
    pair(42.0, 47.0, {"low": 40.0, "high": 50.0}),
    pair(42.0, 41.0, {"low": 40.0, "high": 44.0}, {"low": 39.0, "high": 43.0}),
    pair(50.0, 52.0, {**DAY, "period": "2025-07-08"}, {**DAY, "period": "2025-07-10"}),
    pair(50.0, 60.0, {**DAY, "period": "2025-07-08"}, {**DAY, "period": "2025-07-18"}),
    pair(50.0, 60.0, {**WEEK, "period": "2025-07-08"}, {**WEEK, "period": "2025-07-18"}),
    pair(50.0, 60.0, {"period": "2025-06"}, {"period": "2025-07"}),
    pair(50.0, 60.0, {"grade": "n-type"}, {"grade": "granular"}),
    pair(50.0, 44.2, {}, {"basis": "averaging=month;deal=spot;tax=excluded"}),
    pair(50.0, 60.0, {}, {"geography": "XCN"}),
    pair(50.0, 60.0, {}, {"kind": "forecast"}),
    pair(50.0, 60.0, {"kind": "forecast"}, {"kind": "forecast"}),
    pair(50.0, 60.0, {}, {"basis": "averaging=month;deal=spot;tax=unstated"}),
    pair(50.0, 60.0, {"company": "daqo"}, {"company": "gcl"}),
    pair(50.0, 60.0, {"site": "one"}, {"site": "two"}),
    pair(2.0, 2.0),
    pair(0.0, 0.0),
    pair(7.0, 8.0, {}, {"same_value_as": "A"}),
]


def test_there_are_sixty_cases() -> None:
    assert len(CONFLICTS) + len(AGREEMENTS) >= 60


@pytest.mark.parametrize("case", CONFLICTS)
def test_conflicts_are_flagged_with_both_values(
    case: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    rows = [observed(id="A", **case[0]), observed(id="B", **case[1])]
    found = contradictions(rows)
    assert len(found) == 1
    assert {row.id for row in found[0].rows} == {"A", "B"}
    assert found[0].spread > 0
    assert found == contradictions(rows[::-1])


@pytest.mark.parametrize("case", AGREEMENTS)
def test_agreement_and_unlike_things_stay_silent(
    case: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    assert contradictions([observed(id="A", **case[0]), observed(id="B", **case[1])]) == []


def test_a_broken_bound_is_told_apart_from_two_values() -> None:
    bound = contradictions([observed(id="A", value=100.0, qualifier="over"), observed(id="B")])
    values = contradictions([observed(id="A", value=100.0), observed(id="B")])
    assert [one.reason for one in bound + values] == ["contradiction.bound", "contradiction.values"]
