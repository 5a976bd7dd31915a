"""An outcome is found by what leads to it, and refused where it cannot be told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.study import market_discovery
from polysight.study.market_discovery import ABOVE, BASIS, NOISE, Target, discovery
from polysight.study.market_influence import market_inputs
from polysight.study.market_years import MarketYears, YearMeasure, market_years
from tests.study.market_paths_example import model, paths

DRAWS = 400
INPUTS = market_inputs(model(), 0, DRAWS)


def planted() -> MarketYears:
    """A market whose price in 2028 lies under cash cost where costs are high."""
    told = market_years(paths(0, 0, 2), model().months)
    values = np.resize(told.values, (DRAWS, *told.values.shape[1:]))
    cost = INPUTS.values[:, INPUTS.keys.index("cost_factor")]
    values[:, 2, YearMeasure.PRODUCER_MARGIN] = 40.0 - 38.0 * cost
    return replace(told, values=values)


def test_what_leads_to_prices_under_cash_cost() -> None:
    found = discovery(INPUTS, planted(), Target(2028))
    assert 0.0 < found.share < 1.0
    assert found.influences[0].key == "cost_factor"
    best = found.rules[0]
    assert [one.key for one in best.conditions] == ["cost_factor"]
    assert best.conditions[0].low == pytest.approx(40.0 / 38.0, abs=0.01)
    assert best.density > 0.9


def test_other_measures_and_sides() -> None:
    target = Target(2028, YearMeasure.PRODUCER_MARGIN, ABOVE, 1.0)
    found = discovery(INPUTS, planted(), target)
    assert found.rules[0].conditions[0].high == pytest.approx(39.0 / 38.0, abs=0.02)
    never = discovery(INPUTS, planted(), replace(target, limit=1000.0))
    assert (never.share, never.rules) == (0.0, ())


def test_chance_and_what_cannot_act_are_no_causes() -> None:
    found = discovery(INPUTS, planted(), Target(2028))
    told = {one.key for one in found.influences}
    assert not told & (NOISE | BASIS)
    assert {"cost_factor", "price_speed"} <= told
    basis = discovery(INPUTS, planted(), Target(2028, YearMeasure.FUTURES_BASIS))
    assert {one.key for one in basis.influences} >= BASIS


def test_a_year_outside_is_refused() -> None:
    with pytest.raises(UsageError, match="2040"):
        discovery(INPUTS, planted(), Target(2040))


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> None:
        raise ModuleNotFoundError(name="sklearn")

    monkeypatch.setattr(market_discovery, "loaded", gone)
    with pytest.raises(UsageError, match=r"polysight\[discovery\]"):
        discovery(INPUTS, planted(), Target(2028))
