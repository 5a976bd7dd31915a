"""Tests of stocks at the start of a year."""

from __future__ import annotations

import pytest

from polysight.audit.relation_check import breaches
from polysight.audit.relations import TABLE, relations
from polysight.evidence.store import evidence
from tests.audit.table_of_claims import claims_of, report_of


@pytest.mark.parametrize("when", ["start 2024", "beginning of 2024", "2024年初"])
def test_a_stock_at_the_start_is_that_of_the_year_before(when: str) -> None:
    (one,) = claims_of(f"stock,30,kt,{when},China")
    assert one.period is not None
    assert (one.period.text, one.basis["timing"]) == ("2023", "end")


def test_words_of_the_subject_tell_it_too() -> None:
    (one,) = claims_of("stock,30,kt,2024,China;subject=Opening stock of the makers")
    assert one.period is not None
    assert one.period.text == "2023"


def test_a_price_and_a_flow_stay_where_they_are() -> None:
    for row in ("price,60,CNY/kg,2024年初,China", "production,60,kt,start 2024,China"):
        (one,) = claims_of(row)
        assert one.period is None or one.period.text != "2023"


@pytest.mark.parametrize("words", ["年初库存", "opening inventory"])
def test_words_of_the_metric_tell_it_too(words: str) -> None:
    (one,) = claims_of(f"{words},30,kt,2024,China")
    assert one.metric == "stock"
    assert one.period is not None
    assert one.period.text == "2023"


def test_an_opening_stock_takes_part_in_the_balance_of_its_maker() -> None:
    rows = (
        "年初库存,8.6,万吨,2025年初,内蒙古", "年末库存,{},万吨,2025年末,内蒙古",
        "全年产量,52.8,万吨,2025年,内蒙古", "全年销量,54.2,万吨,2025年,内蒙古",
    )  # fmt: skip
    (relation,) = [
        one for one in relations(evidence().tables[TABLE], "balance") if one.key == "stock_of_sales"
    ]
    for end, wrong in (("7.2", 0), ("9.4", 1)):
        report = report_of(*(one.format(end) for one in rows))
        assert len(list(breaches(report, [relation]))) == wrong


@pytest.mark.parametrize(
    ("when", "part"),
    [
        ("2025-06-30", "2025-H1"),
        ("2025年6月30日", "2025-H1"),
        ("30 June 2025", "2025-H1"),
        ("2025-03-31", "2025-Q1"),
        ("2025-12-31", "2025"),
        ("2025-07-31", "2025-07-31"),
    ],
)
def test_a_stock_of_a_last_day_closes_a_part_of_the_year(when: str, part: str) -> None:
    (one,) = claims_of(f"stock,30,kt,{when},China")
    assert one.period is not None
    assert one.period.text == part


@pytest.mark.parametrize(("closing", "wrong"), [(29.7, False), (26.4, True)])
def test_the_stock_of_half_a_year_is_held_against_its_flows(closing: float, wrong: bool) -> None:
    report = report_of(
        "stock,21,kt,end 2024,China;company=A",
        f"stock,{closing},kt,2025-06-30,China;company=A",
        "production,58.2,kt,2025H1,China;company=A",
        "sales_volume,49.5,kt,2025H1,China;company=A",
    )
    known = relations(evidence().tables[TABLE], "balance")
    keys = {one.relation.key for one in breaches(report, known)}
    assert ("stock_of_sales" in keys) is wrong
