"""Equilibria by Cantera: published cells, an independent solver, the density of silicon, trends."""

from __future__ import annotations

import dataclasses
from typing import Any

import cantera as ct
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polysight.errors import DataError, UsageError
from polysight.plant import gibbs
from polysight.plant.equilibrium import Kind, feed
from polysight.plant.species import ATOMS, DCS, H2, HCL, STC, TCS
from polysight.plant.thermochemistry import SOLID, cantera_nasa7, phases
from tests.plant.element_potentials import amounts, glenn, janaf
from tests.plant.sets import cases, named

BOXES = {
    Kind.HYDROCHLORINATION: ((400.0, 700.0), (1.0, 40.0), (1.0, 5.0)),
    Kind.HOT_HYDROGENATION: ((900.0, 1400.0), (1.0, 10.0), (1.0, 5.0)),
    Kind.DEPOSITION: ((900.0, 1150.0), (1.0, 6.0), (2.0, 20.0)),
}


def told(case: dict[str, Any]) -> str:
    return "-".join(str(case[key]) for key in list(case)[:6])


@st.composite
def states(draw: st.DrawFn, *kinds: Kind) -> tuple[Kind, float, float, float]:
    """A kind with a state of its industrial range."""
    kind = draw(st.sampled_from(kinds or tuple(Kind)))
    temperature, pressure, ratio = (draw(st.floats(*ends)) for ends in BOXES[kind])
    return kind, temperature, pressure, ratio


@pytest.mark.parametrize("case", cases("equilibrium"), ids=told)
def test_golden(case: dict[str, Any]) -> None:
    got = gibbs.state(
        Kind(case["kind"]),
        case["temperature_c"],
        case["pressure_bar"],
        case["hydrogen_ratio"],
        named(case["set"]),
    )
    assert float(getattr(got, case["quantity"])) == pytest.approx(
        case["value"], rel=case["tolerance"]
    )


@pytest.mark.parametrize("case", cases("equilibrium_contradictions", "trend"), ids=told)
def test_the_sign_of_temperature_hangs_on_the_set(case: dict[str, Any]) -> None:
    ends = np.array([case["from_c"], case["to_c"]])
    got = gibbs.state(
        Kind.HYDROCHLORINATION, ends, case["pressure_bar"], case["hydrogen_ratio"],
        named(case["set"]),
    ).stc_conversion  # fmt: skip
    slope = 1e4 * (got[1] - got[0]) / (ends[1] - ends[0])
    assert np.sign(slope) == case["sign"]
    assert slope == pytest.approx(case["points_per_100_c"], abs=case["tolerance"])


@pytest.mark.parametrize("case", cases("equilibrium_contradictions", "share"), ids=told)
def test_silicon_in_sicl3_hangs_on_the_set(case: dict[str, Any]) -> None:
    got = gibbs.state(
        Kind.DEPOSITION, case["temperature_c"], case["pressure_bar"], case["hydrogen_ratio"],
        named(case["set"]),
    ).amount("SiCl3")  # fmt: skip
    assert np.all((case["low"] <= got) & (got <= case["high"]))


@pytest.mark.parametrize(("pressure", "wrong", "right"), [(1.0, 0.479, 0.212), (6.0, -0.05, 0.187)])
def test_silicon_without_a_density_gives_a_wrong_yield(
    pressure: float, wrong: float, right: float
) -> None:
    shipped = cantera_nasa7()
    got = gibbs.state(Kind.DEPOSITION, 1373 - 273.15, pressure, 4.0, shipped)
    assert float(got.silicon_yield) == pytest.approx(right, abs=0.001)
    names = shipped.gases
    gas = ct.Solution(
        thermo="ideal-gas",
        species=[each for each in ct.Species.list_from_file("nasa_gas.yaml") if each.name in names],
    )
    solid = ct.Solution(
        thermo="fixed-stoichiometry",
        species=[
            each for each in ct.Species.list_from_file("nasa_condensed.yaml") if each.name == SOLID
        ],
    )
    seed = 0.05
    mixture = ct.Mixture([(gas, 1.0), (solid, seed)])
    mixture.T, mixture.P = 1373.0, pressure * 1e5
    mixture.species_moles = f"SiHCL3:1, H2:4, {SOLID}:{seed}"
    mixture.equilibrate("TP", solver="gibbs")
    assert float(mixture.species_moles[-1]) - seed == pytest.approx(wrong, abs=0.001)


def test_the_solid_has_the_density_of_silicon() -> None:
    _, solid = phases(cantera_nasa7())
    assert solid.density == pytest.approx(2329.0, rel=1e-4)
    assert solid.species(0).thermo.reference_pressure == 1e5


@settings(max_examples=150, deadline=None)
@given(states(), st.booleans(), st.floats(0, 6.12), st.floats(0, 72.39))
def test_an_independent_solver_agrees(
    state: tuple[Kind, float, float, float], of_glenn: bool, tcs_shift: float, sicl3_shift: float
) -> None:
    kind, temperature, pressure, ratio = state
    published = named("glenn" if of_glenn else "janaf").shifted(tcs_shift, sicl3_shift)
    got = gibbs.state(kind, temperature, pressure, ratio, published)
    fed = {"H2": ratio, "SIHCL3" if kind is Kind.DEPOSITION else "SICL4": 1.0}
    shifts = {"SIHCL3": tcs_shift, "SICL3": sicl3_shift}
    entries = glenn() if of_glenn else janaf()
    wanted = amounts(entries, fed, temperature, pressure, shifts, kind.solid)
    assert wanted.keys() == {name.upper() for name in got.species}
    for name, amount in wanted.items():
        # Far inside the 0.3 % that is asked for, down to traces of 1e-9 mol.
        assert float(got.amount(name)) == pytest.approx(amount, rel=1e-5, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(states(), st.sampled_from(["janaf", "glenn", "burcat"]))
def test_elements_close_and_nothing_is_negative(
    state: tuple[Kind, float, float, float], set_name: str
) -> None:
    kind, temperature, pressure, ratio = state
    got = gibbs.outcome(kind, temperature, pressure, ratio, named(set_name))
    np.testing.assert_allclose(got.elements, feed(kind, ratio).elements, rtol=1e-8)
    assert np.all(got.amounts[..., :-1] >= 0)


@settings(max_examples=40, deadline=None)
@given(states(Kind.HYDROCHLORINATION), st.sampled_from(["janaf", "glenn", "burcat"]))
def test_cold_conversion_rises_with_pressure_and_hydrogen(
    state: tuple[Kind, float, float, float], set_name: str
) -> None:
    kind, temperature, pressure, ratio = state
    got = gibbs.state(
        kind, temperature, pressure * np.array([1.0, 1.1, 1.0]), ratio * np.array([1.0, 1.0, 1.1]),
        named(set_name),
    ).stc_conversion  # fmt: skip
    assert got[1] > got[0]
    assert got[2] > got[0]


def test_silicon_yield_has_a_least_value_in_hydrogen_at_low_temperature() -> None:
    ratio = np.geomspace(2.0, 20.0, 60)
    got = gibbs.state(Kind.DEPOSITION, 900.0, 6.0, ratio, named("glenn")).silicon_yield
    assert 5.0 < ratio[np.argmin(got)] < 6.5


@settings(max_examples=40, deadline=None)
@given(states(Kind.DEPOSITION), st.sampled_from(["janaf", "glenn", "burcat"]))
def test_silicon_yield_rises_with_hydrogen(
    state: tuple[Kind, float, float, float], set_name: str
) -> None:
    kind, temperature, pressure, ratio = state
    # 4 SiHCl3 -> Si + 3 SiCl4 + 2 H2 is held back by hydrogen: below 1100 degC the yield has a
    # least value at a ratio of up to 6.
    ratio = ratio if temperature >= 1100.0 else max(ratio, 6.0)
    got = gibbs.state(
        kind, temperature, pressure, ratio * np.array([1.0, 1.1]), named(set_name)
    ).silicon_yield
    assert got[1] > got[0]


def test_the_yield_is_flat_in_temperature_and_within_the_published_range() -> None:
    grid = gibbs.state(Kind.DEPOSITION, np.linspace(900, 1150, 26), 6.0, 4.0, named("janaf"))
    best = 900 + 10 * int(np.argmax(grid.silicon_yield))
    # Anchor of deposition: flat optimum 1390-1500 K.
    assert 1390 <= best + 273.15 <= 1500
    corners = gibbs.state(
        Kind.DEPOSITION,
        np.array([900.0, 1150.0])[:, None, None],
        np.array([1.0, 6.0])[:, None],
        np.array([2.0, 20.0]),
        named("glenn"),
    )
    assert corners.amounts.shape[:-1] == (2, 2, 2)
    assert np.all((corners.silicon_yield > 0.16) & (corners.silicon_yield < 0.475))


@pytest.mark.parametrize("name", sorted(gibbs.COOLING))
def test_cooling_conserves_elements(name: str) -> None:
    entry = {**glenn(), **janaf()}[name]
    became = np.array(gibbs.COOLING[name]) @ ATOMS[[H2, HCL, DCS, TCS, STC]]
    np.testing.assert_allclose(became, entry.atoms)


def test_a_species_without_a_way_to_cool_is_refused() -> None:
    shipped = cantera_nasa7()
    strange = gibbs.State(Kind.DEPOSITION, ("H2", "Si2CL6"), np.ones((3, 2)))
    with pytest.raises(DataError, match="SI2CL6"):
        strange.cooled()
    assert strange.amount("HCL").tolist() == [0.0, 0.0, 0.0]
    with pytest.raises(DataError, match="Si2CL6"):
        shipped.place("Si2CL6")


def test_hot_species_that_lack_hcl_are_refused() -> None:
    hot = gibbs.State(Kind.DEPOSITION, ("SiCL2", "HCL"), np.array([0.5, 0.1]))
    with pytest.raises(UsageError, match="HCl"):
        hot.cooled()


@pytest.mark.parametrize(
    ("point", "nearest"),
    [
        ((1500.0, 6.0, 4.0), "1416.85"),
        ((-20.0, 6.0, 4.0), "26.85"),
        ((1100.0, 0.0, 4.0), "above 0"),
        ((1100.0, 6.0, 0.0), "above 0"),
        ((1100.0, 6.0, -1.0), "above 0"),
        ((1100.0, float("nan"), 4.0), "finite"),
    ],
)
def test_impossible_states_are_refused_with_the_nearest_possible(
    point: tuple[float, float, float], nearest: str
) -> None:
    with pytest.raises(UsageError, match=nearest):
        gibbs.state(Kind.DEPOSITION, *point, cantera_nasa7())


def test_a_failure_of_the_solver_is_refused() -> None:
    shipped = cantera_nasa7()
    broken = dataclasses.replace(
        shipped, coefficients=np.where(np.isnan(shipped.coefficients), np.nan, 1e9)
    )
    with pytest.raises(UsageError, match="no equilibrium"):
        gibbs.state(Kind.DEPOSITION, 1100.0, 6.0, 4.0, broken)
