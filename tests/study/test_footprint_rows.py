"""Rows of inventories: units, ranges, scores, shared streams."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.carbon.data_quality import Scores, log_deviations
from polysight.errors import DataError
from polysight.study.footprint_rows import drawn_rows, inventory_rows, pedigree
from tests.study.footprint_example import data

EDITION = "ecoinvent-2"


def test_every_shipped_row_is_read_in_the_unit_of_its_flow() -> None:
    rows = inventory_rows(data())
    assert len({row.id for row in rows}) == len(rows)
    assert all(row.low <= row.amount <= row.high for row in rows)
    assert all(row.source and row.tier for row in rows)


def test_scores_widen_and_keep_the_median() -> None:
    row = next(one for one in inventory_rows(data()) if one.scores and one.low == one.high)
    (found,) = drawn_rows((row,), pedigree(data(), EDITION), seed=1, count=20001)
    assert found[0] == row.amount
    assert np.median(found[1:]) == pytest.approx(row.amount, rel=0.02)
    assert found[1:].std() > 0


def test_worse_scores_spread_more() -> None:
    row = next(one for one in inventory_rows(data()) if one.scores and one.low == one.high)
    quality = pedigree(data(), EDITION)
    worse = replace(row, scores=Scores(5, 5, 5, 5, 5))
    spreads = [next(drawn_rows((one,), quality, seed=1, count=500)).std() for one in (row, worse)]
    assert spreads[1] > spreads[0]


def test_rows_of_one_stream_move_together() -> None:
    row = next(one for one in inventory_rows(data()) if one.scores and one.low == one.high)
    other = replace(row, id="other", amount=2 * row.amount, low=2 * row.low, high=2 * row.high)
    one, two = drawn_rows((row, other), pedigree(data(), EDITION), seed=1, count=50)
    np.testing.assert_allclose(two, 2.0 * one, rtol=1e-12)


def test_an_edition_that_is_not_there_is_refused() -> None:
    with pytest.raises(DataError):
        pedigree(data(), "ecoinvent-99")


def test_an_edition_stated_as_deviations_is_read_as_such() -> None:
    """The paper of the newer edition states 1.54 as a geometric standard deviation, not its square.

    Ciroth and others, Int. J. Life Cycle Assessment 21 (2016) 1338.
    """
    table = pedigree(data(), "ciroth-2013").table
    assert np.exp(log_deviations(table, (Scores(2, 1, 1, 1, 1),))[0]) == pytest.approx(1.54)
    older = pedigree(data(), EDITION).table
    assert np.exp(2 * log_deviations(older, (Scores(2, 1, 1, 1, 1),))[0]) == pytest.approx(1.05)
