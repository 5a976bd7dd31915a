"""First letters of sentences."""

from __future__ import annotations

import pytest

from polysight.messages import Language
from polysight.report.blocks import Cite, Runs, Words
from polysight.report.sentence_case import begun


@pytest.mark.parametrize(
    ("language", "runs", "first"),
    [
        ("en", (Words("mono grade fell"),), "Mono grade fell"),
        ("en", (Words("polysight audit tells more"),), "polysight audit tells more"),
        ("zh", (Words("kWh 为单位"),), "kWh 为单位"),
        ("en", (Cite("one", "2 kt", 2.0), Words(" were made")), "2 kt"),
    ],
)
def test_an_english_sentence_begins_with_a_capital(
    language: Language, runs: Runs, first: str
) -> None:
    assert begun(runs, language)[0].text == first
    assert begun((), language) == ()
