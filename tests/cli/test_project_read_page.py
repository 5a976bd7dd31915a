"""What a changed workbook says, as a page."""

from __future__ import annotations

import pytest

from polysight.cli.project_read_document import document, reread
from polysight.cli.project_read_page import write
from polysight.report.workbook.reading import Change, Changes
from tests.cli.project_example import NAME, asked, fits

pytestmark = pytest.mark.slow


def test_changes_are_told_with_both_outcomes(capsys: pytest.CaptureFixture[str]) -> None:
    change = Change("load", 2030, "Yearly!H4", "Load", 0.88, 0.5)
    found = reread(asked(), Changes(asked(NAME, "idle").case, (change,)))
    write(asked(), found, "en")
    assert "0.88" in capsys.readouterr().out
    told = fits(document(asked(), found), "project_read")
    assert told["before"]["npv"] > told["after"]["npv"]
