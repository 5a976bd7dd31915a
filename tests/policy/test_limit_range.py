"""A range settles what lies outside it, and nothing inside."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from polysight.policy.instrument import Comparator, Limits
from polysight.policy.limit_range import ranged
from polysight.policy.verdict import VerdictKind, verdict
from tests.policy.example import UNITS, answer, changed, changed_rule, plant, seen

RANGE = dataclasses.replace(seen(None), low=25.2, high=70.0)
PASS, FAIL, OPEN = VerdictKind.PASS, VerdictKind.FAIL, VerdictKind.CANNOT_JUDGE


@pytest.mark.parametrize(
    ("comparator", "value", "kind", "end"),
    [
        (Comparator.AT_LEAST, 25.1, FAIL, 25.2),
        (Comparator.AT_LEAST, 25.2, OPEN, None),
        (Comparator.AT_LEAST, 69.9, OPEN, None),
        (Comparator.AT_LEAST, 70.0, PASS, 70.0),
        (Comparator.ABOVE, 70.0, OPEN, None),
        (Comparator.AT_MOST, 70.1, FAIL, 70.0),
        (Comparator.AT_MOST, 25.2, PASS, 25.2),
        (Comparator.AT_MOST, 25.3, OPEN, None),
        (Comparator.EQUAL, 25.2, OPEN, None),
    ],
)
def test_a_verdict_is_that_of_every_limit_in_the_range(
    comparator: Comparator, value: float, kind: VerdictKind, end: float | None
) -> None:
    rule = changed_rule(
        unit="%", comparator=comparator, limits=Limits(RANGE, RANGE, RANGE), grades=()
    )
    subject = plant(answer(value, "%", draws=[value, 100.0]))
    found = verdict(rule, changed(rule), subject, dt.date(2027, 1, 1), units=UNITS)
    assert found.kind is kind
    assert (found.comparison.limit if found.comparison else None) == end
    assert "policy.limit_range" in {one.key for one in found.reasons}


def test_a_missing_answer_is_told_before_the_range() -> None:
    rule = changed_rule(unit="%", limits=Limits(RANGE, RANGE, RANGE), grades=())
    found = verdict(rule, changed(rule), plant(), dt.date(2027, 1, 1), units=UNITS)
    assert found.kind is OPEN
    assert [one.key for one in found.reasons] == ["policy.answer_missing"]


def test_a_number_or_nothing_is_no_range() -> None:
    assert ranged(RANGE)
    assert not ranged(seen(3.0))
    assert not ranged(seen(None))
    assert not ranged(None)
