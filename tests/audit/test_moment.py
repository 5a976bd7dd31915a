from __future__ import annotations

import pytest

from polysight.audit.moment import moment, with_change, year_before


@pytest.mark.parametrize(
    ("text", "period", "marks"),
    [
        ("2024", "2024", {}),
        ("2023 Q1", "2023-Q1", {}),
        ("end 2023", "2023", {"timing": "end"}),
        ("2023年底", "2023", {"timing": "end"}),
        ("2020-2023", "2020/2023", {"from": "2020", "to": "2023"}),
        ("2021-25", "2021/2025", {"from": "2021", "to": "2025"}),
        ("2020-current", "", {"from": "2020", "age": "current"}),
        ("before 2026", "2025", {"timing": "before"}),
        ("2024 revision", "2024", {"edition": "2024 revision"}),
        ("before 2024 revision", "", {"timing": "before", "edition": "before 2024 revision"}),
        ("目前", "", {"age": "current"}),
        ("next five years (to about 2030)", "2030", {"timing": "by"}),
        ("2024年前三季度", "2024-01/2024-09", {}),
        ("2024年三季度末", "2024-Q3", {"timing": "end"}),
        ("截至2024年12月31日", "2024", {"timing": "end"}),
        ("十四五期间", "2021/2025", {"from": "2021", "to": "2025"}),
        ("2025年中", "", {}),
        ("", "", {}),
    ],
)
def test_words_of_time(text: str, period: str, marks: dict[str, str]) -> None:
    found = moment(text)
    assert (found.period.text if found.period else "") == period
    assert found.marks == marks


def test_scenarios_have_names() -> None:
    assert moment("scenario base").scenario == "base"
    assert moment("情景").scenario == "unnamed"
    assert moment("2024").scenario == ""


def test_changes_tell_from_when_and_how_often() -> None:
    said = with_change(moment("2023"), "较2020年下降约15%", yearly=False, grows=False)
    assert (said.marks["from"], said.marks["to"], said.marks["rate"]) == ("2020", "2023", "total")
    yearly = with_change(moment("2025-2030"), "年均增长4.5%", yearly=False, grows=True)
    assert yearly.marks["rate"] == "year"
    on_year = with_change(moment("2023"), "同比增长35%", yearly=False, grows=True)
    assert on_year.marks["from"] == "2022"
    assert "base" not in on_year.marks
    taken = with_change(moment("2023"), "", yearly=False, grows=True)
    assert taken.marks["base"] == "assumed"


@pytest.mark.parametrize(
    ("text", "told"),
    [("销量较去年变动", True), ("进口量较上年增减", True), ("change on the previous year", False),
     ("sales versus the prior year", True), ("y-o-y change", True), ("增幅（2020年以来）", False)],
)  # fmt: skip
def test_words_of_the_year_before(text: str, told: bool) -> None:
    assert bool(year_before(text)) is told
