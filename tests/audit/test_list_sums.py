"""Tests of lists in words of their own."""

from __future__ import annotations

import pytest

from polysight.audit.list_sums import list_sums
from tests.audit.table_of_claims import report_of


def _gaps(*rows: str) -> list[str]:
    return [one.what for one in list_sums(report_of(*rows))]


def _staff(fitters: int, clerks: int) -> tuple[str, ...]:
    return (
        "headcount,700,persons,2024,China;subject=People on the roll",
        f"headcount,{fitters},persons,2024,China;subject=of whom fitters",
        f"headcount,{clerks},persons,2024,China;subject=of whom clerks",
    )


def test_rows_called_parts_make_their_whole() -> None:
    assert not _gaps(*_staff(500, 200))
    assert _gaps(*_staff(500, 290)) == ["list_above"]
    assert _gaps(*_staff(500, 100)) == ["list_below"]


def test_a_list_that_ends_in_the_rest_is_complete() -> None:
    rows = (
        "levy,30,CNY/kg,2024,China;subject=Port dues",
        "levy item,12,CNY/kg,2024,China;subject=Quay",
        "levy item,8,CNY/kg,2024,China;subject=Crane",
        "levy item,10,CNY/kg,2024,China;subject=Everything else",
    )
    assert not _gaps(*rows)
    assert _gaps(*rows[:2], rows[2].replace(",8,", ",14,"), rows[3]) == ["list_above"]


def test_rows_of_unlike_things_are_no_list() -> None:
    rows = ("levy,30,CNY/kg,2024,China;subject=Quay", "levy,8,CNY/kg,2024,China;subject=Crane")
    assert not _gaps(*rows)


def test_a_whole_that_other_rows_make_is_left_alone() -> None:
    rows = (
        "cash cost,20,USD/kg,2024,China;subject=Ore",
        "levy,6,USD/kg,2024,China;subject=Quay",
        "levy,4,USD/kg,2024,China;subject=Other",
        "levy,30,USD/kg,2024,China;subject=Sum total",
    )
    assert not _gaps(*rows)


@pytest.mark.parametrize(("rest", "found"), [(310, 1), (210, 0), (20, 0)])
def test_items_are_held_against_the_total_behind_them(rest: int, found: int) -> None:
    rows = (
        "investment item,2350,million CNY,2024,China;subject=Equipment",
        "investment item,740,million CNY,2024,China;subject=Erection",
        "investment item,560,million CNY,2024,China;subject=Civil works",
        "investment item,330,million CNY,2024,China;subject=Engineering and land",
        f"investment item,{rest},million CNY,2024,China;subject=Contingency",
        "investment,4190,million CNY,2024,China;subject=Construction investment",
    )
    assert len(_gaps(*rows)) == found


def test_a_head_before_a_comma_makes_rows_parts_of_what_is_called_so() -> None:
    rows = [
        f"levy,{amount},million CNY,2024,China;subject=Harbour loan: hold of {bank}"
        for amount, bank in ((1200, "first bank"), (900, "second bank"))
    ]
    whole = "dues,{},million CNY,2024,China;subject=Harbour loan"
    assert not _gaps(whole.format(2100), *rows)
    assert _gaps(whole.format(1900), *rows) == ["list_above"]
    assert not _gaps(whole.format(2600), *rows)


def test_a_whole_of_the_items_above_it() -> None:
    rows = (
        "work,2700,million CNY,2024,China;subject=Equipment",
        "work,1100,million CNY,2024,China;subject=Civil",
        "outlay,{},million CNY,2024,China;subject=Outlay (all items above)",
    )
    assert not _gaps(*rows[:2], rows[2].format(3800))
    assert _gaps(*rows[:2], rows[2].format(3500)) == ["list_above"]
    assert _gaps(*rows[:2], rows[2].format(4200)) == ["list_below"]


def test_others_of_one_kind_do_not_end_a_list() -> None:
    def cost(whole: float) -> list[str]:
        items = (("metal", 12), ("other energy", 1), ("labour", 2), ("upkeep and other work", 3))
        rows = (f"cost item,{size},CNY/kg,2024,China;subject={name}" for name, size in items)
        return _gaps(*rows, f"cash cost,{whole},CNY/kg,2024,China;subject=Cash cost")

    assert cost(18) == []
    assert cost(19.4) == ["list_below"]
