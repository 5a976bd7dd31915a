"""Shares of a breakdown in words of its own."""

from __future__ import annotations

import pytest

from polysight.audit.breakdown_sums import breakdown_sums
from tests.audit.table_of_claims import report_of


def told(metric: str, *members: str, place: str = "中国") -> list[str]:
    rows = (
        f"{metric}, {value}, %, 2024, {place}; subject={subject}"
        for subject, _, value in (member.partition(":") for member in members)
    )
    return [one.what for one in breakdown_sums(report_of(*rows))]


ORIGINS = ("自德国进口占进口总量比重:57.5", "自马来西亚进口占进口总量比重:27.5",
           "自美国进口占进口总量比重:5.0", "自其他来源国进口占进口总量比重:10.0")  # fmt: skip


def test_origins_of_imports_close() -> None:
    assert told("进口来源占比", *ORIGINS) == []
    assert told("进口来源占比", "自德国进口占比:67.5", *ORIGINS[1:]) == ["above_one"]
    assert told("进口来源占比", "自德国进口占比:37.5", *ORIGINS[1:]) == ["below_one"]


@pytest.mark.parametrize(
    ("metric", "members"),
    [
        ("split of sales by destination", ("Malaysia:40", "Vietnam:35", "Thailand:45")),
        ("能源构成占比", ("煤电:55", "水电:30", "光伏:15", "其他:20")),
    ],
)
def test_other_breakdowns_close_too(metric: str, members: tuple[str, ...]) -> None:
    assert told(metric, *members) == ["above_one"]


def test_without_a_rest_members_may_be_left_out() -> None:
    assert told("split of sales by destination", "Malaysia:20", "Vietnam:15", "Thailand:5") == []


def test_members_within_others_are_no_more_than_all() -> None:
    rows = ("亚洲:60", "欧洲:30", "其他:10", "马来西亚:35", "韩国:20")
    assert told("进口来源占比", *rows) == []


def test_places_may_be_the_members() -> None:
    places = {"Germany": 60, "Malaysia": 30, "Japan": 25}
    rows = (
        f"import share by origin country, {value}, %, 2024, {place}; subject=imports by origin"
        for place, value in places.items()
    )
    report = report_of(*rows)
    if all(not claim.known for claim in report.claims):
        assert [one.what for one in breakdown_sums(report)] == ["above_one"]


def test_totals_and_words_of_no_breakdown_are_left_alone() -> None:
    assert told("进口来源占比", *ORIGINS, "合计:100") == []
    assert told("进口来源占比", "自德国进口占比:77.5", *ORIGINS[1:], "合计:100") == ["above_one"]
    assert told("degree of fancy", "one:60", "two:70", "three:80") == []


def test_a_share_with_the_rest_among_its_members_closes() -> None:
    places = ("China:38", "Europe:13", "India:32", "Rest of world:17")
    assert told("share of tracker demand", *places) == []
    assert told("share of tracker demand", *places[:2], "India:36", places[3]) == ["above_one"]
    items = ("设备:54", "建筑:20", "安装:15", "其他费用:11")
    assert told("占总造价比例", *items) == []
    assert told("占总造价比例", "设备:50", *items[1:]) == ["below_one"]
    kinds = ("n-type cells:97", "TOPCon:62", "back-contact:27", "HJT:8")
    assert told("share of cell lines", *kinds) == []


def test_shares_that_firms_have_of_one_market_close_whatever_it_is_called() -> None:
    def shares(first: int) -> list[str]:
        firms = ("Wacker", "Hemlock", "Tokuyama")
        rows = (
            f"sockets market share, {value}, %, 2024, global; company={firm};"
            f" subject={firm} share of the sockets market"
            for firm, value in zip(firms, (first, 36, 13), strict=True)
        )
        return [one.what for one in breakdown_sums(report_of(*rows))]

    assert shares(45) == []
    assert shares(58) == ["above_one"]


def test_firms_may_each_have_most_of_their_own() -> None:
    rows = (
        f"n-type share, 90, %, 2024, China; company={firm}; subject={firm} n-type share of output"
        for firm in ("Wacker", "Hemlock", "Tokuyama")
    )
    assert list(breakdown_sums(report_of(*rows))) == []
