"""Options of a project as a document."""

from __future__ import annotations

import pytest

from polysight.answers.project_options_document import cited, document
from polysight.study.project_options import option_table
from tests.cli.project_example import asked, fits

pytestmark = pytest.mark.slow


def test_the_document_fits_and_cites() -> None:
    found = option_table(asked().case, asked().resolved.view, paths=200)
    assert fits(document(asked(), found), "project_options")["paths"] == 200
    assert cited(found)
