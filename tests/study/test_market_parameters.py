"""The parameters of the market as rows, and as a spread to draw from."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.evidence.store import Evidence, evidence
from polysight.evidence.table import Row
from polysight.market.parameter import Parameter
from polysight.study.market_model import Transform
from polysight.study.market_parameters import (
    TABLE,
    market_parameters,
    parameter_rows,
    spread_of,
    with_row,
)

DRAWS = 4000


@pytest.fixture(scope="module")
def shipped() -> Evidence:
    return evidence()


def changed(shipped: Evidence, name: str, **cells: str) -> Evidence:
    """The evidence with some cells of one parameter changed."""
    rows = [
        Row(row.file, row.number, {**row.cells, **cells}) if row.cells["parameter"] == name else row
        for row in shipped.tables[TABLE]
    ]
    return dataclasses.replace(shipped, tables={**shipped.tables, TABLE: rows})


def test_every_parameter_has_a_row_with_a_source_or_a_reason(shipped: Evidence) -> None:
    for one in parameter_rows(shipped):
        assert one.why_en
        assert one.why_zh
        assert bool(one.source) is (one.evidence != "assumption")
        assert set(one.rows) <= {row.id for row in shipped.observations} | {
            row.cells["id"] for name in ("episodes", "plant_events") for row in shipped.tables[name]
        }


def test_the_median_stands_in_the_middle_of_its_range_behind_the_transform(
    shipped: Evidence,
) -> None:
    for one in parameter_rows(shipped):
        low, high = (
            dataclasses.replace(one, value=number).middle for number in (one.low, one.high)
        )
        assert abs(one.middle - (low + high) / 2) < 0.3 * one.deviation, one.parameter.key


def test_draws_lie_in_the_stated_ranges(shipped: Evidence) -> None:
    rows = parameter_rows(shipped)
    drawn = market_parameters(shipped).draws(7, 0, DRAWS)
    assert drawn.shape == (DRAWS, len(Parameter))
    for one in rows:
        low, middle, high = np.quantile(drawn[:, one.parameter], (0.05, 0.5, 0.95))
        width = one.high - one.low
        assert low == pytest.approx(one.low, abs=0.15 * width), one.parameter.key
        assert middle == pytest.approx(one.value, abs=0.15 * width), one.parameter.key
        assert high == pytest.approx(one.high, abs=0.15 * width), one.parameter.key
        if one.transform is not Transform.LINEAR:
            assert (drawn[:, one.parameter] > 0).all()


def test_the_prior_knows_no_correlation(shipped: Evidence) -> None:
    factor = market_parameters(shipped).factor
    assert (factor == np.diag(np.diag(factor))).all()


def test_one_parameter_can_be_known_otherwise(shipped: Evidence) -> None:
    spread = market_parameters(shipped)
    known = with_row(spread, Parameter.DEMAND_LEVEL, 0.4, 0.0)
    before, after = spread.draws(1, 0, 50), known.draws(1, 0, 50)
    others = [one for one in Parameter if one is not Parameter.DEMAND_LEVEL]
    assert (after[:, Parameter.DEMAND_LEVEL] == 0.4).all()
    assert np.array_equal(before[:, others], after[:, others])


def test_a_missing_parameter_is_told(shipped: Evidence) -> None:
    rows = [row for row in shipped.tables[TABLE] if row.cells["parameter"] != "floor"]
    short = dataclasses.replace(shipped, tables={**shipped.tables, TABLE: rows})
    with pytest.raises(DataError, match="floor"):
        parameter_rows(short)


@pytest.mark.parametrize(
    "cells",
    [
        {"low": "0.9", "value": "0.5"},
        {"low": "0"},
        {"transform": "logit", "least": "0", "most": "0.9"},
    ],
)
def test_a_range_that_is_none_is_refused(shipped: Evidence, cells: dict[str, str]) -> None:
    with pytest.raises(DataError, match=r"floor|0\.\d"):
        parameter_rows(changed(shipped, "floor", **cells))


def test_a_parameter_that_does_not_exist_is_refused(shipped: Evidence) -> None:
    with pytest.raises(DataError, match="ceiling"):
        parameter_rows(changed(shipped, "floor", parameter="ceiling"))


def test_the_spread_keeps_the_order_of_the_axis(shipped: Evidence) -> None:
    rows = parameter_rows(shipped)
    assert [one.parameter for one in rows] == list(Parameter)
    assert spread_of(rows).transform[Parameter.PRICE_SPEED] == Transform.LOG
