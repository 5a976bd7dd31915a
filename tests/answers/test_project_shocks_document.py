"""Shocks of policy as a document."""

from __future__ import annotations

import pytest

from polysight.answers.project_shocks_document import cited, document
from polysight.study.project_shocks import concerned, shock_table
from tests.cli.project_example import asked, fits

pytestmark = pytest.mark.slow


def test_the_document_fits_and_cites() -> None:
    found = shock_table(asked().case, asked().resolved.view, concerned(asked().resolved.file))
    fits(document(asked(), found), "project_shocks")
    assert set(cited(found))
