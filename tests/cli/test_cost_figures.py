"""Figures of cost in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.cli.cost_figures import write
from polysight.messages import LANGUAGES, Language
from tests.cli.cost_example import example, full_example


@pytest.mark.parametrize("language", LANGUAGES)
def test_stack_and_curve_are_drawn(language: Language, tmp_path: Path) -> None:
    model, view = example()
    paths = write(model, view, language, tmp_path)
    assert {path.stem for path in paths} == {"cost_stack", "merit_order"}
    svg = (tmp_path / "cost_stack.svg").read_text("utf-8")
    assert {"en": "Xinjiang", "zh": "新疆"}[language] in svg


@pytest.mark.parametrize("language", LANGUAGES)
def test_full_cost_and_price_stand_in_the_figures(language: Language, tmp_path: Path) -> None:
    model, view = full_example()
    write(model, view, language, tmp_path)
    stack = (tmp_path / "cost_stack.svg").read_text("utf-8")
    curve = (tmp_path / "merit_order.svg").read_text("utf-8")
    assert {"en": "depreciation", "zh": "折旧"}[language] in stack
    assert {"en": "observed price 38.5", "zh": "实际价格38.5"}[language] in curve
