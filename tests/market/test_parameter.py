"""Every parameter does something: a change of it changes some path."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.market.parameter import Parameter
from polysight.market.simulation import simulate
from tests.market.odd_case import odd_case

#: Markets of every shape; in some of them each parameter is at work.
MARKETS = [odd_case(seed) for seed in range(40)]
PLAIN = [simulate(each.case, each.parameters, each.seed) for each in MARKETS]


@pytest.mark.parametrize("one", Parameter)
def test_no_parameter_is_idle(one: Parameter) -> None:
    assert one.key == one.name.lower()
    for market, before in zip(MARKETS, PLAIN, strict=True):
        theta = market.parameters.copy()
        theta[:, one] = 0.3 * theta[:, one] + 0.02
        after = simulate(market.case, theta, market.seed)
        if not np.array_equal(before.values, after.values, equal_nan=True):
            return
    pytest.fail(f"{one.key} changes nothing")
