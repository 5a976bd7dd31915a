"""Tables of silicon metal and types: in place where a study has them, else not."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.chapters.forecast_parts import METAL, TYPES, Rows, medians
from tests.report.example import without, writer

TABLES = (("materials_metal", METAL), ("purity_types", TYPES))


def test_a_study_without_these_arrays_tells_none() -> None:
    result = without("market.forecast.metal", "market.forecast.use")
    for key, rows in TABLES:
        assert medians(writer("en", result), key, rows) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "rows"), TABLES)
def test_a_table_stands_with_its_words(language: Language, key: str, rows: Rows) -> None:
    grid = medians(writer(language), key, rows)
    assert grid is not None
    assert len(grid.rows) == len(rows)
