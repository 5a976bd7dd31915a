"""Wafer regions: shares that add up, places that lie where an atlas has them."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.study.wafer_regions import WITHIN_KM, distances, wafer_regions

DAY = dt.date(2026, 6, 30)


def test_shares_of_wafer_regions_add_up_and_lie_in_their_ranges() -> None:
    known = wafer_regions(evidence(), DAY).values()
    assert sum(one.share for one in known) == pytest.approx(1.0)
    assert all(one.low <= one.share <= one.high for one in known)


def test_distances_are_those_of_an_atlas() -> None:
    known = wafer_regions(evidence(), DAY)
    ends = [known["CN-XJ"], known["CN-JS"]]
    apart = distances(ends, ends)
    # Urumqi and Xuzhou lie about 2,700 km from each other by great circle.
    assert apart[0, 1] == pytest.approx(2750.0, rel=0.05)
    assert np.diag(apart) == pytest.approx([WITHIN_KM, WITHIN_KM])


def test_earlier_days_knew_none() -> None:
    assert not wafer_regions(evidence(), dt.date(2015, 6, 30))
