"""Tables of silicon metal, uses and provinces: in place where a study has them, else not."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.blocks import Grid
from polysight.report.chapters.forecast_parts import COLUMNS, ROWS, forecast_parts
from tests.report.example import without, writer


def test_a_study_without_these_arrays_tells_none() -> None:
    assert not list(forecast_parts(writer("en", without("market.forecast.metal")), "2022"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_tables_stand_with_their_words(language: Language) -> None:
    grids = [one for one in forecast_parts(writer(language), "2022") if isinstance(one, Grid)]
    assert [len(one.rows) for one in grids] == [len(ROWS), 4]
    assert len(grids[1].head) == len(COLUMNS) + 1
