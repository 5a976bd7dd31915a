"""Names of what numbers are about."""

from __future__ import annotations

from polysight.report.naming import item, keys, parameter
from tests.report.example import writer
from tests.report.feasibility.example import dossier


def test_items_are_named() -> None:
    one = writer("en")
    assert item(one, "scenario:project.schedule.load") == "Load"
    assert item(one, "scenario:project.running.sustaining.1") == "Sustaining investment"
    assert item(one, "scenario:project.of.its.own") == "project file: of.its.own"
    assert (
        item(one, "scenario:thresholds.utilisation-mean.2")
        == "utilisation over mean capacity, limit 3"
    )
    assert item(one, "MV020") == "rate of value-added tax"
    assert item(one, "MP0431") == "price"
    assert item(one, "market.observed_price[central]") == "Observed price (central)"


def test_keys_are_named_in_chinese_and_short_in_english() -> None:
    name = "costing.cash_cost[CN-XJ,siemens,low]"
    assert keys(writer("en"), name) == "CN-XJ,siemens,low"
    assert keys(writer("zh"), name) == "新疆，改良西门子法，低"
    assert keys(writer("en"), "scenario:project.schedule.load") == "Load"
    assert keys(writer("zh"), "market.price_gap") == ""


def test_keys_of_a_project_are_named_in_both_languages() -> None:
    en, zh = dossier("en").writer, dossier("zh").writer
    assert keys(en, "project.headline_money[total-investment]") == "Total investment"
    assert keys(zh, "project.table_money.construction_investment[1,net]") == "1，不含税"
    assert keys(zh, "investment.sensitivity[price,-0.1]") == "产品价格，−10%"
    assert keys(zh, "project.downside_cover[planned,2030]") == "按计划，2030"
    assert keys(en, "project.drawn_npv[0.05]") == "5% quantile"
    assert keys(zh, "project.rules[cannot-judge]") == "无法判断"
    assert keys(en, "project.amount_b[silicon-metal]") == "silicon metal"


def test_stresses_shocks_and_ways_have_names_in_chinese() -> None:
    one = writer("zh")
    assert keys(one, "investment.shock_npv[energy-limit,low]") == "能耗限额收紧，低端"
    assert keys(one, "market.forecast.lane_freight[CN-XJ~CN-NM]") == "新疆→内蒙古"
    assert item(one, "scenario:hedge.contract.cap") == "长协：价格上限"


def test_the_record_has_no_codes_in_chinese() -> None:
    zh = writer("zh")
    arrays = zh.numbers.result.arrays
    for name in sorted(one for one in arrays if one.startswith(("market.record.", "market.fit."))):
        for number in arrays[name]:
            told = keys(zh, number.id)
            assert "_" not in told, number.id
            assert "published" not in told, number.id


def test_a_rule_of_law_is_named_by_its_text_and_what_it_sets() -> None:
    one = writer("en")
    assert item(one, "CIT-LOSS-HIGH-TECH") == "Enterprise income tax: loss carry-forward"
    assert parameter(one, "cl2-stack") == "Cl2 at the stack"
    assert parameter(one, "no-such-code") == ""
