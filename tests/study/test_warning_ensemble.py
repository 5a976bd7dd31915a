"""Odds by draws: shares with their error, the past before the draws, and days on a month axis."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.market.paths import MarketPaths
from polysight.market.series import PlantYear, Series
from polysight.study.history_reading import month_number
from polysight.study.market_case import market_view
from polysight.study.market_history import MarketHistory, market_history
from polysight.study.warning_ensemble import (
    EnsembleOdds,
    drawn_states,
    ensemble_odds,
    odds_on_months,
    state_now,
)
from polysight.study.warning_states import state_rule
from polysight.study.warning_terms import HORIZONS

DAY = dt.date(2020, 6, 30)
MONTH = month_number(DAY)
DRAWS, MONTHS = 40, 24


@pytest.fixture(scope="module")
def history() -> MarketHistory:
    """The past as known on a quiet day."""
    return market_history(market_view(evidence(), DAY), DAY)


def paths(history: MarketHistory, growth: tuple[float, ...], first: int = 0) -> MarketPaths:
    """Draws in which the price moves at a pace of their own, and all else stays."""
    values = np.full((len(growth), MONTHS, len(Series)), np.nan)
    ahead = np.arange(1, MONTHS + 1)
    for series in (Series.OUTPUT_CHINA, Series.IMPORTS, Series.CAPACITY_CHINA):
        values[:, :, series] = np.exp(history.of(series).at(MONTH)[0])
    price = np.exp(history.of(Series.PRICE_CHINA).at(MONTH)[0])
    values[:, :, Series.PRICE_CHINA] = price * np.exp(np.array(growth)[:, None] * ahead)
    years = np.array([2020, 2021, 2022])
    return MarketPaths(first, MONTH + ahead, values, years, np.empty((0, 3, 0, len(PlantYear))))


def test_a_share_of_the_draws_with_its_error(history: MarketHistory) -> None:
    rule = state_rule(evidence())
    down, up = paths(history, (-0.05,) * 10), paths(history, (0.05,) * 30, first=10)
    found = ensemble_odds([down, up], history, rule)
    assert found.draws == DRAWS
    assert found.horizons == HORIZONS
    glut, error = found.of("glut", 12)
    assert glut == pytest.approx(10.5 / 41.0)
    assert error == pytest.approx(np.sqrt(glut * (1.0 - glut) / DRAWS))
    assert found.of("shortage", 12)[0] == pytest.approx(30.5 / 41.0)


def test_stretches_of_draws_do_not_matter(history: MarketHistory) -> None:
    rule = state_rule(evidence())
    pace = tuple(np.linspace(-0.05, 0.05, DRAWS))
    whole = ensemble_odds([paths(history, pace)], history, rule)
    parts = [paths(history, pace[at : at + 8], first=at) for at in range(0, DRAWS, 8)]
    assert np.array_equal(ensemble_odds(parts, history, rule).probability, whole.probability)


def test_the_past_counts_in_the_first_months(history: MarketHistory) -> None:
    rule = state_rule(evidence())
    jump = paths(history, (0.0,))
    jump.values[:, :, Series.PRICE_CHINA] *= 0.8
    assert drawn_states(jump, history, rule)[0, 0, 0]
    assert not drawn_states(jump, history, rule)[0, 0, -1]


def test_the_state_of_the_day_is_by_the_same_rule(history: MarketHistory) -> None:
    data = evidence()
    later = dt.date(2024, 6, 30)
    rule = state_rule(data)
    assert state_now(market_history(market_view(data, later), later), rule) == "glut"
    assert ensemble_odds([paths(history, (0.0,))], history, rule).now == state_now(history, rule)


def test_days_are_placed_on_months() -> None:
    def odds(day: dt.date, value: float) -> EnsembleOdds:
        grid = np.full((2, len(HORIZONS)), value)
        return EnsembleOdds(day, 10, HORIZONS, grid, 0.1 * grid, "")

    told = [odds(dt.date(2020, 6, 30), 0.2), odds(dt.date(2020, 3, 31), 0.1)]
    months = MONTH + np.arange(-4, 3)
    plain = odds_on_months(told, "glut", months)
    assert plain.shape == (len(HORIZONS), len(months))
    assert np.isfinite(plain[0]).tolist() == [False, True, False, False, True, False, False]
    carried = odds_on_months(told, "glut", months, longest=2)
    assert carried[0, 1:].tolist() == pytest.approx([0.1, 0.1, 0.1, 0.2, 0.2, 0.2])
