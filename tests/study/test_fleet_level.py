"""Levels of rod plants: what is published comes out again, and the mix holds both figures."""

from __future__ import annotations

import datetime as dt
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.study.compliance_register import RegisterCompliance, compliance_register
from polysight.study.fleet_level import Anchor, exposing, unlevelled
from polysight.study.register_values import RegisterValues, register_values
from tests.plant.routes.plants import data
from tests.study.gap_example import TURN, rules, view

pytestmark = pytest.mark.slow


@cache
def values() -> RegisterValues:
    return register_values(
        view().plants(), [2024.5], "comprehensive-energy", data(), seed=5, count=30
    )


@cache
def draft() -> RegisterCompliance:
    """The draft on the day of which the exposure was told."""
    return compliance_register(
        view(), rules(), dt.date(2025, 9, 30), edition="gb-29447-2025-draft",
        anchor=Anchor.EXPOSURE, seed=5, count=40,
    )  # fmt: skip


def test_the_exposure_anchor_gives_the_published_exposure_back() -> None:
    """517.3 kt/a above the draft, and a share of the output above 6.5: half way between them."""
    failing = draft().anchors_failing.values[list(Anchor).index(Anchor.EXPOSURE), 0, 1:]
    assert failing.mean() == pytest.approx(517.3, rel=0.25)


def test_the_mix_holds_the_published_exposure_and_the_average() -> None:
    found = compliance_register(view(), rules(), TURN, seed=5, count=200)
    low, high = np.quantile(found.capacity_failing.values[0].sum(axis=0)[1:], (0.05, 0.95))
    average = found.anchors_failing.values[list(Anchor).index(Anchor.AVERAGE), 0, 0]
    assert found.anchor is Anchor.MIXED
    assert low < 517.3 < average < high


def test_each_draw_of_the_mix_is_one_of_the_published_levels() -> None:
    levels = values().levels
    first = levels.mixed == levels.average
    assert (first | (levels.mixed == levels.exposure))[1:].all()
    assert 0 < first[1:].sum() < 30
    assert levels.exposure[0] < levels.mixed[0] < levels.average[0] < 1.0


def test_levels_cite_what_sets_them() -> None:
    inputs = values().levels.inputs
    assert {"UC0030", "MS0335", "MS0235", "FA0003", "FA0004"} <= set(inputs)


def test_where_nothing_is_published_every_anchor_leaves_the_model() -> None:
    nothing = unlevelled(3)
    assert all((nothing.of(one) == 1.0).all() for one in Anchor)
    assert nothing.inputs == ()


@given(st.lists(st.integers(10, 2000), min_size=6, max_size=6, unique=True), st.floats(1.0, 5.0))
def test_what_lies_above_the_limit_comes_as_near_as_whole_plants_allow(
    numbers: list[int], target: float
) -> None:
    values = np.array(numbers, dtype=float)[:, None]
    above = (values * exposing(values, np.ones(6), target, 6.3) > 6.3).sum()
    assert abs(above - target) <= 0.5
