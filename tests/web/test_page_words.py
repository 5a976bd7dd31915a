"""Words and sources of the page: two catalogues with the same keys, files that can be read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from polysight.messages import LANGUAGES, catalogue
from tests.structure.source import ROOT

FOLDER = ROOT / "frontend" / "src"
EN, ZH = (json.loads((FOLDER / "text" / f"{one}.json").read_text("utf-8")) for one in ("en", "zh"))
PLACE = re.compile(r"\{(\w+)\}")
LINES = 400


def sources() -> list[Path]:
    return [path for path in FOLDER.rglob("*.ts") if path.name != "schema.ts"]


def test_both_catalogues_have_the_same_keys_in_order() -> None:
    assert list(EN) == list(ZH) == sorted(EN)


def test_words_in_both_languages_have_the_same_places() -> None:
    different = {key for key in EN if set(PLACE.findall(EN[key])) != set(PLACE.findall(ZH[key]))}
    assert different == set()


def test_no_words_are_empty_and_chinese_is_chinese() -> None:
    assert [key for key in EN if not EN[key].strip() or not ZH[key].strip()] == []
    assert [key for key in EN if re.search(r"[\u4e00-\u9fff]", EN[key]) and key != "x"] == []


@pytest.mark.parametrize(
    ("own", "home"), [("measure", "market_measure"), ("audit_kind", "audit_kind")]
)
def test_names_are_those_of_the_commands(own: str, home: str) -> None:
    for language, words in zip(LANGUAGES, (EN, ZH), strict=True):
        told = {key.partition(".")[2]: words[key] for key in words if key.startswith(f"{own}.")}
        meant = catalogue(language)
        assert told == {
            key.partition(".")[2]: meant[key] for key in meant if key.startswith(f"{home}.")
        }


def test_every_key_is_used() -> None:
    text = "\n".join(path.read_text("utf-8") for path in sources())
    used = set(re.findall(r'"([a-z_]+\.[A-Za-z0-9_.-]+)"', text))
    groups = set(re.findall(r"`([a-z_]+)\.(?:[a-z_]*)\$\{", text))
    groups |= set(re.findall(r'wordsOf\(\w+(?:\.\w+)?, "([a-z_]+)"', text))
    unused = {key for key in EN if key not in used and key.partition(".")[0] not in groups}
    assert unused == set()


def test_no_file_is_long_and_none_writes_markup() -> None:
    for path in sources():
        text = path.read_text("utf-8")
        assert len(text.splitlines()) <= LINES, path
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|\beval\(", text), path
