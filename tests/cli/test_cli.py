"""Exit codes and streams of the whole command."""

from __future__ import annotations

from pathlib import Path

import pytest

import polysight.cli as command
from tests.cli.conftest import Call


def test_results_go_to_stdout_and_messages_to_stderr(call: Call) -> None:
    said = call("show", "price", "--region", "Sichaun")
    assert (said.code, said.out) == (2, "")
    assert "Sichuan" in said.err
    said = call("show", "price", "--from", "yesterday", "--lang", "zh")
    assert said.code == 2
    assert "有效期间" in said.err


def test_an_internal_fault_ends_with_one_and_no_traceback(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr(command, "VerbGroup", broken)
    said = call("show")
    assert said.code == 1
    assert "boom" in said.err
    assert "Traceback" not in said.err
    monkeypatch.setenv("POLYSIGHT_DEBUG", "1")
    assert "Traceback" in call("show").err


def test_interruption_and_usage_have_their_codes(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("completion", "tcsh").code == 2

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "VerbGroup", interrupted)
    assert call("show").code == 130


def test_a_missing_file_is_told_without_a_traceback(call: Call, tmp_path: Path) -> None:
    said = call("import", str(tmp_path / "none.csv"), "--overlay", str(tmp_path / "o"))
    assert said.code == 2
    assert "none.csv" in said.err
    assert not (tmp_path / "o").exists()
