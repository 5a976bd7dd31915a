"""Published forecasts: only what can be compared is, and the model never knew more."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from polysight.evidence.store import Evidence, evidence
from polysight.evidence.table import Row
from polysight.study.market_readings import MarketReading, MarketVariable
from polysight.study.published_forecasts import Reason, published_forecasts, reading_of, target_of
from tests.study.record_example import PULL, days, protocol


def with_rows(*rows: dict[str, str]) -> Evidence:
    """The evidence with only these forecasts."""
    shipped = evidence()
    blank = dict.fromkeys(shipped.tables["forecast_record"][0].cells, "")
    told = [Row("f.csv", at, {**blank, **row}) for at, row in enumerate(rows, 2)]
    return dataclasses.replace(shipped, tables={**shipped.tables, "forecast_record": told})


def row(**cells: str) -> dict[str, str]:
    return {
        "id": "F1", "quantity": "price", "geography": "WLD", "forecaster": "somebody",
        "made": "2014-02", "period": "2014-08", "value": "22", "outturn": "20", **cells,
    }  # fmt: skip


def test_the_model_speaks_from_the_quarter_before() -> None:
    found, readings = days(PULL, count=8)
    (one,) = published_forecasts(with_rows(row()), found, readings, protocol())
    assert one.target.day.isoformat() == "2013-12-31"
    assert one.low < one.model < one.high
    assert abs(one.model_error) < 1.0
    assert abs(one.walk_error) < 1.0


@pytest.mark.parametrize(("made", "day"), [("2014", "2013-12-31"), ("2014/2015", "2013-12-31")])
def test_where_only_a_year_is_told_the_model_speaks_before_it(made: str, day: str) -> None:
    found = target_of(row(made=made, period="2015-06"), protocol())
    assert not isinstance(found, Reason)
    assert found.day.isoformat() == day


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"quantity": "silicon_intensity"}, Reason.OTHER),
        ({"quantity": "production", "geography": "US"}, Reason.OTHER),
        ({"value": ""}, Reason.WITHHELD),
        ({"outturn": ""}, Reason.WITHHELD),
        ({"made": "2012-02"}, Reason.EARLY),
        ({"period": "2013"}, Reason.BEGUN),
        ({"period": "2019"}, Reason.FAR),
    ],
)
def test_what_cannot_be_compared_says_why(cells: dict[str, str], reason: Reason) -> None:
    assert target_of(row(**cells), protocol()) is reason
    found, readings = days(PULL, count=8)
    assert published_forecasts(with_rows(row(**cells)), found, readings, protocol()) == ()


def reading(first: int, last: int, value: float) -> MarketReading:
    return MarketReading(
        MarketVariable.PRICE_CHINA, first, last, math.log(value), 0.1, "2020-01-01", (f"R{first}",)
    )


def test_several_months_are_their_mean_if_most_were_read() -> None:
    target = target_of(row(period="2015", made="2014-02"), protocol())
    assert not isinstance(target, Reason)
    months = range(target.first, target.last + 1)
    most = [reading(month, month, 10.0 + at) for at, month in enumerate(months) if at >= 4]
    found = reading_of(target, most, 1)
    assert found is not None
    assert math.exp(found.logarithm) == pytest.approx(np.mean([14, 15, 16, 17, 18, 19, 20, 21]))
    assert reading_of(target, most[1:], 1) is None
    whole = reading(target.first, target.last, 12.0)
    assert reading_of(target, [*most, whole], 1) == whole
