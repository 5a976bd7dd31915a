"""Blocks of a report."""

from __future__ import annotations

from polysight.report.blocks import Cite, Words, plain


def test_plain_text_keeps_numbers_and_words() -> None:
    assert plain((Words("at "), Cite("a.b[c]", "4.6"), Words("."))) == "at 4.6."
