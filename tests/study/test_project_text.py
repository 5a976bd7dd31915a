"""A project file as text: the same content, in the order of the form, with its choices."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polysight.evidence.location import data_folder
from polysight.messages import LANGUAGES, Language, text
from polysight.study.project_text import project_text

EXAMPLES = sorted((data_folder() / "projects").glob("*.toml"))
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.fixed_dictionaries(
    {"value": st.floats(allow_nan=False, allow_infinity=False) | st.integers(), "unit": WORDS}
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_text_of_a_project_says_the_same(path: Path, language: Language) -> None:
    tree = tomllib.loads(path.read_text("utf-8"))
    assert tomllib.loads(project_text(tree, language)) == tree


@given(
    st.dictionaries(
        WORDS, WORDS | NUMBERS | st.booleans() | st.lists(NUMBERS, min_size=1), max_size=4
    ),
    st.dictionaries(WORDS, st.dictionaries(WORDS, NUMBERS, min_size=1), max_size=3),
)
@settings(max_examples=100)
def test_whatever_stands_there_is_written_as_it_is(
    plain: dict[str, object], tables: dict[str, object]
) -> None:
    tree = {"id": "x", "project": plain, "uncertainty": tables, "scenarios": {"a b": plain}}
    kept = {key: part for key, part in tree.items() if part or key in ("project", "uncertainty")}
    assert tomllib.loads(project_text(kept, "en")) == kept


def test_the_form_gives_order_and_choices_and_the_catalogue_the_comments() -> None:
    said = project_text({"schedule": {"period": "month"}, "project": {"kind": "overseas"}}, "zh")
    assert said.index("[project]") < said.index("[schedule]")
    assert "greenfield | brownfield | overseas | electronic" in said
    assert "year | half-year | quarter | month" in said
    assert text("project_text.schedule", "zh") in said


def test_a_word_with_quotes_and_lines_stays_one() -> None:
    told = 'said "so"\nand \\ more'
    tree = {"title": {"en": told, "zh": told}}
    said = project_text(tree, "en")
    assert json.dumps(told) in said
    assert tomllib.loads(said) == tree
