"""A hedged project as a document."""

from __future__ import annotations

import pytest

from polysight.answers.project_hedge_document import cited, document, hedged
from tests.cli.project_example import asked, fits

pytestmark = pytest.mark.slow


def test_the_document_fits_and_cites() -> None:
    found = hedged(asked(), "half-and-half", 16, 7)
    assert fits(document(asked(), found), "project_hedge")["draws"] == 16
    assert cited(found)
