from __future__ import annotations

from polysight.audit.metric_words import grammar_names
from polysight.audit.vocabulary import Vocabulary
from polysight.evidence.store import evidence

WORDS = Vocabulary(evidence())


def test_the_unit_decides_between_two_metrics_of_one_name() -> None:
    assert WORDS.metric("盈亏平衡点", "元/kg").key == "breakeven_price"
    assert WORDS.metric("盈亏平衡点", "%").key == "breakeven_utilisation"
    assert WORDS.metric("折旧费", "万元").key == "depreciation_total"
    assert WORDS.metric("折旧费", "元/kg").key == "depreciation"


def test_other_money_is_no_other_metric() -> None:
    for text in ("ASP", "average selling price", "spot price"):
        assert WORDS.metric(text, "US$/kg").key == "price"
    assert WORDS.metric("import price", "美元/千克").key == "import_price_usd"


def test_a_project_may_be_named_or_not() -> None:
    assert WORDS.metric("项目资本金财务内部收益率", "%").key == "equity_irr"
    assert WORDS.metric("项目午餐", "%").known is False


def test_a_name_is_never_told_by_a_word_that_is_left_of_it() -> None:
    assert WORDS.metric("午餐数", "个").known is False


def test_a_made_metric_tells_change_and_share_by_its_ending() -> None:
    made = WORDS.metric("午餐年均增长率", "%")
    assert (made.nature, made.of, made.per_year) == ("change", "午餐", True)
    assert WORDS.metric("午餐占比", "%").nature == "share"
    assert WORDS.metric("午餐率", "%").nature == "ratio"
    assert WORDS.metric("午餐", "元").nature == "level"


def test_names_of_all_lists_come_after_those_of_the_table() -> None:
    assert grammar_names([("a", "1")], [("b", "2")], []) == [("a", "1"), ("b", "2")]


def test_metal_by_parts_per_billion_is_no_silicon_metal() -> None:
    assert WORDS.metric("total metals", "ppbw").key != "silicon_metal_intensity"
    assert WORDS.metric("silicon metal consumption", "kg/kg").key == "silicon_metal_intensity"


def test_a_yearly_change_is_one_of_what_its_words_mean() -> None:
    assert WORDS.metric("quarter price cagr", "%").of == "price"
    assert WORDS.metric("grease cagr", "%").of == "grease"
