"""The early warning in the report: as it stands, with its record and its limits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.binding import Numbers
from polysight.report.blocks import Grid, Listing, Paragraph, Picture, plain
from polysight.report.chapters.early_warning import early_warning, opening
from polysight.report.prose import Writer
from tests.report.example import shipped, study, writer


def prose(language: Language) -> str:
    blocks = early_warning(writer(language))
    return " ".join(plain(one.runs) for one in blocks if isinstance(one, Paragraph))


@pytest.mark.parametrize("language", LANGUAGES)
def test_index_lights_odds_and_record_are_told(language: Language) -> None:
    blocks = list(early_warning(writer(language)))
    grids = [one for one in blocks if isinstance(one, Grid)]
    assert [len(one.rows) for one in grids] == [3, 10, 3]
    assert len([one for one in blocks if isinstance(one, Picture)]) == 2
    assert isinstance(blocks[-1], Listing)
    names = {"en": "Capacity under construction over use", "zh": "在建产能与用量之比"}
    assert plain(grids[-1].rows[-1][0]) == names[language]


def test_an_index_over_its_alarm_level_is_an_alarm() -> None:
    told = " ".join(plain(one.runs) for one in opening(writer("en")) if isinstance(one, Paragraph))
    # Of three indices over twelve months the first is the one of all.
    assert "does not alarm" in told
    assert "probability of glut within a year" in told
    assert "grey" not in prose("en")


def test_grey_indicators_are_left_out_and_named_so() -> None:
    name = "warning.early.rank"
    rank = study().arrays[name]
    values = rank.array.values.copy()
    values[-1] = np.nan
    grey = replace(rank, array=replace(rank.array, values=values))
    numbers = Numbers(replace(study(), arrays={**study().arrays, name: grey}), shipped())
    blocks = list(early_warning(Writer("en", numbers)))
    grids = [one for one in blocks if isinstance(one, Grid)]
    assert len(grids[0].rows) == 2
    told = [plain(one.runs) for one in blocks if isinstance(one, Paragraph)]
    assert any("left out of the table" in one for one in told)


def test_odds_are_called_what_they_were_worth() -> None:
    assert "no better than the plain frequency" in prose("en")


def test_a_study_without_it_says_so() -> None:
    bare = {name: one for name, one in study().arrays.items() if ".early." not in name}
    numbers = Numbers(replace(study(), arrays=bare), shipped())
    blocks = list(opening(Writer("en", numbers)))
    assert not list(early_warning(Writer("en", numbers)))
    assert len(blocks) == 1
    assert isinstance(blocks[0], Paragraph)
    assert "polysight warn" in plain(blocks[0].runs)
