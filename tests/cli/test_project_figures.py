"""Figures of a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.answers.project_tornado_document import tornado as moved
from polysight.cli.project_figures import about, effects, tornado
from polysight.study.project_stress import stress_table
from tests.cli.project_example import asked

pytestmark = pytest.mark.slow


def test_figures_name_project_and_factors(tmp_path: Path) -> None:
    told = about(asked(), "zh")
    assert told.factor_name("price") == "产品价格"
    written = tornado(asked(), moved(asked(), None, None), "zh", tmp_path)
    assert {path.suffix for path in written} == {".png", ".svg"}


def test_one_change_has_no_way_between(tmp_path: Path) -> None:
    view = asked().resolved.view
    assert effects(asked(), stress_table(asked().case, view, ["delay"]), "en", tmp_path) == []
    assert effects(asked(), stress_table(asked().case, view, ["delay", "rate"]), "en", tmp_path)
