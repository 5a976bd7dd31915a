"""What is told of a plant adds up."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, text
from polysight.plant.balance import Balance
from polysight.plant.sections import SECTIONS
from polysight.study.plant_account import PARTS, plant_account, section_key
from polysight.study.plant_model import plant_model
from tests.plant.routes.plants import data, plant

ACCOUNT = plant_account(plant("siemens"), data())


def test_every_flow_that_is_told_is_a_flow_and_has_a_name() -> None:
    for names in PARTS.values():
        for name in names:
            assert name in Balance.__dataclass_fields__
            for language in LANGUAGES:
                assert text(f"reading.balance_{name}", language)


def test_sections_sum_to_the_whole_and_parts_to_the_section() -> None:
    *parts, whole = ACCOUNT.sections
    assert whole.section == "whole"
    for place, one in enumerate(whole.readings):
        assert sum(part.readings[place].central for part in parts) == pytest.approx(one.central)
    for part in ACCOUNT.sections:
        told = part.physics.central + part.remainder.central + part.learning.central
        assert told == pytest.approx(part.readings[0].central)


@pytest.mark.parametrize("year", [2010, 2025])
def test_another_year_changes_one_row_and_adds_up(year: int) -> None:
    account = plant_account(plant_model("siemens", data(), year=year, count=20), data())
    for before, after in zip(ACCOUNT.sections, account.sections, strict=True):
        assert after.physics.central == pytest.approx(before.physics.central)
        assert after.remainder.central == pytest.approx(before.remainder.central)
        told = after.physics.central + after.remainder.central + after.learning.central
        assert told == pytest.approx(after.readings[0].central)
    node = section_key("deposition")
    steam = "reading.sections_steam_kg_per_kg"
    into = sum(f.amount for f in account.energy if f.target == node and f.source != steam)
    assert into == pytest.approx(sum(f.amount for f in account.energy if f.source == node))
    assert all(flow.amount >= 0.0 for flow in account.energy)


def test_what_enters_deposition_is_what_its_electricity_does() -> None:
    node = section_key("deposition")
    power = "reading.sections_electricity_kwh_per_kg"
    into = sum(f.amount for f in ACCOUNT.energy if f.target == node and f.source == power)
    out = sum(f.amount for f in ACCOUNT.energy if f.source == node)
    assert out == pytest.approx(into)
    assert section_key("off-gas") == "section.off_gas"
    assert len(SECTIONS) == len(ACCOUNT.sections) - 1


def test_closure_purity_verdicts_and_influences_are_there() -> None:
    assert max(ACCOUNT.closure.values()) < 1e-9
    assert all(one.low <= one.median <= one.high for one in ACCOUNT.purity)
    assert {one.verdict.name for one in ACCOUNT.verdicts} <= {
        "PASS", "FAIL", "CANNOT_JUDGE", "NOT_COVERED",
    }  # fmt: skip
    strongest = ACCOUNT.influences["sections.electricity_kwh_per_kg"][0]
    assert strongest[0] == "rod_reactor.growth_um_per_min"
    assert strongest[1] < -0.5


def test_a_route_without_rods_or_loop_is_told_too() -> None:
    assert plant_account(plant("umg"), data()).reactor == ()
    assert plant_account(plant("umg"), data()).conversions == ()


def test_purity_is_told_as_nines_and_as_share_of_output() -> None:
    told = plant_account(plant_model("siemens", data(), count=50), data())
    numbers = {
        counted: tuple(float(one.replace("N", ".")) for one in pair)
        for counted, pair in told.nines.items()
    }
    assert numbers["all"] <= numbers["dopants-and-metals"] <= numbers["metals"]
    shares = {(one.grade.standard, one.grade.grade): one.qualifying for one in told.verdicts}
    solar = [shares["GB/T 25074-2017", grade] for grade in ("special", "1", "2", "3")]
    assert solar == sorted(solar)
    assert shares["GB/T 12963-2014", "electronic 1"] < solar[0] <= 1.0
