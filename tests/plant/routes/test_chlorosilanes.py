"""The front of a chlorosilane plant: which ways to trichlorosilane run."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import UsageError
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


def test_conversion_is_what_plants_know_and_an_enthalpy_leaves_it() -> None:
    """MB19: 25 % per pass, whatever SiHCl3 weighs in the equilibrium."""
    key = "thermochemistry.hydrochlorination_tcs_shift_kj_per_mol"
    for shift in (0, 3, 5):
        one = plant("siemens", f"{key}={shift}").central
        assert one.conversions[Kind.HYDROCHLORINATION][0] == pytest.approx(0.25)
    drawn = plant("siemens", count=1000).draws.conversions[Kind.HYDROCHLORINATION]
    low, middle, high = np.quantile(drawn, [0.05, 0.5, 0.95])
    assert 0.22 <= low < middle < high <= 0.28
    assert middle == pytest.approx(0.25, abs=0.004)


def test_a_conversion_beyond_equilibrium_is_refused_and_draws_below_it_go_to_equilibrium() -> None:
    with pytest.raises(UsageError, match=r"0\.35 lies beyond equilibrium.*0\.33"):
        plant("siemens", "hydrochlorination.conversion=0.35")
    assert plant("siemens", "hydrochlorination.conversion=0.33").draws.conversions[
        Kind.HYDROCHLORINATION
    ].max() == pytest.approx(0.33)


def test_hot_hydrogenation_reaches_what_its_makers_guarantee() -> None:
    """MB20: 19 to 20 %."""
    hot = plant("siemens", "synthesis.hot_hydrogenation_share=1").central
    assert hot.conversions[Kind.HOT_HYDROGENATION][0] == pytest.approx(0.195)
