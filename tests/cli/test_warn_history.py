"""``polysight warn history``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from polysight.answers import warn_answer
from polysight.evidence.store import Evidence
from polysight.study.warning_panel_file import FILE, Step
from polysight.warning.panel import Panel
from tests.cli.conftest import Call
from tests.cli.project_example import fits
from tests.study.warning_panel_example import shipped_panel

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("shipped_panel")]


def test_the_branch_answers_with_its_document(call: Call, tmp_path: Path) -> None:
    said = call("warn", "history", "--as-of", "2019-12-31", "--json", "--figures", str(tmp_path))
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "warn_history")
    assert (told["months"][0], told["months"][-1]) == ("2009-01", "2019-12")
    assert {Path(one).stem for one in told["figures"]} == {"warn_lights", "warn_index"}


def test_the_history_is_rebuilt_and_kept(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []

    def rebuilt(data: Evidence, first: int, last: int, step: Step) -> Panel:
        del data, step
        asked.append((first, last))
        return shipped_panel().until(last)

    monkeypatch.setattr(warn_answer, "rebuilt_panel", rebuilt)
    path = tmp_path / FILE
    said = call("warn", "history", "--as-of", "2015-02-28", "--rebuild", str(path))
    assert (said.code, str(path) in said.err) == (0, True)
    assert asked == [(12 * 2009, 12 * 2015 + 1)]
    assert len(json.loads(path.read_text())["months"]) == 12 * 6 + 2
