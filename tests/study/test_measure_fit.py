"""Measures that cannot be taken, and why."""

from __future__ import annotations

import pytest

from polysight.study.measure_fit import unfit
from tests.study.gap_example import GRANULES, OLD, XINJIANG, before, measures


@pytest.mark.parametrize(
    ("plant", "code", "reason"),
    [
        (XINJIANG, "wall-finish", ""),
        (GRANULES, "wall-finish", "gap.other_route"),
        (GRANULES, "route-change", "gap.other_route"),
        (XINJIANG, "thermal-shield", "gap.unproven"),
        (XINJIANG, "jacket-steam", "gap.fleet_has_it"),
        (OLD, "jacket-steam", ""),
        (XINJIANG, "cold-hydrogenation", "gap.already"),
        (XINJIANG, "stack-scrubber", "gap.answer_unknown"),
        (OLD, "stack-scrubber", ""),
    ],
)
def test_the_reason_is_told(plant: str, code: str, reason: str) -> None:
    assert unfit(measures()[code], before(plant), unproven=False) == reason


def test_what_a_laboratory_has_shown_can_be_allowed() -> None:
    assert unfit(measures()["thermal-shield"], before(XINJIANG), unproven=True) == ""
