"""The timeline of rules: what a year looks like, and every count in its data."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from polysight.report.figures import rule_timeline
from polysight.study.result import Number
from tests.report.example import study, writer


def count(value: float) -> Number:
    return Number("policy.timeline[a,b,c]", value, "count", "", "", "", "", ())


@pytest.mark.parametrize(
    ("failed", "kept", "look"), [(1.0, 4.0, "missed"), (0.0, 2.0, "kept"), (0.0, 0.0, "unjudged")]
)
def test_one_missed_rule_marks_a_year_and_silence_is_no_pass(
    failed: float, kept: float, look: str
) -> None:
    assert rule_timeline.state(count(failed), count(kept)) == look


def test_every_count_is_in_the_data() -> None:
    made = rule_timeline.figure(writer("zh"))
    rows = list(csv.DictReader(StringIO(made.csv)))
    assert len(rows) == study().arrays[rule_timeline.NAME].array.values.size
