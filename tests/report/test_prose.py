"""Sentences whose numbers stay bound."""

from __future__ import annotations

import pytest

from polysight.report.blocks import Cite, plain
from polysight.report.prose import Name
from tests.report.example import numbers, writer


def test_a_sentence_cites_its_numbers_in_order() -> None:
    one = writer("en")
    one.section = "market"
    made = one.say(
        "market.grew",
        made=numbers().at("market.production", "2024"),
        change=numbers().at("market.production_change", "2024"),
        before=numbers().at("market.production", "2023"),
    )
    ids = [run.id for run in made.runs if isinstance(run, Cite)]
    assert ids == [
        f"market.{one}"
        for one in ("production[2024]", "production_change[2024]", "production[2023]")
    ]
    assert plain(made.runs).startswith("In 2024 China made 1,820")
    assert one.uses == {name: ["market"] for name in ids}


def test_changing_a_number_changes_every_mention() -> None:
    from_low = writer("en").runs(
        "finding.ratio_above", company="x", ratio=numbers().at("market.hhi", "low")
    )
    from_high = writer("en").runs(
        "finding.ratio_above", company="x", ratio=numbers().at("market.hhi", "high")
    )
    assert plain(from_low) != plain(from_high)


def test_text_of_others_is_not_a_template() -> None:
    told = writer("en").runs("summary.withdrawn", names="{gap} #panic() <b>")
    assert "{gap} #panic() <b>" in plain(told)


def test_names_come_from_catalogue_codelist_and_bases() -> None:
    one = writer("zh")
    assert one.key("case", "low") == "低"
    assert one.key("region", "CN-XJ") == "新疆"
    assert one.key("companies", "daqo") != "daqo"
    assert one.key("coverage", "producers") == "厂家库存"
    assert one.key("nothing", "at-all") == "at-all"
    assert (
        plain(
            one.runs(
                "finding.ratio_above",
                company=Name("region", "CN"),
                ratio=numbers().at("market.hhi", "low"),
            )
        )[:2]
        == "中国"
    )


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ("tax=excluded", "不含税"),
        ("accounting=unstated;tax=excluded", "不含税，来源未说明：会计准则"),
        ("grade=all;route=all;tax=included;unit=CNY/kg", "含税"),
        ("free words", "free words"),
        ("", ""),
    ],
)
def test_a_basis_is_told_in_words(text: str, zh: str) -> None:
    assert writer("zh").basis(text) == zh


def test_cells_say_when_there_is_no_number() -> None:
    one = writer("en")
    assert plain(one.cell(None)) == "—"
    assert plain(one.cell(numbers().at("market.exports", "2024"))) == "no value"
    assert plain(one.cell(numbers().at("market.cr5", "low"))) == "58.0%"
    assert plain(one.value(numbers().at("investment.payback", "static"))) == "no value"
    assert list(one.uses) == ["market.cr5[low]"]


def test_formulas_are_told_or_named() -> None:
    assert writer("en").formula("derived.observation").startswith("as stated")
    assert writer("en").formula("no.formula") == "no.formula"
    assert writer("en").unit("market.production") == "kt"


def test_the_last_of_a_list_is_joined_by_a_word() -> None:
    assert writer("en").listed(["rods", "granules", "chips"]) == "rods, granules and chips"
    assert writer("zh").listed(["甲", "乙", "丙"]) == "甲、乙和丙"
    assert writer("en").listed(["rods"]) == "rods"
    assert writer("en").listed([]) == ""
    names = (Name("regions", "CN-XJ"), Name("regions", "CN-SC"))
    told = plain(writer("en").runs("summary.withdrawn", names=names))
    assert "Xinjiang and Sichuan" in told
