"""Terms per kilogram: golden cases, published sensitivities, scaling, calibration."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.rod_reactor.batch import batch
from polysight.plant.rod_reactor.design import RodReactorDesign
from polysight.plant.rod_reactor.energy import (
    CalibratedRemainder,
    RodReactorEnergy,
    calibrated_remainder,
    radiated,
    radiated_at_constant_flux,
    rod_reactor_energy,
)
from polysight.plant.rod_reactor.layout import rod_layout, rod_layout_in_wall
from polysight.plant.rod_reactor.radiation import black_flux
from polysight.plant.rod_reactor.view_factors import WallView, wall_view
from tests.plant.rod_reactor.example import feed_enthalpies, golden, reactor

GASES = feed_enthalpies()


@cache
def view(pairs: float = 40.0, pitch_mm: float = 220.0, wall_radius_m: float = 0.0) -> WallView:
    """Table of a plan; with a wall of its own where a radius is given."""
    if wall_radius_m:
        return wall_view(rod_layout_in_wall(pairs, pitch_mm, wall_radius_m, 150.0), 180)
    return wall_view(rod_layout(pairs, pitch_mm, 330.0), 180)


def energy(design: RodReactorDesign) -> RodReactorEnergy:
    return rod_reactor_energy(design, view(float(design.rod_pairs[0])), GASES)


@pytest.mark.parametrize("case", golden("radiated"), ids=lambda case: str(case["rod_pairs"]))
def test_table_of_rod_pairs(case: dict[str, Any]) -> None:
    design = reactor(wall_emissivity=case["wall_emissivity"], rod_pairs=case["rod_pairs"])
    got = radiated(design, view(case["rod_pairs"]))
    np.testing.assert_allclose(got, case["kwh_per_kg"], rtol=case["tolerance"])


@pytest.mark.parametrize("case", golden("total"), ids=lambda case: case["source"][-12:])
def test_totals_with_a_constant_rest(case: dict[str, Any]) -> None:
    got = [radiated(reactor(rod_pairs=n), view(n))[0] for n in case["rod_pairs"]]
    total = np.array(got) + case["rest_kwh_per_kg"]
    np.testing.assert_allclose(total, case["kwh_per_kg"], atol=case["tolerance"])


def change(before: dict[str, Any], after: dict[str, Any]) -> float:
    """Change of the radiation per kilogram from one state to another, as a fraction."""
    plan = {"rod_pairs": 40.0, "pitch_mm": 220.0, "wall_radius_m": 0.0}
    values = []
    for state in (before, before | after):
        place = {name: state.get(name, usual) for name, usual in plan.items()}
        design = reactor(**{name: value for name, value in state.items() if name not in plan})
        values.append(radiated(design, view(*place.values()))[0])
    return float(values[1] / values[0] - 1.0)


@pytest.mark.parametrize("case", golden("sensitivity"), ids=lambda case: str(case["name"]))
def test_published_sensitivities(case: dict[str, Any]) -> None:
    found = change(case["before"], case["after"])
    assert np.sign(found) == np.sign(case["published"])
    assert found == pytest.approx(case["published"], abs=case["tolerance"])


@pytest.mark.parametrize("case", golden("bracket"), ids=lambda case: str(case["name"]))
def test_published_changes_lie_within_what_is_not_printed(case: dict[str, Any]) -> None:
    ends = [change(case["before"], case["after"] | {case["open"]: end}) for end in case["ends"]]
    assert min(ends) < case["published"] < max(ends)


def test_radiation_is_about_half_of_the_calibrated_reactor() -> None:
    # PR0023: Ramos et al. 2016 take radiation as about 50 % of the power.
    got = energy(reactor())
    assert got.radiation_kwh_per_kg / got.total_kwh_per_kg == pytest.approx(0.5, abs=0.05)
    assert got.total_kwh_per_kg == pytest.approx(49.0, abs=0.1)


def test_a_bare_black_rod_has_the_closed_form() -> None:
    flat = WallView(np.array([0.0, 150.0]), np.array([1.0, 1.0]), 80, 1e9)
    design = reactor(rod_emissivity=1.0, wall_emissivity=1.0, core_diameter_mm=1e-9)
    closed = radiated_at_constant_flux(black_flux(1100.0, 150.0), 10.0, 2329.0)
    np.testing.assert_allclose(radiated(design, flat), closed, rtol=1e-9)
    cored = radiated(replace(design, core_diameter_mm=np.array([8.0])), flat)
    np.testing.assert_allclose(cored, closed, rtol=1e-9)


@given(st.floats(2.0, 20.0), st.floats(1.1, 3.0), st.floats(-1.0, 1.0))
def test_radiation_falls_as_growth_rises(growth: float, faster: float, exponent: float) -> None:
    slow, fast = (
        radiated(reactor(growth_um_per_min=g, growth_exponent=exponent), view())
        for g in (growth, growth * faster)
    )
    np.testing.assert_allclose(fast * faster, slow, rtol=1e-12)


def test_growth_of_2008_spans_the_batch_mean() -> None:
    # PR0009, PR0010 (del Coso et al. 2008): 6 to 6.5 um/min at 1 atm, 20 at 6 atm.
    slow, mean, fast = radiated(reactor(growth_um_per_min=[6.25, 10.0, 20.0]), view())
    assert fast < mean < slow
    assert slow / fast == pytest.approx(20.0 / 6.25)


@given(
    st.floats(0.1, 0.9), st.floats(0.05, 0.3), st.floats(0.3, 0.9), st.floats(950.0, 1150.0),
    st.floats(100.0, 140.0),
)  # fmt: skip
def test_signs(wall: float, more: float, rod: float, temperature: float, final: float) -> None:
    plain = {
        "wall_emissivity": wall, "rod_emissivity": rod, "rod_temperature_c": temperature,
        "final_diameter_mm": final,
    }  # fmt: skip
    usual = radiated(reactor(**plain), view())
    higher = {"wall_emissivity": wall + 0.1 * more, "rod_temperature_c": temperature + 20.0,
              "rod_emissivity": rod + 0.1 * more}  # fmt: skip
    lower = {"shields": 1.0, "wall_temperature_c": 300.0, "final_diameter_mm": final + 10.0}
    for name, value in higher.items():
        assert radiated(reactor(**plain | {name: value}), view()) > usual
    for name, value in lower.items():
        assert radiated(reactor(**plain | {name: value}), view()) < usual
    fewer, more_pairs = (radiated(reactor(**plain), view(n)) for n in (24.0, 48.0))
    assert more_pairs < usual < fewer


@given(st.floats(0.0, 1.0), st.floats(3.0, 5.0), st.floats(0.05, 0.2), st.floats(150.0, 400.0))
@settings(max_examples=30)
def test_no_term_is_negative(split: float, ratio: float, share: float, warm: float) -> None:
    got = energy(
        reactor(
            tetrachloride_share=split,
            hydrogen_ratio=ratio,
            silicon_yield=share,
            preheat_temperature_c=warm,
        )
    )
    terms = (got.radiation_kwh_per_kg, got.gas_kwh_per_kg, got.reaction_kwh_per_kg,
             got.remainder_kwh_per_kg, got.recovered_kwh_per_kg)  # fmt: skip
    assert min(float(term[0]) for term in terms) >= 0.0
    assert got.total_kwh_per_kg == pytest.approx(sum(terms[:4]))
    assert 0.1 <= got.reaction_kwh_per_kg <= 2.1
    cold = energy(reactor(tetrachloride_share=split, hydrogen_ratio=ratio, silicon_yield=share))
    np.testing.assert_allclose(
        got.gas_kwh_per_kg + got.recovered_kwh_per_kg, cold.gas_kwh_per_kg, rtol=1e-9
    )


def test_a_batch_equals_its_elements() -> None:
    random = np.random.default_rng(7)
    draws = {
        "rod_temperature_c": random.uniform(1000.0, 1150.0, (3, 4)),
        "wall_emissivity": random.uniform(0.3, 0.6, (3, 1)),
        "final_diameter_mm": random.uniform(120.0, 160.0, (3, 4)),
        "off_gas_temperature_c": random.uniform(500.0, 800.0, 4),
    }
    together = energy(reactor(**draws)).total_kwh_per_kg
    each = {name: np.broadcast_to(value, (3, 4)) for name, value in draws.items()}
    for place in np.ndindex(3, 4):
        alone = energy(reactor(**{name: value[place] for name, value in each.items()}))
        assert together[place] == pytest.approx(alone.total_kwh_per_kg[0], rel=1e-14)


def test_the_remainder_meets_the_observation() -> None:
    got = energy(reactor())
    found = calibrated_remainder(got, 49.0, "UC0007")
    assert isinstance(found, CalibratedRemainder)
    assert found.row == "UC0007"
    assert found.observed_kwh_per_kg == 49.0
    met = replace(got, remainder_kwh_per_kg=found.remainder_kwh_per_kg)
    np.testing.assert_allclose(met.total_kwh_per_kg, 49.0, rtol=1e-14)
    with pytest.raises(UsageError, match="more than the 20 kWh/kg of UC0007"):
        calibrated_remainder(got, 20.0, "UC0007")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"final_diameter_mm": 230.0}, "overlap"),
        ({"rod_temperature_c": 2000.0}, "melts"),
        ({"rod_temperature_c": np.inf}, "not a finite number"),
        ({"shields": 1.5}, "whole number"),
        ({"wall_emissivity": [0.5, np.nan]}, "wall_emissivity is not a finite number"),
    ],
)
def test_every_door_refuses_an_impossible_reactor(changed: dict[str, object], told: str) -> None:
    design = reactor(**changed)
    for door in (energy, batch, lambda one: radiated(one, view())):
        with pytest.raises(UsageError, match=told):
            door(design)


def test_rods_need_room_in_the_plan_of_the_table() -> None:
    wide = reactor(final_diameter_mm=230.0, pitch_mm=300.0)
    for door in (energy, lambda one: radiated(one, view())):
        with pytest.raises(UsageError, match=r"230 mm overlap; .* 220 mm"):
            door(wide)


def test_a_reactor_of_no_draws_has_terms_of_no_draws() -> None:
    nothing = reactor(growth_um_per_min=np.empty(0))
    assert radiated(nothing, view()).shape == batch(nothing).cycle_h.shape == (0,)
