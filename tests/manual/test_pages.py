"""Pages made from the product are those that it makes today."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from tests.structure.source import ROOT
from tools.manual.pages import made
from tools.manual.words import catalogue, cell, word

MADE = made()


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_page_is_up_to_date(path: Path) -> None:
    written = path.read_text(encoding="utf-8").splitlines()
    changes = [*difflib.unified_diff(written, MADE[path].splitlines(), lineterm="", n=0)]
    assert changes == [], "python -m tools.manual.pages"


def test_both_languages_have_the_same_words() -> None:
    english, chinese = (
        {(section, key) for section, words in catalogue(language).items() for key in words}
        for language in ("en", "zh")
    )
    assert english == chinese


def test_words_are_filled_and_cells_stay_whole() -> None:
    assert word("capabilities.intro", "en", count=7, yes=1, partly=2, no=4).count("7") == 1
    assert cell("a | b\nc") == "a \\| b c"
