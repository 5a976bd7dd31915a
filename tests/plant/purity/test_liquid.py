"""The liquid fed to deposition: adsorber, pickup, and a loop that is run pass after pass."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.purity.impurities import PHOSPHORUS
from polysight.plant.purity.liquid import Returned, circulated, polished
from tests.plant.purity.example import adsorber, pickup


def returned(liquid: float, escaped: float, passed: float) -> Returned:
    return Returned(np.asarray(liquid), np.full(5, escaped), np.full(5, passed))


def test_adsorber_and_pickup_come_after_the_columns() -> None:
    holding = adsorber(phosphorus_adsorbed_fraction=0.842)
    got = polished(np.full(5, 100.0), holding, pickup(phosphorus_pickup_nmol_per_mol=0.2))
    assert got[PHOSPHORUS] == pytest.approx(100.0 * 0.158 + 0.2)
    np.testing.assert_array_equal(np.delete(got, PHOSPHORUS), 100.0)


@given(st.floats(0, 0.9), st.floats(0, 0.95), st.floats(0, 1), st.floats(0, 0.5))
def test_a_loop_run_pass_after_pass(
    liquid: float, escaped: float, passed: float, held: float
) -> None:
    names = ("boron", "phosphorus", "carbon", "oxygen", "metals")
    holding = adsorber(**dict.fromkeys((f"{name}_adsorbed_fraction" for name in names), held))
    given_off = pickup(**dict.fromkeys((f"{name}_pickup_nmol_per_mol" for name in names), 0.3))
    fed = 0.0
    for _ in range(2000):
        fed = ((1.0 - liquid) * 7.0 + passed * escaped * fed) * (1.0 - held) + 0.3
    got = circulated(np.full(5, 7.0), returned(liquid, escaped, passed), holding, given_off)
    np.testing.assert_allclose(got, fed, rtol=1e-9)


def test_what_never_leaves_is_refused() -> None:
    with pytest.raises(UsageError, match="lost from the loop is 0"):
        circulated(np.ones(5), returned(0.7, 1.0, 1.0), adsorber(), pickup())
    with pytest.raises(UsageError, match="cleaned liquid is -1"):
        polished(np.full(5, -1.0), adsorber(), pickup())
