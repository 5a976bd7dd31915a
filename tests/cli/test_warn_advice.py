"""What lights ask for: only near by days, and each measure once for everyone who may act."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polysight.cli import warn_advice
from polysight.cli.warn_advice import answers, near_effects, percent_points, write_advice
from polysight.study.warning_effects import MeasureEffects
from polysight.study.warning_results_file import ShippedEffects
from tests.cli.warn_example import asked
from tests.study.warning_effects_example import PLACES, effect, effects

pytestmark = pytest.mark.slow


def made_up() -> MeasureEffects:
    return effects(effect("purchases", np.full(PLACES, -0.2)))


@pytest.mark.parametrize(
    ("day", "near"), [(dt.date(2026, 6, 30), True), (dt.date(2020, 6, 30), False)]
)
def test_effects_of_a_day_long_past_are_not_told(
    day: dt.date, near: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = made_up()
    moved = MeasureEffects(one.scenario, day, one.draws, one.seed, one.base, one.effects)
    shipped = ShippedEffects((moved,), "code", "2026-07-01")
    monkeypatch.setattr(warn_advice, "shipped_effects", lambda data: shipped)
    assert (near_effects(asked()) is not None) is near


def test_measures_answer_lights_once(capsys: pytest.CaptureFixture[str]) -> None:
    told = answers(asked(), made_up())
    keys = [(one.actor, one.measure.key) for one in told]
    assert len(keys) == len(set(keys))
    write_advice(told, "en")
    said = capsys.readouterr().out
    assert said.count("could:") == 3


def test_points_have_signs() -> None:
    assert [percent_points(one) for one in (0.021, -0.3, float("nan"))] == ["+2.1", "−30.0", "–"]
