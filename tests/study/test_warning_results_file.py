"""Own results as tables: written and read again they are the same to the digits they show."""

from __future__ import annotations

import dataclasses
import datetime as dt

import numpy as np

from polysight.evidence.store import Evidence, evidence
from polysight.evidence.table import parsed
from polysight.study.warning_ensemble import EnsembleOdds
from polysight.study.warning_results_file import (
    EFFECT_COLUMNS,
    EFFECTS,
    ODDS,
    ODDS_COLUMNS,
    effects_text,
    odds_text,
    shipped_effects,
    shipped_odds,
)
from polysight.study.warning_terms import HORIZONS
from tests.study.warning_effects_example import DAY, effect, effects

MADE = "2026-11-22"


def read(table: str, text: str) -> Evidence:
    """The shipped evidence with these results in it."""
    data = evidence()
    return dataclasses.replace(data, tables={**data.tables, table: list(parsed(text, "own.csv"))})


def test_odds_are_read_as_they_were_written() -> None:
    grid = np.array([[0.25, 0.5, np.nan], [0.01, 0.02, np.nan]])
    told = [
        EnsembleOdds(day, 1000, HORIZONS, grid, 0.1 * grid, now)
        for day, now in ((dt.date(2019, 3, 31), ""), (dt.date(2019, 6, 30), "glut"))
    ]
    text = odds_text(told, "abc", MADE)
    assert tuple(text.splitlines()[0].split(",")) == ODDS_COLUMNS
    found = shipped_odds(read(ODDS, text))
    assert (found.code, found.published) == ("abc", MADE)
    assert [one.now for one in found.odds] == ["", "glut"]
    assert np.allclose(found.odds[1].probability, grid, rtol=1e-4, equal_nan=True)
    assert np.allclose(found.odds[1].error, 0.1 * grid, rtol=1e-4, equal_nan=True)
    early = shipped_odds(read(ODDS, text), until=dt.date(2019, 4, 1))
    assert [one.day for one in early.odds] == [dt.date(2019, 3, 31)]


def test_effects_are_read_as_they_were_written() -> None:
    change = np.array([0.0, -0.1, -0.3, -0.2, np.nan])
    made = effects(effect("permits", change), effect("purchases", 2.0 * change, shortage=0.1))
    text = effects_text([made], "abc", MADE)
    assert tuple(text.splitlines()[0].split(",")) == EFFECT_COLUMNS
    (found,) = shipped_effects(read(EFFECTS, text)).effects
    assert (found.scenario, found.day, found.seed) == ("baseline", DAY, 7)
    assert np.allclose(found.base.probability, made.base.probability, equal_nan=True)
    for one, again in zip(made.effects, found.effects, strict=True):
        assert again.measure == one.measure
        kept = np.isfinite(one.odds.probability)
        assert np.allclose(again.change[kept], one.change[kept], rtol=1e-4)
        assert np.allclose(again.price[:-1], one.price[:-1], rtol=1e-4)


def test_the_shipped_results_are_whole() -> None:
    data = evidence()
    for one in shipped_odds(data).odds:
        assert ((one.probability > 0.0) & (one.probability < 1.0) | np.isnan(one.probability)).all()
    for told in shipped_effects(data).effects:
        assert len({one.measure for one in told.effects}) == len(told.effects)
