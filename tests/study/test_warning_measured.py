"""Measured columns: the first month that is not stale, and the median lag of the rows behind."""

from __future__ import annotations

import math

import numpy as np
import pytest

from polysight.study.warning_indicators import indicators
from polysight.study.warning_measured import Measured, measured, publication_lag, rewritten
from polysight.study.warning_panel import PanelRows, panel_of
from polysight.study.warning_values import IndicatorValue, unknown
from tests.study.warning_example import data

pytestmark = pytest.mark.slow

TABLE = 'key,why,publication_lag_months,first_usable\na,"one, two",9,\nb,three,9,1999-01\n'


def test_a_lag_is_the_median_of_the_quantity_that_it_is_about() -> None:
    told = [data().observation(name) for name in ("MS0149", "MS0166", "MS0135", "MS0136")]
    assert publication_lag(told, ("production", "capacity")) == 1.5
    assert publication_lag(told, ("plant_events", "capacity")) == 4.0
    assert publication_lag(told, ("stock",)) == 0.0


def test_the_first_usable_month_is_the_first_that_is_not_stale() -> None:
    told = indicators(data())[:2]
    months = (24260, 24261, 24262)
    stale = IndicatorValue(told[0].key, 1.0, math.nan, 24260 - 60, ("MS0149",))
    fresh = IndicatorValue(told[0].key, 1.0, math.nan, 24261, ("MS0149",))
    values = tuple((one, unknown(told[1].key)) for one in (stale, fresh, fresh))
    found = measured(data(), panel_of(told, months, values), PanelRows(months, values))
    assert [one.first_usable for one in found] == ["2021-10", ""]
    assert [one.publication_lag for one in found] == [2.0, 0.0]


def test_only_the_measured_columns_are_rewritten() -> None:
    numbers = (Measured("b", "", 0.0), Measured("a", "2010-02", 1.5))
    text = rewritten(TABLE, numbers)
    assert text.splitlines()[1:] == ['a,"one, two",1.5,2010-02', "b,three,0,"]
    assert rewritten(text, numbers) == text


def test_a_panel_keeps_the_order_of_the_table() -> None:
    told = indicators(data())
    panel = panel_of(told, (24260,), [[unknown(one.key) for one in told]])
    assert panel.indicators == tuple(one.key for one in told)
    assert not panel.usable.any()
    assert np.isinf(panel.age).all()
