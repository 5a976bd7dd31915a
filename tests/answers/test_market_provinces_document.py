"""Silicon by province as a document for machines."""

from __future__ import annotations

from typing import Any

import pytest

from polysight.answers.market_provinces_document import balance_of, document
from tests.cli.market_example import found

pytestmark = pytest.mark.slow


def test_the_document_holds_the_same_balance() -> None:
    told, held = document(found()), balance_of(found())
    assert told is not None
    assert held is not None
    producers: Any = told["producers"]
    assert [one["region"] for one in producers] == list(held.producers)
