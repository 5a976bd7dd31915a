"""Projects side by side as a document."""

from __future__ import annotations

import pytest

from polysight.answers.project_compare_document import document, ranked
from tests.cli.project_example import NAME, asked, evaluated, fits

pytestmark = pytest.mark.slow

FOUND = (NAME, "entrant-east-coast", "overseas-oman")


def test_the_best_rate_stands_first() -> None:
    found = [(asked(one), evaluated(one)) for one in FOUND]
    order = [one.resolved.file.id for one, _ in ranked(found)]
    assert order == ["overseas-oman", NAME, "entrant-east-coast"]
    fits(document(found), "project_compare")
