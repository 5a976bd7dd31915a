"""What is advised: only what was computed to help, to who may act, and to the lights that ask."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.study.warning_advice import (
    advice,
    light_advice,
    stage_of,
)
from polysight.study.warning_effects import MeasureEffects
from polysight.study.warning_measure_file import ACTORS, MeasureFile, warning_measures
from tests.study.warning_effects_example import effect, effects

NOTHING = np.zeros(5)
HELPS = np.array([0.0, -0.1, -0.3, -0.2, np.nan])


@pytest.fixture(scope="module")
def file() -> MeasureFile:
    """The shipped measures."""
    return warning_measures(evidence())


def keys(found: MeasureEffects, file: MeasureFile, actor: str) -> list[str]:
    """Measures that are advised to one."""
    return [one.measure.key for one in advice(found, file) if one.actor == actor]


def test_nothing_is_advised_within_the_error(file: MeasureFile) -> None:
    small = effects(
        effect("purchases", NOTHING),
        effect("permits", np.full(5, -0.05), error=0.04),
        effect("pipeline", np.full(5, -0.01), error=0.001),
    )
    assert advice(small, file) == ()


def test_what_makes_it_worse_is_not_advised(file: MeasureFile) -> None:
    assert advice(effects(effect("discipline", -HELPS)), file) == ()


def test_the_strongest_measure_comes_first_and_at_its_best_horizon(file: MeasureFile) -> None:
    found = effects(effect("permits", 0.5 * HELPS), effect("purchases", HELPS, shortage=0.2))
    for actor in ACTORS:
        assert keys(found, file, actor) == ["purchases", "permits"]
    first = advice(found, file)[0]
    assert (first.actor, first.horizon, first.change) == ("lender", 24, -0.3)
    assert first.shortage
    assert not first.later


def test_only_who_may_act_is_told(file: MeasureFile) -> None:
    found = effects(effect("demand", HELPS + np.array([0.2, 0.0, 0.0, 0.0, 0.0])))
    assert keys(found, file, "producer") == []
    assert keys(found, file, "regulator") == ["demand"]
    assert advice(found, file)[0].later


@pytest.mark.parametrize(
    ("light", "leading", "stage"),
    [
        ("red", True, "ahead"), ("yellow", True, "ahead"), ("blue", True, ""),
        ("blue", False, "inside"), ("light-blue", False, "inside"), ("red", False, ""),
        ("green", True, ""), ("grey", False, ""),
    ],
)  # fmt: skip
def test_a_light_speaks_for_a_glut_ahead_or_inside(light: str, leading: bool, stage: str) -> None:
    assert stage_of(light, leading) == stage


def test_a_light_is_answered_by_what_acts_on_its_indicator(file: MeasureFile) -> None:
    found = effects(effect("pipeline", HELPS), effect("purchases", HELPS))
    ahead = light_advice(found, file, "red", leading=True, group="pipeline")
    assert {one.measure.key for one in ahead} == {"pipeline"}
    inside = light_advice(found, file, "blue", leading=False, group="utilisation")
    assert {one.measure.key for one in inside} == {"purchases"}
    assert light_advice(found, file, "grey", leading=True, group="pipeline") == ()
