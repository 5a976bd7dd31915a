"""Sums of shares: of several, of places in places, of firms, of all, and cross-sections."""

from __future__ import annotations

from polysight.audit.share_sums import (
    closing_sums,
    composite_sums,
    container_sums,
    cross_sections,
    ranked_sums,
)
from tests.audit.table_of_claims import report_of

PARTS = (
    "capacity_regional_share, 40, %, 2023, Xinjiang",
    "capacity_regional_share, 25, %, 2023, Inner Mongolia",
    "capacity_regional_share, 15, %, 2023, Sichuan",
)
ALL = "Xinjiang; Inner Mongolia; Sichuan".replace(";", " and")


def test_parts_below_the_place_that_holds_them_are_silent() -> None:
    west = "capacity_regional_share, 85, %, 2023, Western China"
    assert list(container_sums(report_of(*PARTS, west))) == []


def test_parts_above_the_place_that_holds_them() -> None:
    west = "capacity_regional_share, 70, %, 2023, Western China"
    (found,) = container_sums(report_of(*PARTS, west))
    assert (found.what, len(found.parts)) == ("parts_above", 3)


def test_places_that_overlap_are_taken_once() -> None:
    west = "capacity_regional_share, 85, %, 2023, Western China"
    country = "capacity_regional_share, 100, %, 2023, China"
    assert list(container_sums(report_of(*PARTS, west, country))) == []


def test_a_share_of_several_is_the_sum_of_their_own() -> None:
    for stated, wanted in ((80, []), (65, ["parts_above"]), (95, ["parts_unlike"])):
        whole = f"capacity_regional_share, {stated}, %, 2023, {ALL}"
        assert [one.what for one in composite_sums(report_of(*PARTS, whole))] == wanted


def test_named_firms_above_the_largest_five() -> None:
    firms = [
        f"company_share, {share}, %, 2023, China; company={name}"
        for name, share in (("Tongwei", 25), ("GCL", 20), ("Daqo", 15), ("Xinte", 12))
    ]
    (found,) = ranked_sums(report_of(*firms, "cr5_share, 68, %, 2023, China"))
    assert (found.what, len(found.parts)) == ("ranked_above", 4)
    assert list(ranked_sums(report_of(*firms, "cr5_share, 78, %, 2023, China"))) == []


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
