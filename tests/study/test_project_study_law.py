"""Law, plant and footprint of a project."""

from __future__ import annotations

import pytest

from tests.report.feasibility.example import project

pytestmark = pytest.mark.slow


def test_verdicts_are_counted_by_kind() -> None:
    found = project()
    counts = {one.id: one.value for one in found.result.arrays["project.rules"]}
    assert sum(counts.values()) == len(found.verdicts)


def test_answer_and_limit_are_those_of_the_verdict() -> None:
    found = project()
    energy = next(one for one in found.verdicts if one.rule.id == "PVNORM2024-02")
    assert energy.comparison is not None
    numbers = {one.id: one.value for one in found.result.numbers()}
    answers = [value for key, value in numbers.items() if key.endswith("[PVNORM2024-02]")]
    assert energy.comparison.value in answers
    assert energy.comparison.limit in answers


def test_the_footprint_has_a_range() -> None:
    low, central, high = (one.value for one in project().result.arrays["project.carbon"])
    assert low < central < high
