"""The early warning month by month as a document for machines."""

from __future__ import annotations

import pytest

from polysight.answers.warn_history_document import document
from tests.cli.project_example import fits
from tests.cli.warn_example import assessed

pytestmark = pytest.mark.slow


def test_the_document_fits() -> None:
    told = fits(document(assessed()), "warn_history")
    count = len(told["months"])
    assert all(len(one["light"]) == count for one in told["indicators"])
    assert all(len(one["pooled"]) == count for one in told["probabilities"])
    assert [one["name"] for one in told["indices"]] == ["all", "leading", "coincident"]
