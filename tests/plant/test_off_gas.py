"""Recovery gives back a share of each gas and no solid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.errors import UsageError
from polysight.plant.off_gas import recovered, returned
from tests.plant.example import ALL_RECOVERED, NOT_ALL_RECOVERED, array, rods


def test_recovery_by_species() -> None:
    gas = rods().step.effluent
    back = recovered(gas, NOT_ALL_RECOVERED)
    assert back.silicon_tetrachloride == gas.silicon_tetrachloride * 0.995
    assert back.dichlorosilane == gas.dichlorosilane * 0.998
    assert back.hydrogen == gas.hydrogen * 0.99
    assert back.silicon == 0.0


def test_condensing_chlorosilanes_come_back_whole() -> None:
    gas = rods().step.effluent
    assert returned(gas, array(0.5)).trichlorosilane == gas.trichlorosilane
    assert returned(gas, array(0.5)).hydrogen_chloride == gas.hydrogen_chloride * 0.5


def test_a_recovery_above_one_is_refused() -> None:
    with pytest.raises(UsageError, match="stc_recovery"):
        recovered(rods().step.effluent, replace(ALL_RECOVERED, stc_recovery=array(1.1)))
