"""Standing still and insolvency in words."""

from __future__ import annotations

import pytest

from polysight.answers.project_distress_document import distress_document
from polysight.cli.project_distress_words import spans, write_distress, write_idle_rule
from polysight.investment.market_change import repriced
from polysight.study.project_distress import SOUND, Distress
from tests.cli.project_example import asked

pytestmark = pytest.mark.slow


def test_neighbouring_years_are_drawn_together() -> None:
    assert spans((2031, 2032, 2033, 2036), "en") == "2031–2033, 2036"


def test_a_sound_project_has_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    write_distress([("A", SOUND), ("B", Distress((2031,), 2033))], "en")
    said = capsys.readouterr().out
    assert "A" not in said
    assert "B: stands still in 2031; insolvent from 2033" in said
    assert distress_document(Distress((2031,), 2033)) == {
        "idle_years": [2031], "insolvent_year": 2033,
    }  # fmt: skip


def test_the_rule_says_whether_the_plan_stands_still(capsys: pytest.CaptureFixture[str]) -> None:
    write_idle_rule(asked().case, "en")
    assert "never" in capsys.readouterr().out
    write_idle_rule(repriced(asked().case, 0.1), "zh")
    assert "停产" in capsys.readouterr().out
