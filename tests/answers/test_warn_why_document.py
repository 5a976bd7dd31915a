"""Why the warning says what it says, as a document for machines."""

from __future__ import annotations

import pytest

from polysight.answers.warn_why_answer import why
from polysight.answers.warn_why_document import document
from tests.cli.project_example import fits
from tests.cli.warn_example import ROWS, RULE, asked

pytestmark = pytest.mark.slow


def test_the_document_fits() -> None:
    told = fits(document(why(asked(), "utilisation")), "warn_why")
    assert {one["id"] for one in told["rows"]} == set(ROWS)
    assert len(told["history"]["months"]) == len(told["history"]["light"])
    assert told["rules"][0]["threshold"] == RULE.threshold
    assert {one["source"] for one in told["rows"]} <= told["sources"].keys()
