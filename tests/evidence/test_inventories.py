"""Inventories of suppliers and the tables beside them."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from polysight.evidence.store import evidence

DATA = evidence()
ROWS = [row.cells for row in DATA.tables["inventories"]]
ACTIVITIES = {row.cells["code"]: row.cells for row in DATA.tables["activities"]}
OBSERVED = {one.id: one for one in DATA.observations}
SCORES = ("reliability", "completeness", "temporal", "geographical", "technological")


def factors(edition: str) -> dict[tuple[str, str], float]:
    return {
        (row.cells["indicator"], row.cells["score"] or row.cells["group"]): float(
            row.cells["value"]
        )
        for row in DATA.tables["pedigree"]
        if row.cells["edition"] == edition
    }


def amount(activity: str, flow: str, gas: str = "") -> float:
    found = [
        row
        for row in ROWS
        if (row["activity"], row["flow"], row["gas"]) == (activity, flow, gas)
        and row["direction"] != "output"
    ]
    return sum(float(row["amount"]) for row in found)


def test_every_supplier_has_one_output_of_one_unit_or_is_told_as_a_gap() -> None:
    outputs = Counter(row["activity"] for row in ROWS if row["direction"] == "output")
    for code, activity in ACTIVITIES.items():
        expected = 1 if activity["kind"] in ("process", "factor") else 0
        assert outputs[code] == expected, code
    told = {row.cells["activity"] for row in DATA.tables["inventory_gaps"]}
    assert {code for code, one in ACTIVITIES.items() if one["kind"] == "gap"} <= told
    for row in ROWS:
        if row["direction"] == "output":
            assert row["flow"] == row["activity"]
            assert float(row["amount"]) == 1.0
            assert row["unit"] == ACTIVITIES[row["flow"]]["unit"]


def test_flows_are_suppliers_in_their_own_unit_and_emissions_name_a_gas() -> None:
    for row in ROWS:
        if row["direction"] == "emission":
            assert row["gas"], row["id"]
            assert row["flow"] in {"process", "combustion", "life-cycle"}, row["id"]
            assert (row["unit"] == "kgCO2e") == (row["gas"] == "CO2e"), row["id"]
            assert row["basis"] or row["flow"] != "life-cycle", row["id"]
        else:
            assert not row["gas"], row["id"]
            assert row["unit"] == ACTIVITIES[row["flow"]]["unit"], row["id"]


def test_amounts_lie_in_their_range_and_scores_come_whole() -> None:
    for row in ROWS:
        low, high = row["low"] or row["amount"], row["high"] or row["amount"]
        assert 0 <= float(low) <= float(row["amount"]) <= float(high), row["id"]
        assert sum(bool(row[one]) for one in SCORES) in {0, len(SCORES)}, row["id"]
        assert (row["evidence"] == "memory") == (row["tier"] == "unverified"), row["id"]
        assert not row["ref"] or row["ref"] in OBSERVED, row["id"]


def test_the_factors_give_the_spread_that_the_published_inventory_prints() -> None:
    known = factors("ecoinvent-2")
    scores = zip(SCORES, "22411", strict=True)
    squares = [math.log(known[one]) ** 2 for one in scores]
    basic, sample = known["basic", "materials"], 1.05
    squares += [math.log(basic) ** 2, math.log(sample) ** 2]
    # Scale of the silica sand of silicon metal in the workbook, rounded there to 1.2238.
    assert math.sqrt(sum(squares)) / 2 == pytest.approx(0.10098, rel=1e-3)


def test_a_unit_of_chlor_alkali_weighs_what_goes_into_it() -> None:
    products = ("chlorine", "caustic-soda", "hydrogen-byproduct")
    made = sum(amount("chlor-alkali", one) for one in products)
    salt = next(row for row in ROWS if row["id"] == "IV-chlor-alkali-06")
    assert salt["flow"] == "salt"
    water = amount("chlor-alkali", "water")
    assert float(salt["low"]) + water == pytest.approx(made, rel=2e-4)
    for one in products:
        assert amount(one, "chlor-alkali") == pytest.approx(1 / made, rel=1e-4)


def test_the_shares_of_bought_hydrogen_sum_to_one() -> None:
    ways = ("hydrogen-coal", "hydrogen-byproduct", "hydrogen-reforming", "hydrogen-electrolysis")
    assert sum(amount("hydrogen-bought", one) for one in ways) == pytest.approx(1.0, abs=2e-4)


def test_fossil_smelting_keeps_the_carbon_of_the_mixed_inventory() -> None:
    mixed = amount("silicon-metal", "process", "CO2") + amount(
        "silicon-metal", "process", "CO2-biogenic"
    )
    assert amount("silicon-metal-coal", "process", "CO2") == pytest.approx(mixed)


def test_stacks_follow_from_fuel_rate_efficiency_and_fuel_factor() -> None:
    def value(row: str) -> float:
        found = OBSERVED[row].value
        assert found is not None
        return found

    coal_mj = value("EF0056") * 29.3076
    assert amount("electricity-coal-captive", "combustion", "CO2") == pytest.approx(
        coal_mj * value("EF0045") * 1e-6, rel=1e-4
    )
    heat_mj = (value("EF0002") - 84.0) / 1000
    for activity, efficiency, factor in (
        ("steam-coal", "EF0054", "EF0045"),
        ("steam-gas", "EF0055", "EF0049"),
    ):
        burnt = heat_mj / value(efficiency) * value(factor) * 1e-6
        assert amount(activity, "combustion", "CO2") == pytest.approx(burnt, rel=1e-4)
    assert amount("steam-bought", "combustion", "CO2") == pytest.approx(
        value("EF0001") * heat_mj, rel=1e-4
    )


def test_bought_steam_brings_the_coal_that_its_stack_stands_for() -> None:
    per_kg = amount("steam-coal", "combustion", "CO2") / amount("steam-coal", "hard-coal", "")
    burnt = amount("steam-bought", "combustion", "CO2") / per_kg
    assert amount("steam-bought", "hard-coal", "") == pytest.approx(burnt, rel=1e-4)


def test_a_footprint_that_two_papers_print_is_one_footprint() -> None:
    assert OBSERVED["MC0145"].same_value_as == "F02"
    assert OBSERVED["MC0145"].value == OBSERVED["F02"].value


def test_mislabelled_numbers_are_those_of_the_rows_that_show_what_they_are() -> None:
    for row in DATA.tables["mislabelled_factors"]:
        cells = row.cells
        assert cells["wrong_basis"] != cells["right_basis"]
        if cells["ref"]:
            one = OBSERVED[cells["ref"]]
            assert one.value == pytest.approx(float(cells["value"]))
            assert one.basis.get("electricity") == cells["right_basis"]


def test_each_province_has_a_tile_of_its_own() -> None:
    tiles = [row.cells for row in DATA.tables["region_tiles"]]
    provinces = {
        row.cells["code"]
        for row in DATA.tables["regions"]
        if row.cells["parent"] == "CN" and row.cells["kind"] == "province"
    }
    assert {one["region"] for one in tiles} == provinces
    assert len({(one["row"], one["column"]) for one in tiles}) == len(tiles)
