"""Capture avoids less than it catches."""

from __future__ import annotations

import pytest

from polysight.study.footprint_capture import captured
from tests.study.footprint_example import data
from tests.study.footprint_plants import CAPTIVE, worked


def test_what_is_avoided_is_less_than_what_is_caught() -> None:
    found = captured(worked(CAPTIVE), data())
    assert 0.0 < found.avoided.central < found.caught.central < found.stream.central
    total = worked(CAPTIVE).life_cycle.market.covered_total[0]
    assert found.footprint.central == pytest.approx(total - found.avoided.central)
    assert found.rows
