"""What a panel says: no leak, no alarm of a constant series, and all parts add up."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polysight.study.warning_signals import Signals, warning_signals
from polysight.warning.light import LIGHTS
from polysight.warning.panel import Panel
from polysight.warning.traits import Traits
from tests.study.warning_states import shipped_terms, synthetic_labels
from tests.warning.synthetic_panel import (
    FIRST,
    MONTHS,
    chosen,
    synthetic_panel,
    synthetic_traits,
)

pytestmark = pytest.mark.slow

TERMS, LABELS, TRAITS = shipped_terms(), synthetic_labels(), synthetic_traits()
SEED = st.integers(0, 1000)
FEW = settings(max_examples=15)


def signals(panel: Panel, traits: Traits = TRAITS) -> Signals:
    return warning_signals(panel, traits, LABELS, TERMS)


def arrays_of(found: Signals) -> dict[str, np.ndarray]:
    told = {
        name: getattr(found, name)
        for name in ("score", "skill", "limit", "light", "alarm_at", "alarm_value", "alarm")
    }
    for one in found.indices:
        told |= {f"{one.name}_{name}": getattr(one, name) for name in ("alarm_at", "alarm")}
        told |= {f"{one.name}_{name}": getattr(one.composite, name)
                 for name in ("level", "weight", "part")}  # fmt: skip
        change = one.composite.change
        told |= {f"{one.name}_{name}": getattr(change, name)
                 for name in ("value", "weight", "entered", "left")}  # fmt: skip
    return told


def with_value(panel: Panel, value: np.ndarray) -> Panel:
    return dataclasses.replace(panel, value=value)


@FEW
@given(SEED, st.integers(30, MONTHS))
def test_a_month_says_the_same_whatever_came_later(seed: int, count: int) -> None:
    panel = synthetic_panel(seed)
    whole = arrays_of(signals(panel))
    last = int(panel.months[count - 1])
    known = LABELS.until(last - TERMS.label_lag)
    part = arrays_of(warning_signals(panel.until(last), TRAITS, known, TERMS))
    for name, one in part.items():
        np.testing.assert_array_equal(one, whole[name][..., :count], err_msg=name)


@FEW
@given(st.floats(-1e3, 1e3), SEED)
def test_a_constant_panel_raises_no_alarm(level: float, seed: int) -> None:
    panel = synthetic_panel(seed)
    found = signals(with_value(panel, np.where(np.isfinite(panel.value), level, np.nan)))
    assert not found.alarm.any()
    assert {LIGHTS[code] for code in np.unique(found.light)} <= {"grey", "green"}
    for index in found.indices:
        told = index.composite.level[np.isfinite(index.composite.level)]
        assert (told == 50.0).all()
        assert not index.alarm.any()


@FEW
@given(SEED, st.permutations(range(10)))
def test_the_order_of_indicators_does_not_matter(seed: int, order: list[int]) -> None:
    panel, places = synthetic_panel(seed), np.array(order)
    traits = Traits(TRAITS.leading[places], tuple(TRAITS.group[place] for place in order))
    one, other = signals(panel), signals(chosen(panel, places), traits)
    for name in ("score", "light", "alarm", "alarm_at", "limit"):
        np.testing.assert_array_equal(getattr(other, name), getattr(one, name)[places])
    np.testing.assert_allclose(
        other.index.composite.level, one.index.composite.level, rtol=0.0, atol=1e-10
    )


@FEW
@given(SEED, st.lists(st.integers(0, MONTHS - 1), min_size=1, max_size=20, unique=True))
def test_months_without_any_news_change_nothing_else(seed: int, gaps: list[int]) -> None:
    panel = synthetic_panel(seed)
    value = panel.value.copy()
    value[:, gaps] = np.nan
    kept = np.delete(np.arange(MONTHS), gaps)
    thinner = dataclasses.replace(
        panel, months=panel.months[kept], value=value[:, kept], spread=panel.spread[:, kept],
        age=panel.age[:, kept],
    )  # fmt: skip
    one, other = signals(with_value(panel, value)), signals(thinner)
    np.testing.assert_array_equal(other.score, one.score[:, kept])
    np.testing.assert_array_equal(other.limit, one.limit[:, :, kept])


def test_an_indicator_that_is_grey_for_ever_changes_nothing() -> None:
    panel = synthetic_panel()
    value = panel.value.copy()
    value[9] = np.nan
    found = signals(with_value(panel, value))
    fewer = np.arange(9)
    traits = Traits(TRAITS.leading[fewer], TRAITS.group[:9])
    other = signals(chosen(panel, fewer), traits)
    np.testing.assert_allclose(
        found.index.composite.level, other.index.composite.level, rtol=0.0, atol=1e-12
    )
    assert (found.light[9] == 0).all()


@FEW
@given(SEED, st.sampled_from([0.25, 2.0, 1024.0]))
def test_another_unit_changes_nothing_but_the_unit(seed: int, factor: float) -> None:
    panel = synthetic_panel(seed)
    one, other = signals(panel), signals(with_value(panel, panel.value * factor))
    for name in ("score", "skill", "light", "alarm", "alarm_at"):
        np.testing.assert_array_equal(getattr(other, name), getattr(one, name), err_msg=name)
    np.testing.assert_array_equal(other.limit, one.limit * factor)
    np.testing.assert_array_equal(other.alarm_value, one.alarm_value * factor)
    np.testing.assert_array_equal(other.index.composite.level, one.index.composite.level)


@FEW
@given(SEED, st.integers(60, MONTHS - 1), st.floats(0.0, 20.0), st.integers(0, 9))
def test_a_value_that_speaks_more_for_glut_never_lowers_the_signal(
    seed: int, month: int, rise: float, place: int
) -> None:
    panel = synthetic_panel(seed)
    value = panel.value.copy()
    value[place, month] += rise * panel.direction[place]
    one, other = signals(panel), signals(with_value(panel, value))
    before, after = one.score[:, month], other.score[:, month]
    assert (after[np.isfinite(before)] >= before[np.isfinite(before)]).all()
    assert (other.alarm[:, month] >= one.alarm[:, month]).all()
    for first, second in zip(one.indices, other.indices, strict=True):
        if np.isfinite(first.composite.level[month]):
            assert second.composite.level[month] >= first.composite.level[month] - 1e-9
            assert second.alarm[month] >= first.alarm[month]


@FEW
@given(SEED)
def test_contributions_add_up_and_groups_keep_their_limit(seed: int) -> None:
    found = signals(synthetic_panel(seed))
    for index in found.indices:
        composite = index.composite
        told = np.isfinite(composite.level)
        gap = composite.part.sum(axis=0) + 50.0 - composite.level
        assert np.abs(gap[told]).max(initial=0.0) < 1e-12
        parts = composite.change.total.sum(axis=0)[1:] - np.diff(composite.level)
        assert np.abs(parts[np.isfinite(parts)]).max(initial=0.0) < 1e-12
    weight = found.index.composite.weight
    price = np.array([group == "price" for group in TRAITS.group])
    groups = np.array([len({g for g, w in zip(TRAITS.group, column, strict=True) if w > 0.0})
                       for column in weight.T])  # fmt: skip
    limit = np.maximum(TERMS.group_limit, 1.0 / np.maximum(groups, 1))
    assert (weight[price].sum(axis=0) <= limit + 1e-9).all()


def test_grey_is_where_the_panel_is_not_usable_or_young() -> None:
    panel = synthetic_panel()
    found = signals(panel)
    assert (found.light[~panel.usable] == 0).all()
    assert not found.alarm[~panel.usable].any()
    old = panel.usable & (panel.usable.cumsum(axis=1) >= TERMS.least_known)
    np.testing.assert_array_equal(found.light > 0, old)


def test_an_alarm_is_a_value_past_its_threshold() -> None:
    panel = synthetic_panel()
    found = signals(panel)
    past = (panel.value - found.alarm_value) * panel.direction[:, None] > 0.0
    known = np.isfinite(found.score)
    np.testing.assert_array_equal(found.alarm[known], past[known])


@pytest.mark.parametrize("by_noise", [False, True])
def test_thresholds_learn_within_the_grid(by_noise: bool) -> None:
    found = warning_signals(synthetic_panel(), TRAITS, LABELS, TERMS, by_noise)
    assert found.alarm_at.min() >= TERMS.alarm_low
    assert found.alarm_at.max() <= TERMS.alarm_high
    young = found.panel.months < FIRST + TERMS.window + TERMS.label_lag
    assert set(found.alarm_at[:, young].ravel()) == {TERMS.alarm_written}


def test_too_few_indicators_give_no_index() -> None:
    found = signals(synthetic_panel())
    usable = np.isfinite(found.score).sum(axis=0)
    np.testing.assert_array_equal(
        np.isfinite(found.index.composite.level), usable >= TERMS.least_usable
    )
