"""Pipeline: more capacity of any state never lowers it, more demand does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.warning.pipeline import built_share, pipeline_to_demand, pipeline_to_use

AMOUNTS = st.floats(0.0, 4000.0)


@given(AMOUNTS, AMOUNTS, AMOUNTS, st.floats(0.0, 1.0), st.floats(50.0, 4000.0), AMOUNTS)
def test_more_capacity_of_any_state_never_lowers_it(
    standing: float, building: float, announced: float, share: float, demand: float, more: float
) -> None:
    def value(*amounts: float) -> float:
        stands, works, plans = (np.array(one) for one in amounts)
        return float(pipeline_to_demand(stands, works, plans, share, np.array(demand)))

    plain = value(standing, building, announced) - 1e-9
    assert value(standing + more, building, announced) >= plain
    assert value(standing, building + more, announced) >= plain
    assert value(standing, building, announced + more) >= plain


def test_what_is_just_used_is_no_surplus() -> None:
    stands, works, plans = (np.array(one) for one in (80.0, 10.0, 20.0))
    told = pipeline_to_demand(stands, works, plans, 0.5, np.array(100.0))
    assert told == pytest.approx(0.0)
    assert pipeline_to_use(np.array(30.0), np.array(60.0)) == 0.5


@given(st.floats(0.01, 2.0), st.floats(0.01, 2.0), st.floats(0.1, 30.0))
def test_the_built_share_grows_to_the_odds_of_the_rates(
    start: float, drop: float, years: float
) -> None:
    share = built_share(start, drop, years)
    assert 0.0 < share <= start / (start + drop) + 1e-12
    assert share <= built_share(start, drop, years + 1.0) + 1e-12
