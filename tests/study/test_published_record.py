"""The comparison with published forecasts is written, read, and summed up on equal cases."""

from __future__ import annotations

import csv
import dataclasses
import io
import math

import pytest

from polysight.evidence.store import evidence
from polysight.evidence.table import Row
from polysight.study.published_forecasts import Reason, published_forecasts, target_of
from polysight.study.published_record import (
    TABLE,
    published_errors,
    published_record,
    published_text,
)
from tests.study.record_example import PULL, days, protocol
from tests.study.test_published_forecasts import row, with_rows


def test_what_is_written_is_read_again() -> None:
    data = with_rows(row(), row(id="F2", value=""))
    told = published_forecasts(data, *days(PULL, count=8), protocol())
    text = published_text(told, "hash", "2020-01-01")
    rows = [Row("p.csv", at, one) for at, one in enumerate(csv.DictReader(io.StringIO(text)))]
    held = dataclasses.replace(data, tables={**data.tables, TABLE: rows})
    first, second = published_record(held, protocol())
    assert first.told is not None
    assert first.told.target == told[0].target
    assert first.told.model == pytest.approx(told[0].model, rel=1e-5)
    assert first.error == pytest.approx(math.log(1.1))
    assert (second.told, second.reason) == (None, Reason.WITHHELD)


def test_errors_are_of_the_same_cases() -> None:
    data = with_rows(row(), row(id="F2", value=""), row(id="F3", made="2014-03"))
    (one, two) = published_forecasts(data, *days(PULL, count=8), protocol())
    good, bad = (
        dataclasses.replace(one, model=one.came * factor, walk=one.came) for factor in (1.01, 3.0)
    )
    alone = dataclasses.replace(two, forecast="F3", walk=math.nan)
    found = published_errors(published_record(data, protocol(), [good, alone]))
    assert (found.cases, found.nearer, found.walk) == (1, 1, 0.0)
    assert found.published == pytest.approx(math.log(1.1))
    assert published_errors(published_record(data, protocol(), [bad])).nearer == 0
    assert published_errors(published_record(data, protocol(), [])).cases == 0


def test_every_published_forecast_is_compared_or_says_why() -> None:
    data = evidence()
    for one in published_record(data, protocol()):
        assert (one.told is None) is (one.reason is not None)
        if one.told is not None:
            assert one.told.target.day.isoformat() < one.cells["made"]
            assert not isinstance(target_of(one.cells, protocol()), Reason)
