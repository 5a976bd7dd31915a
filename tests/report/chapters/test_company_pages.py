"""Pages of companies."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.blocks import Cite, Grid, Paragraph, plain
from polysight.report.chapters.companies import largest
from polysight.report.chapters.company_pages import HEADS, page, pages
from tests.report.example import changed, numbers, study, writer

OWNER_COST = "market.forecast.owner_cost"


@pytest.mark.parametrize(("cost", "side"), [(1.0, "below"), (900.0, "above")])
def test_a_page_says_where_a_company_stands(cost: float, side: str) -> None:
    size = study().arrays[OWNER_COST].array.values.size
    one = numbers(changed(OWNER_COST, *np.full(size, cost)))
    found = page(one, largest(one, "owner")[0], "2021", "2024")
    assert found is not None
    assert found.key.endswith(side)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_company_has_a_paragraph_and_its_plants_with_events(language: Language) -> None:
    owners = largest(numbers(), "owner")
    blocks = list(pages(writer(language), owners, "2021", "2024"))
    told = [one for one in blocks if isinstance(one, Paragraph)]
    assert len(told) == len(owners)
    assert all(sum(isinstance(run, Cite) for run in one.runs) == 8 for one in told)
    grids = [one for one in blocks if isinstance(one, Grid)]
    assert grids
    assert all(len(row) == len(HEADS) for one in grids for row in one.rows)
    assert any("PE0" in plain(row[-1]) for one in grids for row in one.rows)
