"""First letters of sentences."""

from __future__ import annotations

import pytest

from polysight.messages import Language
from polysight.report.blocks import Cite, Grid, Paragraph, Runs, Words
from polysight.report.sentence_case import begun, begun_names


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


def test_names_of_rows_and_columns_begin_alike() -> None:
    rows = tuple(((Words(one),), (Words("missed"),)) for one in ("lower bound", "kWh/kg", "n-type"))
    grid = Grid("caption", ("six months", "tce/t", "over"), rows)
    told = begun_names(grid, "en")
    assert isinstance(told, Grid)
    assert told.head == ("Six months", "tce/t", "Over")
    assert [row[0][0].text for row in told.rows] == ["Lower bound", "kWh/kg", "n-type"]
    assert told.rows[0][1] == (Words("missed"),)
    assert begun_names(grid, "zh") == grid
    words = Paragraph((Words("as it was"),))
    assert begun_names(words, "en") == words
