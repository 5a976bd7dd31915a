from __future__ import annotations

from pathlib import Path

import pytest

from polysight.cli.audit_page import write
from polysight.messages import Language
from tests.audit.audited_tables import ROWS, outcome
from tests.cli.audit_example import CLAIMS


@pytest.mark.parametrize("language", ["en", "zh"])
def test_definitions_stand_apart_from_contradictions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: Language
) -> None:
    found = outcome(tmp_path)
    write(found, 10, language)
    before, after = capsys.readouterr().out.split(found.definitions[0].id)
    assert found.contradictions[0].id in before
    assert found.contradictions[0].id not in after


def test_what_could_not_be_judged_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(outcome(tmp_path, CLAIMS), 10, "en")
    told = capsys.readouterr().out
    for word in ("phase of the moon", "moons", "gossip"):
        assert word in told


def test_no_more_than_asked_for_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = outcome(tmp_path)
    write(found, 0, "en")
    assert found.contradictions[0].id not in capsys.readouterr().out


def test_no_contradiction_is_told_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(outcome(tmp_path, ROWS[:1]), 10, "zh")
    assert "未发现矛盾" in capsys.readouterr().out
