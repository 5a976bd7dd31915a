"""Heat of the gas and of the reaction: Cantera, golden cases, bounds, refusals."""

from __future__ import annotations

from typing import Any

import cantera as ct
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.rod_reactor.gas_heat import FeedEnthalpies, gas_heat, reaction_heat
from tests.plant.rod_reactor.example import feed_enthalpies, golden

GASES = feed_enthalpies()


@pytest.mark.parametrize("case", golden("gas"), ids=lambda case: str(case["kwh_per_kg"]))
def test_golden(case: dict[str, Any]) -> None:
    got = gas_heat(
        GASES,
        case["hydrogen_ratio"],
        case["silicon_yield"],
        case["preheat_temperature_c"],
        case["off_gas_temperature_c"],
    )
    assert got == pytest.approx(case["kwh_per_kg"], abs=case["tolerance"])


def test_enthalpies_are_those_of_cantera_in_both_ranges() -> None:
    at = np.array([[100.0, 500.0], [900.0, 1400.0]])
    for gas, name in enumerate(("H2", "SiHCL3")):
        (species,) = [s for s in ct.Species.list_from_file("nasa_gas.yaml") if s.name == name]
        expected = [[species.thermo.h(t + 273.15) / 1e3 for t in row] for row in at]
        np.testing.assert_allclose(GASES.at(gas, at), expected, rtol=1e-9)


def test_nine_coefficients_differentiate_to_their_heat_capacity() -> None:
    # cp/R = a1 T^-2 + a2 T^-1 + a3 + a4 T + ...
    terms = np.array([2.3e4, -2.2e2, 2.7, 2.5e-3, -5.5e-6, 4.4e-9, -1.3e-12, 1.5e4, 3.0])
    nine = FeedEnthalpies(np.array([[200.0, 2000.0]] * 2), np.tile(terms, (2, 1, 1)))
    kelvin, step = 823.15, 0.01
    slope = (nine.at(0, 550.0 + step) - nine.at(0, 550.0 - step)) / (2.0 * step)
    powers = kelvin ** np.arange(-2.0, 5.0)
    assert slope == pytest.approx(ct.gas_constant / 1e3 * float(terms[:7] @ powers), rel=1e-8)


@given(st.floats(1.0, 10.0), st.floats(0.02, 0.4), st.floats(100.0, 400.0), st.floats(0.0, 400.0))
def test_heat_is_additive_and_falls_with_yield(
    ratio: float, share: float, enter: float, rise: float
) -> None:
    middle, leave = enter + rise / 2.0, enter + rise
    whole = gas_heat(GASES, ratio, share, enter, leave)
    parts = gas_heat(GASES, ratio, share, enter, middle) + gas_heat(
        GASES, ratio, share, middle, leave
    )
    assert whole == pytest.approx(parts, rel=1e-9, abs=1e-9)
    assert whole >= 0.0
    assert gas_heat(GASES, ratio, 2.0 * share, enter, leave) == pytest.approx(whole / 2.0)


def test_the_reaction_lies_between_its_two_limits() -> None:
    solid, *_ = [s for s in ct.Species.list_from_file("nasa_condensed.yaml") if s.name == "Si(cr)"]
    gas = {s.name: s.thermo for s in ct.Species.list_from_file("nasa_gas.yaml")}
    si, tcs, stc, h2, hcl = (
        one.h(1373.15) / 1e3
        for one in (solid.thermo, gas["SiHCL3"], gas["SiCL4"], gas["H2"], gas["HCL"])
    )
    per_kg = 28.085e-3 * 3.6e6
    low = (si + 3 * stc + 2 * h2 - 4 * tcs) / per_kg
    high = (si + 3 * hcl - tcs - h2) / per_kg
    assert low == pytest.approx(0.11, abs=0.005)
    assert high == pytest.approx(2.09, abs=0.005)
    np.testing.assert_allclose(
        reaction_heat([1.0, 0.0, 0.5], low, high), [low, high, (low + high) / 2]
    )


@pytest.mark.parametrize(
    ("ratio", "share", "enter", "leave", "told"),
    [
        (0.0, 0.1, 150.0, 550.0, "hydrogen_ratio 0"),
        (4.0, 0.0, 150.0, 550.0, "silicon_yield 0"),
        (4.0, 1.2, 150.0, 550.0, "silicon_yield 1.2 .* nearest possible value is 1"),
        (np.nan, 0.1, 150.0, 550.0, "hydrogen_ratio is not a finite number"),
        (4.0, 0.1, 150.0, 1e5, "leaving_temperature_c 100000 .* nearest possible value is"),
        (4.0, 0.1, -100.0, 550.0, "entering_temperature_c -100 .* nearest possible value is"),
        (4.0, 0.1, 600.0, 550.0, "550 degC would be colder than its feed.* 600 degC"),
    ],
)
def test_impossible_gas_is_refused(
    ratio: float, share: float, enter: float, leave: float, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        gas_heat(GASES, ratio, share, enter, leave)


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_the_split_is_a_share(share: float) -> None:
    with pytest.raises(UsageError, match="tetrachloride_share"):
        reaction_heat(share, 0.1, 2.0)


@pytest.mark.parametrize(("one", "other"), [(np.nan, 2.0), (0.1, np.inf)])
def test_heats_of_the_paths_are_numbers(one: float, other: float) -> None:
    with pytest.raises(UsageError, match="path_kwh_per_kg is not a finite number"):
        reaction_heat(0.5, one, other)
