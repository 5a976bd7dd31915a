"""A workbook that was read again, as a document."""

from __future__ import annotations

import pytest

from polysight.cli.project_read_document import document, reread
from polysight.report.workbook.reading import Changes
from tests.cli.project_example import asked, fits

pytestmark = pytest.mark.slow


def test_an_unchanged_workbook_changes_nothing() -> None:
    found = reread(asked(), Changes(asked().case, ()))
    told = fits(document(asked(), found), "project_read")
    assert told["changes"] == []
