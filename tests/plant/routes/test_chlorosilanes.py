"""The front of a chlorosilane plant: which ways to trichlorosilane run."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.plant.equilibrium import Kind
from tests.plant.routes.plants import plant


def test_cold_hydrogenation_alone_runs_by_default() -> None:
    assert list(plant("siemens").central.conversions) == [Kind.HYDROCHLORINATION, Kind.DEPOSITION]


def test_hot_hydrogenation_takes_no_silicon_and_closes() -> None:
    hot = plant("siemens", "synthesis.hot_hydrogenation_share=1").central
    assert Kind.HOT_HYDROGENATION in hot.conversions
    assert hot.balance.silicon_to_hydrogenation[0] == pytest.approx(0.0)
    assert np.abs(hot.balance.residual).max() < 1e-9


def test_a_chlorination_of_its_own_closes_too() -> None:
    direct = plant("siemens", "synthesis.direct_chlorination_share=1")
    assert np.abs(direct.draws.balance.residual).max() < 1e-9
