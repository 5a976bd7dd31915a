"""Equal questions are equal whatever their order, and documents are told as the command does."""

from __future__ import annotations

import datetime as dt
import json

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

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


KEYS = st.one_of(st.text(max_size=5), st.integers(), st.booleans(), st.none(), st.floats(-1, 1))
TREES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.text(max_size=8),
        st.floats(allow_nan=False, allow_infinity=False),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=2).map(tuple),
        st.dictionaries(KEYS, inner, max_size=3),
    ),
    max_leaves=12,
)  # fmt: skip


@given(TREES)
@example([np.float64(0.1), {"a": ({"b": [1e-7, 1e22]},)}, [], {}, "\u2028\x00é硅"])
def test_a_document_is_written_as_the_command_writes_it(tree: object) -> None:
    told = json.dumps(tree, ensure_ascii=False, indent=2, allow_nan=False)
    assert answer_text(tree) == f"{told}\n".encode()


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -np.float64("inf")])
def test_numbers_that_are_none_are_never_written(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        answer_text({"a": [number]})
