"""Findings in words and in the order of telling."""

from __future__ import annotations

from polysight.messages import LANGUAGES
from polysight.study.project_finding import FindingKind, by_urgency, finding


def test_what_is_missed_comes_first_and_everything_has_words() -> None:
    note = finding("loans", FindingKind.NOTE, "project_finding.facility", loan="green")
    missed = finding("plant", FindingKind.FAIL, "project_finding.no_plant")
    assert by_urgency((note, missed)) == (missed, note)
    for language in LANGUAGES:
        assert "green" in note.told(language)
