"""Numbers of the wrong size, and numbers that only grow."""

from __future__ import annotations

import pytest

from polysight.audit.scales import slips
from tests.audit.table_of_claims import report_of

COSTS = (
    "production_cost, 40, CNY/kg, 2023, China",
    "production_cost, 45, CNY/kg, 2023, China; route=siemens",
    "full_cost, 50000~80000, CNY/t, 2023, China",
)


@pytest.mark.parametrize(
    ("stated", "factor"), [("600000", 10.0), ("55000000", 1000.0), ("550", 0.01)]
)
def test_a_number_far_off_its_like_is_set_right(stated: str, factor: float) -> None:
    (found,) = slips(report_of(*COSTS, f"production_cost, {stated}, CNY/t, 2023, China"))
    assert found.claim.id == "r4"
    assert found.factor == pytest.approx(factor)


def test_numbers_of_one_size_are_silent() -> None:
    assert list(slips(report_of(*COSTS, "production_cost, 90, CNY/kg, 2023, China"))) == []


def test_amounts_are_held_only_against_their_like() -> None:
    rows = ("capacity, 1500, kt/a, 2022, China", "capacity, 1800, kt/a, 2023, China")
    firm = "capacity, 150, kt/a, 2023, China; company=Tongwei"
    assert list(slips(report_of(*rows, firm))) == []
    (found,) = slips(report_of(*rows, "capacity, 20, kt/a, 2024, China"))
    assert found.factor == pytest.approx(0.01)


def test_peers_that_disagree_tell_no_size() -> None:
    rows = (
        "carbon_footprint, 5, kgCO2e/kg, 2023, China",
        "carbon_footprint, 60, kgCO2e/kg, 2023, China",
    )
    assert list(slips(report_of(*rows, "carbon_footprint, 600, kgCO2e/kg, 2023, China"))) == []


def test_reactors_are_of_one_size_whenever_they_stand() -> None:
    rows = ("reactor_capacity, 500, t/a, undated-early, China; route=siemens",
            "reactor_capacity, 2000, t/a, undated-current, China; route=siemens")  # fmt: skip
    (found,) = slips(report_of(*rows, "reactor_capacity, 10, t/a, 2023, China; route=siemens"))
    assert found.claim.id == "r3"


def test_what_nobody_knows_has_peers_of_its_own_subject_only() -> None:
    rows = [
        f"weight in sales, {value}, %, 2024, China; subject={subject}"
        for subject, value in (("wafers", 70.0), ("ingots", 7.1), ("scrap", 6.5))
    ]
    assert list(slips(report_of(*rows))) == []
