"""The file of numbers."""

from __future__ import annotations

import json

from polysight.report.numbers_file import numbers_file
from tests.report.example import written


def test_every_printed_number_is_listed_with_everything_that_resolves_it() -> None:
    writers = [written("zh")[0], written("en")[0]]
    tree = json.loads(numbers_file(writers))
    rows = {row["id"]: row for row in tree["numbers"]}
    assert rows.keys() == writers[0].uses.keys() == writers[1].uses.keys()
    row = rows["investment.npv[after-tax]"]
    assert row["text"] == {
        "zh": "−13.72亿元",
        "en": "CNY\N{NO-BREAK SPACE}−1,372\N{NO-BREAK SPACE}million",
    }
    assert row["sections"] == ["summary", "project"]
    assert row["known"] == "2025-06-30"
    assert tree["manifest"]["scenario"] == "example"
    for one in rows.values():
        assert one["sections"]
        assert one["formula"]
        assert isinstance(one["value"], float | int)
