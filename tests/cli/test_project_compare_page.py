"""Projects beside each other."""

from __future__ import annotations

import pytest

from polysight.answers.project_compare_document import document, ranked
from polysight.cli.project_compare_page import CELLS, write
from tests.cli.project_example import NAME, asked, evaluated, fits

pytestmark = pytest.mark.slow

FOUND = (NAME, "entrant-east-coast", "overseas-oman")


def test_the_best_rate_stands_first(capsys: pytest.CaptureFixture[str]) -> None:
    found = [(asked(one), evaluated(one)) for one in FOUND]
    order = [one.resolved.file.id for one, _ in ranked(found)]
    assert order == ["overseas-oman", NAME, "entrant-east-coast"]
    write(found, "zh")
    told = capsys.readouterr().out
    assert len([line for line in told.splitlines() if "%" in line]) >= 3
    assert len(CELLS) > 10
    fits(document(found), "project_compare")
