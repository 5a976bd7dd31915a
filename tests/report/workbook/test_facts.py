"""What a workbook says beside its numbers."""

from __future__ import annotations

import pytest

from polysight.report.workbook.facts import facts
from tests.cli.project_example import NAME, asked

pytestmark = pytest.mark.slow


def test_citations_name_source_and_reason() -> None:
    told = facts(asked(NAME, "idle"), "en")
    assert told.scenario
    assert told.citations["financing.equity_share"][0].startswith("FP0001: ")
    assert told.minimum_price["nominal"] > 0.0


def test_a_place_of_the_file_is_no_source() -> None:
    told = facts(asked(NAME, "idle"), "en")
    cited = [one for each in told.citations.values() for one in each]
    assert not [one for one in cited if one.startswith("project:")]
