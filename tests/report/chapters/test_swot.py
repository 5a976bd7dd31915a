"""Entries that the results support."""

from __future__ import annotations

import numpy as np

from polysight.messages import LANGUAGES
from polysight.report.blocks import Grid, Paragraph, plain
from polysight.report.chapters.swot import ENTRIES, swot
from polysight.study.result import Result
from tests.report.example import changed, study, without, writer


def entries(result: Result) -> list[str]:
    one = writer("en", result)
    return [plain(row[1]) for block in swot(one) if isinstance(block, Grid) for row in block.rows]


def test_every_field_has_entries_in_both_languages() -> None:
    for language in LANGUAGES:
        one = writer(language)
        grid = next(block for block in swot(one) if isinstance(block, Grid))
        assert {plain(row[0]) for row in grid.rows} <= {
            one.words(f"swot_part.{part}") for part in "swot"
        }
        assert 4 <= len(grid.rows) <= len(ENTRIES)


def test_an_entry_goes_when_its_result_turns() -> None:
    name = "market.forecast.utilisation"
    size = study().arrays[name].array.values.size
    idle, busy = (changed(name, *np.full(size, share)) for share in (0.5, 0.95))
    assert any("fixed cost is spread thin" in one for one in entries(idle))
    assert not any("fixed cost is spread thin" in one for one in entries(busy))


def test_what_is_left_out_is_named() -> None:
    blocks = swot(writer("en", without("warning.early.odds_beside")))
    told = [plain(one.runs) for one in blocks if isinstance(one, Paragraph)]
    assert any("lasting glut" in one for one in told)
