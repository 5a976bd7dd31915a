"""The metallurgical route loses what its steps do not yield and has no chlorosilanes."""

from __future__ import annotations

import numpy as np
import pytest

from tests.plant.routes.plants import plant


def test_silicon_fed_is_product_and_losses() -> None:
    flows = plant("umg").draws.balance
    assert flows.silicon_metal == pytest.approx(1.0 + flows.silicon_lost)
    assert not np.any(flows.tcs_to_deposition)
    assert not np.any(flows.residual)


def test_better_yield_needs_less_metal() -> None:
    better = plant("umg", "metallurgical.solidification_yield_fraction=0.9").central.balance
    assert better.silicon_metal < plant("umg").central.balance.silicon_metal


def test_nothing_is_calibrated() -> None:
    one = plant("umg").central
    assert not np.any(one.remainder.electricity_kwh_per_kg)
