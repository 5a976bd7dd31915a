"""A product on top of its suppliers: its intensity is that of its first tier, summed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.carbon.extension import extended
from polysight.carbon.product import Part, Scope, product_footprint
from polysight.carbon.solve import characterised_intensities
from polysight.errors import DataError
from tests.carbon.foregrounds import method, productive


@given(st.integers(0, 10_000))
def test_the_whole_is_the_first_tier_times_its_intensities(seed: int) -> None:
    suppliers = productive(seed, draws=(3,))
    weights = method(suppliers)
    chance = np.random.default_rng(seed)
    taken = [(suppliers.activities[place], chance.uniform(0, 2, 3)) for place in (2, 5, 2)]
    released = [(suppliers.flows[1], chance.uniform(0, 2, 3))]
    whole = extended(suppliers, "product", inputs=tuple(taken), releases=tuple(released))
    behind = characterised_intensities(suppliers, weights)
    parts = [
        Part("chain", Scope.CHAIN, code, amount, behind[..., suppliers.place(code)])
        for code, amount in taken
    ]
    parts += [
        Part("direct", Scope.DIRECT, flow, amount, weights.factors[:, suppliers.flows.index(flow)])
        for flow, amount in released
    ]
    summed = product_footprint(tuple(parts), stages=("chain", "direct"), gases=weights.indicators)
    got = characterised_intensities(whole, weights)
    np.testing.assert_allclose(got[..., -1], summed.by_gas, rtol=1e-9)
    np.testing.assert_allclose(got[..., :-1], behind, rtol=1e-9)


def test_refusals() -> None:
    suppliers = productive(1)
    with pytest.raises(DataError, match="Did you mean activity-1"):
        extended(suppliers, "product", inputs=(("activty-1", 1.0),))
    with pytest.raises(DataError, match="no flow flow-9"):
        extended(suppliers, "product", inputs=(), releases=(("flow-9", 1.0),))
    with pytest.raises(DataError, match="twice"):
        extended(suppliers, "activity-1", inputs=())
