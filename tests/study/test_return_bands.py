"""Ranges of published plans."""

from __future__ import annotations

import pytest

from polysight.evidence.store import evidence
from polysight.study.project_file_numbers import ProjectNumber
from polysight.study.return_bands import ends, return_bands


def test_every_range_says_why_and_rises() -> None:
    told = return_bands(evidence())
    for name in type(told).model_fields:
        if name == "format":
            continue
        one = getattr(told, name)
        low, high = ends(one)
        assert low < one.value < high, name
        assert one.assumption is not None
        assert one.unit in evidence().units.units


def test_what_is_published_replaces_its_range() -> None:
    told = return_bands(evidence())
    ranges = told.plan_ranges((2.0, 2.0), (20.0, 20.0))
    assert (ranges.construction_years, ranges.life_years) == ((2.0, 2.0), (20.0, 20.0))
    assert told.plan_ranges().life_years == ends(told.life)


def test_a_number_without_a_range_is_one_point() -> None:
    why = {"en": "Why.", "zh": "原因。"}
    number = ProjectNumber.model_validate({"unit": "1", "value": 0.5, "assumption": why})
    assert ends(number) == pytest.approx((0.5, 0.5))
