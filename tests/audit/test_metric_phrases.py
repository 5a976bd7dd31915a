"""Phrases as yearbooks, brokers, prospectuses and feasibility studies write them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.audit.metric_phrases import Grammar, Phrase, phrase_words
from polysight.audit.vocabulary import Vocabulary
from polysight.evidence.store import evidence

WORDS = Vocabulary(evidence())
#: Modifiers that never tell another metric.
CHINESE = ("实际", "全年", "国内", "平均", "预计", "行业", "我国", "多晶硅", "总", "海外")
ENGLISH = ("actual", "annual", "domestic", "average", "expected", "polysilicon", "total")
HEADS = {
    "产能": ("万吨/年", "capacity"), "产量": ("万吨", "production"), "售价": ("元/kg", "price"),
    "开工率": ("%", "utilisation"), "电耗": ("kWh/kg", "electricity_intensity_total"),
    "全成本": ("元/kg", "full_cost"), "毛利率": ("%", "gross_margin"),
}  # fmt: skip
ENGLISH_HEADS = {
    "output": ("kt", "production"), "cash cost": ("CNY/kg", "cash_cost"),
    "selling price": ("CNY/kg", "price"), "operating rate": ("%", "utilisation"),
    "power consumption": ("kWh/kg", "electricity_intensity_total"),
    "capex": ("100MCNY", "capex_total"),
}  # fmt: skip


def table() -> Iterator[tuple[str, str, str]]:
    """Phrase, unit and metric, of each line of the table."""
    path = Path(__file__).parent / "phrases_of_the_field.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            key, unit, phrases = (part.strip() for part in line.split("|"))
            yield from ((phrase, unit, "" if key == "-" else key) for phrase in phrases.split(";"))


PHRASES = tuple(table())


def key(text: str, unit: str) -> str:
    metric = WORDS.metric(text, unit)
    return metric.key if metric.known else ""


def test_the_table_is_large() -> None:
    assert len(set(PHRASES)) >= 150


@pytest.mark.parametrize(("phrase", "unit", "metric"), PHRASES)
def test_phrases_of_the_field(phrase: str, unit: str, metric: str) -> None:
    assert key(phrase, unit) == metric


@given(st.lists(st.sampled_from(CHINESE), max_size=4, unique=True), st.sampled_from(sorted(HEADS)))
def test_modifiers_in_any_order_never_change_a_chinese_metric(told: list[str], head: str) -> None:
    unit, metric = HEADS[head]
    assert {key("".join(order) + head, unit) for order in permutations(told)} == {metric}


@given(
    st.lists(st.sampled_from(ENGLISH), max_size=4, unique=True),
    st.sampled_from(sorted(ENGLISH_HEADS)),
)
def test_modifiers_in_any_order_never_change_an_english_metric(told: list[str], head: str) -> None:
    unit, metric = ENGLISH_HEADS[head]
    assert {key(" ".join((*order, head)), unit) for order in permutations(told)} == {metric}


@given(
    st.lists(st.sampled_from(CHINESE), max_size=4, unique=True),
    st.sampled_from(("鸡蛋产量", "甲产能", "乙醇均价", "亮度", "满意度")),
)
def test_an_unknown_head_stays_unknown(told: list[str], head: str) -> None:
    assert key("".join(told) + head, "万吨") == ""


def test_the_unit_tells_which_of_two_metrics_is_meant() -> None:
    assert key("平均投资额", "亿元/万吨") == "capex_intensity"
    assert key("平均投资额", "亿元") == "capex_total"
    assert key("多晶硅月产量占全国", "%") == ""


def test_what_else_a_phrase_tells() -> None:
    phrase = WORDS.grammar.phrase("海外颗粒硅规划产能")
    assert phrase.heads == {"capacity"}
    assert (phrase.one("geography"), phrase.one("route"), phrase.one("aspect")) == (
        "XCN", "fbr", "planned",
    )  # fmt: skip
    assert WORDS.grammar.phrase("新疆与内蒙古产能").one("geography") == ""
    assert WORDS.grammar.phrase("最大全球产能").one("company") == ""


def test_words_that_two_metrics_share_tell_neither_and_unknown_ones_none() -> None:
    words = [("head", "price", "price"), ("modifier", "net", ""), ("head", "yearly", "yearly")]
    grammar = Grammar(
        words, [("price", "a"), ("net price", "b"), ("fast price", "c")], [("yearly price", "rent")]
    )
    assert grammar.keys("price net") == {"a", "b"}
    assert grammar.keys("fast net price") == {"c"}
    assert grammar.keys("slow price") == grammar.keys("net") == frozenset()
    assert grammar.phrase("price yearly").heads == {"rent"}
    assert Phrase(frozenset()).one("route") == ""


def test_words_of_lists_come_before_those_of_codes() -> None:
    words = list(phrase_words({"head": [("Cost", "cost")]}, {"head": {"cost": "cost"}}, {}))
    assert words == [("head", "Cost", "cost")]


def test_a_name_of_which_too_little_is_left_is_not_told_by_the_rest() -> None:
    words = [("modifier", "main", ""), ("kind", "target", "target"), ("head", "price", "price")]
    grammar = Grammar(
        words, [("main x", "a"), ("target gap", "b"), ("main number", "c"), ("main crop", "d")]
    )
    assert grammar.keys("x") == grammar.keys("gap") == grammar.keys("number") == frozenset()
    assert grammar.keys("crop") == {"d"}


def test_a_share_of_the_largest_and_one_of_the_world() -> None:
    assert WORDS.grammar.keys("前十家产量占比") == {"cr10_share"}
    assert WORDS.grammar.keys("前五大客户占比") == {"top_customers_share"}
    assert WORDS.grammar.phrase("中国产量占全球比重").one("geography") == "CN"
    assert WORDS.grammar.phrase("全球及中国产量").one("geography") == ""
    assert WORDS.grammar.keys("项目资本金", without="project") == WORDS.grammar.keys("资本金")
    assert WORDS.grammar.keys("资本金", without="project") == frozenset()
