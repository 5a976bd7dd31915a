"""What lights ask for: only near by days, and each measure once for everyone who may act."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.answers import warn_advice
from polysight.answers.warn_advice import answers, near_effects
from polysight.study.warning_effects import MeasureEffects
from polysight.study.warning_results_file import ShippedEffects
from tests.cli.test_warn_advice import made_up
from tests.cli.warn_example import asked

pytestmark = pytest.mark.slow


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


def test_measures_answer_lights_once() -> None:
    keys = [(one.actor, one.measure.key) for one in answers(asked(), made_up())]
    assert len(keys) == len(set(keys))
