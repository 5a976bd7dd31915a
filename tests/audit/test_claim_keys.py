"""Keys under which claims of one thing meet."""

from __future__ import annotations

from polysight.audit.claim_keys import MEAN, bare_group, bucket, when, year
from tests.audit.table_of_claims import claims_of


def test_undated_claims_are_now_and_unknown_times_are_their_own() -> None:
    undated, odd, dated = claims_of(
        "price, 50, CNY/kg, undated-current",
        "price, 50, CNY/kg, article year",
        "price, 50, CNY/kg, 2023",
    )
    assert (when(undated), when(odd), when(dated)) == ("current", "undated article year", "2023")
    assert (year("2023"), year("2023-Q1"), year("current")) == (2023, None, None)


def test_the_largest_n_are_told_by_their_metric_and_not_by_firms() -> None:
    ranked, firm = claims_of(
        "cr5_share, 70, %, 2023, China; company=top 5",
        "capacity, 30, kt/a, 2023, China; company=Tongwei",
    )
    assert (bare_group(ranked), bucket(ranked)[2:4]) == ("", ((), ""))
    assert bucket(firm)[:3] == ("capacity", ("CN",), ("tongwei",))


def test_a_part_of_an_amount_is_not_the_whole() -> None:
    largest, sort, price, mean = claims_of(
        "production, 131, kt, 2024, China; company=top 5",
        "production, 130, kt, 2024, China; subject=n-type output",
        "price, 40, CNY/kg, 2024, China; subject=n-type price",
        "capacity, 248, kt/a, 2024, China; subject=年平均有效产能",
    )
    assert bare_group(largest) == "top 5"
    assert [bare_group(one) for one in (sort, price, mean)] == ["n-type", "", MEAN]


def test_a_part_that_the_metric_tells_is_no_group_of_its_own() -> None:
    demand, output = claims_of(
        "solar_grade_demand, 1666, kt, 2026, global; subject=solar-grade demand",
        "production, 1666, kt, 2026, global; subject=solar-grade output",
    )
    assert bare_group(demand) == ""
    assert bare_group(output) == "solar grade"
