"""The page of a card marks what is met, missed and open, and what is an example."""

from __future__ import annotations

import pytest

from polysight.cli.score_page import EXAMPLE, MARKS, write
from polysight.messages import LANGUAGES, Language
from tests.cli.gap_examples import scores
from tests.plant.routes.plants import data


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_marks_are_there(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    write(scores(), data(), language)
    said = capsys.readouterr().out
    for one in (*MARKS.values(), EXAMPLE, "[1]", "≤ 6.3"):
        assert one in said
