"""Places in documents are found, and those that do not exist are not."""

from __future__ import annotations

from typing import Any

import pytest

from tools.manual.paths import selected, tells

DOCUMENT: dict[str, Any] = {
    "a": {"b": 0.0, "0.5": [1, 2, 3]},
    "none": [],
    "rows": [{"id": "x:1.5", "value": False}, {"id": "y", "value": None}],
}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("a.b", [0.0]),
        ("a.c", []),
        ('a."0.5"[1]', [2]),
        ('a."0.5"[-1]', [3]),
        ('a."0.5"[3]', []),
        ("rows[id=x:1.5].value", [False]),
        ("rows[id=z].value", []),
        ("rows[id=y&value=None].id", ["y"]),
        ("rows[id=y&value=False].id", []),
        ("rows[].value", [False, None]),
        ("rows.value", []),
        ("a.b[]", []),
        ("none", [[]]),
    ],
)
def test_a_path_leads_where_it_says(path: str, found: list[object]) -> None:
    assert selected(DOCUMENT, path) == found


@pytest.mark.parametrize(
    ("value", "anything"),
    [(0.0, True), (False, True), ("", False), (None, False), ([{"a": None}], False), ([0], True)],
)
def test_nothing_is_told_by_nulls(value: object, anything: bool) -> None:
    assert tells(value) is anything
