"""Summary and evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.report.blocks import Cite, Grid, Listing, Paragraph, plain
from polysight.report.chapters.opening import about, quality, summary
from tests.report.example import study, without, writer


def test_all_findings_stand_in_the_summary() -> None:
    lead, apart, _, listing = summary(writer("en"))
    assert isinstance(lead, Paragraph)
    assert lead.style == "lead"
    assert isinstance(apart, Paragraph)
    assert sum(isinstance(run, Cite) for run in apart.runs) == 2
    assert isinstance(listing, Listing)
    assert 5 <= len(listing.items) <= 10


def test_what_is_withdrawn_is_named() -> None:
    *_, listing, note = summary(writer("en", without("carbon.total_lifecycle")))
    assert isinstance(listing, Listing)
    assert isinstance(note, Paragraph)
    assert plain(note.runs).endswith(": footprint.")


def test_a_contradiction_names_company_route_and_grade() -> None:
    one = writer("en")
    row = one.numbers.evidence.observation("MC0091")
    # The site repeats the names of regions, which stand in their own column.
    assert about(one, row).endswith("modified Siemens")
    assert "Daqo" in about(one, row)


def test_contradictions_show_both_values_and_the_spread() -> None:
    one = writer("zh")
    blocks = list(quality(one))
    grid = blocks[-1]
    assert isinstance(grid, Grid)
    assert 1 <= len(grid.rows) <= 8
    for row in grid.rows:
        cited = [run.id for cell in row for run in cell if isinstance(run, Cite)]
        low, high, spread = (one.numbers.number(name).value for name in cited)
        assert high / low - 1 == pytest.approx(spread)
        assert cited[0] in plain(row[1])


def test_a_missing_early_warning_is_told_loudly() -> None:
    bare = {name: one for name, one in study().arrays.items() if ".early." not in name}
    blocks = summary(writer("en", replace(study(), arrays=bare)))
    leads = [plain(one.runs) for one in blocks if isinstance(one, Paragraph)]
    assert any(one.startswith("Attention: this report has no early warning") for one in leads)
