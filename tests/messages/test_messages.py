from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, catalogue, item_name, text


def test_sentences_are_filled_in_both_languages() -> None:
    told = [text("cli.no_verb", language, got="shwo") for language in LANGUAGES]
    assert all("shwo" in sentence for sentence in told)
    assert told[0] != told[1]


def test_an_unknown_key_is_a_fault() -> None:
    with pytest.raises(KeyError):
        text("no.such")


def test_no_message_is_empty() -> None:
    for language in LANGUAGES:
        assert all(sentence.strip() for sentence in catalogue(language).values())


def test_names_of_parts_and_what_has_none() -> None:
    assert item_name("silicon-metal", "en") == "silicon metal"
    assert item_name("my-own-key", "zh") == "my-own-key"
