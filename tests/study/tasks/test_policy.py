"""Law in a study: verdicts are numbers only where a limit was seen, and every number cites."""

from __future__ import annotations

import numpy as np

from polysight.study.result import Result

DAYS = ("2026-12-31", "2027-01-01")


def test_a_limit_changes_with_the_edition(baseline: Result) -> None:
    before, after = (baseline.number(f"policy.limit[siemens-xinjiang,{day}]") for day in DAYS)
    assert (before.value, after.value) == (10.5, 6.3)
    assert before.inputs == ("GB29447-2022",)
    assert after.inputs == ("GB29447-2026-TCS",)


def test_what_was_not_seen_or_is_not_covered_has_no_number(baseline: Result) -> None:
    new = f"[siemens-inner-mongolia-new,{DAYS[0]}]"
    outside = f"[electronic-qinghai,{DAYS[1]}]"
    for name in ("policy.limit", "policy.margin"):
        assert np.isnan(baseline.number(name + new).value)
        assert baseline.marks[name + new] == ("mark.law_cannot_judge",)
        assert baseline.marks[name + outside] == ("mark.law_not_covered",)


def test_a_margin_is_limit_less_energy_and_a_failed_rule_is_counted(baseline: Result) -> None:
    for example in baseline.arrays["policy.limit"].array.axes[0].keys:
        limit = baseline.number(f"policy.limit[{example},{DAYS[1]}]").value
        energy = baseline.number(f"policy.comprehensive_energy[{example},central]").value
        margin = baseline.number(f"policy.margin[{example},{DAYS[1]}]").value
        np.testing.assert_allclose(margin, limit - energy)
        failed = baseline.number(f"policy.failed[{example},{DAYS[1]}]").value
        assert failed >= (margin < 0)


def test_closing_costs_stand_where_something_is_missed(baseline: Result) -> None:
    failed = baseline.arrays["policy.failed"].array.values[:, 1] > 0
    cost = baseline.arrays["policy.closing_cost"].array.values
    assert (np.isfinite(cost[:, 1]) <= failed).all()
    shown = cost[np.isfinite(cost[:, 1])]
    assert (np.diff(shown, axis=-1) >= 0).all()
    assert (
        "mark.law_nothing_to_close"
        in (baseline.marks["policy.closing_cost[granular-inner-mongolia,central]"])
    )


def test_numbers_cite_rules_and_rows(baseline: Result) -> None:
    margin = baseline.number(f"policy.margin[siemens-xinjiang,{DAYS[1]}]")
    assert margin.inputs[0] == "GB29447-2026-TCS"
    assert len(margin.inputs) > 10
    assert "mark.example_plant" in baseline.marks[margin.id]
    cost = baseline.number("policy.closing_cost[siemens-xinjiang,central]").inputs
    assert any(one.startswith("SM0") for one in cost)
    assert "scenario:reference_plant.discount_rate" in cost


def test_reasons_count_rules_that_cannot_be_judged(baseline: Result) -> None:
    reasons = baseline.arrays["policy.unjudged_rules"].array
    most = baseline.arrays["policy.unjudged"].array.values[:, 1].max()
    assert reasons.values.sum() >= most > 0
    assert "limit-not-seen" in reasons.axes[0].keys


def test_failing_capacity_lies_within_what_is_judged(baseline: Result) -> None:
    failing = baseline.arrays["policy.capacity_failing"].array.values
    judged = baseline.arrays["policy.capacity_judged"].array.values
    assert (failing >= 0).all()
    assert (failing <= judged[:, None] * (1 + 1e-9)).all()
    regions = baseline.arrays["policy.capacity_failing_region"].array.values
    np.testing.assert_allclose(regions.sum(), failing[0, 1])
    assert (np.diff(failing, axis=-1) >= 0).all()
