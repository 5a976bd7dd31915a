"""Feed of the rods: latent heat and warming, by hand, and what off-gas gives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.energy.feed_heating import feed_steam_kg_per_kg
from tests.plant.energy.shipped import Rods, shipped

TABLES: Rods = shipped("siemens", Rods)
LATENT = TABLES.machines.steam_latent_kj_per_kg


def steam(
    tcs: float = 50.4, hydrogen: float = 2.63, inlet: float = 150.0, **changes: float
) -> float:
    design = replace(
        TABLES.feed_heating, **{name: np.array(value) for name, value in changes.items()}
    )
    return float(
        feed_steam_kg_per_kg(
            np.array(50.4), np.array(2.63), np.array(inlet), design,
            TABLES.chlorosilane_properties, LATENT,
        ).item()
    )  # fmt: skip


def test_by_hand() -> None:
    """Warming 50 kg SiHCl3 and 2.6 kg H2 from 40 to 150 degC takes 2.3 kWh, evaporation 2.5."""
    latent = 50.4 * 176.0 / 2086.0
    warming = (50.4 * (0.855 * 50.0 + 0.614 * 60.0) + 2.63 * 14.56 * 110.0) / 2086.0
    assert warming * 2086.0 / 3600.0 == pytest.approx(2.3, abs=0.05)
    assert steam(recovered_fraction=0.0) == pytest.approx(latent + warming, rel=1e-3)
    assert steam(recovered_fraction=1.0) == pytest.approx(latent, rel=1e-3)


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_more_recovery_never_takes_more(one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert steam(recovered_fraction=more) <= steam(recovered_fraction=less) + 1e-12


def test_temperatures_that_fall_are_refused() -> None:
    with pytest.raises(UsageError, match="feed_temperature_c"):
        steam(inlet=60.0)
    with pytest.raises(UsageError, match="evaporation_temperature_c"):
        steam(supply_temperature_c=95.0)
