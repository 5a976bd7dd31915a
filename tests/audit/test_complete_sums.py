"""Complete lists of members against their whole, and means of a year amid its parts."""

from __future__ import annotations

import pytest

from polysight.audit.complete_sums import complete_sums, outside_means
from tests.audit.table_of_claims import report_of


def told(*rows: str) -> list[str]:
    return [one.what for one in complete_sums(report_of(*rows))]


FIRMS = (
    "production, 47, 10kt, 2024, China; company=Tongwei",
    "production, 27, 10kt, 2024, China; company=GCL",
)
REST = "production, {}, 10kt, 2024, China; company=others"
ALL = "production, {}, 10kt, 2024, China"


@pytest.mark.parametrize(
    ("rest", "found"), [("108", []), ("70", ["firms_below"]), ("140", ["firms_above"])]
)
def test_firms_with_the_rest_make_the_whole(rest: str, found: list[str]) -> None:
    assert told(*FIRMS, REST.format(rest), ALL.format(182)) == found


def test_firms_without_the_rest_may_be_a_few() -> None:
    assert told(*FIRMS, ALL.format(182)) == []


@pytest.mark.parametrize(
    ("world", "found"), [("192", []), ("210", ["places_below"]), ("180", ["places_above"])]
)
def test_a_place_and_the_rest_of_the_world(world: str, found: list[str]) -> None:
    halves = ALL.format(182), "production, 10, 10kt, 2024, overseas"
    assert told(*halves, f"production, {world}, 10kt, 2024, global") == found


@pytest.mark.parametrize(("rest", "found"), [("55", []), ("30", ["places_below"])])
def test_places_of_a_table_with_the_rest(rest: str, found: list[str]) -> None:
    rows = (
        "production, 80, 10kt, 2024, Inner Mongolia",
        "production, 47, 10kt, 2024, Xinjiang",
        f"production, {rest}, 10kt, 2024, 其他省区",
    )
    assert told(*rows, ALL.format(182)) == found
    elsewhere = "production, 30, 10kt, 2024, 其他省区; section=2"
    assert told(*rows[:2], elsewhere, ALL.format(182)) == []


@pytest.mark.parametrize(("granular", "found"), [("27", []), ("24", []), ("10", ["routes_below"])])
def test_both_routes_make_nearly_everything(granular: str, found: list[str]) -> None:
    rows = (
        "production, 155, 10kt, 2024, China; route=siemens",
        f"production, {granular}, 10kt, 2024, China; route=fbr",
    )
    assert told(*rows, ALL.format(182)) == found


def means(year: str, *quarters: str) -> list[str]:
    rows = (f"price, {one}, CNY/kg, 2024-Q{n}, China" for n, one in enumerate(quarters, 1))
    report = report_of(*rows, f"price, {year}, CNY/kg, 2024, China")
    return [one.what for one in outside_means(report)]


def test_the_mean_of_a_year_lies_amid_its_quarters() -> None:
    quarters = ("61.5", "43", "38.9", "40.2")
    assert means("45.9", *quarters) == []
    assert means("70", *quarters) == means("30", *quarters) == ["year_outside"]
    assert means("70", *quarters[:3]) == []
