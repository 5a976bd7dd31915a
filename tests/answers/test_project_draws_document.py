"""A project under uncertainty as a document."""

from __future__ import annotations

import pytest

from polysight.answers.project_draws_document import cited, document, drawn
from tests.cli.project_example import asked, fits

pytestmark = pytest.mark.slow


def test_the_document_fits_and_cites() -> None:
    found = drawn(asked(), 64, 7)
    assert fits(document(asked(), found), "project_draws")["influence"] is None
    assert set(cited(found))
