"""The parts of the past price as numbers of the baseline study."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.result import Result

pytestmark = pytest.mark.slow
PARTS = "market.price_parts."


def test_ends_enclose_and_every_number_rests_on_the_past(baseline: Result) -> None:
    for name in ("season", "trend", "episode"):
        array = baseline.arrays[f"{PARTS}{name}"]
        assert (np.diff(array.array.values, axis=-1) >= 0.0).all()
    past = "market.forecast.rows[past]"
    assert baseline.number(past).inputs
    assert past in baseline.number(f"{PARTS}explained").inputs
    episode = baseline.arrays[f"{PARTS}episode"].array.axes[0].keys[-1]
    assert episode in baseline.number(f"{PARTS}episode[{episode},central]").inputs


def test_the_season_is_nothing_over_a_year(baseline: Result) -> None:
    middle = np.log1p(baseline.arrays[f"{PARTS}season"].array.values[:, 1])
    assert middle.sum() == pytest.approx(0.0, abs=1e-9)
