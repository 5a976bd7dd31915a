"""One factor at a time, from a file's project."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.investment.outcomes import Outcome
from polysight.study.project_sensitivity import heat_map, project_sensitivity
from tests.study.project_file_text import resolved

pytestmark = pytest.mark.slow


def test_only_what_the_project_has_is_changed() -> None:
    got = project_sensitivity(resolved().case)
    assert "carbon" not in got.table.keys
    assert {"price", "load", "capital", "input:electricity", "loan-rate"} <= set(got.table.keys)


def test_a_tornado_goes_from_wide_to_narrow() -> None:
    got = project_sensitivity(resolved().case)
    order = got.order(Outcome.NPV)
    ends = got.table.swing(Outcome.NPV, 0.1)
    width = np.abs(ends[:, 1] - ends[:, 0])
    assert got.table.keys[order[0]] == "price"
    assert (np.diff(width[list(order)]) <= 0).all()
    assert sorted(order) == list(range(len(got.table.keys)))


def test_switching_values_turn_the_sign() -> None:
    got = project_sensitivity(resolved().case, ("price", "capital"))
    base = got.table.base[Outcome.NPV]
    price, capital = got.switching[Outcome.NPV]
    assert np.sign(price) == -np.sign(base)
    assert np.isnan(capital) or np.sign(capital) == np.sign(base)


def test_a_heat_map_has_the_base_in_its_middle() -> None:
    case = resolved().case
    got = heat_map(case, Outcome.IRR, "price", "load")
    base = project_sensitivity(case, ("price",)).table.base[Outcome.IRR]
    assert got.shape == (9, 9)
    assert got[4, 4] == base
    assert (np.diff(got[4:, 4:], axis=0) > 0).all()
