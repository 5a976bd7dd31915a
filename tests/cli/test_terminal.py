from __future__ import annotations

import subprocess
import sys

import pytest
from rich.cells import cell_len

from polysight.cli import terminal


def test_cells_are_printed_whole_and_literally(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.table("t", ["name", "value"], [["[bold]x[/bold]", "1,234.5"], ["长" * 30, "-2"]])
    said = capsys.readouterr().out
    assert "[bold]x[/bold]" in said
    assert "长" * 30 in said
    assert "\x1b[" not in said


def test_a_pipe_is_as_wide_as_the_reader_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    terminal.table("t" * 20, ["name", "value"], [["word " * 30, "1"], ["长" * 80, "-2"]])
    said = capsys.readouterr().out
    assert max(cell_len(line) for line in said.splitlines()) == 100
    monkeypatch.delenv("COLUMNS")
    assert terminal.console().width == terminal.WIDTH_WITHOUT_TERMINAL


def test_a_chart_shows_its_unit(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.chart([2024.0, 2024.5, 2025.0], [40.0, 35.0, 52.0], "CNY/kg")
    assert "CNY/kg" in capsys.readouterr().out
    terminal.chart([2024.0, 2024.5], [40.0, 40.0], "CNY/kg")
    assert "CNY/kg" in capsys.readouterr().out


def test_progress_is_silent_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with terminal.progress() as bar:
        bar.advance(bar.add_task("x", total=1))
    assert capsys.readouterr().err == ""


def test_a_reader_may_leave_early() -> None:
    script = "import sys; from polysight.cli import main; sys.exit(main(['show', 'price']))"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as done:
        assert done.stdout is not None
        done.stdout.readline()
        done.stdout.close()
        assert done.wait(timeout=60) == 0
