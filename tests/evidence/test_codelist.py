from __future__ import annotations

import pytest

from polysight.errors import UsageError
from polysight.evidence.codelist import Code, Codelist, folded
from polysight.evidence.store import evidence

DATA = evidence()


@pytest.mark.parametrize(
    ("name", "words", "code"),
    [
        ("regions", "新疆", "CN-XJ"),
        ("regions", "xinjiang", "CN-XJ"),
        ("regions", "Inner Mongolia", "CN-NM"),
        ("regions", "nei menggu", "CN-NM"),
        ("regions", "海外", "XCN"),
        ("companies", "通威股份", "tongwei"),
        ("companies", "TONGWEI", "tongwei"),
        ("companies", "tong wei", "tongwei"),
        ("companies", "大全能源", "daqo"),
        ("grades", "N型", "n-type"),
        ("grades", "致密料", "mono-dense"),
        ("quantities", "产量", "production"),
        ("routes", "颗粒硅", "silane-fbr"),
    ],
)
def test_names_pinyin_and_aliases_are_understood(name: str, words: str, code: str) -> None:
    assert DATA.codelists[name].find(words).code == code


@pytest.mark.parametrize(
    ("name", "typo", "meant"),
    [
        ("regions", "Xinjang", "CN-XJ"),
        ("regions", "Inner Mongola", "CN-NM"),
        ("regions", "Sichaun", "CN-SC"),
        ("regions", "内蒙古自治", "CN-NM"),
        ("regions", "qinhai", "CN-QH"),
        ("regions", "Yunan", "CN-YN"),
        ("regions", "Germny", "DE"),
        ("companies", "Tongwie", "tongwei"),
        ("companies", "Daqoo", "daqo"),
        ("companies", "Waker", "wacker"),
        ("companies", "Hemlok", "hemlock"),
        ("companies", "通威股分", "tongwei"),
        ("companies", "east hop", "east-hope"),
        ("companies", "Tokuyam", "tokuyama"),
        ("quantities", "prise", "price"),
        ("quantities", "prodution", "production"),
        ("quantities", "capcity", "capacity"),
        ("quantities", "electricity tarif", "electricity_tariff"),
        ("grades", "n-typ", "n-type"),
        ("grades", "granualr", "granular"),
        ("routes", "seimens", "siemens"),
        ("products", "polysilicn", "polysilicon"),
        ("kinds", "forcast", "forecast"),
    ],
)
def test_typos_get_the_right_suggestion(name: str, typo: str, meant: str) -> None:
    listing = DATA.codelists[name]
    with pytest.raises(UsageError) as caught:
        listing.find(typo)
    assert listing.find(caught.value.problems[0].suggestion).code == meant


def test_every_code_has_both_names() -> None:
    for listing in DATA.codelists.values():
        for code in listing.codes.values():
            assert code.en
            assert code.zh
            assert code.label("zh") == code.zh
            assert listing.label(code.code, "en") == code.en


def test_spelling_folds_width_case_and_dashes() -> None:
    assert folded("Ｎ型 Rod-Silicon") == "n型rodsilicon"


def test_an_unknown_code_labels_itself() -> None:
    assert Codelist("x", [Code("a", "A", "甲")]).label("b", "en") == "b"
    assert "a" in Codelist("x", [Code("a", "A", "甲")])


@pytest.mark.parametrize(
    ("name", "words", "code"),
    [
        ("companies", "大全", "daqo"),
        ("companies", "通威", "tongwei"),
        ("regions", "Ningx", "CN-NX"),
    ],
)
def test_a_beginning_that_fits_one_entry_is_enough(name: str, words: str, code: str) -> None:
    assert DATA.codelists[name].begun(words).code == code


@pytest.mark.parametrize("words", ["in", "内", "zz", "Ch"])
def test_a_short_or_ambiguous_beginning_is_not(words: str) -> None:
    with pytest.raises(UsageError):
        DATA.codelists["companies"].begun(words)
