"""Findings about law and footprint choose their words by margins and intervals."""

from __future__ import annotations

import math

import pytest

from polysight.report.chapters.environment_findings import carbon, covered, policy
from polysight.report.prose import Name
from tests.report.example import changed, numbers

NAN = math.nan
TOTAL, MARGIN = "carbon.total_lifecycle", "policy.margin"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((44, 48, 55, 24, 26, 29), "finding.carbon_lower"),
        ((28, 48, 55, 24, 26, 29), "finding.carbon_not_lower"),
    ],
)
def test_granules_are_lower_only_where_the_intervals_do_not_meet(
    values: tuple[float, ...], expected: str
) -> None:
    found = carbon(numbers(changed(TOTAL, *values)))
    assert found is not None
    assert found.key == expected


def test_a_footprint_without_an_interval_is_withdrawn() -> None:
    assert carbon(numbers(changed(TOTAL, 44, 48, 55, NAN, 26, 29))) is None


def test_stages_without_a_number_make_the_sums_lower_bounds() -> None:
    values = [13.0, 24.0, 3.0, NAN, 12.0, 3.0, 4.0, NAN]
    (bound,) = covered(numbers(changed("carbon.footprint_lifecycle", *values)))
    assert dict(bound.values)["stages"] == (Name("stage", "transport"),)
    assert covered(numbers()) == ()


def test_examples_that_keep_the_old_limit_and_miss_the_new_one_are_named() -> None:
    found = policy(numbers(changed(MARGIN, 3.3, -0.9, NAN, 0.8)))
    assert found is not None
    assert dict(found.values)["missed"] == (Name("example", "siemens-xinjiang"),)
    assert [one.key for one in found.further] == ["finding.policy_register"]


def test_without_a_turn_nothing_is_claimed() -> None:
    assert policy(numbers(changed(MARGIN, 3.3, 0.9, NAN, 0.8))) is None
