"""Every number of a footprint resolves to a row with its source."""

from __future__ import annotations

import pytest

from polysight.study.footprint_summary import behind, cited
from tests.study.footprint_example import data, known
from tests.study.footprint_plants import GRANULES, ROD, told


@pytest.mark.parametrize("name", [ROD, GRANULES])
def test_every_row_has_a_source_that_exists(name: str) -> None:
    summary = told(name)
    assert {"GF0011", "PF0009"} <= {one.row for one in summary.cited}
    for one in summary.cited:
        assert one.source in data().sources, one
        assert one.value


def test_what_is_cited_is_a_row_or_the_model_or_the_file() -> None:
    summary = told(ROD)
    for name in behind(summary.footprint, summary.reading):
        row = cited(name, known(), data())
        assert row is not None or name.startswith(("plant-model:", "plant-file:")), name


def test_an_inventory_row_says_whose_it_is() -> None:
    row = cited("IV-silicon-metal-02", known(), data())
    assert row is not None
    assert row.what.startswith("silicon-metal: input")
