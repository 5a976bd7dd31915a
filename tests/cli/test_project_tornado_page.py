"""One factor at a time."""

from __future__ import annotations

import pytest

from polysight.cli.project_tornado_page import bar, percent

pytestmark = pytest.mark.slow


def test_bars_stand_about_the_middle() -> None:
    assert bar(-1.0, 0.5, 4) == "░░░░│██──"
    assert bar(float("nan"), -0.5, 2) == "─█│──"


def test_changes_have_a_sign_but_for_nothing() -> None:
    assert [percent(one) for one in (-0.1, 0.0, 1e-9, 0.155)] == ["-10%", "0%", "0%", "+15.5%"]
