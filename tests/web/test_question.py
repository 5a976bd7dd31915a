"""Equal questions are equal whatever their order, and documents are told as the command does."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from polysight.web.question import answer_text, question


def test_order_makes_no_other_question() -> None:
    one = question("cost", {"place": ["CN-XJ"], "as_of": dt.date(2026, 1, 31)}, "en")
    other = question("cost", {"as_of": "2026-01-31", "place": ["CN-XJ"]}, "en")
    assert one == other
    assert one.particulars == {"place": ["CN-XJ"], "as_of": "2026-01-31"}
    assert one != question("cost", {"as_of": "2026-01-31", "place": ["CN-XJ"]}, "zh")


def test_a_document_is_told_to_the_last_bit_and_what_is_no_number_is_no_answer() -> None:
    tree = {"value": 0.1 + 0.2, "name": "多晶硅", "none": None}
    told = answer_text(tree)
    assert told.decode() == json.dumps(tree, ensure_ascii=False, indent=2) + "\n"
    with pytest.raises(ValueError, match="JSON"):
        answer_text({"value": float("nan")})
