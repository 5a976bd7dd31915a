from __future__ import annotations

import pytest

from polysight.audit.vocabulary import Vocabulary
from polysight.audit.word_bags import bag, bags, hinted, longest_first
from polysight.evidence.store import evidence


@pytest.mark.parametrize(
    ("text", "unit", "key"),
    [
        ("cost share of electricity", "%", "cost_share_electricity"),
        ("Depreciation share in costs", "%", "cost_share_depreciation"),
        ("share of world production", "%", "world_share"),
        ("total electricity", "kWh/kg", "electricity_intensity_total"),
        ("electricity in reduction", "kWh/kg", "electricity_intensity_reduction"),
        ("change of electricity use", "%", "electricity_intensity_change"),
        ("loss price threshold", "CNY/kg", "price_threshold"),
        ("还原工段电力", "kWh/kg", "electricity_intensity_reduction"),
        ("吨投资强度", "亿元/万吨", "capex_intensity"),
        ("工艺占比", "%", "market_share_route"),
        ("碳排放强度变化", "%", "carbon_intensity_change"),
        ("P型占比", "%", "ptype_cell_share"),
        ("硅耗", "g/W", "silicon_intensity"),
        ("five-firm concentration ratio", "%", "cr5_share"),
    ],
)
def test_names_that_others_would_use(text: str, unit: str, key: str) -> None:
    assert Vocabulary(evidence()).metric(text, unit).key == key


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("lunch production", "kt"),
        ("module price", "GW"),
        ("energy price", "CNY/GJ"),
        ("工序电耗", "kWh/kg"),
        ("wafer electricity", "kWh/kg"),
        ("lunch", "CNY/kg"),
    ],
)
def test_other_things_stay_unknown(text: str, unit: str) -> None:
    assert not Vocabulary(evidence()).metric(text, unit).known


def test_bags_know_no_order_and_shared_ones_tell_neither() -> None:
    assert bag("Share of costs, electricity") == bag("electricity cost share")
    assert bag("产量增速") == bag("产量增长率")
    assert bags([("net price", "a"), ("price, net", "b"), ("gross price", "c")]) == {
        bag("gross price"): "c"
    }


def test_hints_need_their_unit_and_all_their_words() -> None:
    hints = [("kWh/kg heat !waste", "heat")]
    assert hinted("Heat of reaction", "kWh/kg", hints) == "heat"
    assert not hinted("waste heat", "kWh/kg", hints)
    assert not hinted("heat", "GJ/t", hints)


def test_longest_words_go_first() -> None:
    assert list(longest_first({"a": "1", "abc": "2", "ab": "3"})) == ["abc", "ab", "a"]
