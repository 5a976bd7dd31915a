"""Names and units of the tables of a project."""

from __future__ import annotations

import pytest

from polysight.answers.project_table_names import ALL, NAMES, chosen

pytestmark = pytest.mark.slow


def test_tables_keep_the_order_of_a_study() -> None:
    assert chosen(["profit", "revenue"]) == ("revenue", "profit")
    assert chosen([ALL]) == NAMES
    assert len(NAMES) >= 18
