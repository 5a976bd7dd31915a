"""Titles and notes say scenario, day, draws and seed; masses follow the language."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.market.about import About


def about(language: Language) -> About:
    return About(language, "Title of it", "name-of-it", "2026-06-30", 2000, 7)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_frame_can_be_cited_alone(language: Language) -> None:
    frame = about(language).frame("waterfall")
    assert "Title of it" in frame.title
    for word in ("2,000", "7", "2026-06-30", "polysight market name-of-it"):
        assert word in frame.note


def test_masses_follow_the_language() -> None:
    assert about("en").mass(np.array([50.0])).tolist() == [50.0]
    assert about("zh").mass(np.array([50.0])).tolist() == [5.0]
    assert about("zh").words("market_rods") == "棒状硅"
