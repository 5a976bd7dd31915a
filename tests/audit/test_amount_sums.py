"""Amounts of parts against the amount of their whole."""

from __future__ import annotations

import pytest

from polysight.audit.amount_sums import amount_sums
from tests.audit.table_of_claims import report_of

WHOLE = "production, 1000, kt, 2026, China"


def firms(*amounts: float) -> list[str]:
    names = ("Tongwei", "GCL", "Daqo", "Xinte")
    return [
        f"production, {amount}, kt, 2026, China; company={name}"
        for amount, name in zip(amounts, names, strict=False)
    ]


def test_firms_are_no_more_than_all() -> None:
    assert list(amount_sums(report_of(WHOLE, *firms(400, 300, 200, 80)))) == []
    (found,) = amount_sums(report_of(WHOLE, *firms(400, 300, 300, 200)))
    assert (found.what, len(found.parts), found.whole[0].id) == ("firms_above", 4, "r1")


def test_another_claim_of_the_whole_may_hold_them_but_not_from_another_section() -> None:
    other = "production, 1300, kt, 2026, China"
    assert list(amount_sums(report_of(WHOLE, other, *firms(400, 300, 300, 200)))) == []
    apart = f"{other}; section=2"
    (found,) = amount_sums(report_of(WHOLE, apart, *firms(400, 300, 300, 200)))
    assert [one.section for one in found.whole] == [found.parts[0].section]


def test_provinces_and_regions_are_taken_once() -> None:
    places = [
        f"capacity, {amount}, kt/a, 2026, {place}"
        for amount, place in ((900, "Western China"), (600, "Xinjiang"), (300, "Sichuan"))
    ]
    assert list(amount_sums(report_of("capacity, 1000, kt/a, 2026, China", *places))) == []
    (found,) = amount_sums(report_of("capacity, 800, kt/a, 2026, China", *places))
    assert found.what == "places_above"


@pytest.mark.parametrize(("last", "count"), [(260, 0), (500, 1), (60, 1)])
def test_quarters_make_their_year(last: float, count: int) -> None:
    quarters = [
        f"production, {amount}, kt, 2026 Q{n}, China"
        for n, amount in enumerate((240, 250, 250, last), 1)
    ]
    assert len(list(amount_sums(report_of(WHOLE, *quarters)))) == count
    assert list(amount_sums(report_of(WHOLE, *quarters[:3]))) == []


def test_trade_with_named_places_is_no_more_than_all_trade() -> None:
    told = [
        f"进口量, {amount}, kt, 2025, China; subject=自{place}进口"
        for amount, place in ((400, "德国"), (300, "马来西亚"))
    ]
    assert list(amount_sums(report_of("进口量, 900, kt, 2025, China", *told))) == []
    (found,) = amount_sums(report_of("进口量, 500, kt, 2025, China", *told))
    assert (found.what, len(found.parts)) == ("partners_above", 2)


@pytest.mark.parametrize(
    ("top", "what"), [(900, ""), (700, "ranked_above"), (1100, "ranked_below")]
)
def test_as_many_named_firms_as_the_largest_make_what_those_make(top: int, what: str) -> None:
    group = f"production, {top}, kt, 2026, China; company=top 3"
    found = [one.what for one in amount_sums(report_of(group, *firms(400, 300, 200)))]
    assert found == ([what] if what else [])


def test_fewer_firms_than_the_largest_may_be_less() -> None:
    group = "production, 900, kt, 2026, China; company=top 3"
    assert list(amount_sums(report_of(group, *firms(400, 300)))) == []
