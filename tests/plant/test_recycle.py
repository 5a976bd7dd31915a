"""The recycle closes in every mode, agrees with one dense system, and refuses what cannot be."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.balance import Balance
from polysight.plant.deposition import deposition, tetrachloride_bound
from polysight.plant.direct_chlorination import chlorination
from polysight.plant.hydrochlorination import hydrochlorination
from polysight.plant.loop import ChlorineSource, Deposit, Loop, MakeUpDesign, units
from polysight.plant.losses import CHLORINE, silicon_metal
from polysight.plant.recycle import balance
from polysight.plant.species import (
    ATOMIC_WEIGHT,
    ATOMS,
    DCS,
    H2,
    HCL,
    MOLAR_MASS,
    SI,
    SILANE,
    STC,
    TCS,
)  # fmt: skip
from tests.plant.example import (
    NO_LOSSES,
    array,
    deposited,
    direct,
    hybrid,
    hydrogenated,
    siemens,
    silane,
    with_losses,
)  # fmt: skip
from tests.plant.golden import cases
from tests.plant.random_loops import LOOPS, MODES, one_of, random_loop

LOOP_CASES = cases("loop")


def values(flows: Balance) -> dict[str, np.ndarray]:
    return {each.name: getattr(flows, each.name) for each in fields(flows)}


# Golden cases.


def loop_of(case: dict[str, Any]) -> Loop:
    loop = siemens()
    if "hydrogenation" in case:
        feed = case["hydrogenation"]
        gas = hydrogenated(feed["ratio"], feed["tcs"], feed["dcs"], feed["hcl"])
        loop = replace(loop, hydrogenation=hydrochlorination(gas, feed["ratio"]))
    if case.get("silane"):
        return silane(loop)
    feed = case["rods"]
    dcs, hcl = feed["dcs"], feed["hcl"]
    if "per_silicon_yield" in case:
        # y = (1 - t - 2 d + h) / 4 by chlorine and silicon: the SiHCl3 left that gives the yield.
        feed = {**feed, "tcs": 1.0 - 2.0 * dcs + hcl - 4.0 * case["per_silicon_yield"]}
    gas = deposited(feed["ratio"], feed["tcs"], dcs, hcl)
    return replace(loop, rods=Deposit(deposition(gas, feed["ratio"]), array(0.0), array(1.0)))


@pytest.mark.parametrize("case", LOOP_CASES, ids=[f"{case['row']}" for case in LOOP_CASES])
def test_golden_loops(case: dict[str, Any]) -> None:
    flows = values(balance(loop_of(case)))
    got = flows[case["quantity"]] - (flows[case["less"]] if "less" in case else 0.0)
    assert abs(got - case["value"]) <= case["tolerance"]


@pytest.mark.parametrize("case", cases("sheet"), ids=lambda case: str(case["row"]))
def test_golden_residuals_of_a_published_sheet(case: dict[str, Any]) -> None:
    moles = np.zeros(len(MOLAR_MASS))
    moles[TCS] = (case["fed"] - case["unreacted"]) / MOLAR_MASS[TCS]
    moles[STC] = -case["tetrachloride"] / MOLAR_MASS[STC]
    moles[SI] = -case["silicon"] / MOLAR_MASS[SI]
    place = ("Si", "H", "Cl").index(case["element"])
    assert abs((moles @ ATOMS)[place] * ATOMIC_WEIGHT[place] - case["value"]) <= case["tolerance"]


@pytest.mark.parametrize("case", cases("chlorine"), ids=lambda case: str(case["row"]))
def test_golden_chlorine_of_silicon_lost_as_tetrachloride(case: dict[str, Any]) -> None:
    """All losses through slurry: solved for the slurry that takes the stated silicon metal."""
    metal, content = case["silicon_metal"], case["silicon_content"]
    lost = (metal * content - 1.0) / MOLAR_MASS[SI] * MOLAR_MASS[STC] / metal
    losses = replace(NO_LOSSES, silicon_content=array(content), slurry_stc_kg_per_kg=array(lost))
    flows = balance(replace(siemens(), losses=losses))
    assert flows.silicon_metal == pytest.approx(metal, rel=1e-9)
    assert abs(flows.chlorine_equivalent - case["value"]) <= case["tolerance"]


@pytest.mark.parametrize("case", cases("make_up"), ids=lambda case: str(case["row"]))
def test_golden_chlorine_of_hydrogen_chloride(case: dict[str, Any]) -> None:
    got = case["hydrogen_chloride"] * CHLORINE / MOLAR_MASS[HCL]
    assert abs(got - case["value"]) <= case["tolerance"]


# What must hold in every mode.


@given(LOOPS)
def test_elements_close_and_no_flow_is_negative(loop: Loop) -> None:
    flows = balance(loop)
    assert np.abs(flows.residual).max() < 1e-9
    names = [name for name in values(flows) if name not in ("residual", "stc_from_deposition_net")]
    assert {name for name in names if (getattr(flows, name) < 0.0).any()} == set()


@given(LOOPS)
def test_mass_closes_with_what_leaves_and_water_left_out(loop: Loop) -> None:
    """Inputs less outlets in kilograms, from published fields alone."""
    flows = balance(loop)
    silica = flows.fumed_silica - flows.oxygen
    taken = flows.silicon_in + flows.hydrogen + flows.chlorine_equivalent
    taken = taken + flows.hydrogen_chloride * (ATOMIC_WEIGHT[1] / MOLAR_MASS[HCL])
    taken = taken + flows.tcs_bought * (ATOMIC_WEIGHT[1] / MOLAR_MASS[TCS])
    left = 1.0 + flows.stc_sold + flows.dcs_sold + silica + flows.hydrogen_surplus
    left = left + flows.silicon_lost + flows.chlorine_lost + flows.hydrogen_lost
    np.testing.assert_allclose(taken, left, rtol=1e-9)


@given(LOOPS)
def test_silicon_and_tetrachloride_bounds(loop: Loop) -> None:
    flows = balance(loop)
    assert (flows.silicon_in >= 1.0 - 1e-12).all()
    by_rods = flows.silicon_by_rods
    left = flows.dcs_from_deposition * (1.0 - loop.redistribution.dcs_returned_share)
    leaving = np.zeros_like(by_rods)
    np.divide(left / MOLAR_MASS[DCS], by_rods / MOLAR_MASS[SI], out=leaving, where=by_rods > 1e-9)
    bound = tetrachloride_bound(leaving) * by_rods
    assert (flows.stc_from_deposition_net <= bound * (1.0 + 1e-9) + 1e-12).all()
    np.testing.assert_allclose(
        flows.stc_from_redistribution,
        flows.silane_made * (3.0 * MOLAR_MASS[STC] / MOLAR_MASS[SILANE]),
        rtol=1e-12,
    )


@given(st.integers(0, 2**32 - 1))
def test_net_of_returned_dichlorosilane_the_bound_is_that_of_the_reaction(seed: int) -> None:
    loop = random_loop("cold", seed)
    loop = replace(loop, redistribution=replace(loop.redistribution, dcs_returned_share=array(1.0)))
    flows = balance(loop)
    assert (flows.stc_from_deposition_net <= 18.148 * flows.silicon_by_rods).all()


def test_silane_without_losses_returns_exactly_the_stoichiometric_tetrachloride() -> None:
    flows = balance(silane(siemens()))
    exact = 3.0 * MOLAR_MASS[STC] / MOLAR_MASS[SI]
    assert flows.stc_from_redistribution == pytest.approx(exact, rel=1e-14)


@settings(max_examples=30)
@given(LOOPS)
def test_a_batch_equals_its_elements_in_any_order(loop: Loop) -> None:
    batch = values(balance(loop))
    for place in (3, 0, 4):
        alone = values(balance(one_of(loop, place)))
        assert all(np.array_equal(batch[name][place], alone[name]) for name in batch)


LOSSES = (
    ("losses", "silicon_fines_share"), ("losses", "slurry_stc_kg_per_kg"),
    ("losses", "distillation_purge_share"), ("losses", "chlorine_per_impurity_kg_per_kg"),
    ("redistribution", "silane_loss_share"), ("off_gas", "stc_recovery"),
    ("off_gas", "tcs_recovery"), ("off_gas", "hydrogen_chloride_recovery"),
    ("off_gas", "hydrogen_recovery"), ("losses", "silicon_content"),
)  # fmt: skip


@given(LOOPS, st.sampled_from(LOSSES), st.floats(0.0, 0.04))
def test_more_loss_never_means_less_make_up(
    loop: Loop, where: tuple[str, str], more: float
) -> None:
    """Of silicon and chlorine; of hydrogen where it is hydrogen that is lost.

    Chlorine lost is made up as HCl, whose hydrogen then stands in for hydrogen.
    """
    part = getattr(loop, where[0])
    if part is None:
        return
    worse = -more if "recovery" in where[1] or "content" in where[1] else more
    changed = replace(part, **{where[1]: getattr(part, where[1]) + worse})
    before, after = balance(loop), balance(replace(loop, **{where[0]: changed}))
    assert (after.silicon_metal >= before.silicon_metal * (1.0 - 1e-12)).all()
    assert (after.chlorine_equivalent >= before.chlorine_equivalent - 1e-12).all()
    if where[1] == "hydrogen_recovery":
        assert (after.hydrogen >= before.hydrogen - 1e-12).all()


# An independent solution: one dense system over every pool, by species columns.


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_one_dense_system_over_all_pools_agrees(mode: str, seed: int) -> None:
    loop = one_of(random_loop(mode, seed), 0)
    flows, dense = balance(loop), dense_solution(loop)
    got = {
        "silicon_metal": flows.silicon_metal * loop.losses.silicon_content,
        "chlorination": flows.silicon_to_chlorination,
        "dcs": flows.dcs_redistributed,
        "make_up": (flows.hydrogen_chloride / MOLAR_MASS[HCL] + flows.chlorine / CHLORINE)
        * MOLAR_MASS[HCL],
        "hydrogen": flows.hydrogen - flows.hydrogen_surplus,
        "first": flows.stc_to_hydrogenation
        if loop.hydrogenation
        else flows.stc_sold + flows.stc_hydrolysed + flows.fumed_silica * MOLAR_MASS[STC] / 60.083,
    }
    assert {name: float(value) for name, value in got.items()} == pytest.approx(
        dense, rel=1e-9, abs=1e-9
    )


def dense_solution(loop: Loop) -> dict[str, float]:
    """All extents and make-ups at once, kg/kg; pools are species, products and the SiCl4 outlet."""
    parts, metal, out = units(loop), silicon_metal(loop.losses), loop.by_products
    steps = [
        parts.hydrogenation, parts.chlorination, parts.comproportionation, parts.rods,
        parts.disproportionation, parts.granules,
    ]  # fmt: skip
    pools, extra = len(MOLAR_MASS), 6
    # Unknowns: six steps, metal, hydrogen, HCl, SiCl4 that leaves, DCS that leaves, SiH4 that is
    # lost. Equations: seven pools, two products, outlet rules of SiCl4, DCS and SiH4.
    matrix, right = np.zeros((pools + 5, 6 + extra)), np.zeros(pools + 5)
    for place, step in enumerate(steps):
        kept, fed = step.kept.column, step.feed.column
        matrix[:pools, place] = kept - fed
        matrix[SI, place] = -fed[SI] * metal.fed
        matrix[HCL, place] -= fed[SI] * metal.bound_chlorine
        matrix[H2, place] += fed[SI] * metal.bound_chlorine / 2.0
        matrix[STC, place] -= fed[SI] * metal.slurry_stc
    # SiH4 passes distillation whole.
    matrix[SILANE, 4] += float(steps[4].effluent.silane)
    for place, pool in enumerate((SI, H2, HCL)):
        matrix[pool, 6 + place] = 1.0
    matrix[H2, 8] = -loop.make_up.chlorine_burnt_share / 2.0
    flame = out.fumed_silica_share
    matrix[STC, 9], matrix[H2, 9] = -1.0, -2.0 * flame
    matrix[HCL, 9] = 4.0 * flame * out.fumed_chloride_recovery
    matrix[DCS, 10], matrix[SILANE, 11] = -1.0, -1.0
    share, back = loop.silane_share, loop.redistribution.dcs_returned_share
    for row, deposit, place, part in ((7, loop.rods, 3, 1.0 - share), (8, loop.granules, 5, share)):
        sold = float(steps[place].effluent.silicon) * (1.0 - deposit.lost_share) if deposit else 1.0
        matrix[row, place], right[row] = sold, part / MOLAR_MASS[SI]
    if loop.hydrogenation is None:
        matrix[9, 0] = 1.0
    else:
        for place in (1, 3, 4):
            matrix[9, place] = -out.stc_outlet_share * steps[place].kept.column[STC]
        matrix[9, 9] = 1.0
    for place in (0, 1, 3):
        matrix[10, place] = -(1.0 - back) * steps[place].kept.column[DCS]
    matrix[10, 10] = 1.0
    matrix[11, 11], matrix[11, 4] = 1.0, -loop.redistribution.silane_loss_share
    if loop.granules is None:
        matrix[11, 4] = 1.0
    found = np.linalg.lstsq(matrix, right, rcond=None)[0]
    assert np.abs(matrix @ found - right).max() < 1e-13
    return {
        "silicon_metal": found[6] * MOLAR_MASS[SI],
        "chlorination": found[1] * MOLAR_MASS[SI],
        "dcs": found[2] * MOLAR_MASS[DCS],
        "make_up": found[8] * MOLAR_MASS[HCL],
        "hydrogen": found[7] * MOLAR_MASS[H2],
        "first": found[9 if loop.hydrogenation is None else 0] * MOLAR_MASS[STC],
    }


# Sources of chlorine, and refusals.


@pytest.mark.parametrize("source", list(ChlorineSource))
def test_any_source_of_chlorine_closes_the_loop(source: ChlorineSource) -> None:
    flows = balance(replace(with_losses(siemens()), chlorine_source=source))
    assert np.abs(flows.residual).max() < 1e-12
    bought = {
        ChlorineSource.HYDROGEN_CHLORIDE: flows.hydrogen_chloride,
        ChlorineSource.TRICHLOROSILANE: flows.tcs_bought,
        ChlorineSource.SILICON_TETRACHLORIDE: flows.stc_bought,
    }
    assert {kind for kind, amount in bought.items() if amount > 0.0} == {source}


@given(st.sampled_from(("cold", "both", "hybrid")), st.integers(0, 2**32 - 1))
def test_bought_chlorosilanes_close_random_loops(mode: str, seed: int) -> None:
    for source in (ChlorineSource.TRICHLOROSILANE, ChlorineSource.SILICON_TETRACHLORIDE):
        told = ""
        try:
            flows = balance(random_loop(mode, seed, source=source))
        except UsageError as refused:
            told = refused.problems[0].key
        # Where no HCl arises, the impurities of the metal find none.
        assert told in ("", "plant.no_hydrogen_chloride")
        if not told:
            assert np.abs(flows.residual).max() < 1e-9
            assert (flows.silicon_in >= 1.0 - 1e-12).all()


def test_bought_chlorosilanes_count_as_silicon() -> None:
    bought = MakeUpDesign(array(0.2), array(0.1), array(0.0))
    flows = balance(replace(with_losses(siemens()), make_up=bought))
    plain = balance(with_losses(siemens()))
    assert flows.silicon_metal < plain.silicon_metal
    assert flows.silicon_in == pytest.approx(plain.silicon_in, abs=0.01)
    assert flows.hydrogen_chloride < plain.hydrogen_chloride


def test_an_open_loop_has_hydrogen_to_spare() -> None:
    flows = balance(direct(with_losses(siemens())))
    assert flows.hydrogen == 0.0
    assert flows.hydrogen_surplus > 0.0
    on_site = MakeUpDesign(array(0.0), array(0.0), array(1.0))
    burnt = balance(replace(direct(siemens()), make_up=on_site))
    # Without losses the hydrogen of 4 Si + 12 HCl = Si + 3 SiCl4 + 6 H2 is that of the HCl.
    assert burnt.hydrogen_surplus == pytest.approx(0.0, abs=1e-12)
    assert burnt.hydrogen == pytest.approx(0.0, abs=1e-12)


def refused_share(loop: Loop) -> float:
    with pytest.raises(UsageError) as refused:
        balance(loop)
    (problem,) = refused.value.problems
    assert problem.key == "plant.stc_outlet"
    return float(dict(problem.fields)["nearest"])


@pytest.mark.parametrize("loop", [with_losses(siemens()), hybrid(with_losses(siemens()))])
def test_too_large_an_outlet_is_refused_with_the_largest_possible(loop: Loop) -> None:
    def with_outlet(share: float) -> Loop:
        outlets = replace(loop.by_products, stc_outlet_share=array(share))
        return replace(loop, by_products=outlets)

    nearest = refused_share(with_outlet(1.0))
    assert 0.5 < nearest < 1.0
    assert balance(with_outlet(nearest)).stc_to_hydrogenation < 0.05
    assert refused_share(with_outlet(nearest + 2e-4)) == nearest


def test_too_much_bought_is_refused_with_the_part_that_is_possible() -> None:
    loop = with_losses(siemens())
    bought = MakeUpDesign(array(2.0), array(1.0), array(0.0))
    with pytest.raises(UsageError) as refused:
        balance(replace(loop, make_up=bought))
    (problem,) = refused.value.problems
    part = float(dict(problem.fields)["nearest"])
    assert problem.key == "plant.chlorine_in_excess"
    assert 0.0 < part < 1.0
    possible = MakeUpDesign(array(2.0 * part), array(part), array(0.0))
    assert balance(replace(loop, make_up=possible)).hydrogen_chloride < 0.01


def test_impurities_need_hydrogen_chloride() -> None:
    loop = replace(
        silane(with_losses(siemens())), chlorine_source=ChlorineSource.SILICON_TETRACHLORIDE
    )
    losses = replace(loop.losses, chlorine_per_impurity_kg_per_kg=array(100.0))
    with pytest.raises(UsageError, match="too little HCl"):
        balance(replace(loop, losses=losses))


def test_more_redistribution_than_tetrachloride_is_refused() -> None:
    gas = deposited(3.5, 0.0, 0.6, 0.9)
    step = Deposit(deposition(gas, 3.5), array(0.0), array(1.0))
    with pytest.raises(UsageError, match="more than the loop makes"):
        balance(replace(siemens(), rods=step))


def test_a_loop_without_a_source_of_trichlorosilane_is_refused() -> None:
    loop = replace(direct(siemens()), chlorination=chlorination(0.0))
    loop = replace(loop, redistribution=replace(loop.redistribution, dcs_returned_share=array(0.0)))
    with pytest.raises(UsageError, match="nothing in this loop makes trichlorosilane"):
        balance(loop)


def test_a_product_that_is_lost_whole_is_refused() -> None:
    rods = siemens().rods
    assert rods is not None
    with pytest.raises(UsageError, match="silicon sold from rods"):
        balance(replace(siemens(), rods=replace(rods, lost_share=array(1.0))))


@pytest.mark.parametrize("wrong", [-1.0, np.nan, np.inf])
def test_amounts_bought_are_numbers_from_zero(wrong: float) -> None:
    with pytest.raises(UsageError, match="tcs_bought_kg_per_kg"):
        balance(replace(siemens(), make_up=MakeUpDesign(array(wrong), array(0.0), array(0.0))))
