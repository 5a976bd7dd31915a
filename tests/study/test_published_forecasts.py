"""Published forecasts: only what can be compared is, and the model never knew more."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from polysight.evidence.store import Evidence, evidence
from polysight.evidence.table import Row
from polysight.study.published_forecasts import published_forecasts
from tests.study.record_example import PULL, days, protocol


def with_rows(*rows: dict[str, str]) -> Evidence:
    """The evidence with only these forecasts."""
    shipped = evidence()
    blank = dict.fromkeys(shipped.tables["forecast_record"][0].cells, "")
    told = [Row("f.csv", at, {**blank, **row}) for at, row in enumerate(rows, 2)]
    return dataclasses.replace(shipped, tables={**shipped.tables, "forecast_record": told})


def row(**cells: str) -> dict[str, str]:
    return {
        "id": "F1", "quantity": "price", "forecaster": "somebody", "made": "2014-02",
        "period": "2014-08", "value": "22", "outturn": "20", **cells,
    }  # fmt: skip


def test_the_model_speaks_from_the_quarter_before() -> None:
    found, readings = days(PULL, count=8)
    (one,) = published_forecasts(with_rows(row()), found, readings, protocol())
    assert one.origin == "2013-12-31"
    assert one.published == pytest.approx(np.log(1.1))
    assert abs(one.model) < 1.0
    assert abs(one.walk) < 1.0


@pytest.mark.parametrize(
    "cells",
    [
        {"quantity": "production"},
        {"value": ""},
        {"outturn": ""},
        {"made": "2014"},
        {"made": "2012-02"},
        {"period": "2019"},
    ],
)
def test_what_cannot_be_compared_is_left_out(cells: dict[str, str]) -> None:
    found, readings = days(PULL, count=8)
    assert published_forecasts(with_rows(row(**cells)), found, readings, protocol()) == ()
