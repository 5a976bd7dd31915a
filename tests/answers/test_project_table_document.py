"""Tables as documents."""

from __future__ import annotations

import pytest

from polysight.answers.project_table_document import table_document
from polysight.answers.project_table_names import NAMES
from tests.cli.project_example import evaluated

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_names_in_both_languages(name: str) -> None:
    told = table_document(evaluated(), name)
    assert told["rows"]
    assert all(set(row["name"]) == {"en", "zh"} for row in told["rows"])  # type: ignore[attr-defined]
