"""The tables of a feasibility study have their names, and one name means one thing."""

from __future__ import annotations

from itertools import pairwise

import pytest

from polysight.investment.table_layout import LAYOUTS
from polysight.investment.table_line import Layout
from polysight.messages import LANGUAGES, text


def test_nineteen_tables_with_the_two_that_have_no_periods() -> None:
    keys = [layout.key for layout in LAYOUTS]
    assert len(set(keys)) == len(keys) == 17
    for key in (*keys, "construction_investment", "headline"):
        assert all(text(f"statement_table.{key}", language) for language in LANGUAGES)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.key)
def test_every_line_has_a_name_in_both_languages(layout: Layout) -> None:
    for line in layout.lines:
        assert all(text(f"statement.{line.key}", language, item="x") for language in LANGUAGES)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.key)
def test_levels_go_down_one_at_a_time(layout: Layout) -> None:
    levels = [0, *(line.level for line in layout.lines)]
    assert all(later <= before + 1 for before, later in pairwise(levels))
    assert layout.lines[0].level == 0


def test_one_name_means_one_thing() -> None:
    meant: dict[str, set[object]] = {}
    for layout in LAYOUTS:
        for line in layout.lines:
            if line.terms:
                meant.setdefault(line.key, set()).add((line.terms, line.under, line.kind))
    assert {key for key, terms in meant.items() if len(terms) > 1} == set()
