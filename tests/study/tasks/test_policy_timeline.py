"""Law through the years: counts agree with the days of the scenario, limits tighten in time."""

from __future__ import annotations

import numpy as np

from polysight.study.result import Result

DAY = "2026-12-31"
KINDS = ("failed", "kept", "unjudged")


def test_counts_of_a_day_of_the_scenario_are_those_of_the_policy_task(baseline: Result) -> None:
    for example in baseline.arrays["policy.timeline"].array.axes[0].keys:
        for kind in KINDS:
            here = baseline.number(f"policy.timeline[{example},{DAY},{kind}]").value
            assert here == baseline.number(f"policy.{kind}[{example},{DAY}]").value


def test_the_limit_of_rods_falls_with_the_new_edition(baseline: Result) -> None:
    name = "policy.timeline_limit[siemens-xinjiang,{}]"
    before, after = (baseline.number(name.format(day)) for day in (DAY, "2027-12-31"))
    assert (before.value, after.value) == (10.5, 6.3)
    assert after.inputs == ("GB29447-2026-TCS",)


def test_rules_of_the_last_day_are_kept_missed_or_without_a_number(baseline: Result) -> None:
    array = baseline.arrays["policy.rule_kept"]
    values = array.array.values
    assert set(np.unique(values[np.isfinite(values)])) <= {0.0, 1.0}
    last = "2027-01-01"
    for place, example in enumerate(array.array.axes[1].keys):
        for kind, value in (("failed", 0.0), ("kept", 1.0)):
            count = baseline.number(f"policy.{kind}[{example},{last}]").value
            assert (values[:, place] == value).sum() == count
    for number in array:
        if np.isnan(number.value):
            assert baseline.marks[number.id]
