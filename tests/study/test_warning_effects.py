"""Effects of measures: on the same draws, none where nothing changes, told beyond their error."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.study.executors import engine
from polysight.study.warning_effects import (
    LONG_HORIZONS,
    MeasureEffects,
    Verdict,
    day_scenario,
    measure_effects,
)
from polysight.study.warning_measure_file import warning_measures
from tests.study.warning_effects_example import effect

#: A day that knew nothing of the energy limit, before a glut.
DAY, DRAWS = dt.date(2021, 12, 31), 60


@pytest.mark.parametrize(
    ("change", "error", "verdict"),
    [
        (-0.3, 0.01, Verdict.LOWERS),
        (0.3, 0.01, Verdict.RAISES),
        (-0.03, 0.02, Verdict.UNCLEAR),
        (-0.01, 0.001, Verdict.UNCLEAR),
        (-0.03, 0.0, Verdict.LOWERS),
        (0.0, 0.0, Verdict.UNCLEAR),
        (np.nan, np.nan, Verdict.UNCLEAR),
    ],
)
def test_within_its_error_nothing_is_said(change: float, error: float, verdict: Verdict) -> None:
    one = effect("permits", np.full(len(LONG_HORIZONS), change), error=error)
    assert one.verdict("glut", 12, errors=2.0, least=0.02) is verdict


def test_a_day_asks_for_its_own_market() -> None:
    found = day_scenario(evidence(), DAY, 12)
    assert (found.origin, found.knowledge, found.last_month) == (DAY, DAY, "2022-12")
    assert not found.drivers


@pytest.fixture(scope="module")
def told() -> MeasureEffects:
    """Measures on a day of the past, few draws; exports are not opened after all."""
    data = evidence()
    file = warning_measures(data)
    exports = file.named("exports")
    (driver,) = exports.drivers
    idle = exports.model_copy(update={"drivers": (driver.model_copy(update={"value": 1.0}),)})
    others = tuple(one for one in file.measures if one.key != idle.key)
    return measure_effects(
        data, day_scenario(data, DAY, 24), file.model_copy(update={"measures": (*others, idle)}),
        engine("local", 1), draws=DRAWS,
        measures=("pipeline", "energy-limit", "purchases", "exports"),
    )  # fmt: skip


@pytest.mark.slow
def test_a_measure_that_the_day_could_not_take_is_left_out(told: MeasureEffects) -> None:
    assert {one.measure for one in told.effects} == {"pipeline", "purchases", "exports"}


@pytest.mark.slow
def test_a_measure_that_changes_nothing_changes_no_draw(told: MeasureEffects) -> None:
    idle = next(one for one in told.effects if one.measure == "exports")
    seen = LONG_HORIZONS.index(24) + 1
    assert (idle.change[:, :seen] == 0.0).all()
    assert (idle.price[:seen] == 0.0).all()
    assert np.array_equal(idle.odds.probability, told.base.probability, equal_nan=True)


@pytest.mark.slow
def test_less_capacity_lowers_the_odds_of_a_glut_on_the_same_draws(told: MeasureEffects) -> None:
    at = LONG_HORIZONS.index(24)
    for one in told.effects:
        gap = (one.odds.probability - told.base.probability)[:, at] * (DRAWS + 1) / DRAWS
        assert one.change[:, at] == pytest.approx(gap)
        assert one.change[0, at] <= 0.0
        assert one.price[at] >= 0.0
    bought = next(one for one in told.effects if one.measure == "purchases")
    assert bought.verdict("glut", 24, errors=2.0, least=0.02) is Verdict.LOWERS
    assert bought.noise_kept[0, at] < 1.0


@pytest.mark.slow
def test_what_is_not_simulated_is_not_told(told: MeasureEffects) -> None:
    beyond = LONG_HORIZONS.index(36)
    for one in told.effects:
        assert np.isnan(one.change[:, beyond:]).all()
        assert np.isnan(one.price[beyond:]).all()
        assert one.verdict("glut", 36, errors=2.0, least=0.02) is Verdict.UNCLEAR
