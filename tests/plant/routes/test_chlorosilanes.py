"""The front of a chlorosilane plant: which ways to trichlorosilane run."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.plant.equilibrium import Kind
from polysight.plant.routes.chlorosilanes import switched
from polysight.plant.sections import HYDROGENATION
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


OPEN = ("synthesis.hydrogenated_share=0", "synthesis.direct_chlorination_share=1")


def test_an_open_loop_is_a_plant_of_2008() -> None:
    """All SiCl4 leaves; metal and HCl are three and fifty times those of a closed loop."""
    old = plant("siemens", *OPEN)
    flows = old.central.balance
    assert list(old.central.conversions) == [Kind.DEPOSITION]
    assert np.abs(old.draws.balance.residual).max() < 1e-9
    assert 12.0 < flows.stc_sold[0] < 16.0
    assert 11.0 < flows.hydrogen_chloride[0] < 13.0
    assert 3.2 < flows.silicon_metal[0] < 3.6
    assert flows.hydrogen[0] == 0.0 < flows.hydrogen_surplus[0]
    assert old.central.consumption.electricity_kwh_per_kg[0, HYDROGENATION] == 0.0
    assert old.central.consumption.steam_kg_per_kg[0, HYDROGENATION] == 0.0


def test_a_loop_is_open_or_closed() -> None:
    with pytest.raises(UsageError, match=r"hydrogenated_share 0\.4 .* value is 0"):
        switched("synthesis.hydrogenated_share", np.array([0.4]))
    with pytest.raises(UsageError, match=r"hydrogenated_share 1 .* value is 1"):
        switched("synthesis.hydrogenated_share", np.array([0.0, 1.0]))
    with pytest.raises(UsageError, match="no bed"):
        plant("siemens", OPEN[0])


@pytest.mark.parametrize("source", ["tcs", "stc"])
def test_bought_chlorosilane_makes_good_the_chlorine(source: str) -> None:
    usual, bought = plant("siemens"), plant("siemens", f"synthesis.{source}_make_up_share=1")
    flows = bought.central.balance
    assert flows.hydrogen_chloride[0] == 0.0
    assert getattr(flows, f"{source}_bought")[0] > 0.0
    assert flows.silicon_metal[0] < usual.central.balance.silicon_metal[0]
    assert np.abs(flows.residual).max() < 1e-9


def test_one_source_of_chlorine_is_enough() -> None:
    both = ("synthesis.tcs_make_up_share=1", "synthesis.stc_make_up_share=1")
    with pytest.raises(UsageError, match="one of HCl"):
        plant("siemens", *both)


def test_the_fleets_remainder_is_that_of_cold_hydrogenation() -> None:
    half = plant("siemens", "synthesis.hot_hydrogenation_share=0.5").central
    usual = plant("siemens").central
    found, whole = (one.remainder.electricity_kwh_per_kg[0, HYDROGENATION] for one in (half, usual))
    ratio = half.balance.stc_to_hydrogenation[0] / usual.balance.stc_to_hydrogenation[0]
    assert found == pytest.approx(0.5 * ratio * whole)
