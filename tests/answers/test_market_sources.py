"""What the numbers of a market rest on."""

from __future__ import annotations

import pytest

from polysight.answers.market_sources import sources, weak
from tests.cli.market_example import asked

pytestmark = pytest.mark.slow


def test_every_source_is_known_and_they_are_in_order() -> None:
    behind = sources(asked())
    assert list(behind) == sorted(behind)
    assert set(behind) <= set(asked().evidence.sources)


def test_what_has_no_document_is_counted_from_the_rows() -> None:
    found = weak(asked())
    rows = asked().evidence.tables["market_parameters"]
    assert found["behaviour_all"] == len(rows)
    assert found["behaviour"] == sum(one.cells["tier"] == "unverified" for one in rows)
