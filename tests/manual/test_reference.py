"""The reference has every verb and branch, and each of its options."""

from __future__ import annotations

import pytest

from polysight.cli.group import VERBS
from tools.manual.reference import commands, page


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_verb_branch_and_option_stands_on_the_page(language: str) -> None:
    text = page(language)
    sections = {
        part.partition("\n")[0]: part.replace("\\|", "|") for part in text.split("\n## ")[1:]
    }
    found = dict(commands("zh" if language == "zh" else "en"))
    assert list(sections) == list(found)
    assert set(VERBS) <= set(found)
    assert {"comply gap", "market backtest", "project stress"} <= set(found)
    for words, command in found.items():
        for parameter in command.params:
            if parameter.param_type_name == "option":
                assert f"`{max(parameter.opts, key=len)}`" in sections[words]


def test_examples_are_commands() -> None:
    lines = page("zh").splitlines()
    shown = [line for line in lines if line.startswith("polysight ")]
    assert "polysight show price --grade n-type --from 2024-01" in shown
    assert len(shown) > len(VERBS)
