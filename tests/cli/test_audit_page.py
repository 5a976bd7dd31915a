from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from polysight.cli.audit_page import weightiest, write
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


def test_one_number_is_not_told_over_and_over(tmp_path: Path) -> None:
    (one,) = outcome(tmp_path).contradictions
    rows = [("a", "b"), ("a", "b", "c"), ("c", "d", "a"), ("e",)]
    found = [replace(one, rows=each, id=str(at)) for at, each in enumerate(rows)]
    assert [each.id for each in weightiest(found, 2)] == ["0", "2"]
    assert [each.id for each in weightiest(found, 3)] == ["0", "2", "3"]
    assert [each.id for each in weightiest(found, 9)] == ["0", "1", "2", "3"]
    assert weightiest(found, 0) == ()


def test_no_contradiction_is_told_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(outcome(tmp_path, ROWS[:1]), 10, "zh")
    assert "未发现矛盾" in capsys.readouterr().out
