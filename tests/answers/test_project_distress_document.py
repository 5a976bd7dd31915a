"""Standing still and insolvency of a project as a document."""

from __future__ import annotations

from polysight.answers.project_distress_document import distress_document
from polysight.study.project_distress import SOUND, Distress


def test_years_are_told_and_a_sound_project_has_none() -> None:
    assert distress_document(Distress((2031,), 2033)) == {
        "idle_years": [2031], "insolvent_year": 2033,
    }  # fmt: skip
    assert distress_document(SOUND) == {"idle_years": [], "insolvent_year": None}
