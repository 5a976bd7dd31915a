"""Tables of the statement in a document."""

from __future__ import annotations

import pytest

from polysight.investment.table_layout import LAYOUTS
from polysight.messages import LANGUAGES, Language
from polysight.report.blocks import Cite, plain
from polysight.report.feasibility.statement_tables import annexed, construction, headline
from tests.report.feasibility.example import dossier

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_is_there_and_each_printed_cell_is_bound(language: Language) -> None:
    told = dossier(language)
    grids = list(annexed(told))
    assert len(grids) == len(LAYOUTS)
    for grid in grids:
        cells = [cell for row in grid.rows for cell in row[1:]]
        assert all(isinstance(run, Cite) or not run.text for cell in cells for run in cell)
        assert grid.wide


def test_languages_print_the_same_money_in_their_units() -> None:
    zh, en = next(annexed(dossier("zh"))), next(annexed(dossier("en")))
    for row, other in zip(zh.rows, en.rows, strict=True):
        for cell, twin in zip(row[1:], other[1:], strict=True):
            for mine, theirs in zip(cell, twin, strict=True):
                if isinstance(mine, Cite) and isinstance(theirs, Cite):
                    assert mine.value == pytest.approx(100.0 * theirs.value)


def test_headline_and_construction_name_their_units() -> None:
    (grid,) = headline(dossier("en"))
    assert len(grid.rows) > 25
    (lines,) = construction(dossier("zh"))
    assert "万元" in lines.caption
    assert plain(lines.rows[0][-1]) == "100.0%"


def test_covers_of_the_annex_are_no_whole_numbers() -> None:
    rows = [row for grid in annexed(dossier("en")) for row in grid.rows]
    covers = [row for row in rows if "ebt service cover" in plain(row[0])]
    assert covers
    assert "0.78" in {plain(cell) for cell in covers[0]}
