"""Shares of all members of a cross-section, and cross-sections under a column of years."""

from __future__ import annotations

from polysight.audit.closing_sums import closing_sums, cross_sections
from tests.audit.table_of_claims import report_of


def test_kinds_of_cost_close_when_one_can_be() -> None:
    costs = ("cost_share_electricity, 35~40", "cost_share_materials, 30~35",
             "cost_share_depreciation, 15~20")  # fmt: skip
    rows = [f"{cost}, %, 2023, China" for cost in costs]
    other = "cost_share_labour_other, {}, %, 2023, China"
    assert list(closing_sums(report_of(*rows, other.format(10)))) == []
    (above,) = closing_sums(report_of(*rows, other.format(30)))
    assert above.what == "above_one"
    (below,) = closing_sums(report_of(*rows, other.format(1)))
    assert below.what == "below_one"
    assert list(closing_sums(report_of(*rows))) == []


def test_routes_may_leave_room_but_not_exceed_one() -> None:
    rows = ["market_share_route, 35, %, 2030, China; route=fbr"]
    above = "market_share_route, {}, %, 2030, China; route=siemens; qualifier=above"
    assert list(closing_sums(report_of(*rows, above.format(50)))) == []
    (found,) = closing_sums(report_of(*rows, above.format(80)))
    assert found.what == "above_one"


def test_a_cross_section_under_a_column_of_years() -> None:
    shares = ((65, "siemens"), (20, "fbr"), (10, "silane"), (5, "umg"))
    rows = [
        f"market_share_route, {share}, %, {2025 + n}, China; route={route}"
        for n, (share, route) in enumerate(shares)
    ]
    (found,) = cross_sections(report_of(*rows))
    assert found.what == "one_under_years"
    assert list(cross_sections(report_of(*[row.replace("2026", "2025") for row in rows]))) == []


def test_costs_of_several_sections_are_taken_together_where_each_is_open() -> None:
    rows = (
        "cost_share_electricity, 70, %, 2023, China; section=a",
        "cost_share_materials, 35, %, 2023, China; section=b",
    )
    (found,) = closing_sums(report_of(*rows))
    assert (found.what, len(found.parts)) == ("above_one", 2)


def provinces(*shares: float) -> list[str]:
    places = ("Xinjiang", "Inner Mongolia", "Sichuan", "Other provinces")
    return [
        f"capacity_regional_share, {share}, %, 2026, {place}"
        for share, place in zip(shares, places, strict=False)
    ]


def test_provinces_and_the_rest_of_them_are_no_more_than_all() -> None:
    assert list(closing_sums(report_of(*provinces(40, 25, 20, 15)))) == []
    (above,) = closing_sums(report_of(*provinces(60, 25, 20, 15)))
    assert (above.what, len(above.parts)) == ("above_one", 4)


def test_provinces_may_be_left_out() -> None:
    assert list(closing_sums(report_of(*provinces(20, 25, 20, 15)))) == []


def test_a_region_and_its_provinces_are_taken_once() -> None:
    west = "capacity_regional_share, 85, %, 2026, Western China"
    assert list(closing_sums(report_of(*provinces(40, 25, 20), west))) == []
    east = "capacity_regional_share, 30, %, 2026, Eastern China"
    (found,) = closing_sums(report_of(*provinces(40, 25), west, east))
    assert {part.id for part in found.parts} == {"r3", "r4"}


def test_firms_cannot_have_more_than_all() -> None:
    firms = [
        f"company_share, {share}, %, 2023, China; company={name}"
        for name, share in (("Tongwei", 55), ("GCL", 50))
    ]
    (found,) = closing_sums(report_of(*firms))
    assert found.what == "above_one"


def test_a_place_and_the_rest_of_its_country_are_all() -> None:
    rows = ("demand_regional_share, 40, %, 2025, Eastern China",
            "demand_regional_share, {}, %, 2025, Central and Western China")  # fmt: skip
    assert list(closing_sums(report_of(rows[0], rows[1].format(58)))) == []
    (found,) = closing_sums(report_of(rows[0], rows[1].format(25)))
    assert (found.what, len(found.parts)) == ("below_one", 2)


def test_places_of_which_one_is_unknown_count_too() -> None:
    rows = ("production_regional_share, {}, %, 2025, Western China",
            "production_regional_share, 22, %, 2025, Eastern China and Midland")  # fmt: skip
    assert list(closing_sums(report_of(rows[0].format(75), rows[1]))) == []
    (found,) = closing_sums(report_of(rows[0].format(88), rows[1]))
    assert found.what == "above_one"
