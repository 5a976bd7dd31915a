"""The Siemens route against the same plant worked through in plain numbers, state by state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any

import numpy as np
import pytest

from polysight.costing.lines import CASH_LINES, Book, Item
from polysight.costing.streaming import costs, costs_by_line
from polysight.evidence.store import evidence
from polysight.plant.balance import Balance
from polysight.plant.equilibrium import Kind, Outcome
from polysight.plant.operation import Foundation, Operation, calibrated
from polysight.plant.routes.siemens import SiemensDesign, siemens, siemens_fleet
from polysight.plant.sections import SECTIONS, whole_plant
from polysight.study.design_values import built, central, drawn, fitted
from polysight.study.designs import Design, design
from polysight.study.plant_foundation import foundation
from polysight.study.references import references
from tests.plant import plain_model
from tests.plant.plain_model import Plant, Surroundings, plant

#: Random designs within the ranges of the design file.
COUNT, SEED = 50, 7
#: The plain loop stops when a pass changes nothing beyond its rounding.
BALANCE = 1e-9
#: Six Gauss points over a batch against two thousand steps; only radiation is an integral.
INTEGRAL = 1e-4
#: Fields of the balance that a plant without silane has none of.
WITHOUT = {
    "silane_lost", "silicon_dust", "tcs_to_silane", "silane_made", "stc_from_redistribution",
    "hydrogen_to_fluidised_bed", "hydrogen_from_pyrolysis", "silicon_by_silane", "tcs_bought",
    "stc_bought",
}  # fmt: skip
#: Told by the plain model through other flows of the same test.
SUMS = {"stc_from_deposition_net", "hcl_recovered", "residual"}
QUANTITIES = {
    "electricity": "electricity_kwh_per_kg", "steam": "steam_kg_per_kg", "heat": "heat_mj_per_kg",
    "cooling water": "cooling_water_t_per_kg", "process water": "process_water_t_per_kg",
    "nitrogen": "nitrogen_kg_per_kg", "labour": "labour_persons_per_kt_per_year",
}  # fmt: skip
#: Ways to run the same plant that the shipped design does not take.
MODES: dict[str, dict[str, float]] = {
    "shipped": {},
    "hot": {"synthesis.hot_hydrogenation_share": 0.4},
    "all hot": {"synthesis.hot_hydrogenation_share": 1.0},
    "own chlorination": {"synthesis.direct_chlorination_share": 1.0},
    "open loop": {
        "synthesis.hydrogenated_share": 0.0, "synthesis.direct_chlorination_share": 1.0,
    },
    "outlets": {
        "by_products.stc_outlet_share": 0.01, "by_products.fumed_silica_share": 0.5,
        "by_products.hydrolysed_share": 0.2, "make_up.chlorine_burnt_share": 0.6,
    },
    "other rods": {
        "rod_reactor.growth_exponent": 0.5, "rod_reactor.rod_pairs": 24.0,
        "rod_reactor.shields": 1.0, "rod_reactor.preheat_temperature_c": 300.0,
    },
    "logarithmic rods": {"rod_reactor.growth_exponent": 1.0},
}  # fmt: skip


@cache
def shipped() -> Design:
    """The design file of the route."""
    rows = evidence()
    return fitted(SiemensDesign, design("siemens", rows, references(rows)))


def changed(values: Callable[[str], Any], mode: str) -> Callable[[str], Any]:
    """The same values but for those of a mode."""
    return lambda key: np.array([MODES[mode][key]]) if key in MODES[mode] else values(key)


def worked(values: Callable[[str], Any]) -> tuple[Operation, Foundation, SiemensDesign]:
    """The product's flow sheet."""
    parts = built(SiemensDesign, values)
    base = foundation(evidence(), parts.thermochemistry, limited=True)
    return siemens(parts, base), base, parts


def plainly(
    values: Callable[[str], Any], base: Foundation, parts: SiemensDesign, count: int
) -> list[Plant]:
    """The plain model of each draw, with equilibria, enthalpies and views as bare numbers."""
    ends = {
        kind: base.equilibrium(kind, unit.temperature_c, unit.pressure_bar, unit.hydrogen_ratio)
        for kind, unit in (
            (Kind.HYDROCHLORINATION, parts.hydrochlorination),
            (Kind.HOT_HYDROGENATION, parts.hot_hydrogenation),
            (Kind.DEPOSITION, parts.deposition),
        )
    }
    table = base.wall_view(parts.rod_reactor)
    hydrogen, trichlorosilane = (polynomial(base, gas) for gas in (0, 1))
    found = []
    for draw in range(count):
        v = {key: number(values(key), draw) for key in shipped().parameters}
        v["rod_reactor.rod_temperature_c"] = v["deposition.temperature_c"]
        cold, hot, rods = (gas(ends[kind], draw) for kind in ends)
        around = Surroundings(
            cold, hot, rods, hydrogen, trichlorosilane, table.diameter_mm.tolist(),
            table.fraction.tolist(),
        )  # fmt: skip
        found.append(plant(v, around))
    return found


def number(values: np.ndarray, draw: int) -> float:
    return float(values[min(draw, values.size - 1)])


def gas(outcome: Outcome, draw: int) -> dict[str, float]:
    """An outcome by the names of the plain model."""
    named = zip(("H2", "HCl", "DCS", "TCS", "STC", "Si"), fields(Outcome), strict=True)
    return {name: number(getattr(outcome, one.name), draw) for name, one in named}


def polynomial(base: Foundation, gas: int) -> list[tuple[float, list[float]]]:
    """Upper end of each range and its coefficients."""
    ends = base.enthalpies.limits[gas]
    pairs = zip(ends[1:], base.enthalpies.coefficients[gas], strict=False)
    return [(float(end), one.tolist()) for end, one in pairs if not np.isnan(end)]


@cache
def both(mode: str) -> tuple[Operation, list[Plant], SiemensDesign]:
    """Random designs of a mode, in one batch and one by one."""
    values = changed(drawn(shipped(), SEED, COUNT), mode)
    operation, base, parts = worked(values)
    return operation, plainly(values, base, parts, COUNT), parts


@cache
def default() -> tuple[Operation, Foundation, SiemensDesign, Plant]:
    """The shipped design at its central values."""
    operation, base, parts = worked(central(shipped()))
    (alone,) = plainly(central(shipped()), base, parts, 1)
    return operation, base, parts, alone


def test_every_flow_of_the_balance_is_compared() -> None:
    _, _, _, alone = default()
    assert {one.name for one in fields(Balance)} - WITHOUT - SUMS == set(alone.flows)


@pytest.mark.parametrize("mode", MODES)
def test_flows_are_those_of_a_loop_run_pass_after_pass(mode: str) -> None:
    operation, plain, _ = both(mode)
    for name in plain[0].flows:
        want = np.array([one.flows[name] for one in plain])
        np.testing.assert_allclose(
            getattr(operation.balance, name), want, rtol=BALANCE, atol=1e-13, err_msg=name
        )


@pytest.mark.parametrize("mode", MODES)
def test_rods_take_what_an_integral_over_their_growth_gives(mode: str) -> None:
    operation, plain, _ = both(mode)
    assert operation.reactor is not None
    energy = operation.reactor.energy
    for term, close in (("radiation", INTEGRAL), ("gas", BALANCE), ("reaction", BALANCE)):
        want = np.array([one.rods[term] for one in plain])
        got = np.broadcast_to(getattr(energy, f"{term}_kwh_per_kg"), want.shape)
        np.testing.assert_allclose(got, want, rtol=close, err_msg=term)


@pytest.mark.parametrize("mode", MODES)
def test_sections_are_those_of_plain_heat_balances(mode: str) -> None:
    operation, plain, _ = both(mode)
    for place, section in enumerate(SECTIONS):
        for name, field in QUANTITIES.items():
            want = np.array([one.sections[section].get(name, 0.0) for one in plain])
            got = np.broadcast_to(getattr(operation.physics, field)[..., place], want.shape)
            # Where the jackets leave little steam to buy it is a small difference of 10 kg/kg.
            least = 10.0 * INTEGRAL if name == "steam" else 1e-12
            np.testing.assert_allclose(
                got, want, rtol=INTEGRAL, atol=least, err_msg=f"{section}: {name}"
            )


@pytest.mark.parametrize("mode", MODES)
def test_calibrated_sections_are_those_of_a_plain_calibration(mode: str) -> None:
    operation, plain, _ = both(mode)
    _, base, reference, alone = default()
    fleet = siemens_fleet(reference, base)
    found = calibrated(operation, [(fleet, np.ones(()))])
    v = {key: number(shipped().central(key), 0) for key in shipped().parameters}
    told = [plain_model.calibrated(one, alone, v) for one in plain]
    for place, section in enumerate(SECTIONS):
        for name, field in QUANTITIES.items():
            want = np.array([one[section].get(name, 0.0) for one in told])
            got = np.broadcast_to(getattr(found.consumption, field)[..., place], want.shape)
            np.testing.assert_allclose(
                got, want, rtol=INTEGRAL, atol=10.0 * INTEGRAL, err_msg=f"{section}: {name}"
            )


def test_the_default_plant_is_the_plain_one_and_meets_what_was_published() -> None:
    operation, base, parts, alone = default()
    for name, want in alone.flows.items():
        np.testing.assert_allclose(
            getattr(operation.balance, name), want, rtol=BALANCE, atol=1e-13, err_msg=name
        )
    fleet = siemens_fleet(parts, base)
    met = whole_plant(calibrated(operation, [(fleet, np.ones(()))]).consumption)
    v = {key: number(shipped().central(key), 0) for key in shipped().parameters}
    told = plain_model.calibrated(alone, alone, v)
    for name, field in QUANTITIES.items():
        want = plain_model.whole(told, name)
        np.testing.assert_allclose(getattr(met, field), want, rtol=INTEGRAL, err_msg=name)
    published = parts.calibration.whole_plant_kwh_per_kg
    np.testing.assert_allclose(met.electricity_kwh_per_kg, published, rtol=1e-12)


def test_totals_and_cost_of_random_plants_are_plain_sums() -> None:
    operation, plain, _ = both("shipped")
    _, base, reference, alone = default()
    fleet = siemens_fleet(reference, base)
    whole = whole_plant(calibrated(operation, [(fleet, np.ones(()))]).consumption)
    v = {key: number(shipped().central(key), 0) for key in shipped().parameters}
    told = [plain_model.calibrated(one, alone, v) for one in plain]
    for name, field in QUANTITIES.items():
        want = np.array([plain_model.whole(one, name) for one in told])
        got = np.broadcast_to(getattr(whole, field), want.shape)
        np.testing.assert_allclose(got, want, rtol=INTEGRAL, err_msg=name)
    prices = np.random.default_rng(SEED).uniform(0.1, 20.0, 5)
    load, book = 0.85, []
    amounts = (
        ("electricity", whole.electricity_kwh_per_kg), ("silicon-metal",
        operation.balance.silicon_metal), ("steam", whole.steam_kg_per_kg), ("chemicals",
        operation.balance.hydrogen_chloride), ("labour", whole.labour_persons_per_kt_per_year),
    )  # fmt: skip
    for (line, amount), price in zip(amounts, prices, strict=True):
        quantity = np.broadcast_to(amount, (COUNT,))[:, None]
        book.append(Item(line, line, quantity, np.full((1, 1, 1), price), line == "labour"))
    paid = Book(tuple(book), np.zeros(1, dtype=np.int64), np.full((1, 1, 1), load))
    by_line, total = costs_by_line(paid, CASH_LINES)[:, 0, 0], costs(paid)[:, 0, 0]
    for draw, (one, taken) in enumerate(zip(plain, told, strict=True)):
        quantities = (
            plain_model.whole(taken, "electricity"), one.flows["silicon_metal"],
            plain_model.whole(taken, "steam"), one.flows["hydrogen_chloride"],
            plain_model.whole(taken, "labour"),
        )  # fmt: skip
        bought = {
            line: (line, quantity, float(price), line == "labour")
            for (line, _), quantity, price in zip(amounts, quantities, prices, strict=True)
        }
        lines = plain_model.cash_cost(bought, load)
        for line, money in lines.items():
            assert by_line[draw, CASH_LINES.index(line)] == pytest.approx(money, rel=INTEGRAL)
        assert total[draw] == pytest.approx(sum(lines.values()), rel=INTEGRAL)
