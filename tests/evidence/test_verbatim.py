"""Every text comes back, and no risky one is left bare."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.evidence.verbatim import guarded, released


@given(st.text(st.sampled_from("'=+-@＝＠ \t\nax1")))
def test_every_text_comes_back(text: str) -> None:
    cell = guarded(text)
    assert released(cell) == text
    assert cell[:1] not in set("=+-@＝＋－＠\t\n\r ")


@pytest.mark.parametrize("text", ["", "silicon", "'quoted", "1=1", "a-b", "”＝"])
def test_plain_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text
    assert released(text) == text
