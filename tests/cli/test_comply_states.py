"""A page tells in which state a text counts the plant, and what the other state would mean."""

from __future__ import annotations

import pytest

from polysight.cli.comply_states import state_lines
from polysight.messages import LANGUAGES, Language
from tests.cli.comply_example import answered
from tests.plant.routes.plants import data


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plant_built_before_a_text_is_existing_and_would_miss_the_limit_of_new_ones(
    language: Language,
) -> None:
    found = answered("siemens-inner-mongolia-new").compliance
    (line,) = (one for one in state_lines(found, data(), language) if "gb-29447-2026" in one)
    for part in ("2025-06", "2027-01-01", "GB29447-2026-TCS", "≤ 5.5 kgce/kg"):
        assert part in line


def test_a_plant_that_every_text_counts_as_its_file_does_needs_no_words() -> None:
    found = answered("granular-inner-mongolia").compliance
    told = {one.instrument.id for one in found.other_states}
    lines = " ".join(state_lines(found, data(), "en"))
    assert "gb-29447-2026" not in told
    assert "gb-29447-2026" not in lines
