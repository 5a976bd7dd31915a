"""Allowances of a captive unit: benchmark, power and price of the day, carbon dioxide alone."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polysight.carbon.counted_power import Counted
from polysight.carbon.emissions_trading import Status
from polysight.study.footprint_allowances import Allowances, Level, Settlement, allowances
from polysight.study.footprint_inventory import OWN_POWER
from polysight.study.footprint_power import CAPTIVE as UNIT
from tests.study.footprint_example import data, known
from tests.study.footprint_plants import CAPTIVE, ROD, worked


def owed(text: str) -> Allowances:
    found = allowances(worked(CAPTIVE), data(), dt.date.fromisoformat(text))
    assert found is not None
    return found


def at_nameplate(text: str) -> Settlement:
    (first, _) = owed(text).settlements
    assert first.level is Level.NAMEPLATE
    return first


def sent_out_mwh() -> float:
    found = worked(CAPTIVE)
    power = sum(one.amount[0] for one in found.inventory.exchanges if one.activity == OWN_POWER)
    capacity = found.plant.capacity_t_per_year
    assert capacity is not None
    return float(power * found.plant.origins.energy.captive_coal_share * capacity)


def test_a_plant_fed_by_the_grid_owes_nothing() -> None:
    assert allowances(worked(ROD), data(), dt.date(2024, 12, 31)) is None


def test_a_benchmark_of_generation_is_multiplied_with_generation() -> None:
    own_use = known().number("PF0031", "1", data())
    generated = sent_out_mwh() / (1.0 - own_use)
    first = at_nameplate("2024-12-31").allocations[0]
    assert first.benchmark.counted is Counted.GENERATED
    assert first.free.central == pytest.approx(generated * 0.8049)


def test_a_benchmark_of_supply_is_multiplied_with_supply() -> None:
    (only,) = at_nameplate("2022-05-31").allocations
    assert only.benchmark.counted is Counted.SENT_OUT
    assert only.free.central == pytest.approx(sent_out_mwh() * 0.8729)


def test_carbon_dioxide_alone_counts() -> None:
    chains = worked(CAPTIVE).life_cycle.chains
    own = dict(zip(chains.gases, chains.own_of(UNIT)[0], strict=True))
    assert own["CH4"] + own["N2O"] > 0
    assert at_nameplate("2024-12-31").emitted.central == pytest.approx(sent_out_mwh() * own["CO2"])


def test_rows_that_state_different_benchmarks_of_a_year_are_both_told() -> None:
    told = at_nameplate("2024-06-30").allocations
    assert [one.benchmark.id for one in told] == ["ET11", "EF0090"]
    for one in told:
        emitted = at_nameplate("2024-06-30").emitted.central
        assert one.net.central == pytest.approx(emitted - one.free.central)


@pytest.mark.parametrize("day", ["2025-06-30", "2026-11-22"])
def test_a_year_without_a_benchmark_gets_no_verdict(day: str) -> None:
    found = owed(day)
    assert found.status is Status.COVERED
    assert found.last_known == dt.date(2024, 12, 31)
    assert all(one.emitted.central > 0 and not one.allocations for one in found.settlements)


def test_before_the_scheme_nothing_is_owed_and_nothing_is_counted() -> None:
    found = owed("2018-01-01")
    assert found.status is Status.SECTOR_NOT_COVERED
    assert found.settlements == ()


@pytest.mark.parametrize(
    ("day", "row"),
    [
        ("2021-07-16", "CP0001"),
        ("2022-05-31", "CP0003"),
        ("2024-11-13", "CP0008"),
        ("2024-12-30", "CP0007"),
        ("2025-09-15", "CP0012"),
    ],
)
def test_the_price_is_that_of_the_day(day: str, row: str) -> None:
    price = owed(day).price
    assert price is not None
    assert price.id == row


@pytest.mark.parametrize("day", ["2020-06-30", "2026-11-22"])
def test_a_day_without_a_price_has_no_cost(day: str) -> None:
    found = owed(day)
    assert found.price is None
    for one in found.settlements:
        assert all(each.cost is None for each in one.allocations)


def test_amounts_are_told_at_nameplate_and_at_the_output_of_the_file() -> None:
    nameplate, stated = owed("2024-12-31").settlements
    assert stated.level is Level.STATED
    assert stated.output_t_per_year == pytest.approx(0.28 * nameplate.output_t_per_year)
    assert stated.emitted.central == pytest.approx(0.28 * nameplate.emitted.central)
    first, other = nameplate.allocations[0].cost, stated.allocations[0].cost
    assert first is not None
    assert other is not None
    # A kilogram costs the same as long as both stay above the threshold.
    np.testing.assert_allclose(first.central, other.central)
