"""Machines: work by hand, more with pressure and lift."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.energy.machines import (
    KJ_IN_KILOWATT_HOUR,
    MJ_IN_KILOWATT_HOUR,
    compression_kwh_per_kg,
    pumping_kwh_per_kg,
    refrigeration_kwh_per_kg,
)
from tests.plant.energy.shipped import Rods, shipped

MACHINES = shipped("siemens", Rods).machines


def test_compression_by_hand() -> None:
    """Ideal work of hydrogen from 300 K, ratio 2, k 1.4: 3.5 x 8.314 x 300 / 2.016 x 0.219."""
    machines = replace(
        MACHINES,
        compressor_efficiency_fraction=np.array(1.0),
        hydrogen_heat_capacity_ratio=np.array(1.4),
        suction_temperature_c=np.array(26.85),
    )
    work = float(compression_kwh_per_kg(np.array(2.0), machines))
    assert work * 3600.0 == pytest.approx(3.5 * 8.31446 * 300.0 / 2.016 * (2 ** (0.4 / 1.4) - 1))


def test_refrigeration_by_hand() -> None:
    """Carnot between 0 and 27.3 degC gives 10 units of cold per unit of work."""
    machines = replace(
        MACHINES,
        refrigeration_carnot_fraction=np.array(1.0),
        heat_rejection_temperature_c=np.array(27.315),
    )
    work = refrigeration_kwh_per_kg(np.array(36000.0), np.array(0.0), machines)
    assert float(work) == pytest.approx(1.0)


def test_a_warm_evaporator_is_refused() -> None:
    with pytest.raises(UsageError, match="too cold"):
        refrigeration_kwh_per_kg(np.array(1.0), np.array(80.0), MACHINES)


@given(st.floats(1.0, 9.0), st.floats(0.0, 1.0))
def test_more_pressure_takes_more(ratio: float, more: float) -> None:
    low, high = compression_kwh_per_kg(np.array([ratio, ratio + more]), MACHINES)
    assert 0.0 <= low <= high


def test_pumping_and_constants() -> None:
    perfect = replace(MACHINES, pump_efficiency_fraction=np.array(1.0))
    lifted = pumping_kwh_per_kg(np.array(3600.0), np.array(1000.0 / 9.80665), perfect)
    assert float(lifted) == pytest.approx(1.0)
    assert (KJ_IN_KILOWATT_HOUR, MJ_IN_KILOWATT_HOUR) == (3600.0, 3.6)
