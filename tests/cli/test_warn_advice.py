"""What lights ask for: only near by days, and each measure once for everyone who may act."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.answers.warn_advice import answers
from polysight.cli.warn_advice import percent_points, write_advice
from polysight.study.warning_effects import MeasureEffects
from tests.cli.warn_example import asked
from tests.study.warning_effects_example import PLACES, effect, effects

pytestmark = pytest.mark.slow


def made_up() -> MeasureEffects:
    return effects(effect("purchases", np.full(PLACES, -0.2)))


def test_measures_answer_lights_once(capsys: pytest.CaptureFixture[str]) -> None:
    told = answers(asked(), made_up())
    keys = [(one.actor, one.measure.key) for one in told]
    assert len(keys) == len(set(keys))
    write_advice(told, "en")
    said = capsys.readouterr().out
    assert said.count("could:") == 3


def test_points_have_signs() -> None:
    assert [percent_points(one) for one in (0.021, -0.3, float("nan"))] == ["+2.1", "−30.0", "–"]
