"""Capture of carbon dioxide as a document."""

from __future__ import annotations

from polysight.answers.footprint_capture_document import document


def test_what_was_not_asked_for_is_told_as_nothing() -> None:
    assert document(None, "en") is None
    assert document(None, "zh") is None
