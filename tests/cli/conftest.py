"""Running the command inside the test process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from polysight.cli import main
from polysight.evidence.location import data_folder
from polysight.study import warning_panel_file
from polysight.study.warning_panel_file import FILE


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a call of the command ended with and said."""

    code: int
    out: str
    err: str


Call = Callable[..., Spoken]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call of the command with arguments, in English unless told otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "POLYSIGHT_LANG", "POLYSIGHT_OVERLAY"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str) -> Spoken:
        capsys.readouterr()
        code = main(list(arguments))
        said = capsys.readouterr()
        return Spoken(code, said.out, said.err)

    return run


@pytest.fixture
def shipped_panel(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped panel of indicators is used even where the data moved on since."""
    tree = json.loads((data_folder() / FILE).read_text(encoding="utf-8"))
    monkeypatch.setattr(warning_panel_file, "panel_digest", lambda folder: tree["data"])
