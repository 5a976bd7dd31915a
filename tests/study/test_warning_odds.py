"""Odds of a day of the past from a kept forecast, and drawn anew from its fit."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence
from polysight.study.backtest_protocol import BacktestProtocol, backtest_protocol
from polysight.study.executors import engine
from polysight.study.fitted_day_file import kept
from polysight.study.warning_ensemble import forecast_odds
from polysight.study.warning_odds import kept_files, kept_odds, past_odds, quarter_ends

DAY, DRAWS = dt.date(2013, 3, 31), 60


@pytest.fixture(scope="module")
def protocol() -> BacktestProtocol:
    """The shipped one with few draws."""
    found = backtest_protocol(evidence())
    forecast = found.forecast.model_copy(update={"draws": DRAWS, "members": 60})
    return found.model_copy(update={"forecast": forecast})


def test_quarter_ends_go_on_with_the_data() -> None:
    days = quarter_ends(backtest_protocol(evidence()), dt.date(2026, 6, 30))
    assert (days[0], days[-1]) == (dt.date(2012, 12, 31), dt.date(2026, 6, 30))
    assert len(days) == 55


def test_a_folder_with_two_forecasts_of_a_day_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        kept_files(tmp_path)
    for name in ("2013-03-31-aa.npz", "2013-06-30-aa.npz"):
        (tmp_path / name).touch()
    assert [path.name[:7] for path in kept_files(tmp_path)] == ["2013-03", "2013-06"]
    (tmp_path / "2013-03-31-bb.npz").touch()
    with pytest.raises(UsageError):
        kept_files(tmp_path)


@pytest.mark.slow
def test_kept_draws_and_draws_anew_agree(protocol: BacktestProtocol, tmp_path: Path) -> None:
    ready: list[dt.date] = []
    (told,) = past_odds(
        protocol, data_folder(), tmp_path, engine("local", 1), [DAY], step=ready.append
    )
    assert ready == [DAY, DAY]
    assert (told.day, told.draws) == (DAY, DRAWS)
    # Nothing but what the day knew: all that is known now, seen from the day, says the same.
    (path,) = kept_files(tmp_path)
    seen = forecast_odds(evidence(), kept(path))
    assert np.allclose(seen.probability, told.probability)
    (more,) = kept_odds(protocol, data_folder(), [path], engine("local", 1), draws=DRAWS + 40)
    assert more.draws == DRAWS + 40
    low = (told.probability * (DRAWS + 1) - 0.5) / (DRAWS + 40)
    assert (more.probability >= low - 0.5 / more.draws).all()
