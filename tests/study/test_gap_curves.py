"""Curves end where the set ends."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.gap_curves import alone_curve, ordered_curve
from polysight.study.gap_limits import value_of
from tests.study.gap_example import GRANULES, XINJIANG, search

RODS = ("wall-finish", "bigger-reactors")


def test_alone_and_in_order_differ_by_what_both_save() -> None:
    some = search(XINJIANG, *RODS)
    alone, ordered = alone_curve(some), ordered_curve(some, [0, 1], np.ones(2))
    assert {one.code for one in alone} == set(RODS)
    assert sum(one.width for one in ordered) < sum(one.width for one in alone)
    assert some.leading is not None
    after = value_of(some.leading, some.worked(np.ones(2)).plant)
    assert ordered[-1].reached == pytest.approx(after)


def test_a_plant_without_a_gap_has_no_curve() -> None:
    some = search(GRANULES, *RODS)
    assert alone_curve(some) == ordered_curve(some, [], np.zeros(0)) == ()
