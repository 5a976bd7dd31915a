"""Premia of grades rest on quotes of one day and basis."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polysight.study.premiums import PAIRS, grade_premium, premium_years
from polysight.study.run import Plan


def test_n_type_earns_more_than_p_type(planned: Plan) -> None:
    found = grade_premium(planned.view, "n-type", "p-type")
    assert found.day.size >= 3
    assert (found.amount > 0.0).all()


def test_granules_sold_at_a_discount_that_shrank(planned: Plan) -> None:
    found = grade_premium(planned.view, "n-type-granular", "n-type")
    early = found.within(dt.date(2024, 1, 1).toordinal(), dt.date(2024, 6, 30).toordinal())
    late = found.within(dt.date(2025, 7, 1).toordinal(), dt.date(2025, 12, 31).toordinal())
    assert (found.amount < 0.0).all()
    assert float(np.median(early.amount)) < float(np.median(late.amount))
    assert (np.diff(found.day) > 0).all()


def test_grades_that_were_never_quoted_together_have_no_premium(planned: Plan) -> None:
    assert grade_premium(planned.view, "granular", "gfex-deliverable").day.size == 0


def test_value_added_tax_is_taken_off(planned: Plan) -> None:
    found = grade_premium(planned.view, "n-type", "mono-dense")
    place = found.day.tolist().index(dt.date(2025, 6, 11).toordinal())
    assert found.amount[place] == pytest.approx(4.5 / 1.13)


def test_years_hold_every_common_day_once_with_its_rows(planned: Plan) -> None:
    for pair in PAIRS:
        found = grade_premium(planned.view, *pair)
        years = premium_years(planned.view, *pair)
        assert sum(one.days for one in years) == found.day.size
        for one in years:
            assert one.low <= one.median <= one.high
            assert one.first.year == one.last.year == one.year
            assert len(one.inputs) >= 2 * one.days
    assert premium_years(planned.view, "granular", "gfex-deliverable") == ()
