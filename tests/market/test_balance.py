"""The balance closes: what was made and came in was sent out, used or put in stock."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.market.balance import apparent_supply, apparent_use

FLOWS = arrays(np.float64, (5, 4), elements=st.floats(0.0, 1e4))


@given(FLOWS)
def test_the_balance_closes(flows: np.ndarray) -> None:
    production, imports, exports, start, end = flows
    used = apparent_use(apparent_supply(production, imports, exports), start, end)
    np.testing.assert_allclose(
        start + production + imports, used + exports + end, rtol=1e-12, atol=1e-9
    )


def test_an_unknown_flow_leaves_the_supply_unknown() -> None:
    supply = apparent_supply(np.array([9.0, 9.0]), np.array([1.0, np.nan]), np.zeros(2))
    assert supply[0] == 10.0
    assert np.isnan(supply[1])
