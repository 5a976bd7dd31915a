"""The templates: equal keys, equal placeholders in equal order, and no numerals."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from string import Formatter
from typing import Any

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.catalogue import FOLDER, catalogue, label

#: Names that carry a numeral and are no number.
ALLOWED = re.compile(r"CO₂e?|numbers\.json")
#: Words whose order differs between the languages and that hold no printed number.
FREE = ("when.", "month.", "units.")


def placeholders(text: str) -> list[tuple[str, str | None]]:
    return [(name, form) for _, name, form, _ in Formatter().parse(text) if name is not None]


def kept(language: Language) -> dict[str, str]:
    return {k: v for k, v in catalogue(language).items() if not k.startswith(FREE)}


def test_both_languages_have_the_same_templates() -> None:
    assert kept("zh").keys() == kept("en").keys()


def test_placeholders_stand_in_the_same_order() -> None:
    zh, en = kept("zh"), kept("en")
    wrong = [key for key in zh if placeholders(zh[key]) != placeholders(en[key])]
    assert wrong == []


def numerals(text: str) -> str:
    return "".join(re.findall(r"[0-9０-９]", ALLOWED.sub("", text)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_template_holds_a_numeral(language: Language) -> None:
    assert {
        key: text
        for key, text in catalogue(language).items()
        if numerals(text) and not key.startswith("month.")
    } == {}


def test_the_check_of_numerals_can_fail() -> None:
    assert numerals("about 40 %")
    assert numerals("约４成")
    assert not numerals("kg CO₂e per kilogram")


def test_chinese_uses_full_width_punctuation() -> None:
    half = re.compile(r"[一-鿿][,;:?!()]|[,;:?!()][一-鿿]")
    wrong = {key for key, text in catalogue("zh").items() if half.search(text)}
    assert wrong == set()


def test_an_unknown_key_is_an_error_unless_there_is_a_default() -> None:
    assert label("no.such", "en", "x") == "x"
    with pytest.raises(KeyError):
        label("no.such", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_in_two_files(language: Language) -> None:
    seen: dict[str, str] = {}
    twice = {
        key: (seen[key], path.name)
        for path in sorted(FOLDER.glob(f"*{language}.toml"))
        for key in keys_of(tomllib.loads(path.read_text(encoding="utf-8")))
        if seen.setdefault(key, path.name) != path.name
    }
    assert twice == {}


def keys_of(tree: dict[str, Any], before: str = "") -> Iterator[str]:
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from keys_of(value, f"{before}{name}.")
        else:
            yield f"{before}{name}"
