"""Panel, signals and odds of a day belong together and know nothing of later days."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.study.warning_assessment import assessment, by_month, newest_month, traits_of
from polysight.study.warning_ensemble import EnsembleOdds
from polysight.study.warning_indicators import indicators
from tests.cli.warn_example import assessed, definitions
from tests.study.warning_panel_example import shipped_panel

pytestmark = pytest.mark.slow


def test_a_month_is_over_at_its_last_day() -> None:
    assert newest_month(dt.date(2024, 2, 29)) == 12 * 2024 + 1
    assert newest_month(dt.date(2024, 2, 28)) == 12 * 2024
    assert newest_month(dt.date(2023, 12, 31)) == 12 * 2023 + 11


def test_changes_add_up_to_the_change_of_the_index() -> None:
    found = assessed()
    level = found.signals.index.composite.level
    for months in (1, 12, 60):
        change = found.changes(found.signals.index, months).sum()
        assert change == pytest.approx(level[-1] - level[-1 - months], abs=1e-9)
    assert np.isnan(found.changes(found.signals.index, 10_000)).all()


def test_an_earlier_day_sees_the_same_months_as_a_later_one() -> None:
    data, panel = evidence(), shipped_panel()
    early, late = (assessment(data, dt.date(year, 6, 30), panel) for year in (2016, 2019))
    count = len(early.panel.months)
    assert early.month == 12 * 2016 + 5
    np.testing.assert_array_equal(early.signals.light, late.signals.light[:, :count])
    np.testing.assert_array_equal(early.signals.alarm, late.signals.alarm[:, :count])
    np.testing.assert_allclose(
        early.signals.index.composite.level, late.signals.index.composite.level[:count]
    )


def test_odds_of_draws_stand_in_the_months_of_their_days() -> None:
    odds = EnsembleOdds(
        dt.date(2025, 3, 31), 500, (6, 12, 24), np.array([[0.6, 0.5, 0.4], [0.1, 0.2, 0.3]]),
        np.full((2, 3), 0.02), "glut",
    )  # fmt: skip
    months = 12 * 2025 + np.arange(6)
    found = by_month((odds,), months, "shortage")
    assert found[:, 2].tolist() == [0.1, 0.2, 0.3]
    assert np.isnan(np.delete(found, 2, axis=1)).all()
    told = replace(assessed(), ensemble=(odds,))
    assert told.newest_ensemble is None
    pooled = told.past_odds[0].pooled
    assert np.isfinite(pooled).sum(axis=1).tolist() == [1, 1, 1]
    assert replace(told, ensemble=(replace(odds, day=dt.date(2026, 6, 30)),)).newest_ensemble


def test_natures_follow_the_definitions() -> None:
    told = traits_of(definitions())
    assert told.leading.sum() == sum(one.leading for one in definitions())
    assert len(traits_of(indicators(evidence())).group) == len(indicators(evidence()))
