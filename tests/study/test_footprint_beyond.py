"""Recycling beyond the gate: by hand, and apart from the footprint."""

from __future__ import annotations

import pytest

from polysight.study.footprint_beyond import after_gate
from tests.study.footprint_example import data
from tests.study.footprint_plants import HYDRO, worked


def test_the_credit_is_what_comes_back_times_what_it_replaces_less_its_effort() -> None:
    found = worked(HYDRO)
    told = after_gate(found, data())
    # 0.6 in modules, 0.8 recovered; 0.8 of the metal is replaced, and treatment emits 1.
    assert told.returned.central == pytest.approx(0.48)
    assert told.credit.central == pytest.approx(0.48 * (1.0 - 0.8 * told.displaced.central))
    assert told.gate.central == float(found.life_cycle.market.covered_total[0])
