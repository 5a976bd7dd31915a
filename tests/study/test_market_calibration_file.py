"""Fits as rows: written and read again they draw the same behaviour."""

from __future__ import annotations

import dataclasses
import datetime as dt

import numpy as np
import pytest

from polysight.evidence.store import Evidence, evidence
from polysight.evidence.table import parsed
from polysight.market.parameter import Parameter
from polysight.study.market_behaviour import joined
from polysight.study.market_calibration import MarketFit
from polysight.study.market_calibration_file import (
    LINKS,
    TABLE,
    calibrated_parameters,
    calibration_rows,
    calibration_text,
    links_text,
)
from polysight.study.market_hindcast import FittedDay
from polysight.study.market_model import ParameterSpread
from polysight.study.market_parameters import market_parameters
from polysight.study.market_record import DayForecast
from polysight.study.market_scatter import VOLATILITIES, ScatterFit
from tests.study.record_example import told

FITTED = (Parameter.PRICE_SPEED, Parameter.FLOOR, Parameter.TIGHT_AT)
MADE = "2026-11-22"
PLACES = np.array([*FITTED, *VOLATILITIES])


@pytest.fixture(scope="module")
def shipped() -> Evidence:
    return evidence()


def fitted(prior: ParameterSpread, origin: dt.date, shift: float) -> FittedDay:
    """A day on which some parameters were moved together."""
    source = np.random.Generator(np.random.PCG64(4))
    scores = source.standard_normal((300, len(PLACES))) @ (np.eye(len(PLACES)) + 0.3)
    spread = joined(prior, PLACES, prior.middle[PLACES] + 0.1 * scores + shift)
    nothing = np.zeros(3)
    fit = MarketFit(spread, FITTED, nothing, nothing, nothing, nothing, np.eye(3), 2, 30,
                    1.4, 1.0, 1.0)  # fmt: skip
    forecast = DayForecast(origin, told(origin, 3.0, 0.1, 1), {})
    return FittedDay(forecast, fit, ScatterFit(spread, 1.1, 0.2, 8), (("2014-12-31", 24),))


def with_files(shipped: Evidence, table: str, links: str) -> Evidence:
    tables = {TABLE: list(parsed(table, "a.csv")), LINKS: list(parsed(links, "b.csv"))}
    return dataclasses.replace(shipped, tables={**shipped.tables, **tables})


def test_what_was_fitted_on_the_newest_day_is_drawn_from(shipped: Evidence) -> None:
    prior = market_parameters(shipped)
    old = fitted(prior, dt.date(2016, 12, 31), 0.5)
    new = fitted(prior, dt.date(2018, 12, 31), -0.2)
    table = calibration_text([old, new], prior, "abc", MADE)
    found = calibrated_parameters(with_files(shipped, table, links_text(new, MADE)))
    wanted = new.scatter.spread
    assert found.middle == pytest.approx(wanted.middle, abs=1e-9)
    assert found.factor @ found.factor.T == pytest.approx(wanted.factor @ wanted.factor.T, abs=1e-9)


def test_rows_tell_method_window_and_interval(shipped: Evidence) -> None:
    prior = market_parameters(shipped)
    day = fitted(prior, dt.date(2016, 12, 31), 0.0)
    rows = calibration_rows(
        with_files(shipped, calibration_text([day], prior, "abc", MADE), links_text(day, MADE))
    )
    assert [one.parameter for one in rows] == [*FITTED, *VOLATILITIES]
    speed, tight, slack = rows[0], rows[2], rows[3]
    assert (speed.method, slack.method) == ("ensemble-smoother", "composite-likelihood")
    assert (speed.windows, speed.readings, slack.readings) == (2, 30, 8)
    assert (speed.first, speed.last) == ("2014-12-31", "2016-12-31")
    assert speed.low < speed.value < speed.high
    assert speed.prior_value == pytest.approx(0.16)
    assert speed.variance_left < 1.0 < tight.variance_left


def test_without_fits_behaviour_is_as_thought_before(shipped: Evidence) -> None:
    empty = dataclasses.replace(shipped, tables={**shipped.tables, TABLE: [], LINKS: []})
    prior = market_parameters(shipped)
    assert np.array_equal(calibrated_parameters(empty).factor, prior.factor)
