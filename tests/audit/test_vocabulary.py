from __future__ import annotations

import pytest

from polysight.audit.vocabulary import Vocabulary
from polysight.errors import DataError
from polysight.evidence.store import evidence

WORDS = Vocabulary(evidence())


def test_every_metric_is_one_of_another_that_exists() -> None:
    assert {one.of for one in WORDS.metrics.values()} - {""} <= set(WORDS.metrics)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("capacity", "capacity"),
        ("Nameplate capacity", "capacity"),
        ("多晶硅产能", "capacity"),
        ("China polysilicon production", "production"),
        ("综合电耗", "electricity_intensity_total"),
        ("brightness", ""),
    ],
)
def test_metrics_by_their_words(text: str, key: str) -> None:
    assert WORDS.known_metric(text) == key


def test_unknown_metrics_keep_their_word_and_unit() -> None:
    made = WORDS.metric("lunch exports", "GW")
    assert not made.known
    assert made.unit == "GW"
    assert made.nature == "level"
    grown = WORDS.metric("capacity cagr of lunches", "%")
    assert grown.nature == "ratio"
    assert WORDS.metric("wafer output growth", "%").nature == "change"
    assert WORDS.metric("wafer share", "%").nature == "share"


def test_places_routes_and_firms_in_either_language() -> None:
    assert WORDS.several("geography", "新疆、内蒙古") == ("CN-NM", "CN-XJ")
    assert WORDS.several("route", "granular") == WORDS.several("route", "流化床法") == ("fbr",)
    assert WORDS.several("company", "通威股份; Daqo") == ("daqo", "tongwei")
    assert WORDS.several("company", "Nobody Ltd") == ("nobodyltd",)
    assert WORDS.wholes("CN-XJ") >= {"CN-W", "CN", "WLD"}
    assert "CN" not in WORDS.wholes("CN")


def test_the_longest_word_counts() -> None:
    assert WORDS.marked("tax", "价格(不含税)") == "excluded"
    assert WORDS.marked("tax", "价格(含税)") == "included"


def test_what_a_difference_is_against() -> None:
    assert WORDS.against("Capex of FBR relative to Siemens") == "siemens"
    assert WORDS.against("颗粒硅单位投资较改良西门子法") == "siemens"
    assert WORDS.against("no words of it") == ""


def test_aliases_in_a_circle_are_refused() -> None:
    with pytest.raises(DataError, match="circle"):
        Vocabulary(evidence(), [("company", "one firm", "two"), ("company", "two", "one firm")])


def test_a_route_may_have_a_tail() -> None:
    words = Vocabulary(evidence())
    for text in ("Siemens process", "西门子工艺", "改良西门子法"):
        assert words.several("route", text) == ("siemens",)
    assert words.several("route", "FBR technology") == ("fbr",)
