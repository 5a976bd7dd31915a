"""Sums of shares: of several, of places in places, of firms."""

from __future__ import annotations

from polysight.audit.share_sums import composite_sums, container_sums, ranked_sums
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


def test_all_of_the_largest_five_are_a_sum_and_every_broken_whole_is_named() -> None:
    firms = [
        f"company_share, {share}, %, 2023, China; company={name}"
        for name, share in (
            ("Tongwei", 25), ("GCL", 20), ("Daqo", 15), ("Xinte", 12), ("East Hope", 8),
        )
    ]  # fmt: skip
    wholes = ("cr5_share, 70, %, 2023, China", "cr5_share, 68, %, 2023, China")
    (found,) = ranked_sums(report_of(*firms, *wholes))
    assert (found.what, len(found.parts), len(found.also)) == ("ranked_sum_above", 5, 1)


def test_a_share_of_several_is_held_against_years_near_it() -> None:
    stated = "capacity_regional_share, {}, %, {}, {}"
    assert list(composite_sums(report_of(*PARTS, stated.format(77, 2025, ALL)))) == []
    (found,) = composite_sums(report_of(*PARTS, stated.format(60, 2025, ALL)))
    assert (found.what, found.loose) == ("parts_above", True)
    assert list(composite_sums(report_of(*PARTS, stated.format(60, 2027, ALL)))) == []
    both = report_of(*PARTS, stated.format(60, 2025, ALL), stated.format(65, 2025, ALL))
    (joined,) = composite_sums(both)
    assert len(joined.also) == 1
