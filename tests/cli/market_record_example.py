"""The record of an invented price, as the page of records takes it."""

from __future__ import annotations

from functools import cache

from polysight.answers.market_record import Record
from polysight.study.market_record import record_rows
from tests.study.record_example import days, protocol

#: True pull of the invented price: the model knows it.
PULL = 0.12


@cache
def record(*, same_code: bool = True) -> Record:
    """Forecasts of forty-eight quarters."""
    forecasts, readings = days(PULL, 53)
    rows = tuple(row for day in forecasts for row in record_rows(day, readings, protocol()))
    return Record(protocol(), rows, same_code)
