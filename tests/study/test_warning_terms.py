"""Choices of the early warning: all there, inside their ranges, and refused otherwise."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.evidence.store import Evidence, evidence
from polysight.evidence.table import Row
from polysight.study.warning_terms import RULES, TABLE, plain_rules, warning_terms
from tests.study.warning_states import shipped_terms


@pytest.fixture(scope="module")
def shipped() -> Evidence:
    return evidence()


def changed(shipped: Evidence, name: str, **cells: str) -> Evidence:
    """The evidence with some cells of one term changed."""
    rows = [
        Row(row.file, row.number, {**row.cells, **cells}) if row.cells["parameter"] == name else row
        for row in shipped.tables[TABLE]
    ]
    return dataclasses.replace(shipped, tables={**shipped.tables, TABLE: rows})


def test_every_term_has_a_row(shipped: Evidence) -> None:
    assert warning_terms(shipped) == shipped_terms()


def test_the_terms_are_in_order(shipped: Evidence) -> None:
    terms = warning_terms(shipped)
    assert (np.diff(terms.light_shares) > 0.0).all()
    assert terms.alarm_grid[0] == terms.alarm_low
    assert terms.alarm_grid[-1] == terms.alarm_high
    # An alarm below the median would be raised by a constant series.
    assert terms.alarm_low >= 0.5
    assert min(terms.index_alarm_written, terms.alarm_written) >= 0.5
    assert terms.penalties[0] == pytest.approx(terms.penalty_high)
    assert terms.penalties[-1] == pytest.approx(terms.penalty_low)


@pytest.mark.parametrize(
    ("name", "cells", "message"),
    [
        ("theta", {"parameter": "tehta"}, "warning_terms.unknown"),
        ("theta", {"value": "0.9"}, "warning_terms.range"),
        ("theta", {"parameter": "window"}, "warning_terms.missing"),
    ],
)
def test_a_wrong_row_is_refused(
    shipped: Evidence, name: str, cells: dict[str, str], message: str
) -> None:
    with pytest.raises(DataError) as fault:
        warning_terms(changed(shipped, name, **cells))
    assert fault.value.problems[0].key == message


def test_plain_rules_look_at_indicators_that_exist(shipped: Evidence) -> None:
    keys = {row.cells["key"] for row in shipped.tables["warning_indicators"]}
    rules = plain_rules(shipped)
    assert len(rules) == len(shipped.tables[RULES])
    assert {one.indicator for one in rules} <= keys
    assert {one.side for one in rules} <= {-1.0, 1.0}
